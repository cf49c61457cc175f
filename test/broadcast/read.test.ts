import { expect, test } from 'vitest'
import { BroadcastsDocument, MarkBroadcastsReadDocument } from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import { says } from './says.ts'

const isRead = async (person: Parameters<typeof says>[0]) =>
  (await person.does(BroadcastsDocument)).broadcasts.nodes.map((each) => each.isRead)

test('a mark moves up to a broadcast, or to the newest, and never back', async () => {
  await using chat = await startChat()
  const root = await chat.admin()
  const [ann, bob] = await chat.users('ann', 'bob')
  const [one, two] = [await says(root, 'one'), await says(root, 'two')]
  await says(root, 'three')
  expect(await ann.does(BroadcastsDocument)).toMatchObject({ unreadBroadcastCount: 3 })

  const upTo = (upToId: string | null) => ann.does(MarkBroadcastsReadDocument, { upToId })
  expect(await upTo(two.id)).toMatchObject({ markBroadcastsRead: { unreadBroadcastCount: 1 } })
  expect(await isRead(ann)).toEqual([false, true, true])
  expect(await upTo(one.id)).toMatchObject({ markBroadcastsRead: { unreadBroadcastCount: 1 } })
  expect(await upTo(null)).toMatchObject({ markBroadcastsRead: { unreadBroadcastCount: 0 } })
  expect(await isRead(ann)).toEqual([true, true, true])
  await says(root, 'four')
  expect(await isRead(ann)).toEqual([false, true, true, true])
  expect(await isRead(bob)).toEqual([false, false, false, false])
})

test('own devices hear of it, others do not, and what moves nothing tells nothing', async () => {
  await using chat = await startChat()
  const root = await chat.admin()
  const [ann, bob] = await chat.users('ann', 'bob')
  const one = await says(root, 'one')
  await says(root, 'two')
  await using anns = await ann.events()
  await using bobs = await bob.events()
  await anns.next()
  await bobs.next()
  for (const upToId of [one.id, one.id, null, one.id, null]) await ann.does(MarkBroadcastsReadDocument, { upToId })
  await says(root, 'three')
  const heard = await anns.until('BroadcastAdded')
  expect(heard).toMatchObject([
    { unreadBroadcastCount: 1 },
    { unreadBroadcastCount: 0 },
    { broadcast: { isRead: false } },
  ])
  expect(heard.map(({ __typename }) => __typename)).toEqual(['BroadcastsRead', 'BroadcastsRead', 'BroadcastAdded'])
  expect(await bobs.next()).toMatchObject({ __typename: 'BroadcastAdded' })
  await using replayed = await ann.events({ after: heard[0]!.cursor })
  // What was broadcast since has an event of its own.
  expect(await replayed.take(2)).toMatchObject([
    { __typename: 'BroadcastsRead', unreadBroadcastCount: 0 },
    { __typename: 'BroadcastAdded', broadcast: { isRead: false } },
  ])
})

test('unreadCount is over conversations and broadcasts', async () => {
  await using chat = await startChat()
  const root = await chat.admin()
  const [ann, bob] = await chat.users('ann', 'bob')
  await says(root, 'one')
  await ann.sends(bob, 'hello')
  await ann.sends(bob, 'hello')
  expect(await bob.does(BroadcastsDocument)).toMatchObject({ unreadBroadcastCount: 1, unreadCount: 3 })
  expect(await bob.does(MarkBroadcastsReadDocument)).toEqual({
    markBroadcastsRead: { unreadBroadcastCount: 0, unreadCount: 2 },
  })
})

test('pages go from the newest to the oldest, each broadcast once', async () => {
  await using chat = await startChat()
  const root = await chat.admin()
  const [ann] = await chat.users('ann')
  for (let i = 1; i <= 5; i++) await says(root, `${i}`)
  const page = async (after?: string | null) =>
    (await ann.does(BroadcastsDocument, { first: 2, after: after ?? null })).broadcasts
  const first = await page()
  expect(first.nodes.map(({ text }) => text)).toEqual(['5', '4'])
  await says(root, '6')
  const second = await page(first.pageInfo.endCursor)
  expect(second.nodes.map(({ text }) => text)).toEqual(['3', '2'])
  const third = await page(second.pageInfo.endCursor)
  expect(third).toMatchObject({ nodes: [{ text: '1' }], pageInfo: { hasNextPage: false }, totalCount: 6 })
  expect(await ann.refused(BroadcastsDocument, { first: 101 })).toBe('BAD_USER_INPUT first')
  expect(await ann.refused(BroadcastsDocument, { after: 'nothing' })).toBe('BAD_USER_INPUT after')
})
