import { once } from 'node:events'
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { signToken } from '../../src/server/authentication.ts'
import { BroadcastDocument } from '../generated/operations.ts'
import { attachmentOf, bytesOf, put, reserve, textFile } from '../attachment/files.ts'
import { freshDatabase, testTokens } from '../support/chat.ts'
import { until } from '../support/eventually.ts'
import { createPerson } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startServerProcess, type ServerProcess } from '../support/server-process.ts'

const fast = { LEASE_MS: '1500', LOOK_EVERY_MS: '50' }

const personAt = ({ url }: ServerProcess, id: string, role = 'user') =>
  createPerson(url, id, signToken({ id, name: id, role }, testTokens, 3600))

const kills = 3

test(`the server killed in the middle of broadcasts, ${kills} times: each person has each of them once`, async () => {
  await using database = freshDatabase()
  await using server = await startServerProcess(database.uri, fast)
  const names = range(1, 3).map((i) => `reader ${i}`)
  const cursors = new Map<string, string>()
  for (const name of names) {
    await using reader = await personAt(server, name).events()
    cursors.set(name, (await reader.next()).cursor)
  }
  const texts: string[] = []
  for (let kill = 0; kill < kills; kill++) {
    const wanted = range(1, 10).map((i) => `broadcast ${kill} ${i}`)
    texts.push(...wanted)
    const root = personAt(server, 'root', 'admin')
    const says = (text: string) => root.ask(BroadcastDocument, { input: { clientId: text, text } })
    const attempts = wanted.map((text) => says(text).catch(() => null))
    // Some are told of by now, and some are under way.
    await Promise.race(attempts.slice(kill))
    await server.kill('SIGKILL')
    await Promise.all(attempts)
    await server.start()
    for (const text of wanted) await until(async () => (await says(text)).data)
  }
  for (const name of names) {
    await using reader = await personAt(server, name).events({ after: cursors.get(name)! })
    const missed = await reader.until('CaughtUp')
    const heard = missed.flatMap((event) => (event.__typename === 'BroadcastAdded' ? [event.broadcast.text!] : []))
    expect(heard.toSorted()).toEqual(texts.toSorted())
  }
})

test('the server killed in the middle of an upload: nothing of it is seen, and the same address takes it afterwards', async () => {
  await using database = freshDatabase()
  await using server = await startServerProcess(database.uri, fast)
  const file = textFile('so it goes\n'.repeat(100_000))
  const { attachment, uploadUrl } = await reserve(personAt(server, 'ann'), file)

  const upload = request(uploadUrl, { method: 'PUT', headers: { 'content-length': file.bytes.length } })
  const cut = once(upload, 'error')
  await new Promise<void>(
    (resolve) => void upload.write(file.bytes.subarray(0, file.bytes.length / 2), () => resolve()),
  )
  await server.kill('SIGKILL')
  await cut
  await server.start()

  const ann = personAt(server, 'ann')
  expect((await fetch(attachment.url)).status).toBe(404)
  expect((await put(uploadUrl, file.bytes)).status).toBe(204)
  expect((await bytesOf((await attachmentOf(ann, attachment.id))!.url)).equals(file.bytes)).toBe(true)
})

test('the server killed as uploads end: each is there whole or not at all, and is there after the retry', async () => {
  await using database = freshDatabase()
  await using server = await startServerProcess(database.uri, fast)
  const file = textFile('so it goes\n'.repeat(50_000))
  const ann = personAt(server, 'ann')
  const reserved = await Promise.all(range(1, 8).map(() => reserve(ann, file)))
  const puts = reserved.map(({ uploadUrl }) => put(uploadUrl, file.bytes).catch(() => null))
  await Promise.race(puts)
  await server.kill('SIGKILL')
  const before = await Promise.all(puts)
  await server.start()
  const seen = await Promise.all(reserved.map(({ attachment }) => fetch(attachment.url)))
  const whole = await Promise.all(
    seen.filter(({ ok }) => ok).map(async (each) => Buffer.from(await each.arrayBuffer())),
  )
  expect(whole.filter((bytes) => !bytes.equals(file.bytes))).toEqual([])
  // Those that were answered are among them.
  expect(before.filter((answer, i) => answer?.ok && !seen[i]!.ok)).toEqual([])
  for (const [i, { uploadUrl }] of reserved.entries())
    expect((await put(uploadUrl, file.bytes)).status).toBe(seen[i]!.ok ? 409 : 204)
  for (const { attachment } of reserved) expect((await bytesOf(attachment.url)).equals(file.bytes)).toBe(true)
})
