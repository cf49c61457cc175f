import { setTimeout as wait } from 'node:timers/promises'
import { mongo } from 'mongoose'
import { expect, test } from 'vitest'
import { killSessions } from '../../src/store/commit/lane.ts'
import { takeLease } from '../../src/store/commit/lease.ts'
import { ConversationDocument, MarkMessageReadDocument, SendMessageDocument } from '../generated/operations.ts'
import { freshDatabase, startChat } from '../support/chat.ts'
import { startLoad } from '../support/load.ts'
import { seeded } from '../support/random.ts'
import { range } from '../support/range.ts'
import { startServerProcess } from '../support/server-process.ts'

test('lanes: the lowest that is free, never one of a living process, and again once its owner is gone', async () => {
  await using one = await startChat()
  await using two = await one.another()
  await using three = await one.another()
  expect([one, two, three].map(({ app }) => app.lanes())).toEqual([
    [0, 1],
    [2, 3],
    [4, 5],
  ])
  await two.close()
  await using four = await one.another()
  expect(four.app.lanes()).toEqual([2, 3])
})

test('a process that is alone takes the first lanes at once, whoever held them', async () => {
  await using one = await startChat()
  await using two = await one.another({ alone: true })
  expect(two.app.lanes()).toEqual([0, 1])
})

test('who lost its lane writes nothing more in it: the next write goes to another, and nothing is doubled', async () => {
  await using one = await startChat({ limits: { lanes: 1 } })
  const [ann, bob] = await one.users('ann', 'bob')
  await ann.sends(bob, 'one')
  await using phone = await bob.events()
  await phone.next()
  await using two = await one.another({ alone: true })
  expect([one.app.lanes(), two.app.lanes()]).toEqual([[0], [0]])
  const { id, conversation } = await ann.sends(bob, 'two')
  expect(one.app.lanes()).toEqual([1])
  expect(await phone.next()).toMatchObject({ message: { id, seq: 2 } })
  const there = await two.user('ann')
  await there.sends(conversation.id, 'three')
  expect(await phone.next()).toMatchObject({ message: { text: 'three', seq: 3 } })
  const log = await one.app.database.log.find().toArray()
  expect(new Set(log.map(({ _id }) => _id)).size).toBe(log.length)
})

test('there are 64 lanes at most: who finds none free says so', async () => {
  await using one = await startChat({ limits: { lanes: 1 } })
  const { lanes, processes } = one.app.database
  const owners = Array.from({ length: 63 }, (_, i) => `process ${i + 1}`)
  await processes.insertMany(owners.map((_id) => ({ _id, until: new Date(Date.now() + 60_000) })))
  const session = '00000000-0000-4000-8000-000000000000'
  await lanes.insertMany(owners.map((owner, i) => ({ _id: i + 1, owner, n: 0, tick: 0, floor: 0, session, fence: 0 })))
  await expect(one.another()).rejects.toThrow('All 64 lanes are taken')
  // Nor does it go on as one that runs.
  expect(await processes.countDocuments()).toBe(64)
})

test('a process that is closed stays so, whatever was under way to say that it runs', async () => {
  await using one = await startChat()
  const { database } = one.app
  for (const i of range(1, 50)) {
    const lease = await takeLease(database, `process ${i}`, 3)
    await wait(i % 5)
    await lease.release()
  }
  expect(await database.processes.countDocuments()).toBe(1)
})

test('who can’t listen says so, and is not counted among those that run', async () => {
  await using one = await startChat()
  await expect(one.another({ port: one.app.port })).rejects.toThrow('is taken')
  expect(await one.app.database.processes.countDocuments()).toBe(1)
})

test('a process that is taken for dead in its commits is told for certain what came of them, and so are its callers', async () => {
  await using chat = await startChat({ limits: { lanes: 1 } })
  const [ann, bob] = await chat.users('ann', 'bob')
  const { conversation } = await ann.sends(bob, 'first')
  const { lanes, client } = chat.app.database
  const random = seeded(1)
  // Some 2 ms later, before a commit, in it or after it: before it a send is tried again, and after it the answer stands.
  const killing: Promise<unknown>[] = []
  const kill = async () => {
    const [lane] = await lanes.find().toArray()
    await wait(random.below(4))
    await killSessions(chat.app.database, [lane!.session])
  }
  client.on('commandStarted', ({ commandName }) => {
    if (commandName === 'insert' && killing.length < 50) killing.push(kill())
  })
  for (const i of range(1, 50)) await ann.sends(bob, `message ${i}`)
  await Promise.all(killing)
  expect(killing).toHaveLength(50)
  const texts = (await ann.history(conversation.id)).map(({ text }) => text)
  expect(texts).toEqual(['first', ...range(1, 50).map((i) => `message ${i}`)])
})

