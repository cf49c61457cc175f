import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { DeleteMessageDocument, SendMessageDocument } from '../generated/operations.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { attachmentOf, bytesOf, filesOf, picture, put, refusal, reserve, textFile, upload } from './files.ts'

let now = Date.now()
const chat = await startSharedChat({ clock: { now: () => new Date(now) } })
const { attachments, db } = chat.app.database

test('what a browser could run is saved and never shown, whatever it is called', async () => {
  const [ann] = await chat.people('ann')
  const svg = {
    name: 'a "bad" – name%.svg',
    mimeType: 'image/svg+xml',
    bytes: Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  }
  const { url, thumbnailUrl, width } = (await attachmentOf(ann, await upload(ann, svg)))!
  const { headers } = await fetch(url)
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="a _bad_ _ name_.svg"; filename*=UTF-8''a%20%22bad%22%20%E2%80%93%20name%25.svg`,
  )
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(headers.get('cache-control')).toBe('private, no-cache')
  expect([thumbnailUrl, width]).toEqual([null, null])
})

test.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)(
  '%s is shown, measured, and has a thumbnail',
  async (format) => {
    const [ann] = await chat.people('ann')
    const id = await upload(ann, await picture(800, 400, format))
    const attachment = (await attachmentOf(ann, id))!
    expect(attachment).toMatchObject({ width: 800, height: 400 })
    const response = await fetch(attachment.url)
    expect(response.headers.get('content-disposition')).toMatch(/^inline; /)
    expect(response.headers.get('content-type')).toBe(`image/${format}`)
    const thumbnail = await bytesOf(attachment.thumbnailUrl!)
    expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'webp', width: 320, height: 160 })
  },
)

test('a camera held upright gives an upright picture, and where it was is not in the thumbnail', async () => {
  const [ann] = await chat.people('ann')
  const { bytes } = await picture(60, 40, 'jpeg')
  const turned = await sharp(bytes).withMetadata({ orientation: 6 }).toBuffer()
  const id = await upload(ann, { name: 'a.jpg', mimeType: 'image/jpg', bytes: turned })
  const attachment = (await attachmentOf(ann, id))!
  expect(attachment).toMatchObject({ mimeType: 'image/jpeg', width: 40, height: 60 })
  const { width, height, exif } = await sharp(await bytesOf(attachment.thumbnailUrl!)).metadata()
  expect([width, height, exif]).toEqual([40, 60, undefined])
})

test('a few bytes that unpack to a huge picture are refused', async () => {
  const [ann] = await chat.people('ann')
  const bomb = await picture(12_000, 6_000)
  expect(bomb.bytes.length).toBeLessThan(1_000_000)
  const { uploadUrl } = await reserve(ann, bomb)
  expect(await refusal(put(uploadUrl, bomb.bytes))).toBe('400 BAD_USER_INPUT')
})

test('parts are given, and what was seen before is not given again', async () => {
  const [ann] = await chat.people('ann')
  const { url } = (await attachmentOf(ann, await upload(ann, textFile('0123456789'))))!
  const part = async (range: string, more = {}) => {
    const response = await fetch(url, { headers: { range, ...more } })
    return [response.status, response.headers.get('content-range'), await response.text()]
  }
  expect(await part('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234'])
  expect(await part('bytes=7-')).toEqual([206, 'bytes 7-9/10', '789'])
  expect(await part('bytes=-3')).toEqual([206, 'bytes 7-9/10', '789'])
  expect(await part('bytes=8-99')).toEqual([206, 'bytes 8-9/10', '89'])
  expect(await part('bytes=0-1,4-5')).toEqual([200, null, '0123456789'])
  expect(await part('bytes=5-2')).toEqual([200, null, '0123456789'])
  expect(await part('bytes=10-')).toEqual([416, 'bytes */10', ''])
  expect(await part('bytes=0-0', { 'if-range': '"other"' })).toEqual([200, null, '0123456789'])

  const head = await fetch(url, { method: 'HEAD' })
  expect([head.headers.get('content-length'), await head.text()]).toEqual(['10', ''])
  const etag = head.headers.get('etag')!
  expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304)
  expect(await part('bytes=0-0', { 'if-range': etag })).toEqual([206, 'bytes 0-0/10', '0'])
})

test('a deleted message has no files any more, nor do the addresses given before, and a job removes the bytes', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const id = await upload(ann, await picture(50, 50))
  const input = { recipientId: bob.id, clientId: randomUUID(), kind: 'IMAGE' as const, attachmentIds: [id] }
  const { message } = (await ann.does(SendMessageDocument, { input })).sendMessage
  const [file] = await filesOf(bob, message.id)
  const { keys } = (await attachments.findOne({ _id: id }))!
  expect((await fetch(file!.url)).status).toBe(200)
  expect((await fetch(file!.thumbnailUrl!)).status).toBe(200)

  await ann.does(DeleteMessageDocument, { messageId: message.id })
  expect(await refusal(fetch(file!.url))).toBe('404 NOT_FOUND')
  expect(await refusal(fetch(file!.thumbnailUrl!))).toBe('404 NOT_FOUND')
  expect(await filesOf(bob, message.id)).toEqual([])
  for (const person of [ann, bob]) expect(await attachmentOf(person, id)).toBeNull()

  expect(await db.collection('files.files').countDocuments({ filename: { $in: keys } })).toBe(2)
  await chat.app.cleaning.run()
  expect(await db.collection('files.files').countDocuments({ filename: { $in: keys } })).toBe(0)
  expect(await attachments.countDocuments({ _id: id })).toBe(0)
})

test('what is used nowhere within a day is removed, also what was cut off; what is used stays', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const used = await upload(ann, textFile('used'))
  const input = { recipientId: bob.id, clientId: randomUUID(), kind: 'FILE' as const, attachmentIds: [used] }
  await ann.does(SendMessageDocument, { input })
  const unused = await upload(ann, textFile('unused'))
  const reserved = (await reserve(ann, textFile('reserved'))).attachment.id
  await chat.app.cleaning.run()
  expect(await attachments.countDocuments({ _id: { $in: [used, unused, reserved] } })).toBe(3)
  now += 24 * 3600 * 1000 + 1000
  await chat.app.cleaning.run()
  expect(await attachments.find({ _id: { $in: [used, unused, reserved] } }).toArray()).toMatchObject([{ _id: used }])
  const { url } = (await attachmentOf(bob, used))!
  expect((await bytesOf(url)).toString()).toBe('used')
})

test('addresses stay the same for a while, and begin with PUBLIC_URL where it is set', async () => {
  const [ann] = await chat.people('ann')
  const { attachment } = await reserve(ann, textFile('a'))
  expect(attachment.url).toMatch(new RegExp(`^http://localhost:${chat.app.port}/files/`))
  expect((await attachmentOf(ann, attachment.id))!.url).toBe(attachment.url)
  await using another = await chat.another({ publicUrl: 'https://chat.example/api/' })
  const there = await another.user(ann.id)
  expect((await attachmentOf(there, attachment.id))!.url).toMatch(/^https:\/\/chat\.example\/api\/files\//)
})

test('pages of the origins that are allowed may upload, and no others', async () => {
  await using strict = await chat.another({ origins: ['https://shop.example'] })
  const ann = await strict.user('ann')
  const { uploadUrl } = await reserve(ann, textFile('a'))
  const preflight = (origin: string) => fetch(uploadUrl, { method: 'OPTIONS', headers: { origin } })
  const allowed = (await preflight('https://shop.example')).headers
  expect(allowed.get('access-control-allow-origin')).toBe('https://shop.example')
  expect(allowed.get('access-control-allow-methods')).toContain('PUT')
  expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull()
})

test('a reader that goes in the middle is no trouble', async () => {
  const [ann] = await chat.people('ann')
  const { url } = (await attachmentOf(ann, await upload(ann, textFile('z'.repeat(20_000_000)))))!
  const leaving = new AbortController()
  const response = await fetch(url, { signal: leaving.signal })
  await response.body!.getReader().read()
  leaving.abort()
  expect((await bytesOf(url)).length).toBe(20_000_000)
})
