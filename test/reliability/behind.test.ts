import { expect, test } from 'vitest'
import { AddMembersDocument, CreateGroupDocument, ViewerDocument } from '../generated/operations.ts'
import { startChat, type Chat } from '../support/chat.ts'
import { until } from '../support/eventually.ts'
import { range } from '../support/range.ts'

test('who goes on while the database shows less than it has acknowledged, as a new primary may, misses nothing', async () => {
  await using chat = await startChat({ limits: { streams: { retryMs: 20, retryMaxMs: 20 } } })
  const [ann, bob] = await chat.users('Ann', 'Bob')
  await ann.sends(bob, 'hello')
  const { cursor } = await bob.does(ViewerDocument)
  const database = await holdBack(chat)
  for (const i of range(1, 5)) await ann.sends(bob, `message ${i}`)
  const events = await bob.events({ after: cursor })
  // It was asked, and said too little.
  await until(() => database.asked > 1)
  database.catchUp()
  const texts = (await events.until('CaughtUp')).flatMap((event) =>
    event.__typename === 'MessageAdded' ? [event.message.text] : [],
  )
  expect(texts).toEqual(range(1, 5).map((i) => `message ${i}`))
})

test('who goes on at a process whose database shows less isn’t told to resync: it knows in a moment', async () => {
  await using chat = await startChat({ limits: { lookEveryMs: 3_600_000 } })
  await using two = await chat.another()
  const [ann, bob] = await chat.users('Ann', 'Bob')
  const bobThere = await two.user('Bob')
  const database = await holdBack(two)
  for (const i of range(1, 5)) await ann.sends(bob, `message ${i}`)
  const { cursor } = await bob.does(ViewerDocument)
  const asked = bobThere.events({ after: cursor })
  await until(() => database.asked > 3)
  database.catchUp()
  await using events = await asked
  expect(await events.next()).toMatchObject({ __typename: 'CaughtUp', missed: 0 })
})

test('who was added to a group hears of it, also where the database shows it as it was before', async () => {
  await using chat = await startChat({ limits: { lookEveryMs: 20, streams: { retryMs: 20, retryMaxMs: 20 } } })
  await using two = await chat.another()
  const [ann, bob, cat] = await chat.users('Ann', 'Bob', 'Cat')
  const input = { title: 'group', memberIds: [cat.id] }
  const { id } = (await ann.does(CreateGroupDocument, { input })).createGroup.conversation
  await using events = await (await two.user('Bob')).events()
  await events.until('CaughtUp')
  const { conversations } = two.app.database
  const before = await conversations.findOne({ _id: id })
  const find = conversations.find.bind(conversations)
  let asked = 0
  conversations.find = ((...given: Parameters<typeof find>) => {
    asked++
    return find(...given).map((row) => (row._id === id ? before! : row))
  }) as typeof conversations.find
  await ann.does(AddMembersDocument, { conversationId: id, userIds: [bob.id] })
  await ann.sends(id, 'welcome')
  await until(() => asked > 3)
  conversations.find = find
  expect((await events.until('MessageAdded')).at(-1)).toMatchObject({ message: { text: 'welcome' } })
})

/** Reads of the log and of the lanes' heads are as of now, until it catches up. */
const holdBack = async ({ app: { database } }: Chat) => {
  const { lanes, log } = database
  const heads = new Map((await lanes.find().toArray()).map(({ _id, n }) => [_id, n]))
  const known = (await log.find({}, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id)
  const held = { asked: 0, isBehind: true }
  const findLanes = lanes.find.bind(lanes)
  lanes.find = ((...asked: Parameters<typeof findLanes>) => {
    const found = findLanes(...asked)
    if (held.isBehind) {
      held.asked++
      found.map((row) => ({ ...row, n: heads.get(row._id) ?? 0 }))
    }
    return found
  }) as typeof lanes.find
  const findLog = log.find.bind(log)
  log.find = ((...[filter, options]: Parameters<typeof findLog>) =>
    findLog(held.isBehind ? { $and: [filter, { _id: { $in: known } }] } : filter, options)) as typeof log.find
  return {
    get asked() {
      return held.asked
    },
    catchUp: () => {
      held.isBehind = false
    },
  }
}
