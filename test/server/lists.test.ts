import { randomUUID } from 'node:crypto'
import { buildSchema, getNamedType, getNullableType, isListType, isObjectType, type GraphQLObjectType } from 'graphql'
import { afterAll, expect, test } from 'vitest'
import { typeDefs } from '../../src/server/graphql/schema.ts'
import { picture, textFile, upload } from '../attachment/files.ts'
import * as operations from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { selectionOf, shownIn } from '../support/selections.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { until } from '../support/eventually.ts'

const few = 2
const many = 12

const schema = buildSchema(typeDefs.join('\n'))
const objects = Object.values(schema.getTypeMap()).filter(
  (type) => isObjectType(type) && !type.name.startsWith('__'),
) as GraphQLObjectType[]

/** Everything that such an object has, and what lies one deeper. */
const all = (type: string): string =>
  selectionOf(
    objects.find(({ name }) => name === type)!,
    { wants: () => true, depth: 1 },
  )
const page = (type: string): string => `{ __typename nodes ${all(type)} pageInfo { hasNextPage } }`
const ofConversations = (fields: string) => (n: number) =>
  `conversations(first: ${n}) { nodes { __typename ${fields} } }`
const ofMessages = (fields: string) => ofConversations(`lastMessage { __typename ${fields} }`)

/**
 * How root, an admin who has at least 12 of everything, comes by each list of the schema: `n` of them, or that of `n` others.
 * A list that is new gets its line here, and what it shows its place in the scene below.
 */
const cases: Record<string, (n: number) => string> = {
  'Query.conversations': (n) => `conversations(first: ${n}) ${page('Conversation')}`,
  'Query.users': (n) => `users(first: ${n}, search: "member") ${page('User')}`,
  'Query.onlineUsers': (n) => `onlineUsers(first: ${n}, search: "member") ${page('User')}`,
  'Query.blockedUsers': (n) => `blockedUsers(first: ${n}) ${page('User')}`,
  'Query.broadcasts': (n) => `broadcasts(first: ${n}) ${page('Broadcast')}`,
  'Query.rooms': (n) => `rooms(first: ${n}) ${page('Room')}`,
  'Query.searchMessages': (n) => `searchMessages(query: "full", first: ${n}) ${page('Message')}`,
  'Query.exportMessages': (n) => `exportMessages(userId: "member-0", first: ${n}) ${page('Message')}`,
  'Query.auditLog': (n) => `auditLog(first: ${n}) ${page('AuditEntry')}`,
  'Query.reports': (n) => `reports(first: ${n}) ${page('Report')}`,
  'Conversation.members': ofConversations(`members ${all('Member')}`),
  'Conversation.messages': (n) =>
    `conversations(first: ${n}) { nodes { __typename messages(last: ${n}) ${page('Message')} } }`,
  'Conversation.pinned': ofConversations(`pinned ${all('Message')}`),
  'Conversation.typing': ofConversations(`typing ${all('User')}`),
  'Message.attachments': ofMessages(`attachments ${all('Attachment')}`),
  'Message.mentions': ofMessages(`mentions ${all('User')}`),
  'Message.reactions': ofMessages(`reactions ${all('Reaction')}`),
  'Message.readBy': ofMessages(`readBy ${all('User')}`),
  'Reaction.users': ofMessages(`reactions { __typename users ${all('User')} }`),
  'Broadcast.attachments': (n) => `broadcasts(first: ${n}) { nodes { __typename attachments ${all('Attachment')} } }`,
  'Room.members': (n) => `rooms(first: ${n}) { nodes { __typename members(first: ${n}) ${page('User')} } }`,
}

/** Lists that are no page and of no page, and why they need no case. */
const others: Record<string, string> = {
  'ServerStatistics.deliveriesPerMinute': 'always 60 numbers, of one object',
  'ServerStatistics.messagesPerMinute': 'always 60 numbers, of one object',
  'UsersPayload.users': 'what was written, as it was written; its people are as those of Query.users',
}

test('every list of the schema has its case', () => {
  const lists = objects
    .filter(({ name }) => !name.endsWith('Connection'))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter(
          (field) => isListType(getNullableType(field.type)) || getNamedType(field.type).name.endsWith('Connection'),
        )
        .map((field) => `${type.name}.${field.name}`),
    )
  expect(lists.sort()).toEqual([...Object.keys(cases), ...Object.keys(others)].sort())
})

