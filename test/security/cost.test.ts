import { getIntrospectionQuery } from 'graphql'
import { expect, test } from 'vitest'
import { graphqlJson, request } from '../support/http.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { asked, everywhere, refusalsOf } from './refusals.ts'

const chat = await startSharedChat()
const [ann] = await chat.people('ann')
const refusals = (query: string, variables?: object) => refusalsOf(chat, ann, query, variables)
const tooComplex = everywhere('OPERATION_TOO_COMPLEX')
const invalid = everywhere('GRAPHQL_VALIDATION_FAILED')
const post = (body: object | string, options = {}) => request(chat, body, { headers: ann.headers, ...options })

const many = (n: number, each: (i: number) => string) => range(1, n).map(each).join(' ')
const nested = (depth: number, inner: string) =>
  `{ viewer { ${'status { user { '.repeat(depth)} ${inner} ${'} }'.repeat(depth)} } }`

test('graphql-cop, alias overloading: a field under 101 names is refused', async () => {
  expect(await refusals(`{ ${many(101, (i) => `alias${i}: __typename`)} }`)).toEqual(tooComplex)
  expect(await refusals(`{ viewer { ${many(101, (i) => `alias${i}: id`)} } }`)).toEqual(tooComplex)
  expect(await refusals(`{ viewer { ${many(30, (i) => `alias${i}: id`)} } }`)).toEqual(everywhere('data'))
})

test('graphql-cop, alias overloading: fragments hide no aliases', async () => {
  const fragment = `fragment Few on User { ${many(10, (i) => `alias${i}: name`)} }`
  const spread = many(4, () => 'status { user { ...Few } }')
  expect(await refusals(`{ viewer { ${spread} } } ${fragment}`)).toEqual(tooComplex)
  expect(await refusals(`{ viewer { ...Few } } ${fragment}`)).toEqual(everywhere('data'))
})

test('graphql-cop, array-based query batching: a list of operations runs none of them', async () => {
  const { status, body } = await post(Array.from({ length: 10 }, () => ({ query: '{ viewer { id } }' })))
  expect({ status, text: JSON.stringify(body) }).toMatchObject({ status: 400, text: expect.stringContaining('errors') })
  await using client = await ann.connect()
  client.send(JSON.stringify([{ id: '1', type: 'subscribe', payload: { query: '{ viewer { id } }' } }]))
  expect(await client.closed).toMatchObject({ code: 4400 })
})

test('OWASP GraphQL, batching attacks: one mutation sends or guesses 20 times at most, also by fragments', async () => {
  const guess = (i: number) => `guess${i}: deleteMessage(messageId: "${i}") { message { id } }`
  expect(await refusals(`mutation { ${many(21, guess)} }`)).toEqual(tooComplex)
  const halves = `fragment A on Mutation { ${many(11, guess)} } fragment B on Mutation { ${many(11, (i) => guess(i + 11))} }`
  expect(await refusals(`mutation { ...A ...B } ${halves}`)).toEqual(tooComplex)
  expect(await refusals(`mutation { ${many(20, guess)} }`)).not.toEqual(tooComplex)
})

test('graphql-cop, directive overloading: ten directives on a field are one refusal', async () => {
  expect(await refusals(`{ __typename ${'@aa '.repeat(10)} }`)).toEqual(tooComplex)
  expect(await refusals(`{ __typename ${'@include(if: true) '.repeat(10)} }`)).toEqual(tooComplex)
  const { body } = await post({ query: `{ __typename ${'@aa '.repeat(10)} }` })
  expect(body.errors).toHaveLength(1)
})

test('GraphQL Armor, max directives: over 50 in an operation are refused, also by way of fragments', async () => {
  const directed = many(20, () => '... @include(if: true) { id @include(if: true) }')
  const query = `{ viewer { ...Directed status { user { ...Directed } } } } fragment Directed on User { ${directed} }`
  expect(await refusals(query)).toEqual(tooComplex)
})

test('graphql-cop, field duplication: a field 500 times is refused', async () => {
  expect(await refusals(`{ ${'__typename '.repeat(500)} }`)).toEqual(tooComplex)
  expect(await refusals(`{ viewer { ${'id '.repeat(500)} } }`)).toEqual(tooComplex)
})

