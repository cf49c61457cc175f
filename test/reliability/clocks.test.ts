import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SuspendUserDocument, UserStatusDocument, ViewerDocument } from '../generated/operations.ts'
import { signToken } from '../../src/server/authentication.ts'
import { freshDatabase, testTokens } from '../support/chat.ts'
import { eventually, until } from '../support/eventually.ts'
import { startLoad } from '../support/load.ts'
import { createPerson } from '../support/person.ts'
import { startServerProcess } from '../support/server-process.ts'

const minutes = 60_000
/** What is said of a time may be off by the time that it takes to hear of it. */
const aMoment = 5000

/** A server whose machine's clock is that much ahead, and is put back by half of it with SIGWINCH. */
const startWithClock = (mongodbUri: string, aheadMs: number) =>
  startServerProcess(mongodbUri, {
    LEASE_MS: '3000',
    LOOK_EVERY_MS: '50',
    GRACE_MS: '300',
    NODE_OPTIONS: `--import=${join(import.meta.dirname, '../support/shifted-clock.mjs')}`,
    TEST_CLOCK_AHEAD_MS: String(aheadMs),
  })

const person = (url: string, id: string, { role = 'user', expiresIn = 24 * 3600 } = {}) =>
  createPerson(url, id, signToken({ id, name: id, role }, testTokens, expiresIn))

test('clocks 20 minutes apart, and one put back: order, cursors, leases, presence and suspensions are unmoved', async () => {
  await using database = freshDatabase()
  await using fast = await startWithClock(database.uri, 20 * minutes)
  await using slow = await startWithClock(database.uri, 0)
  const load = await startLoad({ urls: [() => fast.url, () => slow.url] })
  await load.acknowledged(50)
  fast.signal('SIGWINCH')
  await load.acknowledged(50)

  const [dora, doraThere] = [person(fast.url, 'dora'), person(slow.url, 'dora')]
  const [eve, eveThere] = [person(fast.url, 'eve'), person(slow.url, 'eve')]
  for (const each of [dora, eve]) await each.does(ViewerDocument)
  const written = [await dora.sends(eve, 'fast'), await doraThere.sends(eve, 'slow')]
  for (const { createdAt } of written) expectNow(createdAt)

  const statusOfDora = async () => (await eveThere.does(UserStatusDocument, { userId: 'dora' })).userStatus!
  const phone = await dora.connect()
  await until(async () => (await statusOfDora()).isOnline)
  expectNow((await statusOfDora()).onlineSince)
  await phone.close()
  await eventually(async () => expect((await statusOfDora()).isOnline).toBe(false))

  const root = person(slow.url, 'root', { role: 'admin' })
  const suspend = (ms: number) =>
    root.does(SuspendUserDocument, { userId: 'eve', until: new Date(Date.now() + ms).toISOString(), reason: 'rude' })
  await suspend(5 * minutes)
  for (const one of [eve, eveThere])
    await until(
      async () => (await one.ask(UserStatusDocument, { userId: 'dora' })).errors?.[0]?.extensions.code === 'SUSPENDED',
    )
  await suspend(aMoment)
  for (const one of [eve, eveThere])
    await until(async () => (await one.ask(UserStatusDocument, { userId: 'dora' })).data)

  const { violations, figures } = await load.finish()
  console.log('clocks apart:', figures)
  expect(violations).toEqual([])
})

test('a production server knows nothing of what moves its clock in tests', async () => {
  await using database = freshDatabase()
  const env = { NODE_ENV: 'production', TEST_CLOCK_AHEAD_MS: String(10 * minutes) }
  await using server = await startServerProcess(database.uri, env)
  // Over already, were the clock ahead.
  await person(server.url, 'dora', { expiresIn: 300 }).does(ViewerDocument)
  const sources = await readdir(join(import.meta.dirname, '../../src'), { recursive: true, withFileTypes: true })
  const files = sources.filter((each) => each.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  expect(files.filter((_, i) => /TEST_|SIGWINCH/.test(texts[i]!))).toEqual([])
})

const expectNow = (time: string | null | undefined): void =>
  expect(Math.abs(new Date(time!).getTime() - Date.now())).toBeLessThan(aMoment)
