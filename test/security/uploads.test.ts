import { request } from 'node:http'
import { randomUUID } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { put, refusal, reserve, textFile, upload, type File } from '../attachment/files.ts'
import { DeleteMessageDocument, SendMessageDocument } from '../generated/operations.ts'
import { defaultRateLimits } from '../../src/kernel/rate-limits.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat({ uploadMaxBytes: 3_000_000 })
const [ann, bob] = await chat.people('ann', 'bob')

const file = (name: string, mimeType: string, bytes: string | Buffer): File => ({
  name,
  mimeType,
  bytes: Buffer.from(bytes),
})
const given = async (each: File): Promise<Response> => {
  const { attachment, uploadUrl } = await reserve(ann, each)
  expect((await put(uploadUrl, each.bytes)).status).toBe(204)
  return fetch(attachment.url)
}

const html = '<!doctype html><script>document.title = document.cookie</script>'
const active: [string, File][] = [
  ['a page', file('a.html', 'text/html', html)],
  ['a page that says it is a text', file('a.txt', 'text/plain', html)],
  [
    'a drawing with a script',
    file('a.svg', 'image/svg+xml', `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`),
  ],
  ['a script', file('a.js', 'text/javascript', 'alert(1)')],
  ['what nobody knows', file('a.bin', 'application/octet-stream', html)],
]

test.each(active)('OWASP file upload, active content: %s is given to be saved, and runs nowhere', async (_, each) => {
  const { headers } = await given(each)
  expect(headers.get('content-disposition')).toMatch(/^attachment; /)
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

const disguised: [string, File][] = [
  ['a page as a picture', file('a.png', 'image/png', html)],
  ['a program as a picture', file('a.jpg', 'image/jpeg', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]))],
  ['an archive as a text', file('a.txt', 'text/plain', Buffer.from('1f8b0800000000000003', 'hex'))],
  ['a picture as a page', file('a.html', 'text/html', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))],
  ['a document as a picture', file('a.gif', 'image/gif', '%PDF-1.7\n')],
]

test.each(disguised)('OWASP file upload, signatures: %s is refused by its bytes', async (name, each) => {
  const { uploadUrl } = await reserve(ann, each)
  const is = await put(uploadUrl, each.bytes)
  // A gzip archive may be what many formats are made of, and is given to be saved whatever it is called.
  expect([name, is.status]).toEqual([name, name.startsWith('an archive') ? 204 : 400])
})

test('OWASP file upload, size: more bytes than were said are not taken, however they are sent', async () => {
  const { uploadUrl } = await reserve(ann, textFile('x'.repeat(100)))
  expect(await refusal(put(uploadUrl, Buffer.alloc(101)))).toBe('413 PAYLOAD_TOO_LARGE')
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) })
  const chunked = fetch(uploadUrl, { method: 'PUT', body: endless, duplex: 'half' } as RequestInit)
  expect(await refusal(chunked)).toBe('413 PAYLOAD_TOO_LARGE')
  expect(await refusal(put(uploadUrl, Buffer.alloc(99)))).toBe('400 BAD_USER_INPUT')
})

test('OWASP file upload, bombs: a picture that unpacks to gigabytes is refused, and costs none', async () => {
  const before = process.memoryUsage().rss
  const bomb = file('bomb.png', 'image/png', png(20_000, 20_000))
  expect(bomb.bytes.length).toBeLessThan(2_000_000)
  const { uploadUrl } = await reserve(ann, bomb)
  const answer = await put(uploadUrl, bomb.bytes)
  expect(answer.status).toBeLessThan(500)
  expect(process.memoryUsage().rss - before).toBeLessThan(500_000_000)
  expect(await ann.does('{ viewer { id } }')).toEqual({ viewer: { id: ann.id } })
})

test('OWASP file upload, bombs: a picture of wide points counts by what it unpacks to', async () => {
  // 31 million of eight bytes each.
  const wide = file('wide.png', 'image/png', png(5600, 5600, 16))
  const { uploadUrl } = await reserve(ann, wide)
  expect(await refusal(put(uploadUrl, wide.bytes))).toBe('400 BAD_USER_INPUT')
})

test('OWASP file upload, denial of service: an address is given so many files, and then told to wait', async () => {
  const few = await startSharedChat({
    rateLimits: { ...defaultRateLimits, downloads: { perSecond: 0.01, burst: 3 } },
  })
  const [eve] = await few.people('eve')
  const { attachment, uploadUrl } = await reserve(eve, textFile('mine'))
  await put(uploadUrl, Buffer.from('mine'))
  const answers = []
  for (let i = 0; i < 5; i++) answers.push(await fetch(attachment.url))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429])
  expect(answers[3]!.headers.get('retry-after')).toBe('100')
  expect(await answers[3]!.json()).toMatchObject({ code: 'RATE_LIMITED' })
})

