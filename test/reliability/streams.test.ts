import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { removeOldEntries } from '../../src/store/log/retention.ts'
import { createLogReader } from '../../src/store/log/read-log.ts'
import { DeleteMessageDocument, ViewerDocument } from '../generated/operations.ts'
import { startChat, type Chat } from '../support/chat.ts'
import { range } from '../support/range.ts'

const day = 24 * 3600 * 1000

let chat: Chat
beforeAll(async () => {
  chat = await startChat({ limits: { streams: { page: 5, retryMs: 5 } } })
})
afterAll(() => chat[Symbol.asyncDispose]())

const pair = async () => {
  const [one, other] = [randomUUID().slice(0, 8), randomUUID().slice(0, 8)]
  return chat.users(one, other)
}

test('an event whose execution fails is given again, in its place, and no payload carries an error', async () => {
  const [ann, bob] = await pair()
  await using phone = await bob.events()
  await phone.next()
  // The next read of messages fails, as it does when the database goes away at this moment.
  const { messages } = chat.app.database
  let failures = 0
  messages.find = ((...args: [object]) => {
    if (failures++ < 2) throw new Error('The connection was lost.')
    delete (messages as { find?: unknown }).find
    return messages.find(...args)
  }) as typeof messages.find
  const sent = [await ann.sends(bob, 'one'), await ann.sends(bob, 'two'), await ann.sends(bob, 'three')]
  const events = await phone.take(3)
  expect(events.map((event) => event.__typename === 'MessageAdded' && event.message.id)).toEqual(
    sent.map(({ id }) => id),
  )
  expect(failures).toBeGreaterThan(1)
  await ann.sends(bob, 'four')
  expect(await phone.next()).toMatchObject({ __typename: 'MessageAdded', message: { text: 'four' } })
})

test('what is deleted while a replay runs comes out of it as a tombstone, and as changed afterwards', async () => {
  const [ann, bob] = await pair()
  const { cursor } = await bob.does(ViewerDocument)
  const sent = []
  for (const i of range(1, 30)) sent.push(await ann.sends(bob, `secret ${i}`))
  await using phone = await bob.events({ after: cursor })
  expect(await phone.next()).toMatchObject({ message: { text: 'secret 1' } })
  // Its reader stops for a moment; pages behind are read when it goes on.
  phone.client.pause()
  await ann.does(DeleteMessageDocument, { messageId: sent[29]!.id })
  phone.client.resume()
  const events = await phone.until('MessageChanged')
  const added = events.filter((event) => event.__typename === 'MessageAdded')
  expect(added.map(({ message }) => message.seq)).toEqual(range(2, 30))
  const changed = events.find((event) => event.__typename === 'MessageChanged')
  expect(changed).toMatchObject({ message: { id: sent[29]!.id, text: null, version: 2 } })
})

test('a cursor of 29 days is good while old entries go; one of 31 days has to resync, before anything later', async () => {
  let now = Date.now()
  await using aged = await startChat({ clock: { now: () => new Date(now) }, limits: { streams: { page: 5 } } })
  const [ann, bob] = await aged.users('ann', 'bob')
  const { cursor: oldest } = await bob.does(ViewerDocument)
  for (const i of range(1, 20)) await ann.sends(bob, `old ${i}`)
  now += 2 * day
  const { cursor } = await bob.does(ViewerDocument)
  for (const i of range(21, 40)) await ann.sends(bob, `new ${i}`)
  now += 29 * day

  const reader = createLogReader(aged.app.database)
  const clean = () => removeOldEntries(aged.app.database, reader, new Date(now - 30 * day))
  const cleaning = clean()
  await using phone = await bob.events({ after: cursor })
  const events = await phone.until('CaughtUp')
  await cleaning
  expect(events.flatMap((event) => (event.__typename === 'MessageAdded' ? [event.message.seq] : []))).toEqual(
    range(21, 40),
  )
  expect(await aged.app.database.log.countDocuments({ to: 'bob' })).toBe(20)

  await using late = await bob.events({ after: oldest })
  expect(await late.next()).toMatchObject({ __typename: 'ResyncRequired' })
  expect(await late.next()).toMatchObject({ __typename: 'CaughtUp', missed: 0 })
  await ann.sends(bob, 'now')
  expect(await late.next()).toMatchObject({ __typename: 'MessageAdded', message: { seq: 41 } })
})

