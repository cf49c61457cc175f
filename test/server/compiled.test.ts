import { buildSchema, Kind, parse, validate, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql'
import { expect, test } from 'vitest'
import { rewrite } from '../../src/server/graphql/rewritten.ts'
import { typeDefs } from '../../src/server/graphql/schema.ts'
import { textFile, upload } from '../attachment/files.ts'
import * as operations from '../generated/operations.ts'
import { seeded } from '../support/random.ts'
import { randomSelection, type RandomChoice } from '../support/random-selections.ts'
import { range } from '../support/range.ts'
import { isForAdmins } from '../support/selections.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const schema = buildSchema(typeDefs.join('\n'))
/** Whatever is selected is answered, and not refused alike by both. */
const unbounded = { depth: 30, fields: 10_000, selections: 100_000, alike: 10_000, aliases: 10_000, cost: Infinity }
const chat = await startSharedChat({ limits: { compileAfter: 0, documents: unbounded } })
/** On the same database, with graphql alone. */
const plain = await chat.another({ limits: { compileAfter: Infinity, documents: unbounded } })

// Two people and an admin, of whom each has some of everything.
const root = await chat.admin()
const [ann, bob] = await chat.people('ann', 'bob')
const input = { title: 'Group', memberIds: [bob.id, root.id] }
const { conversation } = (await ann.does(operations.CreateGroupDocument, { input })).createGroup
const conversationId = conversation.id
const question = await ann.sends(conversationId, 'a “question”\n? ')
const answer = await bob.sends(conversationId, 'an answer', {
  kind: 'FILE',
  attachmentIds: [await upload(bob, textFile('x'))],
  replyToId: question.id,
  mentionIds: [ann.id],
})
await ann.does(operations.AddReactionDocument, { messageId: answer.id, emoji: '👍' })
await ann.does(operations.PinMessageDocument, { messageId: answer.id })
const deleted = await ann.sends(bob, 'not for long')
await ann.does(operations.DeleteMessageDocument, { messageId: deleted.id })
await root.does(operations.ReportMessageDocument, { messageId: answer.id, reason: 'a test' })
const { room } = (await root.does(operations.CreateRoomDocument, { input: { name: 'Room' } })).createRoom
await root.does(operations.BroadcastDocument, { input: { clientId: 'one', text: 'to all' } })
await root.does(operations.BlockUserDocument, { userId: ann.id })

const declared = 'query ($id: ID!, $n: Int, $before: String)'
const variables = { id: conversationId, n: 2, before: null, messageId: question.id }

/** The text that a server answers with, of which the order of keys is a part. */
const ask = async (url: string, query: string, given: object) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { ...root.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: given }),
  })
  // An error that is logged has an id of its own.
  return (await response.text()).replace(/"requestId":"[^"]+"/g, '"requestId":""')
}
const answersOf = async (query: string, given: object = variables) => {
  const first = await ask(chat.url, query, given)
  const [again, byGraphql] = [await ask(chat.url, query, given), await ask(plain.url, query, given)]
  expect([query, first]).toEqual([query, byGraphql])
  expect([query, again]).toEqual([query, byGraphql])
  return JSON.parse(byGraphql) as { data?: unknown; errors?: unknown[] }
}

const isCompiled = (query: string): boolean => {
  const document = parse(query)
  expect(validate(schema, document)).toEqual([])
  const [operation, ...fragments] = document.definitions as [OperationDefinitionNode, ...FragmentDefinitionNode[]]
  expect(operation.kind).toBe(Kind.OPERATION_DEFINITION)
  const fragmentDefinitions = Object.fromEntries(fragments.map((each) => [each.name.value, each]))
  return rewrite(schema, { operation, fragmentDefinitions }) !== null
}