test('CVE-2023-26144, overlapping fields: what would take validation a second is refused before it', async () => {
  expect(await refusals(`{ ${'viewer { id } '.repeat(490)} }`)).toEqual(tooComplex)
  const fragments = many(90, (i) => `fragment F${i} on User { status { user { id name role isErased } } }`)
  expect(await refusals(`{ viewer { ${many(90, (i) => `...F${i}`)} } } ${fragments}`)).toEqual(tooComplex)
})

test('OWASP GraphQL, depth limiting: fragments that double at each step are refused', async () => {
  const doubling = many(40, (i) => `fragment F${i} on User { ...F${i + 1} ...F${i + 1} }`)
  expect(await refusals(`{ viewer { ...F1 } } ${doubling} fragment F41 on User { id }`)).toEqual(tooComplex)
  const inUnused = `{ viewer { id } } ${doubling} fragment F41 on User { id } fragment Unused on User { ...F1 }`
  expect(await refusals(inUnused)).toEqual(tooComplex)
})

test('GraphQL specification, 5.5.2.2: fragments within themselves are named, and end nothing but their operation', async () => {
  expect(await refusals('{ viewer { ...F } } fragment F on User { ...F }')).toEqual(invalid)
  const round = (name: string, next: string) => `fragment ${name} on User { status { user { ...${next} ...${next} } } }`
  expect(await refusals(`{ viewer { ...A } } ${round('A', 'B')} ${round('B', 'C')} ${round('C', 'A')}`)).toEqual(
    invalid,
  )
  expect(await refusals(`{ viewer { id } } ${round('A', 'A')}`)).toEqual(invalid)
  // Followed by validation, these end in a stack overflow.
  const wide = many(
    20,
    (i) => `fragment F${i} on User { status { user { ...F${(i % 20) + 1} ...F${((i + 1) % 20) + 1} } } }`,
  )
  expect(['GRAPHQL_VALIDATION_FAILED', 'OPERATION_TOO_COMPLEX']).toContain(
    (await refusals(`{ viewer { ...F1 } } ${wide}`)).http,
  )
})

test('GraphQL Armor, max depth: over 16 fields within each other are refused, also by way of fragments', async () => {
  expect(await refusals(nested(8, 'id'))).toEqual(tooComplex)
  expect(await refusals(nested(7, 'id'))).toEqual(everywhere('data'))
  const steps = many(8, (i) => `fragment F${i} on User { status { user { ...F${i + 1} } } }`)
  expect(await refusals(`{ viewer { ...F1 } } ${steps} fragment F9 on User { id }`)).toEqual(tooComplex)
})

test('GraphQL Armor, max tokens: over 2,000 are not read to their end', async () => {
  expect(await refusals(`{ ${'a '.repeat(2000)} }`)).toEqual(everywhere('GRAPHQL_PARSE_FAILED'))
  expect(await refusals(`{ viewer ${'{ a '.repeat(1100)}`)).toEqual(everywhere('GRAPHQL_PARSE_FAILED'))
})

test('GraphQL Armor, character limit: a document of over 32,000 is not read', async () => {
  expect(await refusals(`{ viewer { id } } # ${'x'.repeat(32_000)}`)).toEqual(tooComplex)
})

test('graphql-cop, circular introspection: types within fields within types are refused', async () => {
  const circular = `{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }`
  expect(await refusals(circular)).toEqual(invalid)
  expect(await refusals(getIntrospectionQuery())).toEqual(everywhere('data'))
})

