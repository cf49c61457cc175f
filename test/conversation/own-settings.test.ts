import { expect, test } from 'vitest'
import {
  ConversationsDocument,
  SetConversationArchivedDocument,
  SetConversationMutedDocument,
  UnreadCountDocument,
} from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()

const listed = async (person: Person, archived: boolean) =>
  (await person.does(ConversationsDocument, { archived })).conversations.nodes.map(({ id }) => id)

test('a muted conversation counts no longer in all that is unread; only one’s own devices hear of it', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { conversation } = await ann.sends(bob, 'one')
  await ann.sends(bob, 'two')
  await using phone = await bob.events()
  await using other = await ann.events()
  await Promise.all([phone.next(), other.next()])
  const set = (muted: boolean) => bob.does(SetConversationMutedDocument, { conversationId: conversation.id, muted })
  expect((await set(true)).setConversationMuted.conversation).toMatchObject({ isMuted: true, unreadCount: 2 })
  expect(await phone.next()).toMatchObject({ __typename: 'ConversationChanged', conversation: { isMuted: true } })
  expect((await bob.does(UnreadCountDocument)).unreadCount).toBe(0)
  await set(true)
  await set(false)
  expect(await phone.next()).toMatchObject({ __typename: 'ConversationChanged', conversation: { isMuted: false } })
  expect((await bob.does(UnreadCountDocument)).unreadCount).toBe(2)
  const sent = await ann.sends(bob, 'three')
  expect(await other.next()).toMatchObject({ message: { id: sent.id } })
})

test('an archived conversation is put away from the list, still counts, and comes back with the next message, for all', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { conversation } = await ann.sends(bob, 'one')
  const { id } = conversation
  await bob.does(SetConversationArchivedDocument, { conversationId: id, archived: true })
  expect([await listed(bob, false), await listed(bob, true), await listed(ann, false)]).toEqual([[], [id], [id]])
  expect((await bob.does(UnreadCountDocument)).unreadCount).toBe(1)
  await ann.does(SetConversationArchivedDocument, { conversationId: id, archived: true })
  await ann.sends(bob, 'two')
  for (const person of [ann, bob]) expect([await listed(person, false), await listed(person, true)]).toEqual([[id], []])
})

test('what isn’t one’s own can be neither muted nor archived', async () => {
  const [ann, bob, eve] = await chat.people('ann', 'bob', 'eve')
  const conversationId = (await ann.sends(bob, 'one')).conversation.id
  expect(await eve.refused(SetConversationMutedDocument, { conversationId, muted: true })).toBe(
    'NOT_FOUND conversationId',
  )
  expect(await eve.refused(SetConversationArchivedDocument, { conversationId, archived: true })).toBe(
    'NOT_FOUND conversationId',
  )
})
