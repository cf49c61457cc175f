import { request } from 'node:http'
import { expect, test, vi } from 'vitest'
import { CreateUploadDocument } from '../generated/operations.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { attachmentOf, bytesOf, picture, put, refusal, reserve, textFile, upload, type File } from './files.ts'

const chat = await startSharedChat({ uploadMaxBytes: 3_000_000 })

test('what is uploaded is there, byte by byte, for its owner alone', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const file = textFile('so it goes\n'.repeat(50_000))
  const { attachment, uploadUrl, expiresAt } = await reserve(ann, file)
  expect(attachment).toMatchObject({ name: 'notes.txt', mimeType: 'text/plain', size: file.bytes.length })
  expect(attachment).toMatchObject({ width: null, height: null, thumbnailUrl: null })
  expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(3_590_000)
  expect(await refusal(fetch(attachment.url))).toBe('404 NOT_FOUND')
  const response = await put(uploadUrl, file.bytes)
  expect(response.status).toBe(204)
  expect((await bytesOf(attachment.url)).equals(file.bytes)).toBe(true)
  expect(await attachmentOf(ann, attachment.id)).toMatchObject({ id: attachment.id })
  expect(await attachmentOf(bob, attachment.id)).toBeNull()
  expect(await attachmentOf(ann, 'nothing')).toBeNull()
})