test('GraphQL Armor, cost limit: pages within pages are refused before they are read', async () => {
  const pages = (first: string) =>
    `conversations(first: ${first}) { nodes { messages(first: ${first}) { nodes { id text sender { id name } reactions { emoji users { id name } } } } } }`
  expect(await refusals(`{ ${pages('100')} }`)).toEqual(tooComplex)
  expect(await refusals(`query ($n: Int) { ${pages('$n')} }`, { n: 100 })).toEqual(tooComplex)
  expect(await refusals(`query ($n: Int = 100) { ${pages('$n')} }`)).toEqual(tooComplex)
  expect(await refusals(`query ($n: Int) { ...P } fragment P on Query { ${pages('$n')} }`, { n: 100 })).toEqual(
    tooComplex,
  )
  // The same document, with smaller pages.
  expect(await refusals(`query ($n: Int) { ${pages('$n')} }`, { n: 20 })).toEqual(everywhere('data'))
  expect(await refusals(`query ($n: Int = 100) { ${pages('$n')} }`, { n: 20 })).toEqual(everywhere('data'))
})

test('GraphQL Armor, cost limit: a null for a page’s size hides none of its rows', async () => {
  const pages = (size: string) =>
    `conversations(first: 20) { nodes { messages(${size}) { nodes { conversation { messages(${size}) { nodes { id text sender { id name } } } } } } } }`
  expect(await refusals(`query ($n: Int = 1) { ${pages('first: $n')} }`, { n: null })).toEqual(tooComplex)
  expect(await refusals(`query ($n: Int = 1) { ${pages('first: $n')} }`)).toEqual(everywhere('data'))
  expect(await refusals(`query ($constructor: Int = 100) { ${pages('first: $constructor')} }`)).toEqual(tooComplex)
  const last = (n: number) =>
    `{ conversations(first: 15) { nodes { messages(first: null, last: ${n}) { nodes { id seq kind text version createdAt editedAt deletedAt sender { id name avatarUrl role isErased } reactions { emoji users { id name avatarUrl } } readBy { id name avatarUrl } mentions { id name } attachments { id name mimeType size } } } } } }`
  expect(await refusals(last(100))).toEqual(tooComplex)
  expect(await refusals(last(50))).toEqual(everywhere('data'))
})

test('GraphQL Armor, cost limit: a subscription is measured as a query is', async () => {
  const inner =
    'conversation { messages(first: 100) { nodes { id seq kind text clientId version createdAt editedAt deletedAt sender { id name avatarUrl } } } }'
  const message = `message { conversation { messages(first: 100) { nodes { id ${inner} } } } }`
  const events = `subscription { events { ... on MessageAdded { ${message} } } }`
  expect(await refusals(events)).toEqual(tooComplex)
})

test.each([0, -1, 101, 2 ** 31 - 1])('OWASP GraphQL, pagination: a page of %d is refused', async (first) => {
  expect(await refusals(`{ conversations(first: ${first}) { nodes { id } } }`)).toEqual(everywhere('BAD_USER_INPUT'))
  expect(await refusals(`query ($n: Int) { users(first: $n) { nodes { id } } }`, { n: first })).toEqual(
    everywhere('BAD_USER_INPUT'),
  )
})

test('graphql-cop, mutation over GET: none runs', async () => {
  const query = `?query=${encodeURIComponent('mutation { setAvailability(availability: AWAY) { user { id } } }')}`
  const { status, headers } = await request(chat, undefined, { method: 'GET', query, headers: ann.headers })
  expect({ status, allow: headers.get('allow') }).toEqual({ status: 405, allow: 'POST' })
})

test('graphql-cop, trace mode: an answer says nothing of how it came about', async () => {
  const { body } = await post(
    { query: '{ viewer { id } }' },
    { headers: { ...ann.headers, 'apollo-tracing': '1', 'x-apollo-tracing': '1' } },
  )
  expect(body).toEqual({ data: { viewer: { id: ann.id } } })
})

test('what an operation costs, and what is left, is told to who asks, and to nobody else', async () => {
  const query = '{ conversations(first: 7) { nodes { id } } }'
  const { body } = await post({ query }, { headers: { ...ann.headers, 'x-parley-cost': '1', accept: graphqlJson } })
  expect(body.extensions).toEqual({ cost: { operation: 9, most: 100_000, left: null } })
  expect((await post({ query })).body.extensions).toBeUndefined()
  await using client = await ann.connect()
  const { payload } = await asked(client, query, {}, { cost: true })
  expect(payload.extensions).toEqual(body.extensions)
  expect((await asked(client, query, {}, {}, 'not asked')).payload.extensions).toBeUndefined()
})
