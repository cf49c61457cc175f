import { expect, test } from 'vitest'
import {
  ConversationDocument,
  DeleteMessageDocument,
  MarkConversationReadDocument,
  MarkMessageReadDocument,
  MessageDocument,
  OpenConversationDocument,
  UnreadCountDocument,
} from '../generated/operations.ts'
import type { Message, Person } from '../support/person.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()

/** Ann has sent Bob three messages. */
const threeUnread = async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const sent: Message[] = []
  for (const text of ['one', 'two', 'three']) sent.push(await ann.sends(bob, text))
  return { ann, bob, sent: sent as [Message, Message, Message], id: sent[0]!.conversation.id }
}
const marks = async (person: Person, messageId: string) =>
  (await person.does(MarkMessageReadDocument, { messageId })).markMessageRead.conversation

test('marking a message as read reads it and all before it', async () => {
  const { bob, sent } = await threeUnread()
  expect(await marks(bob, sent[1].id)).toMatchObject({
    unreadCount: 1,
    viewerMember: { readSeq: 2 },
    firstUnread: { seq: 3 },
  })
  expect((await bob.does(UnreadCountDocument)).unreadCount).toBe(1)
})

test('a mark never goes back', async () => {
  const { bob, sent } = await threeUnread()
  await marks(bob, sent[2].id)
  expect(await marks(bob, sent[0].id)).toMatchObject({
    unreadCount: 0,
    viewerMember: { readSeq: 3 },
    firstUnread: null,
  })
})

test('marking the conversation reads all of it, tombstones among it', async () => {
  const { ann, bob, sent, id } = await threeUnread()
  await ann.does(DeleteMessageDocument, { messageId: sent[2].id })
  expect((await bob.does(UnreadCountDocument)).unreadCount).toBe(3)
  const { markConversationRead } = await bob.does(MarkConversationReadDocument, { conversationId: id })
  expect(markConversationRead.conversation).toMatchObject({ unreadCount: 0, viewerMember: { readSeq: 3 } })
  const bobs = markConversationRead.conversation.members.find(({ user }) => user.id === bob.id)
  expect(Date.parse(bobs!.readAt!)).toBeGreaterThan(0)
})

test('the sender sees what was read, and by whom', async () => {
  const { ann, bob, sent, id } = await threeUnread()
  await marks(bob, sent[1].id)
  expect(await ann.history(id)).toMatchObject([
    { seq: 1, state: 'READ', readBy: [{ id: bob.id }], isRead: true },
    { seq: 2, state: 'READ', readBy: [{ id: bob.id }], isRead: true },
    { seq: 3, state: 'SENT', readBy: [], isRead: true },
  ])
  expect(await bob.history(id)).toMatchObject([{ isRead: true }, { isRead: true }, { isRead: false }])
  expect((await ann.does(MessageDocument, { id: sent[0].id })).message).toMatchObject({ state: 'READ' })
})

test('what a mutation answers shows what it changed', async () => {
  const { ann, bob, sent } = await threeUnread()
  const answer = await bob.ask(`mutation {
    first: markMessageRead(messageId: "${sent[0].id}") { conversation { lastMessage { isRead readBy { id } } } }
    last: markMessageRead(messageId: "${sent[2].id}") { conversation { lastMessage { isRead readBy { id } } } }
    reply: sendMessage(input: { recipientId: "${ann.id}", clientId: "reply", text: "reply" }) {
      message { seq conversation { lastSeq unreadCount lastMessage { text } } }
    }
    again: sendMessage(input: { recipientId: "${ann.id}", clientId: "again", text: "again" }) {
      message { seq conversation { lastSeq unreadCount lastMessage { text } } }
    }
  }`)
  expect(answer).toEqual({
    data: {
      first: { conversation: { lastMessage: { isRead: false, readBy: [] } } },
      last: { conversation: { lastMessage: { isRead: true, readBy: [{ id: bob.id }] } } },
      reply: { message: { seq: 4, conversation: { lastSeq: 4, unreadCount: 0, lastMessage: { text: 'reply' } } } },
      again: { message: { seq: 5, conversation: { lastSeq: 5, unreadCount: 0, lastMessage: { text: 'again' } } } },
    },
  })
})

test('both hear of a mark, the reader on other devices too; of one that moves nothing, nobody', async () => {
  const { ann, bob, sent, id } = await threeUnread()
  const streams = await Promise.all([ann.events(), bob.events(), bob.events()])
  for (const stream of streams) await stream.next()
  await marks(bob, sent[1].id)
  await marks(bob, sent[1].id)
  await marks(bob, sent[0].id)
  await bob.does(MarkConversationReadDocument, { conversationId: id })
  await bob.does(MarkConversationReadDocument, { conversationId: id })
  await ann.does(MarkConversationReadDocument, { conversationId: id })
  await ann.sends(id, 'the end')
  for (const stream of streams) {
    expect(await stream.take(3)).toMatchObject([
      { __typename: 'MessagesRead', upToSeq: 2, user: { id: bob.id }, conversation: { id } },
      { __typename: 'MessagesRead', upToSeq: 3, user: { id: bob.id }, member: { readSeq: 3 } },
      { __typename: 'MessageAdded', message: { text: 'the end' } },
    ])
    await stream[Symbol.asyncDispose]()
  }
})

test('a stranger marks nothing, and learns nothing', async () => {
  const { bob, sent, id } = await threeUnread()
  const [eve] = await chat.people('eve')
  expect(await eve.refused(MarkMessageReadDocument, { messageId: sent[0].id })).toBe('NOT_FOUND messageId')
  expect(await eve.refused(MarkConversationReadDocument, { conversationId: id })).toBe('NOT_FOUND conversationId')
  expect(await eve.refused(MarkMessageReadDocument, { messageId: 'nothing' })).toBe('NOT_FOUND messageId')
  expect(await eve.refused(MarkConversationReadDocument, { conversationId: 'nothing' })).toBe(
    'NOT_FOUND conversationId',
  )
  expect((await bob.does(ConversationDocument, { id })).conversation).toMatchObject({ unreadCount: 3 })
})

test('nor does who was not written to yet', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { openConversation } = await ann.does(OpenConversationDocument, { userId: bob.id })
  const conversationId = openConversation.conversation.id
  expect(await bob.refused(MarkConversationReadDocument, { conversationId })).toBe('NOT_FOUND conversationId')
})
