import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { mongo } from 'mongoose'
import { afterAll, expect, test } from 'vitest'
import { createGridFsStorage } from '../../src/attachment/gridfs.ts'
import { createS3Storage } from '../../src/attachment/s3.ts'
import { DeleteMessageDocument, SendMessageDocument } from '../generated/operations.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { bytesOf, filesOf, picture, put, refusal, reserve, textFile, upload } from './files.ts'
import { startS3Server } from './s3-server.ts'

const s3 = await startS3Server('key')
const options = { endpoint: s3.endpoint, bucket: 'chat-files', accessKeyId: 'key', secretAccessKey: 'secret' }
const chat = await startSharedChat({ s3: options })
const folder = await mkdtemp(join(tmpdir(), 'parley-storage-'))
afterAll(async () => {
  await s3.close()
  await rm(folder, { recursive: true })
})

const newKey = () => new mongo.BSON.ObjectId().toHexString()
const content = Buffer.from(Array.from({ length: 700_000 }, (_, i) => i % 251))
const fileWith = async (bytes: Buffer) => {
  const path = join(folder, randomUUID())
  await writeFile(path, bytes)
  return { path, size: bytes.length, mimeType: 'application/octet-stream' }
}

/** What is promised of each. */
test.each([
  ['GridFS', () => Promise.resolve(createGridFsStorage(chat.app.database))],
  ['S3', () => createS3Storage(options)],
])('%s gives what was put, whole or in part, until it is removed', async (_, create) => {
  const storage = await create()
  const [key, other] = [newKey(), newKey()]
  await storage.put(key, await fileWith(content))
  await storage.put(other, await fileWith(Buffer.from('x')))
  const given = async (start: number, end?: number) => buffer(await storage.get(key, start, end))
  expect((await given(0)).equals(content)).toBe(true)
  expect((await given(0, content.length)).equals(content)).toBe(true)
  expect((await given(255_000, 262_000)).equals(content.subarray(255_000, 262_000))).toBe(true)
  expect((await given(0, 1)).equals(content.subarray(0, 1))).toBe(true)
  expect((await given(content.length - 1)).equals(content.subarray(-1))).toBe(true)

  await storage.remove(key)
  await expect(storage.get(key, 0)).rejects.toThrow(/\w/)
  await storage.remove(key)
  await storage.remove(newKey())
  expect((await buffer(await storage.get(other, 0))).toString()).toBe('x')
})

test.each([
  ['GridFS', () => Promise.resolve(createGridFsStorage(chat.app.database))],
  ['S3', () => createS3Storage(options)],
])('%s gives nothing of a put that failed', async (_, create) => {
  const storage = await create()
  const key = newKey()
  const missing = { path: join(folder, 'missing'), size: 5, mimeType: 'text/plain' }
  await expect(storage.put(key, missing)).rejects.toThrow(/\w/)
  await expect(storage.get(key, 0)).rejects.toThrow(/\w/)
  await storage.remove(key)
})

test('with S3 set, files are there and not in the database, from the upload to their end', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const before = s3.objects.size
  const attachmentIds = [await upload(ann, await picture(400, 300)), await upload(ann, textFile('0123456789'))]
  const input = { recipientId: bob.id, clientId: randomUUID(), kind: 'FILE' as const, attachmentIds }
  const { message } = (await ann.does(SendMessageDocument, { input })).sendMessage
  const [image, text] = await filesOf(bob, message.id)
  expect([...s3.objects].slice(before).map(([key, { type }]) => [key.split('/')[1], type])).toEqual([
    ['chat-files', 'image/png'],
    ['chat-files', 'image/webp'],
    ['chat-files', 'text/plain'],
  ])
  expect((await bytesOf(image!.thumbnailUrl!)).length).toBeGreaterThan(50)
  expect((await bytesOf(text!.url, { range: 'bytes=3-5' })).toString()).toBe('345')
  await ann.does(DeleteMessageDocument, { messageId: message.id })
  await chat.app.cleaning.run()
  expect(s3.objects.size).toBe(before)
})

test('what the storage refuses is not there, and can be uploaded again', async () => {
  const [ann] = await chat.people('ann')
  const file = textFile('hello')
  const { attachment, uploadUrl } = await reserve(ann, file)
  s3.failing.add('PUT')
  expect(await refusal(put(uploadUrl, file.bytes))).toBe('500 INTERNAL_SERVER_ERROR')
  expect(await refusal(fetch(attachment.url))).toBe('404 NOT_FOUND')
  s3.failing.clear()
  expect((await put(uploadUrl, file.bytes)).status).toBe(204)
  expect((await bytesOf(attachment.url)).toString()).toBe('hello')
})

test('what the job could not remove, it removes the next time; the rest it removes at once', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const before = s3.objects.size
  const sendOne = async () => {
    const attachmentIds = [await upload(ann, textFile('to go'))]
    const input = { recipientId: bob.id, clientId: randomUUID(), kind: 'FILE' as const, attachmentIds }
    const { message } = (await ann.does(SendMessageDocument, { input })).sendMessage
    await ann.does(DeleteMessageDocument, { messageId: message.id })
    return attachmentIds[0]!
  }
  const ids = [await sendOne(), await sendOne()]
  const { attachments } = chat.app.database
  s3.failing.add('DELETE')
  await chat.app.cleaning.run()
  expect(await attachments.countDocuments({ _id: { $in: ids } })).toBe(2)
  s3.failing.clear()
  await chat.app.cleaning.run()
  expect(await attachments.countDocuments({ _id: { $in: ids } })).toBe(0)
  expect(s3.objects.size).toBe(before)
})
