import { expect, test } from 'vitest'
import {
  ConversationDocument,
  DeleteMessageDocument,
  MessageDocument,
  UnreadCountDocument,
} from '../generated/operations.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()
const tombstone = { text: null, replyTo: null, version: 2, deletedAt: expect.stringMatching(/^20\d\d-.+Z$/) }

test('who sent a message may delete it: it is emptied, and keeps its place', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const question = await bob.sends(ann, 'a question')
  const message = await ann.sends(bob, 'a secret', { replyToId: question.id })
  const last = await ann.sends(bob, 'after it')
  const { deleteMessage } = await ann.does(DeleteMessageDocument, { messageId: message.id })
  expect(deleteMessage.message).toMatchObject({ id: message.id, seq: 2, ...tombstone })
  expect(await bob.history(message.conversation.id)).toMatchObject([
    { text: 'a question' },
    { id: message.id, seq: 2, sender: { id: ann.id }, ...tombstone },
    { id: last.id, seq: 3 },
  ])
  expect((await bob.does(MessageDocument, { id: message.id })).message).toMatchObject(tombstone)
})

test('nothing of what it said is left in the database', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const message = await ann.sends(bob, 'wipe me')
  await ann.does(DeleteMessageDocument, { messageId: message.id })
  const row = await chat.app.database.messages.findOne({ _id: message.id })
  const entries = await chat.app.database.log.find({ ref: message.id }).toArray()
  expect(entries).toHaveLength(2)
  expect(JSON.stringify([row, entries])).not.toContain('wipe me')
})

test('it stays the last message, and unread', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id, conversation } = await ann.sends(bob, 'oops')
  await ann.does(DeleteMessageDocument, { messageId: id })
  expect((await bob.does(ConversationDocument, { id: conversation.id })).conversation).toMatchObject({
    lastSeq: 1,
    unreadCount: 1,
    lastMessage: { id, seq: 1, text: null },
    firstUnread: { id },
  })
  expect((await bob.does(UnreadCountDocument)).unreadCount).toBe(1)
})

test('the other one may not, and for a stranger it is not there', async () => {
  const [ann, bob, eve] = await chat.people('ann', 'bob', 'eve')
  const { id: messageId } = await ann.sends(bob, 'mine')
  expect(await bob.refused(DeleteMessageDocument, { messageId })).toBe('FORBIDDEN messageId')
  expect(await eve.refused(DeleteMessageDocument, { messageId })).toBe('NOT_FOUND messageId')
  expect(await ann.refused(DeleteMessageDocument, { messageId: 'nothing' })).toBe('NOT_FOUND messageId')
  expect((await ann.does(MessageDocument, { id: messageId })).message).toMatchObject({ text: 'mine', version: 1 })
})

test('an admin may', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const root = await chat.admin()
  await using phone = await ann.events()
  await phone.next()
  const { id: messageId } = await bob.sends(ann, 'spam')
  const { deleteMessage } = await root.does(DeleteMessageDocument, { messageId })
  expect(deleteMessage.message).toMatchObject({ ...tombstone, sender: { id: bob.id } })
  expect(await root.refused(DeleteMessageDocument, { messageId: 'nothing' })).toBe('NOT_FOUND messageId')
  expect(await phone.take(2)).toMatchObject([
    { __typename: 'MessageAdded' },
    { __typename: 'MessageChanged', message: { id: messageId, ...tombstone } },
  ])
})

test('members hear of it, and of a second time nobody', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id: messageId } = await ann.sends(bob, 'oops')
  const streams = await Promise.all([ann.events(), bob.events()])
  for (const stream of streams) await stream.next()
  const { deleteMessage } = await ann.does(DeleteMessageDocument, { messageId })
  const again = await ann.does(DeleteMessageDocument, { messageId })
  expect(again.deleteMessage.message).toEqual(deleteMessage.message)
  await ann.sends(bob, 'then')
  for (const stream of streams) {
    expect(await stream.take(2)).toMatchObject([
      { __typename: 'MessageChanged', message: { id: messageId, ...tombstone } },
      { __typename: 'MessageAdded', message: { text: 'then' } },
    ])
    await stream[Symbol.asyncDispose]()
  }
})