test('without a token nothing is reserved', async () => {
  const response = await fetch(`${chat.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation { createUpload(input: { name: "a", mimeType: "a/b", size: 1 }) { uploadUrl } }',
    }),
  })
  expect(JSON.stringify(await response.json())).toContain('UNAUTHENTICATED')
})

test('name, type and size are checked, each by its name', async () => {
  const [ann] = await chat.people('ann')
  const asking = (changed: object) =>
    ann.refused(CreateUploadDocument, { input: { name: 'a.png', mimeType: 'image/png', size: 10, ...changed } })
  for (const name of ['', ' ', 'a\nb', '../a', 'a\\b', 'x'.repeat(256)])
    expect(await asking({ name })).toBe('BAD_USER_INPUT name')
  for (const mimeType of ['', 'png', 'image/', 'image/png\r\nx: y', `image/${'x'.repeat(128)}`])
    expect(await asking({ mimeType })).toBe('BAD_USER_INPUT mimeType')
  for (const size of [0, -1, 3_000_001]) expect(await asking({ size })).toBe('BAD_USER_INPUT size')
})

test('more than was said is refused, at once where the sender says how much, else when it comes; less is refused too', async () => {
  const [ann] = await chat.people('ann')
  const file = textFile('x'.repeat(2_000_000))
  const { attachment, uploadUrl } = await reserve(ann, file, 1_000_000)
  expect(await refusal(put(uploadUrl, file.bytes))).toBe('413 PAYLOAD_TOO_LARGE')
  expect(await refusal(put(uploadUrl, file.bytes.subarray(0, 999_999)))).toBe('400 BAD_USER_INPUT')
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) })
  const streamed = fetch(uploadUrl, { method: 'PUT', body: endless, duplex: 'half' } as RequestInit)
  expect(await refusal(streamed)).toBe('413 PAYLOAD_TOO_LARGE')
  expect((await fetch(attachment.url)).status).toBe(404)
  expect((await put(uploadUrl, file.bytes.subarray(0, 1_000_000))).status).toBe(204)
})

test('a type is what the bytes are, and not what the name says', async () => {
  const [ann] = await chat.people('ann')
  const png = await picture(10, 10)
  const html = Buffer.from('<html><script>alert(1)</script></html>')
  const pdf = Buffer.from('%PDF-1.7\n%…\n')
  const wrong: File[] = [
    { ...png, mimeType: 'image/jpeg' },
    { ...png, mimeType: 'text/plain' },
    { ...png, mimeType: 'application/pdf' },
    { name: 'a.png', mimeType: 'image/png', bytes: html },
    { name: 'a.png', mimeType: 'image/png', bytes: png.bytes.subarray(0, 40) },
    { name: 'a.txt', mimeType: 'text/plain', bytes: pdf },
  ]
  for (const file of wrong) {
    const { attachment, uploadUrl } = await reserve(ann, file)
    expect(await refusal(put(uploadUrl, file.bytes))).toBe('400 BAD_USER_INPUT')
    expect((await fetch(attachment.url)).status).toBe(404)
  }
  await upload(ann, { name: 'a', mimeType: 'application/octet-stream', bytes: png.bytes })
  await upload(ann, { name: 'a.pdf', mimeType: 'application/pdf', bytes: pdf })
  await upload(ann, { name: 'a.html', mimeType: 'text/html; charset=utf-8', bytes: html })
})

test('a cut connection leaves nothing, and the upload can be sent again', async () => {
  const [ann] = await chat.people('ann')
  const file = textFile('y'.repeat(500_000))
  const { attachment, uploadUrl } = await reserve(ann, file)
  const cut = request(uploadUrl, { method: 'PUT', headers: { 'content-length': file.bytes.length } })
  cut.on('error', () => {})
  cut.write(file.bytes.subarray(0, 200_000), () => cut.destroy())
  await new Promise((resolve) => cut.on('close', resolve))
  expect((await fetch(attachment.url)).status).toBe(404)
  expect((await put(uploadUrl, file.bytes)).status).toBe(204)
  const row = await chat.app.database.attachments.findOne({ _id: attachment.id })
  expect(row).toMatchObject({ state: 'READY', keys: [row!.file] })
})

test('an upload is complete once: of several at the same time one counts, and what follows is refused', async () => {
  const [ann] = await chat.people('ann')
  const file = textFile('first')
  const { attachment, uploadUrl } = await reserve(ann, file)
  const answers = await Promise.all(range(1, 6).map((i) => put(uploadUrl, Buffer.from(`no. ${i}`))))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409, 409, 409, 409, 409])
  const winner = answers.findIndex(({ status }) => status === 204) + 1
  expect((await bytesOf(attachment.url)).toString()).toBe(`no. ${winner}`)
  expect(await refusal(put(uploadUrl, file.bytes))).toBe('409 CONFLICT')
  const row = await chat.app.database.attachments.findOne({ _id: attachment.id })
  const left = await chat.app.database.db.collection('files.files').countDocuments({ filename: { $in: row!.keys } })
  expect(left).toBe(1)
})

test('64 at once, of four people, of a megabyte each, come whole', async () => {
  const people = await chat.people('ann', 'bob', 'cid', 'dan')
  const files = range(1, 64).map((i) => textFile(String(i).padEnd(1_000_000, '.')))
  const ids = await Promise.all(files.map((file, i) => upload(people[i % 4]!, file)))
  for (const i of [0, 31, 63]) {
    const { url } = (await attachmentOf(people[i % 4]!, ids[i]!))!
    expect((await bytesOf(url)).equals(files[i]!.bytes)).toBe(true)
  }
})

test('one person has 100 uploads waiting at most', async () => {
  const [ann] = await chat.people('ann')
  const file = textFile('z')
  await Promise.all(range(1, 100).map(() => reserve(ann, file)))
  expect(await ann.refused(CreateUploadDocument, { input: { name: 'z', mimeType: 'text/plain', size: 1 } })).toBe(
    'CONFLICT',
  )
})

test('an address can be neither made up, nor used for something else, nor when it has ended', async () => {
  const [ann] = await chat.people('ann')
  const file = textFile('secret')
  const { attachment, uploadUrl } = await reserve(ann, file)
  const forged = new URL(uploadUrl)
  forged.searchParams.set('until', String(Number(forged.searchParams.get('until')) + 1))
  expect(await refusal(put(forged.href, file.bytes))).toBe('403 FORBIDDEN')
  const other = await reserve(ann, file)
  const swapped = uploadUrl.replace(attachment.id, other.attachment.id)
  expect(await refusal(put(swapped, file.bytes))).toBe('403 FORBIDDEN')
  expect(await refusal(put(uploadUrl.split('?')[0]!, file.bytes))).toBe('403 FORBIDDEN')
  expect(await refusal(fetch(uploadUrl.replace('/uploads/', '/files/')))).toBe('403 FORBIDDEN')
  expect((await put(attachment.url, file.bytes)).status).toBe(405)
  expect((await fetch(uploadUrl)).status).toBe(405)
  expect((await fetch(`${chat.url}/files/nothing`)).status).toBe(404)
  await put(uploadUrl, file.bytes)
  const later = Date.now() + 4_300_000
  const clock = vi.spyOn(Date, 'now').mockReturnValue(later)
  await using another = await chat.another({ clock: { now: () => new Date(later) } })
  clock.mockRestore()
  const moved = (url: string) => url.replace(`:${chat.app.port}`, `:${another.app.port}`)
  expect(await refusal(fetch(moved(attachment.url)))).toBe('403 FORBIDDEN')
  expect(await refusal(put(moved(other.uploadUrl), file.bytes))).toBe('403 FORBIDDEN')
})
