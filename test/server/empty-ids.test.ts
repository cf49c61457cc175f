import { buildSchema, isInputObjectType, isObjectType, type GraphQLInputType } from 'graphql'
import { expect, test } from 'vitest'
import { typeDefs } from '../../src/server/graphql/schema.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { subscribe } from '../support/subscribe.ts'

/** An admin's operations, each with an empty id where one may be left out, and what it is answered with. */
const cases: Record<string, [document: string, refusal: string]> = {
  'Conversation.messages.around': [
    '{ conversations { nodes { messages(around: "") { nodes { id } } } } }',
    'NOT_FOUND around',
  ],
  'Query.searchMessages.conversationId': [
    '{ searchMessages(query: "hello", conversationId: "") { nodes { id } } }',
    'NOT_FOUND conversationId',
  ],
  'Query.exportMessages.conversationId': [
    '{ exportMessages(conversationId: "") { nodes { id } } }',
    'NOT_FOUND conversationId',
  ],
  'Query.exportMessages.userId': ['{ exportMessages(userId: "") { nodes { id } } }', 'NOT_FOUND userId'],
  'Mutation.markBroadcastsRead.upToId': [
    'mutation { markBroadcastsRead(upToId: "") { unreadCount } }',
    'NOT_FOUND upToId',
  ],
  'SendMessageInput.conversationId': [
    'mutation { sendMessage(input: { conversationId: "", clientId: "1", text: "hello" }) { deduplicated } }',
    'NOT_FOUND conversationId',
  ],
  'SendMessageInput.recipientId': [
    'mutation { sendMessage(input: { recipientId: "", clientId: "1", text: "hello" }) { deduplicated } }',
    'NOT_FOUND recipientId',
  ],
  'SendMessageInput.replyToId': [
    'mutation { sendMessage(input: { recipientId: "ann", clientId: "1", text: "hello", replyToId: "" }) { deduplicated } }',
    'BAD_USER_INPUT replyToId',
  ],
  'CreateGroupInput.clientId': [
    'mutation { createGroup(input: { clientId: "", title: "Group", memberIds: [] }) { conversation { id } } }',
    'BAD_USER_INPUT clientId',
  ],
  'UpdateGroupInput.avatarId': [
    'mutation ($id: ID!) { updateGroup(input: { conversationId: $id, avatarId: "" }) { conversation { id } } }',
    'NOT_FOUND avatarId',
  ],
  'UpdateProfileInput.avatarId': [
    'mutation { updateProfile(input: { avatarId: "" }) { user { id } } }',
    'NOT_FOUND avatarId',
  ],
  'BroadcastInput.roomId': [
    'mutation { broadcast(input: { clientId: "1", text: "hello", roomId: "" }) { deduplicated } }',
    'NOT_FOUND roomId',
  ],
}

const streams = ['messageReceived', 'messageChanged', 'messagesRead', 'typingChanged'].map((field) => ({
  field,
  named: `Subscription.${field}.conversationId`,
}))

const filters = ['Query.auditLog.actorId']

const chat = await startSharedChat()
const root = await chat.admin()
await chat.user('ann')
const started = (await root.does(
  'mutation { createGroup(input: { title: "Group", memberIds: ["ann"] }) { conversation { id } } }',
)) as { createGroup: { conversation: { id: string } } }
const { id } = started.createGroup.conversation
await root.sends(id, 'hello')
await root.does('mutation { broadcast(input: { clientId: "0", text: "hello" }) { deduplicated } }')

test.each(Object.entries(cases))('an empty %s names nothing that is there', async (_, [document, refusal]) => {
  expect(await root.refused(document, { id })).toBe(refusal)
})

test.each(streams)('an empty $named is no stream of all', async ({ field }) => {
  await using client = await root.connect()
  const { frame } = subscribe(client, `subscription { ${field}(conversationId: "") { __typename } }`)
  expect(await frame()).toMatchObject({
    payload: { errors: [{ extensions: { code: 'NOT_FOUND', argument: 'conversationId' } }] },
  })
})

test('an empty filter of the audit log finds nothing', async () => {
  const totals = '{ all: auditLog { totalCount } byNobody: auditLog(actorId: "") { totalCount } }'
  expect(await root.does(totals)).toEqual({ all: { totalCount: 1 }, byNobody: { totalCount: 0 } })
})

test('every id that may be left out is looked at', () => {
  const optional = Object.values(buildSchema(typeDefs.join('\n')).getTypeMap()).flatMap((type) => {
    if (isInputObjectType(type)) return idsAmong(Object.values(type.getFields()), type.name)
    if (!isObjectType(type)) return []
    return Object.values(type.getFields()).flatMap(({ name, args }) => idsAmong(args, `${type.name}.${name}`))
  })
  expect(optional.sort()).toEqual([...Object.keys(cases), ...streams.map(({ named }) => named), ...filters].sort())
})

const idsAmong = (inputs: readonly { name: string; type: GraphQLInputType }[], of: string): string[] =>
  inputs.filter(({ type }) => String(type) === 'ID').map(({ name }) => `${of}.${name}`)