test('a replay that old entries are taken from under has to resync, before anything later', async () => {
  const [ann, bob] = await pair()
  const { cursor } = await bob.does(ViewerDocument)
  for (const i of range(1, 30)) await ann.sends(bob, `message ${i}`)
  const { log } = chat.app.database
  const reader = createLogReader(chat.app.database)
  // At the second page, everything is gone.
  let pages = 0
  const find = log.find.bind(log)
  log.find = ((filter: { to?: unknown }, ...rest: []) => {
    if (filter.to && ++pages === 2) {
      delete (log as { find?: unknown }).find
      const emptied = removeOldEntries(chat.app.database, reader, new Date(Date.now() + day))
      const cursor = find(filter as never, ...rest)
      const toArray = cursor.project({ to: 0 }).sort({ _id: 1 }).limit(5)
      return {
        project: () => ({ sort: () => ({ limit: () => ({ toArray: () => emptied.then(() => toArray.toArray()) }) }) }),
      }
    }
    return find(filter as never, ...rest)
  }) as typeof log.find
  await using phone = await bob.events({ after: cursor })
  const events = await phone.until('CaughtUp')
  const seqs = events.flatMap((event) => (event.__typename === 'MessageAdded' ? [event.message.seq] : []))
  expect(seqs).toEqual(range(1, 5))
  expect(events.slice(5).map(({ __typename }) => __typename)).toEqual(['ResyncRequired', 'CaughtUp'])
})

test('after the log was replaced by another one, no cursor of the old one is taken', async () => {
  await using first = await startChat()
  const [ann, bob] = await first.users('ann', 'bob')
  await ann.sends(bob, 'hello')
  const { cursor } = await bob.does(ViewerDocument)
  await first.app.database.identity.updateOne({ _id: 'identity' }, { $set: { epoch: 'another' } })
  await using second = await first.another()
  const again = await second.user('bob')
  await using phone = await again.events({ after: cursor })
  expect((await phone.take(2)).map(({ __typename }) => __typename)).toEqual(['ResyncRequired', 'CaughtUp'])
})

test('a cursor ahead of its process is reached first, then gone on from', async () => {
  await using one = await startChat()
  // This one doesn't look by itself for a long time.
  await using two = await one.another({ limits: { lookEveryMs: 3_600_000 } })
  const [ann, bob] = await one.users('ann', 'bob')
  for (const i of range(1, 5)) await ann.sends(bob, `message ${i}`)
  const { cursor } = await bob.does(ViewerDocument)
  const there = await two.user('bob')
  await using phone = await there.events({ after: cursor })
  expect(await phone.next()).toMatchObject({ __typename: 'CaughtUp', missed: 0 })
  await (await two.user('ann')).sends(there, 'message 6')
  expect(await phone.next()).toMatchObject({ message: { seq: 6 } })
})

test('a stream that was silent for long gets a fresh CaughtUp to go on from', async () => {
  await using quiet = await startChat({ limits: { streams: { silenceMs: 200 } } })
  const [ann, bob] = await quiet.users('ann', 'bob')
  await using phone = await bob.events()
  await phone.next()
  const { cursor: before } = phone
  await ann.sends(await quiet.user('cid'), 'nothing of bob’s')
  // Where the send takes long, it is told of before it as well.
  do expect(await phone.next()).toMatchObject({ __typename: 'CaughtUp', missed: 0 })
  while (phone.cursor === before)
  await using resumed = await bob.events({ resume: phone.cursor })
  expect(await resumed.next()).toMatchObject({ __typename: 'CaughtUp', missed: 0 })
})

test('`resume` wins over an `after` that is older or missing, by operation too, and loses to a newer one', async () => {
  const [ann, bob] = await pair()
  const { cursor: oldest } = await bob.does(ViewerDocument)
  await ann.sends(bob, 'one')
  const { cursor: middle } = await bob.does(ViewerDocument)
  await ann.sends(bob, 'two')
  const { cursor: newest } = await bob.does(ViewerDocument)
  const missed = async (after: string | null, resume: unknown) => {
    await using phone = await bob.events({ after, connectionParams: { resume } })
    return (await phone.until('CaughtUp')).length - 1
  }
  expect(await missed(oldest, undefined)).toBe(2)
  expect(await missed(oldest, middle)).toBe(1)
  expect(await missed(null, middle)).toBe(1)
  expect(await missed(newest, middle)).toBe(0)
  expect(await missed(oldest, { events: middle, another: newest })).toBe(1)
  expect(await missed(oldest, { another: newest })).toBe(2)
})
