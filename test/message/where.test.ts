import { expect, test } from 'vitest'
import {
  ConversationsDocument,
  MessageDocument,
  OpenConversationDocument,
  SendMessageDocument,
} from '../generated/operations.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()

test('a message goes to a conversation, or to a person', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const first = await ann.sends(bob, 'to you')
  const second = await bob.sends(first.conversation.id, 'to where we are')
  const third = await bob.sends(ann, 'to you')
  expect([first, second, third].map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(new Set([first, second, third].map(({ conversation }) => conversation.id)).size).toBe(1)
})

test('to one of the two, not to both and not to neither', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const conversationId = (await ann.sends(bob, 'hello')).conversation.id
  const refusal = (where: object) =>
    ann.refused(SendMessageDocument, { input: { ...where, clientId: 'where', text: 'hello' } })
  expect(await refusal({ conversationId, recipientId: bob.id })).toBe('BAD_USER_INPUT conversationId')
  expect(await refusal({})).toBe('BAD_USER_INPUT conversationId')
  expect(await refusal({ conversationId: null, recipientId: null })).toBe('BAD_USER_INPUT conversationId')
})

test('not to oneself, and not to who is not known', async () => {
  const [ann] = await chat.people('ann')
  const refusal = (recipientId: string) =>
    ann.refused(SendMessageDocument, { input: { recipientId, clientId: 'where', text: 'hello' } })
  expect(await refusal(ann.id)).toBe('BAD_USER_INPUT recipientId')
  expect(await refusal('nobody')).toBe('NOT_FOUND recipientId')
  expect((await ann.does(ConversationsDocument, {})).conversations.nodes).toEqual([])
})

test('not to a conversation of others, nor to one that is not there', async () => {
  const [ann, bob, eve] = await chat.people('ann', 'bob', 'eve')
  const { conversation } = await ann.sends(bob, 'private')
  const refusal = (conversationId: string) =>
    eve.refused(SendMessageDocument, { input: { conversationId, clientId: 'where', text: 'hello' } })
  expect(await refusal(conversation.id)).toBe('NOT_FOUND conversationId')
  expect(await refusal('nothing')).toBe('NOT_FOUND conversationId')
  expect(await ann.history(conversation.id)).toHaveLength(1)
})

test('nor to one that another has opened and not written to', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const opened = await ann.does(OpenConversationDocument, { userId: bob.id })
  const conversationId = opened.openConversation.conversation.id
  const input = { conversationId, clientId: 'where', text: 'hello' }
  expect(await bob.refused(SendMessageDocument, { input })).toBe('NOT_FOUND conversationId')
  expect(await bob.sends(ann, 'hello')).toMatchObject({ seq: 1, conversation: { id: conversationId } })
})

test('a message is there by id for members, and for nobody else', async () => {
  const [ann, bob, eve] = await chat.people('ann', 'bob', 'eve')
  const { id } = await ann.sends(bob, 'private')
  expect((await bob.does(MessageDocument, { id })).message).toMatchObject({ text: 'private', sender: { id: ann.id } })
  expect((await eve.does(MessageDocument, { id })).message).toBeNull()
  expect((await eve.does(MessageDocument, { id: 'nothing' })).message).toBeNull()
  const root = await chat.admin()
  expect((await root.does(MessageDocument, { id })).message).toBeNull()
})
