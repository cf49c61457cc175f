import { expect, test } from 'vitest'
import { ViewerDocument } from '../generated/operations.ts'
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