const message = 'id seq text createdAt kind state sender { id name } replyTo { id text } reactions { emoji count }'
const documents: Record<string, string> = {
  'a page': `query ($id: ID!, $n: Int, $before: String) { conversation(id: $id) { messages(last: $n, before: $before) {
    nodes { ${message} } pageInfo { hasPreviousPage startCursor } edges { cursor node { id } } totalCount } } }`,
  'no variables but those of defaults': '{ conversations { nodes { id title } } rooms { nodes { id } } }',
  'defaults of variables':
    'query ($n: Int = 1, $archived: Boolean = true) { conversations(first: $n, archived: $archived) { nodes { id } } }',
  'a variable that was not given': `query ($before: String, $n: Int) { conversation(id: "${conversationId}") {
    messages(before: $before, last: $n) { nodes { id } } } }`,
  'null as a literal': `{ conversation(id: "${conversationId}") { messages(last: 1, before: null) { nodes { id } } } }`,
  'a number as an id, and one item as a list': '{ user(id: 12) { id } }',
  'the same field twice, and under other names': `query ($id: ID!) { conversation(id: $id) { id title id
    first: messages(first: 1) { nodes { id } } last: messages(last: 1) { nodes { id text } nodes { seq } } }
    conversation(id: $id) { kind } __typename }`,
  'fragments within fragments': `query ($id: ID!) { conversation(id: $id) { ...A ...B } }
    fragment A on Conversation { ...B lastMessage { ...M } } fragment B on Conversation { lastMessage { seq ...M } id }
    fragment M on Message { id ... { text ... on Message { sender { ...U } } } } fragment U on User { __typename name }`,
  'what is empty or null':
    '{ message(id: "none") { id } user(id: "none") { id } rooms(first: 1) { nodes { imageUrl: id } } }',
  'a deleted message': `{ message(id: "${deleted.id}") { ${message} } }`,
  'several fields at once': `{ viewer { id name } rooms { nodes { id name isMember } } unreadCount
    broadcasts { nodes { text sender { name } room { id } } totalCount } conversations { nodes { id kind unreadCount } } }`,
}

test.each(Object.entries(documents))('%s: the answer is that of graphql', async (_, query) => {
  expect(isCompiled(query)).toBe(true)
  expect(await answersOf(query)).toHaveProperty('data')
})

const wrong: Record<string, [query: string, given?: object]> = {
  'a variable of the wrong type': ['query ($n: Int) { users(first: $n) { nodes { id } } }', { n: 'two' }],
  'a variable that is missing': ['query ($id: ID!) { user(id: $id) { id } }', {}],
  'null for a variable that is required': ['query ($id: ID!) { user(id: $id) { id } }', { id: null }],
  'null for an argument with a default': ['query ($n: Int = 3) { users(first: $n) { nodes { id } } }', { n: null }],
  'an object for an id': ['query ($id: ID!) { user(id: $id) { id } }', { id: {} }],
  'a number that is too large': ['query ($n: Int) { users(first: $n) { nodes { id } } }', { n: 2 ** 40 }],
  'a text for a switch': ['query ($a: Boolean) { conversations(archived: $a) { nodes { id } } }', { a: 'yes' }],
  'a refusal of the only field': ['{ users(first: 1000) { nodes { id } } }'],
  'a refusal beside data': ['{ viewer { id } users(first: 1000) { nodes { id } } }'],
  'a refusal of a field within a list': [
    '{ conversations { nodes { id a: messages(last: -1) { nodes { id } } b: messages(first: 1, last: 1) { nodes { id } } } } }',
  ],
  'a cursor that is none': [`{ conversation(id: "${conversationId}") { id messages(before: "x") { nodes { id } } } }`],
  'a refusal under another name, within a fragment': [
    'query { ...Q } fragment Q on Query { mine: conversation(id: "none") { id } users(after: "x") { nodes { id } } }',
  ],
}

test.each(Object.entries(wrong))('%s: the errors are those of graphql', async (_, [query, given]) => {
  expect(isCompiled(query)).toBe(true)
  const { errors, data } = await answersOf(query, given ?? {})
  expect(errors ?? data).toBeTruthy()
})