/** What a process looks after by itself comes in between too rarely to be counted; who types does so until the end. */
const never = 3_600_000
const quiet = { lookEveryMs: never, leaseMs: never, typing: { lastsMs: never }, erasures: { everyMs: never } }
const chat = await startSharedChat({ limits: quiet })
const root = await chat.admin()

/** A message that has all that one can have. */
const sendFull = async (id: string, one: Person, two: Person) => {
  const question = await root.sends(id, 'a question')
  const message = await one.sends(id, 'a full one', {
    kind: 'FILE',
    attachmentIds: [await upload(one, textFile('x')), await upload(one, textFile('y'))],
    replyToId: question.id,
    mentionIds: [root.id, two.id],
  })
  for (const emoji of ['👍', '❤️'])
    for (const person of [one, two]) await person.does(operations.AddReactionDocument, { messageId: message.id, emoji })
  return message
}

/** A group with root and two members, of which the newest messages, so many, are full ones. */
const startGroup = async (one: Person, two: Person, full: number): Promise<void> => {
  const input = { title: 'Group', memberIds: [one.id, two.id] }
  const { id } = (await root.does(operations.CreateGroupDocument, { input })).createGroup.conversation
  const avatarId = await upload(root, await picture(4, 4))
  await root.does(operations.UpdateGroupDocument, { input: { conversationId: id, avatarId } })
  for (let i = full; i < many; i++) await one.sends(id, 'an older one')
  for (let i = 1; i < full; i++) await sendFull(id, one, two)
  const newest = await sendFull(id, one, two)
  await root.does(operations.PinMessageDocument, { messageId: newest.id })
  await two.does(operations.ReportMessageDocument, { messageId: newest.id, reason: 'a test' })
  await two.does(operations.MarkConversationReadDocument, { conversationId: id })
  await two.does(operations.SetTypingDocument, { conversationId: id, isTyping: true })
}

const startRoom = async (i: number, userIds: string[]): Promise<void> => {
  const { id: roomId } = (await root.does(operations.CreateRoomDocument, { input: { name: `Room ${i}` } })).createRoom
    .room
  await root.does(operations.AddRoomMembersDocument, { roomId, userIds })
  const attachmentIds = [await upload(root, textFile('x'))]
  const input = { clientId: randomUUID(), kind: 'FILE' as const, text: `Broadcast ${i}`, attachmentIds, roomId }
  await root.does(operations.BroadcastDocument, { input })
}

const shutOut = async (i: number): Promise<void> => {
  const userId = `unloved-${i}`
  await root.does(operations.UpsertUsersDocument, { input: [{ id: userId, name: userId }] })
  await root.does(operations.BlockUserDocument, { userId })
  await root.does(operations.SuspendUserDocument, { userId, reason: 'a test' })
}

// Nobody has two parts in it: whom a loader has for one, it needn't ask for in the other.
const members = await Promise.all(range(0, many).map((i) => chat.user(`member-${i}`)))
const partners = await Promise.all(range(0, many).map((i) => chat.user(`partner-${i}`)))
const devices = await Promise.all(members.map((member) => member.connect()))
afterAll(() => Promise.all(devices.map((device) => device[Symbol.asyncDispose]())))
await Promise.all(members.map((member, i) => startGroup(member, partners[i]!, i === 0 ? many : 1)))
for (const i of range(1, many))
  await startRoom(
    i,
    [...members, ...partners].map(({ id }) => id),
  )
for (const i of range(1, many)) await shutOut(i)
const found = operations.CountFoundDocument
await until(async () => (await root.does(found, { query: 'full' })).searchMessages.totalCount === 2 * many)

/**
 * Which answer of the database comes first decides what loaders ask for together, so a command or two more is chance: one for
 * each of the ten objects more, or for every second, isn't.
 */
const chance = 2

test.each(Object.entries(cases))('%s takes as many commands of many as of few', async (field, query) => {
  const ask = async (n: number) => {
    let answer: unknown
    const commands = await chat.commands(async () => {
      answer = await root.does(`{ __typename ${query(n)} }`)
    })
    expect(shownIn(answer)).toContain(field)
    // The driver fetches what is more than 101 rows with a second command, however many they are.
    return { commands: commands.filter((name) => name !== 'getMore').length, answer: JSON.stringify(answer) }
  }
  // What was read of late is kept, of few as of many.
  for (const n of [few, many]) await ask(n)
  const ofFew = await ask(few)
  const ofMany = await ask(many)
  expect(ofMany.answer.length).toBeGreaterThan(3 * ofFew.answer.length)
  expect(ofMany.commands).toBeLessThanOrEqual(ofFew.commands + chance)
})
