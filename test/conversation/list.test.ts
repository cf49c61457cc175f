import { expect, test } from 'vitest'
import { encodePlace } from '../../src/kernel/page.ts'
import { ConversationsDocument, UnreadCountDocument } from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()

const list = async (person: Person, page: { first?: number; after?: string | null } = {}) =>
  (await person.does(ConversationsDocument, page)).conversations
const peers = async (person: Person, page?: { first?: number; after?: string | null }) =>
  (await list(person, page)).nodes.map(({ peer }) => peer?.name)

test('conversations come with the newest activity first', async () => {
  const [ann, bob, cat, dan] = await chat.people('ann', 'bob', 'cat', 'dan')
  expect(await list(ann)).toMatchObject({ nodes: [], totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null } })
  await ann.sends(bob, 'one')
  await cat.sends(ann, 'two')
  await ann.sends(dan, 'three')
  expect(await peers(ann)).toEqual(['dan', 'cat', 'bob'])
  await bob.sends(ann, 'four')
  expect(await peers(ann)).toEqual(['bob', 'dan', 'cat'])
})

test('each with its last message, and how much of it is unread', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  await bob.sends(ann, 'one')
  await bob.sends(ann, 'two')
  await cat.sends(ann, 'three')
  const { nodes } = await list(ann)
  expect(nodes).toMatchObject([
    { peer: { name: 'cat' }, unreadCount: 1, lastMessage: { seq: 1, text: 'three' }, firstUnread: { seq: 1 } },
    { peer: { name: 'bob' }, unreadCount: 2, lastMessage: { seq: 2, text: 'two' }, firstUnread: { seq: 1 } },
  ])
  expect((await ann.does(UnreadCountDocument)).unreadCount).toBe(3)
  expect((await bob.does(UnreadCountDocument)).unreadCount).toBe(0)
})

test('sending reads what came before; a reply leaves nothing unread but what comes after', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await bob.sends(ann, 'one')
  await bob.sends(ann, 'two')
  await ann.sends(bob, 'reply')
  expect((await list(ann)).nodes).toMatchObject([{ unreadCount: 0, firstUnread: null, viewerMember: { readSeq: 3 } }])
  await bob.sends(ann, 'more')
  expect((await list(ann)).nodes).toMatchObject([{ unreadCount: 1, firstUnread: { seq: 4 } }])
})

test('a page goes on from where it was while new messages arrive', async () => {
  const [ann, ...others] = await chat.people('ann', 'a', 'b', 'c', 'd', 'e')
  for (const other of others) await other.sends(ann, 'hello')
  const first = await list(ann, { first: 2 })
  expect(first.nodes.map(({ peer }) => peer?.name)).toEqual(['e', 'd'])
  expect(first.totalCount).toBe(5)
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
  // What was on the first page goes up, and comes out of no later page again.
  await others[3].sends(ann, 'again')
  const second = await list(ann, { first: 2, after: first.pageInfo.endCursor! })
  expect(second.nodes.map(({ peer }) => peer?.name)).toEqual(['c', 'b'])
  expect(second.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true })
  const third = await list(ann, { first: 2, after: second.pageInfo.endCursor! })
  expect(third.nodes.map(({ peer }) => peer?.name)).toEqual(['a'])
  expect(third.pageInfo.hasNextPage).toBe(false)
  expect(await peers(ann)).toEqual(['d', 'e', 'c', 'b', 'a'])
})

test('a page has 1 to 100, and begins behind a cursor of this list', async () => {
  const [ann] = await chat.people('ann')
  expect(await ann.refused(ConversationsDocument, { first: 0 })).toBe('BAD_USER_INPUT first')
  expect(await ann.refused(ConversationsDocument, { first: 101 })).toBe('BAD_USER_INPUT first')
  const foreign = ['garbage', encodePlace(1), encodePlace('x', 'y'), encodePlace(Number.MAX_SAFE_INTEGER, 'x')]
  for (const after of foreign) expect(await ann.refused(ConversationsDocument, { after })).toBe('BAD_USER_INPUT after')
})
