import { expect, test } from 'vitest'
import {
  AddMembersDocument,
  AddReactionDocument,
  CreateGroupDocument,
  DeleteMessageDocument,
  PinMessageDocument,
  RemoveMemberDocument,
  SendMessageDocument,
  UpdateGroupDocument,
  type SendMessageMutation,
  type SendMessageMutationVariables,
} from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()

const send = async (person: Person, input: SendMessageMutationVariables['input']) =>
  (await person.does(SendMessageDocument, { input })).sendMessage

test('a clientId has 1 to 64 characters, none of them a control character', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const refusal = (clientId: string) =>
    ann.refused(SendMessageDocument, { input: { recipientId: bob.id, clientId, text: 'hello' } })
  expect(await refusal('')).toBe('BAD_USER_INPUT clientId')
  expect(await refusal('c'.repeat(65))).toBe('BAD_USER_INPUT clientId')
  expect(await refusal('a\nb')).toBe('BAD_USER_INPUT clientId')
  expect(await refusal('\ud800')).toBe('BAD_USER_INPUT clientId')
  expect((await ann.sends(bob, 'hello', { clientId: 'c'.repeat(64) })).clientId).toBe('c'.repeat(64))
})

test('it is its sender’s: another person’s is another message', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const anns = await ann.sends(bob, 'hello', { clientId: 'same' })
  const bobs = await bob.sends(ann, 'hello', { clientId: 'same' })
  expect(bobs).toMatchObject({ seq: 2, sender: { id: bob.id } })
  expect(bobs.id).not.toBe(anns.id)
})

test('and of the conversation: in another one it is another message', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const toBob = await ann.sends(bob, 'hello', { clientId: 'same' })
  const toCat = await ann.sends(cat, 'hello', { clientId: 'same' })
  expect(toCat.seq).toBe(1)
  expect(toCat.id).not.toBe(toBob.id)
})

test('a retry that names the conversation instead of the person is the same message', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const first = await ann.sends(bob, 'Cafe\u0301 ', { clientId: 'same' })
  const again = await ann.sends(first.conversation.id, 'Café', { clientId: 'same' })
  expect(again.id).toBe(first.id)
})

test('another text, or another answer, under it is a conflict, and changes nothing', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const target = await bob.sends(ann, 'a question')
  const input = { recipientId: bob.id, clientId: 'same', text: 'yes' }
  const { message } = await send(ann, input)
  expect(await ann.refused(SendMessageDocument, { input: { ...input, text: 'no' } })).toBe(
    'IDEMPOTENCY_CONFLICT clientId',
  )
  expect(await ann.refused(SendMessageDocument, { input: { ...input, replyToId: target.id } })).toBe(
    'IDEMPOTENCY_CONFLICT clientId',
  )
  expect(await ann.history(message.conversation.id)).toMatchObject([{ text: 'a question' }, { text: 'yes' }])
})

test('a retry gets the first answer, also when it would be refused by now', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const target = await ann.sends(bob, 'a question')
  const input = { recipientId: ann.id, clientId: 'answer', text: 'an answer', replyToId: target.id }
  const first = await send(bob, input)
  await ann.does(DeleteMessageDocument, { messageId: target.id })
  const again = await send(bob, input)
  expect(again).toMatchObject({ deduplicated: true, message: { id: first.message.id, seq: 2, text: 'an answer' } })
  const fresh = { ...input, clientId: 'fresh' }
  expect(await bob.refused(SendMessageDocument, { input: fresh })).toBe('CONFLICT replyToId')
})

test('a retry of what was deleted meanwhile gets the tombstone', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const input = { recipientId: bob.id, clientId: 'gone', text: 'gone' }
  const { message } = await send(ann, input)
  await ann.does(DeleteMessageDocument, { messageId: message.id })
  expect(await send(ann, input)).toMatchObject({ deduplicated: true, message: { id: message.id, text: null } })
})

test('a retry of who has left the group since gets the message, and nothing else of the group', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const group = { title: 'Group', memberIds: [bob.id] }
  const { id: conversationId } = (await ann.does(CreateGroupDocument, { input: group })).createGroup.conversation
  const question = await ann.sends(conversationId, 'a question')
  const input = { conversationId, clientId: 'mine', text: 'mine', replyToId: question.id }
  const { message } = await send(bob, input)
  await ann.does(RemoveMemberDocument, { conversationId, userId: bob.id })
  await ann.does(AddMembersDocument, { conversationId, userIds: [cat.id] })
  await ann.does(UpdateGroupDocument, { input: { conversationId, title: 'Renamed' } })
  await ann.does(AddReactionDocument, { messageId: message.id, emoji: '👀' })
  await ann.does(PinMessageDocument, { messageId: message.id })
  await ann.sends(conversationId, 'among ourselves')
  const everything = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { deduplicated message {
    id text state readBy { id } reactions { emoji } replyTo { text } conversation {
      id title lastSeq members { user { id } } lastMessage { text } pinned { text } typing { id } viewerMember { id }
      createdAt lastActivityAt messages { nodes { text } totalCount } firstUnread { text } } } } }`
  const { sendMessage } = (await bob.does(everything, { input })) as { sendMessage: SendMessageMutation['sendMessage'] }
  const { createdAt } = sendMessage.message.conversation as unknown as { createdAt: string }
  expect(sendMessage).toEqual({
    deduplicated: true,
    message: {
      id: message.id,
      text: 'mine',
      state: 'SENT',
      readBy: [],
      reactions: [],
      replyTo: null,
      conversation: {
        id: conversationId,
        title: null,
        lastSeq: 0,
        members: [],
        lastMessage: null,
        pinned: [],
        typing: [],
        viewerMember: null,
        createdAt,
        lastActivityAt: createdAt,
        messages: { nodes: [], totalCount: 0 },
        firstUnread: null,
      },
    },
  })
})

test('of a retry nobody hears', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using phone = await bob.events()
  await phone.next()
  const input = { recipientId: bob.id, clientId: 'once', text: 'once' }
  await send(ann, input)
  await send(ann, input)
  await ann.sends(bob, 'then')
  expect(await phone.take(2)).toMatchObject([{ message: { text: 'once' } }, { message: { text: 'then' } }])
})