test('OWASP file upload, addresses: one that was made up, changed or is another’s kind opens nothing', async () => {
  const { attachment, uploadUrl } = await reserve(ann, textFile('mine'))
  await put(uploadUrl, Buffer.from('mine'))
  const { url } = attachment
  const { id: others } = (await reserve(bob, textFile('x'))).attachment
  const forged = [
    url.replace(attachment.id, others),
    uploadUrl.replace(attachment.id, others),
    url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    url.slice(0, -5),
    `${chat.url}/files/${attachment.id}`,
    `${chat.url}/files/../../etc/passwd`,
    `${chat.url}/files/%2e%2e%2f%2e%2e%2fetc%2fpasswd`,
  ]
  for (const each of forged) {
    const { status } = await fetch(each)
    expect([each, [403, 404].includes(status)]).toEqual([each, true])
  }
  // What is given can't be written, and what is written can't be read by its address.
  expect((await put(url, Buffer.from('yours'))).status).toBe(405)
  expect((await fetch(uploadUrl)).status).toBe(405)
  expect(await (await fetch(url)).text()).toBe('mine')
})

test('OWASP file upload, overwriting: what was uploaded is never another, and an address uploads once', async () => {
  const { attachment, uploadUrl } = await reserve(ann, textFile('first'))
  expect((await put(uploadUrl, Buffer.from('first'))).status).toBe(204)
  expect(await refusal(put(uploadUrl, Buffer.from('later')))).toBe('409 CONFLICT')
  expect(await (await fetch(attachment.url)).text()).toBe('first')
})

test('OWASP file upload, deletion: the file of a deleted message is not given any more, by an address from before either', async () => {
  const id = await upload(ann, textFile('gone soon'))
  const input = { recipientId: bob.id, clientId: randomUUID(), kind: 'FILE' as const, attachmentIds: [id] }
  const { message } = (await ann.does(SendMessageDocument, { input })).sendMessage
  const { attachment } = (await bob.does(`{ attachment(id: "${id}") { url } }`)) as { attachment: { url: string } }
  expect((await fetch(attachment.url)).status).toBe(200)
  await ann.does(DeleteMessageDocument, { messageId: message.id })
  expect(await refusal(fetch(attachment.url))).toBe('404 NOT_FOUND')
})

test('OWASP file upload, quotas: 100 uploads wait to be used, and no more', async () => {
  const [greedy] = await chat.people('greedy')
  const asked = async () =>
    (await greedy.ask('mutation { createUpload(input: { name: "a", mimeType: "text/plain", size: 1 }) { uploadUrl } }'))
      .errors
  for (let i = 0; i < 100; i++) expect(await asked()).toBeUndefined()
  expect(await asked()).toMatchObject([{ extensions: { code: 'CONFLICT' } }])
})

test('CWE-113, response splitting: a name gets into a header as text alone', async () => {
  const { headers } = await given(file('a"; filename="b.html;\u2028é.txt'.replace('\u2028', ''), 'text/plain', 'x'))
  const disposition = headers.get('content-disposition')!
  expect(disposition).toMatch(/^attachment; filename="[^"\\%]*"; filename\*=UTF-8''[^\s;"']*$/)
  expect(headers.get('set-cookie')).toBeNull()
})

test('OWASP file upload, denial of service: a sender that stops in the middle leaves nothing behind', async () => {
  const { attachment, uploadUrl } = await reserve(ann, textFile('x'.repeat(1000)))
  const { host, pathname, search } = new URL(uploadUrl)
  const [hostname, port] = host.split(':')
  const sending = request({
    hostname,
    port,
    path: pathname + search,
    method: 'PUT',
    headers: { 'content-length': 1000 },
  })
  sending.on('error', () => {})
  sending.write('x'.repeat(10))
  await new Promise((resolve) => sending.once('socket', (socket) => socket.once('connect', resolve)))
  sending.destroy()
  expect(await refusal(fetch(attachment.url))).toBe('404 NOT_FOUND')
  expect((await put(uploadUrl, Buffer.from('x'.repeat(1000)))).status).toBe(204)
})

/** A picture of one colour. */
/** Points of a bit, or of four times 16. */
function png(width: number, height: number, depth: 1 | 16 = 1): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([depth, depth === 1 ? 0 : 6, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(height * (1 + (depth === 1 ? Math.ceil(width / 8) : width * 8))), { level: 1 })
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
