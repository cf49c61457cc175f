import { expect, test } from 'vitest'
import {
  ConversationDocument,
  ConversationsDocument,
  HistoryDocument,
  OpenConversationDocument,
} from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()

const open = async (opener: Person, other: Person) =>
  (await opener.does(OpenConversationDocument, { userId: other.id })).openConversation.conversation

test('opening a conversation with a person starts it', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const conversation = await open(ann, bob)
  expect(conversation).toMatchObject({
    kind: 'DIRECT',
    lastSeq: 0,
    unreadCount: 0,
    peer: { id: bob.id, name: 'bob' },
    viewerMember: { readSeq: 0 },
    lastMessage: null,
    firstUnread: null,
  })
  expect(conversation.members.map(({ user, role, readSeq, readAt }) => [user.id, role, readSeq, readAt])).toEqual([
    [ann.id, 'MEMBER', 0, null],
    [bob.id, 'MEMBER', 0, null],
  ])
  expect(conversation.lastActivityAt).toBe(conversation.createdAt)
})

test('opening it again, from either side and many times at once, gets the same one', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const opened = await Promise.all(Array.from({ length: 10 }, (_, i) => (i % 2 ? open(ann, bob) : open(bob, ann))))
  expect(new Set(opened.map(({ id }) => id)).size).toBe(1)
  const sent = await ann.sends(bob, 'here too')
  expect(sent.conversation.id).toBe(opened[0]!.id)
  expect((await open(bob, ann)).id).toBe(opened[0]!.id)
})

test('not with oneself, and not with who is not known', async () => {
  const [ann] = await chat.people('ann')
  expect(await ann.refused(OpenConversationDocument, { userId: ann.id })).toBe('BAD_USER_INPUT userId')
  expect(await ann.refused(OpenConversationDocument, { userId: 'nobody' })).toBe('NOT_FOUND userId')
})

test('an empty one shows to its opener alone', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id } = await open(ann, bob)
  const seenBy = async (person: Person) => ({
    byId: (await person.does(ConversationDocument, { id })).conversation?.id,
    listed: (await person.does(ConversationsDocument, {})).conversations.nodes.map((node) => node.id),
    counted: (await person.does(ConversationsDocument, {})).conversations.totalCount,
  })
  expect(await seenBy(ann)).toEqual({ byId: id, listed: [id], counted: 1 })
  expect(await seenBy(bob)).toEqual({ byId: undefined, listed: [], counted: 0 })
  await open(bob, ann)
  expect(await seenBy(bob)).toEqual({ byId: id, listed: [id], counted: 1 })
})

test('the first message shows it to the other one', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id } = await open(ann, bob)
  await ann.sends(id, 'hello')
  expect((await bob.does(ConversationDocument, { id })).conversation).toMatchObject({
    id,
    lastSeq: 1,
    unreadCount: 1,
    peer: { id: ann.id },
  })
})

test('of opening hears the opener alone, and once', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using annsPhone = await ann.events()
  await using bobsPhone = await bob.events()
  await annsPhone.next()
  await bobsPhone.next()
  const { id } = await open(ann, bob)
  await open(ann, bob)
  await ann.sends(id, 'hello')
  expect(await annsPhone.take(2)).toMatchObject([
    { __typename: 'ConversationChanged', conversation: { id } },
    { __typename: 'MessageAdded' },
  ])
  expect(await bobsPhone.next()).toMatchObject({ __typename: 'MessageAdded', message: { text: 'hello' } })
})

test('who opens it as the second hears as well, alone', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id } = await open(ann, bob)
  await using annsPhone = await ann.events()
  await using bobsPhone = await bob.events()
  await annsPhone.next()
  await bobsPhone.next()
  await open(bob, ann)
  await bob.sends(id, 'hello')
  expect(await bobsPhone.take(2)).toMatchObject([
    { __typename: 'ConversationChanged', conversation: { id, peer: { id: ann.id } } },
    { __typename: 'MessageAdded' },
  ])
  expect(await annsPhone.next()).toMatchObject({ __typename: 'MessageAdded' })
})

test('for a stranger a conversation is not there', async () => {
  const [ann, bob, eve] = await chat.people('ann', 'bob', 'eve')
  const { conversation } = await ann.sends(bob, 'private')
  expect((await eve.does(ConversationDocument, { id: conversation.id })).conversation).toBeNull()
  expect((await eve.does(HistoryDocument, { id: conversation.id })).conversation).toBeNull()
  expect((await eve.does(ConversationsDocument, {})).conversations).toMatchObject({ nodes: [], totalCount: 0 })
  expect((await eve.does(ConversationDocument, { id: 'no such id' })).conversation).toBeNull()
})
