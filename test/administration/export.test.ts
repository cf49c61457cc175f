import { expect, test } from 'vitest'
import {
  AuditLogDocument,
  DeleteMessageDocument,
  ExportMessagesDocument,
  ImportMessagesDocument,
  type ExportMessagesQuery,
  type ExportMessagesQueryVariables,
} from '../generated/operations.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()
const root = await chat.admin()

/** All that is exported, page by page. */
const exported = async (what: ExportMessagesQueryVariables) => {
  const texts: (string | null)[] = []
  let after: string | null = null
  do {
    const { exportMessages }: ExportMessagesQuery = await root.does(ExportMessagesDocument, { ...what, after })
    texts.push(...exportMessages.nodes.map(({ text }) => text))
    expect(exportMessages.pageInfo.hasPreviousPage).toBe(after !== null)
    after = exportMessages.pageInfo.hasNextPage ? exportMessages.pageInfo.endCursor : null
  } while (after !== null)
  return texts
}

test('a conversation is given whole, oldest first, tombstones among it', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const texts = range(1, 12).map((i) => `message ${i}`)
  const sent = []
  for (const [i, text] of texts.entries()) sent.push(await (i % 2 ? ann : bob).sends(i % 2 ? bob : ann, text))
  await ann.does(DeleteMessageDocument, { messageId: sent[3]!.id })
  const conversationId = sent[0]!.conversation.id
  expect(await exported({ conversationId, first: 5 })).toEqual(texts.map((text, i) => (i === 3 ? null : text)))
  const { exportMessages } = await root.does(ExportMessagesDocument, { conversationId })
  expect(exportMessages.totalCount).toBe(12)
})

test('a person is given with all that they have sent, by when they sent it, wherever it was', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  await ann.sends(bob, 'live 1')
  await bob.sends(ann, 'not hers')
  await ann.sends(cat, 'live 2')
  const input = range(1, 4).map((i) => ({
    sourceId: `export-${ann.id}-${i}`,
    memberIds: [ann.id, cat.id],
    senderId: ann.id,
    text: `old ${i}`,
    // Two at one time: a page may end between them.
    createdAt: new Date(Date.UTC(2020, 0, 1 + (i >> 1))).toISOString(),
  }))
  await root.does(ImportMessagesDocument, { input })
  const texts = ['old 1', 'old 2', 'old 3', 'old 4', 'live 1', 'live 2']
  for (const first of [1, 2, 3, 100]) expect(await exported({ userId: ann.id, first })).toEqual(texts)
})

test('each page is in the audit log before it is answered', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { conversation, createdAt } = await ann.sends(bob, 'hello')
  await root.does(ExportMessagesDocument, { conversationId: conversation.id })
  await root.does(ExportMessagesDocument, { userId: bob.id })
  const entries = async (target: string) => (await root.does(AuditLogDocument, { target })).auditLog.nodes
  expect(await entries(conversation.id)).toMatchObject([
    { actor: { id: root.id }, action: 'exportMessages', detail: `1 message, of ${createdAt} to ${createdAt}` },
  ])
  expect(await entries(bob.id)).toMatchObject([{ action: 'exportMessages', detail: 'no messages' }])
})

test('what is not in the audit log is not given: nothing else of the conversations, but to members', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const question = await bob.sends(ann, 'a question')
  await ann.sends(bob, 'an answer', { replyToId: question.id })
  await bob.sends(ann, 'not given')
  const where = `conversation { members { user { id } } lastMessage { text } pinned { text } messages(first: 9) { nodes { text } } }`
  const everything = `query ($conversationId: ID, $userId: ID) { exportMessages(conversationId: $conversationId, userId: $userId, first: 2) {
    nodes { text replyTo { text ${where} } ${where} } } }`
  const nothing = {
    members: [{ user: { id: bob.id } }, { user: { id: ann.id } }],
    lastMessage: null,
    pinned: [],
    messages: { nodes: [] },
  }
  const conversationId = question.conversation.id
  expect(await root.does(everything, { userId: ann.id })).toEqual({
    exportMessages: { nodes: [{ text: 'an answer', replyTo: null, conversation: nothing }] },
  })
  expect(await root.does(everything, { conversationId })).toEqual({
    exportMessages: {
      nodes: [
        { text: 'a question', replyTo: null, conversation: nothing },
        {
          text: 'an answer',
          replyTo: { text: 'a question', conversation: nothing },
          conversation: nothing,
        },
      ],
    },
  })
  const own = await ann.sends(root, 'to an admin')
  expect(await root.does(everything, { conversationId: own.conversation.id })).toMatchObject({
    exportMessages: { nodes: [{ conversation: { lastMessage: { text: 'to an admin' } } }] },
  })
})

test('exactly one of the two is named, and has to be there', async () => {
  const refused = (variables: ExportMessagesQueryVariables) => root.refused(ExportMessagesDocument, variables)
  expect(await refused({})).toBe('BAD_USER_INPUT conversationId')
  expect(await refused({ conversationId: 'a', userId: 'b' })).toBe('BAD_USER_INPUT conversationId')
  expect(await refused({ conversationId: 'nowhere' })).toBe('NOT_FOUND conversationId')
  expect(await refused({ userId: 'nobody' })).toBe('NOT_FOUND userId')
  expect(await refused({ userId: root.id, first: 101 })).toBe('BAD_USER_INPUT first')
  expect(await refused({ userId: root.id, after: 'garbage' })).toBe('BAD_USER_INPUT after')
})

test('who is no admin may not, not even of their own', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { conversation } = await ann.sends(bob, 'hello')
  expect(await ann.refused(ExportMessagesDocument, { conversationId: conversation.id })).toBe('FORBIDDEN')
  expect(await ann.refused(ExportMessagesDocument, { userId: ann.id })).toBe('FORBIDDEN')
})
