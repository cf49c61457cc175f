import { expect, test } from 'vitest'
import { DeleteMessageDocument, SearchMessagesDocument } from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import { range } from '../support/range.ts'
import { expectFound, textsFor } from './found.ts'

const quick = { limits: { leaseMs: 600, lookEveryMs: 50 } }

test('what one process commits is found on another, whichever of them makes it findable', async () => {
  await using one = await startChat(quick)
  await using two = await one.another()
  const [ann, bob] = await one.users('ann', 'bob')
  const bobs = await two.user('bob')
  await ann.sends(bob, 'from one')
  await bobs.sends(ann, 'from two')
  await expectFound(ann, 'from', ['from two', 'from one'])
  await expectFound(bobs, 'from', ['from two', 'from one'])
  // The first to start has it, as long as its lease is renewed in time; where it has ended, it is the other one's for certain.
  await one.close()
  const last = await bobs.sends(ann, 'from two again')
  await expectFound(bobs, 'from', ['from two again', 'from two', 'from one'])
  expect((await two.app.database.searchRows.findOne({ _id: last.id }))?._id).toBe(last.id)
})

test('messages are made findable once more where it was not written how far the last process had come', async () => {
  await using one = await startChat(quick)
  const [ann, bob] = await one.users('ann', 'bob')
  const gone = await ann.sends(bob, 'apples')
  await ann.sends(bob, 'apples and pears')
  await expectFound(ann, 'apples', ['apples and pears', 'apples'])
  const { positions } = (await one.app.database.jobs.findOne())!
  await ann.does(DeleteMessageDocument, { messageId: gone.id })
  await expect.poll(() => one.app.database.searchRows.countDocuments()).toBe(1)
  await one.app.database.jobs.updateOne({}, { $set: { positions: positions.map(() => 0), owner: 'dead' } })
  await one.close()

  await using two = await one.another()
  const anns = await two.user('ann')
  await expect.poll(async () => (await two.app.database.jobs.findOne())!.positions).not.toEqual(positions.map(() => 0))
  await anns.sends(bob, 'plums')
  await expectFound(anns, 'plums', ['plums'])
  expect(await textsFor(anns, 'apples')).toEqual(['apples and pears'])
  expect(await two.app.database.searchRows.countDocuments()).toBe(2)
})

test('what was committed while nobody made it findable is found after the next start', async () => {
  await using one = await startChat(quick)
  const [ann, bob] = await one.users('ann', 'bob')
  await expect.poll(() => one.app.database.jobs.countDocuments({ owner: { $ne: '' } })).toBe(1)
  // The job is somebody's who died with it: messages are committed, and not made findable.
  await one.app.database.jobs.updateOne({}, { $set: { owner: 'dead', until: new Date(Date.now() + 3600_000) } })
  for (const i of range(1, 5)) await ann.sends(bob, `unseen ${i}`)
  expect(await textsFor(ann, 'unseen')).toEqual([])
  await one.app.database.jobs.updateOne({}, { $set: { until: new Date() } })
  await one.close()
  await using two = await one.another()
  await expectFound(
    await two.user('ann'),
    'unseen',
    range(1, 5)
      .map((i) => `unseen ${i}`)
      .toReversed(),
  )
})

test('messages from before there was a search are taken from the messages themselves, and so are those below the log’s floor', async () => {
  await using one = await startChat(quick)
  const [ann, bob] = await one.users('ann', 'bob')
  const texts = range(1, 450).map((i) => `old ${i}`)
  await Promise.all(texts.map((text) => ann.sends(bob, text)))
  const { searchRows, jobs, log } = one.app.database
  const areFound = async () => {
    await expect.poll(() => searchRows.countDocuments()).toBe(450)
    await expect.poll(async () => (await jobs.findOne())!.building).toBe(null)
  }
  await areFound()

  // As if there had never been a search. The row is another's, so that its owner has to look at it anew.
  await searchRows.deleteMany({})
  await jobs.updateOne({}, { $set: { format: 0, positions: [], until: new Date(0), owner: 'before' } })
  await areFound()

  await searchRows.deleteMany({})
  await log.deleteMany({ what: 'MessageAdded' })
  await jobs.updateOne({}, { $set: { positions: [], until: new Date(0), owner: 'before' } })
  await areFound()
  await expectFound(ann, 'old 450', ['old 450'])
})

test('two common words that rarely meet: a page may be short, and goes on to all that there is', async () => {
  await using chat = await startChat({ limits: { search: { examined: 20 } } })
  const [ann, bob] = await chat.users('ann', 'bob')
  for (const i of range(1, 60)) await ann.sends(bob, i === 5 || i === 40 ? `red blue ${i}` : i % 2 ? 'red' : 'blue')
  await ann.sends(bob, 'last')
  await expectFound(ann, 'last', ['last'])
  const seen: (string | null)[] = []
  let pages = 0
  let after: string | null | undefined
  for (; ; pages++) {
    const { searchMessages } = await ann.does(SearchMessagesDocument, { query: 'red blue', first: 5, after })
    seen.push(...searchMessages.nodes.map(({ text }) => text))
    if (!searchMessages.pageInfo.hasNextPage) break
    after = searchMessages.pageInfo.endCursor
  }
  expect(seen).toEqual(['red blue 40', 'red blue 5'])
  expect(pages).toBeGreaterThan(0)
})
