import { expect, test } from 'vitest'
import { CreateGroupDocument, DeleteMessageDocument, RemoveMemberDocument } from '../generated/operations.ts'
import { request } from '../support/http.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()

test('OWASP GraphQL, access control: who repeats a send after having been removed is shown no count of what is there', async () => {
  const [ann, eve] = await chat.people('ann', 'eve')
  const { createGroup } = await ann.does(CreateGroupDocument, { input: { title: 'A group', memberIds: [eve.id] } })
  const conversationId = createGroup.conversation.id
  const counts = 'lastSeq unreadCount unreadMentionCount messages { totalCount } members { id } firstUnread { id }'
  const repeats = async () => {
    const query = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { version state readBy { id } conversation { ${counts} } } } }`
    const variables = { input: { conversationId, clientId: 'the first', text: 'hello' } }
    const { body } = await request(chat, { query, variables }, { headers: eve.headers })
    return (body.data as { sendMessage: { message: unknown } }).sendMessage.message
  }
  await repeats()
  const named = await ann.sends(conversationId, 'about Eve', { mentionIds: [eve.id] })
  await ann.does(RemoveMemberDocument, { conversationId, userId: eve.id })
  const nothing = { lastSeq: 0, unreadCount: 0, unreadMentionCount: 0, messages: { totalCount: 0 }, members: [] }
  const shown = { version: 1, state: 'SENT', readBy: [], conversation: { ...nothing, firstUnread: null } }
  expect(await repeats()).toEqual(shown)
  await ann.does(DeleteMessageDocument, { messageId: named.id })
  expect(await repeats()).toEqual(shown)
})