test('where a row is broken, null goes up as far as in graphql, and the errors say the same', async () => {
  const { messages, conversations } = chat.app.database
  const { _id, ...row } = (await messages.findOne({ _id: question.id }))!
  const { lastSeq } = (await conversations.findOne({ _id: conversationId }))!
  await messages.insertOne({ ...row, _id: 'broken', seq: lastSeq + 1, clientId: 'x', senderId: 'nobody at all' })
  await conversations.updateOne({ _id: conversationId }, { $set: { lastSeq: lastSeq + 1 } })
  const all = `{ message(id: "broken") { id sender { id } }
    conversation(id: "${conversationId}") { title lastMessage { sender { name } } messages { nodes { id sender { id } } } } }`
  expect(isCompiled(all)).toBe(true)
  expect((await answersOf(all)).errors?.length).toBeGreaterThan(1)
  await messages.deleteOne({ _id: 'broken' })
  await conversations.updateOne({ _id: conversationId }, { $set: { lastSeq } })
})

test.each([
  ['@include and @skip', 'query ($yes: Boolean!) { viewer { id @include(if: $yes) name @skip(if: $yes) } }'],
  ['the schema itself', '{ __schema { queryType { name } } __type(name: "User") { kind } }'],
  ['what admins alone may ask', '{ reports { nodes { id } } serverStatistics { version } }'],
  [
    'more fields than are compiled',
    `{ viewer { ${range(1, 301)
      .map((i) => `a${i}: id`)
      .join(' ')} } }`,
  ],
  [
    'more fields than are compiled, by fragments',
    `{ viewer { ...F0 } } fragment F9 on User { id name } ${range(0, 8)
      .map((i) => `fragment F${i} on User { ...F${i + 1} ... { ...F${i + 1} } }`)
      .join(' ')}`,
  ],
])('%s is left to graphql', async (_, query) => {
  expect(isCompiled(query)).toBe(false)
  expect(await answersOf(query, { yes: true })).toHaveProperty('data')
  expect(await answersOf(query, { yes: false })).toHaveProperty('data')
})

/** What differs from one moment, or one process, to the other. */
const changing = /^(cursor|typing|status|userStatus|onlineUsers|url|urlExpiresAt|thumbnailUrl|avatarUrl)$/
const values: Record<string, string[]> = {
  id: ['$id', `"${conversationId}"`, `"${answer.id}"`, `"${ann.id}"`, `"${room.id}"`, '12'],
  userId: [`"${ann.id}"`],
  first: ['2', '$n', '-1'],
  last: ['1', '$n'],
  before: ['$before', 'null'],
  query: ['"answer"'],
  archived: ['true', 'false'],
}

test('random selections of everything are answered as by graphql', async () => {
  const random = seeded(20)
  const valueOf = ({ name }: { name: string }) =>
    values[name] && random.below(3) > 0 ? random.of(values[name]) : undefined
  let compiled = 0
  let withErrors = 0
  for (const _ of range(1, 60)) {
    const wants: RandomChoice['wants'] = (_type, field) => !changing.test(field.name) && !isForAdmins(field)
    const selection = randomSelection({ schema, random, wants, valueOf }, schema.getQueryType()!, 4)
    const used = new Set(selection.match(/\$\w+/g))
    const its = declared.replace(/\$\w+: [^,)]+(, )?/g, (one) => (used.has(one.split(':')[0]!) ? one : ''))
    const query = `${used.size > 0 ? its.replace(/, \)/, ')') : 'query'} ${selection}`
    if (validate(schema, parse(query)).length > 0) continue
    compiled += Number(isCompiled(query))
    withErrors += Number('errors' in (await answersOf(query)))
  }
  expect({ compiled: compiled > 20, withErrors: withErrors > 2 }).toEqual({ compiled: true, withErrors: true })
})