test('the transaction of a dead process is ended within moments, and nobody else’s', async () => {
  await using chat = await startChat()
  const [ann, bob] = await chat.users('ann', 'bob')
  const { conversation } = await ann.sends(bob, 'one')
  // A process that died in its transaction: nobody will ever commit or abort it.
  const dead = await mongo.MongoClient.connect(chat.mongodbUri)
  const session = dead.startSession()
  const id = new mongo.BSON.UUID(session.id!.id.toString('hex')).toHexString()
  const { lanes } = chat.app.database
  await lanes.insertOne({ _id: 9, owner: 'dead', n: 0, tick: 0, floor: 0, session: id, fence: 0 })
  session.startTransaction()
  await dead
    .db()
    .collection<{ _id: string }>('conversations')
    .updateOne({ _id: conversation.id }, { $inc: { rev: 1, expectedRev: 1 } }, { session })

  const asked = performance.now()
  expect(await ann.sends(conversation.id, 'two')).toMatchObject({ seq: 2 })
  const took = performance.now() - asked
  console.log('behind a dead process’s transaction a send took', Math.round(took), 'ms')
  // By itself it would last until the database's own limit: 5 s here, 60 s by default.
  expect(took).toBeLessThan(4000)
  await expect(session.commitTransaction()).rejects.toThrow(/NoSuchTransaction|has been aborted|does not match/)
  await session.endSession()
  await dead.close()
})

test('the same send at once on two processes, 64 times: one message, one event, equal answers', async () => {
  await using one = await startChat()
  await using two = await one.another()
  const [ann, bob] = await one.users('ann', 'bob')
  const there = await two.user('ann')
  await using phone = await bob.events()
  await phone.next()
  const input = { recipientId: bob.id, clientId: 'once', text: 'once' }
  const answers = await Promise.all(
    Array.from({ length: 64 }, (_, i) => (i % 2 ? ann : there).does(SendMessageDocument, { input })),
  )
  expect(new Set(answers.map(({ sendMessage }) => JSON.stringify(sendMessage.message))).size).toBe(1)
  expect(answers.filter(({ sendMessage }) => !sendMessage.deduplicated)).toHaveLength(1)
  await ann.sends(bob, 'next')
  const events = await phone.take(2)
  expect(events).toMatchObject([{ message: { text: 'once' } }, { message: { text: 'next', seq: 2 } }])
})

test('marks never go back, also through a process that hasn’t heard of the later one', async () => {
  const slow = { limits: { lookEveryMs: 3_600_000 } }
  await using one = await startChat(slow)
  await using two = await one.another()
  const [ann, bob] = await one.users('ann', 'bob')
  const there = await two.user('bob')
  const sent = []
  for (const i of range(1, 10)) sent.push(await ann.sends(bob, `message ${i}`))
  await there.does(MarkMessageReadDocument, { messageId: sent[1]!.id })
  await bob.does(MarkMessageReadDocument, { messageId: sent[8]!.id })
  const { conversation } = (await there.does(MarkMessageReadDocument, { messageId: sent[4]!.id })).markMessageRead
  expect(conversation.viewerMember!.readSeq).toBe(9)
  expect((await bob.does(ConversationDocument, { id: conversation.id })).conversation).toMatchObject({ unreadCount: 1 })
})

test('a process that is stopped while its lane is taken over publishes nothing stale when it wakes', async () => {
  await using database = freshDatabase()
  // `PAUSED_MS=40000`: so long, with production's times.
  const pausedMs = Number(process.env['PAUSED_MS'] ?? 0)
  const env: Record<string, string> =
    pausedMs > 0 ? {} : { LEASE_MS: '900', LOOK_EVERY_MS: '50', OPERATION_TIMEOUT_MS: '3000' }
  await using paused = await startServerProcess(database.uri, env)
  await using other = await startServerProcess(database.uri, env)
  const load = await startLoad({ urls: [() => paused.url, () => other.url] })
  await load.acknowledged()
  paused.signal('SIGSTOP')
  const stoppedAt = performance.now()
  // Another takes lane 0 over as soon as the lease has ended.
  const client = await mongo.MongoClient.connect(database.uri)
  const lanes = client.db().collection<{ _id: number; owner: string }>('lanes')
  const owner = (await lanes.findOne({ _id: 0 }))!.owner
  for (;;) {
    await using taker = await startServerProcess(database.uri, env)
    expect(taker.pid).toBeGreaterThan(0)
    if ((await lanes.findOne({ _id: 0 }))!.owner !== owner) break
  }
  await wait(Math.max(0, stoppedAt + pausedMs - performance.now()))
  paused.signal('SIGCONT')
  const stoppedMs = performance.now() - stoppedAt
  await load.acknowledged()
  const { violations, figures } = await load.finish()
  console.log('a process was stopped for', Math.round(stoppedMs), 'ms:', figures)
  expect(violations).toEqual([])
  await client.close()
})
