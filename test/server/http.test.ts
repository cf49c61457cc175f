import { expect, test } from 'vitest'
import { graphqlJson, request } from '../support/http.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()
const [ann, bob] = await chat.people('ann', 'bob')
const { headers } = ann
const json = { ...headers, accept: 'application/json' }
const viewer = '{ viewer { id } }'
const codeOf = ({ body }: { body: { errors?: { extensions: { code: string } }[] } }) =>
  body.errors?.[0]?.extensions.code

const preflight = async (at: { url: string }, origin: string): Promise<Headers> => {
  const asking = { origin, 'access-control-request-method': 'POST' }
  return (await request(at, undefined, { method: 'OPTIONS', headers: asking })).headers
}

test('the answer is of the media type that is asked for', async () => {
  const answer = { data: { viewer: { id: ann.id } } }
  const both = [
    await request(chat, { query: viewer }, { headers }),
    await request(chat, { query: viewer }, { headers: json }),
  ]
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  expect(both.map(({ body }) => body)).toEqual([answer, answer])
  expect(both[0]!.type).toContain(graphqlJson)
  expect(both[1]!.type).toContain('application/json')
})

/** [what is wrong, the body, code, status with GraphQL's own media type, with plain JSON] */
const failing: [string, object, string, number, number][] = [
  ['does not parse', { query: '{ viewer { ' }, 'GRAPHQL_PARSE_FAILED', 400, 200],
  ['is not valid', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED', 400, 200],
  ['has two operations and names none', { query: 'query A { cursor } query B { cursor }' }, 'BAD_USER_INPUT', 400, 200],
  ['names an operation that it lacks', { query: 'query A { cursor }', operationName: 'B' }, 'BAD_USER_INPUT', 400, 200],
  ['lacks a variable', { query: 'query ($id: ID!) { user(id: $id) { id } }' }, 'BAD_USER_INPUT', 400, 200],
  [
    'has a variable of another type',
    { query: 'query ($n: Int) { users(first: $n) { totalCount } }', variables: { n: 'x' } },
    'BAD_USER_INPUT',
    400,
    200,
  ],
  ['is for admins', { query: 'mutation { upsertUsers(input: []) { users { id } } }' }, 'FORBIDDEN', 403, 200],
]

test.each(failing)('a request that %s fails as a whole', async (_, body, code, status, statusOfJson) => {
  const own = await request(chat, body, { headers })
  expect([codeOf(own), own.status, own.body.data]).toEqual([code, status, undefined])
  const plain = await request(chat, body, { headers: json })
  expect([codeOf(plain), plain.status]).toEqual([code, statusOfJson])
})

test('a field that is refused is an answer like any other', async () => {
  const { status, body } = await request(chat, { query: '{ cursor users(first: 0) { totalCount } }' }, { headers })
  expect(status).toBe(200)
  expect(body).toMatchObject({ data: null, errors: [{ path: ['users'], extensions: { code: 'BAD_USER_INPUT' } }] })
})

test('queries go by GET as well, with their variables', async () => {
  const variables = encodeURIComponent(JSON.stringify({ id: bob.id }))
  const query = `?query=${encodeURIComponent('query ($id: ID!) { user(id: $id) { name } }')}&variables=${variables}`
  const { status, body } = await request(chat, undefined, { method: 'GET', query, headers })
  expect([status, body]).toEqual([200, { data: { user: { name: 'bob' } } }])
})

test('mutations go by POST alone', async () => {
  const mutation = encodeURIComponent(`mutation { openConversation(userId: "${bob.id}") { conversation { id } } }`)
  const {
    status,
    body,
    headers: answered,
  } = await request(chat, undefined, {
    method: 'GET',
    query: `?query=${mutation}`,
    headers,
  })
  expect([status, body.errors[0].extensions.code]).toEqual([405, 'BAD_USER_INPUT'])
  expect(answered.get('allow')).toBe('POST')
  const list = await request(chat, { query: '{ conversations { totalCount } }' }, { headers })
  expect(list.body.data.conversations.totalCount).toBe(0)
})

test('a form, or anything else that browsers send without asking first, runs nothing', async () => {
  const form = `query=${encodeURIComponent(viewer)}`
  for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain']) {
    const body = type.startsWith('app') ? form : JSON.stringify({ query: viewer })
    const answer = await request(chat, body, { headers: { ...headers, 'content-type': type } })
    expect([answer.status, codeOf(answer)]).toEqual([415, 'BAD_USER_INPUT'])
  }
})

test('who asks for a subscription and takes no stream is told what to accept', async () => {
  for (const accept of ['application/json', graphqlJson]) {
    const answer = await request(
      chat,
      { query: 'subscription { events { cursor } }' },
      { headers: { ...headers, accept } },
    )
    expect([answer.status, codeOf(answer)]).toEqual([406, 'BAD_USER_INPUT'])
    expect(answer.body.errors[0].message).toContain('text/event-stream')
  }
})

test('a body that is no request is the client’s mistake', async () => {
  for (const body of ['', '{', '[]', '"text"', '{"query":5}', '{"query":"{ cursor }","variables":"x"}', 'null', '{}']) {
    const answer = await request(chat, body, { headers })
    expect([body, answer.status, codeOf(answer)]).toEqual([body, 400, 'BAD_USER_INPUT'])
  }
})

test('a body over 1 MB is not read', async () => {
  const { status, body } = await request(chat, { query: viewer, more: 'x'.repeat(1_000_001) }, { headers })
  expect(status).toBe(413)
  expect(body.errors[0].extensions).toEqual({ code: 'PAYLOAD_TOO_LARGE' })
})

test('a document with too many tokens is not parsed to its end', async () => {
  const { status, body } = await request(chat, { query: `{ ${'cursor '.repeat(2500)} }` }, { headers })
  expect([status, body.errors[0].extensions.code]).toEqual([400, 'GRAPHQL_PARSE_FAILED'])
})

test('a subscription is a stream: without a client that takes one it is refused', async () => {
  const answer = await request(chat, { query: 'subscription { events { id } }' }, { headers })
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.status).toBeLessThan(500)
  expect(chat.app.hub.size).toBe(0)
})

test('any page may call, and none with what the browser has kept', async () => {
  const asked = await preflight(chat, 'https://shop.example')
  expect(asked.get('access-control-allow-origin')).toMatch(/^(\*|https:\/\/shop\.example)$/)
  expect(asked.get('access-control-allow-credentials')).toBeNull()
})

test('where CLIENT_URL names pages, only those may', async () => {
  const picky = await startSharedChat({ origins: ['https://shop.example', 'https://admin.example'] })
  const allowed = async (origin: string) => (await preflight(picky, origin)).get('access-control-allow-origin')
  expect(await allowed('https://shop.example')).toBe('https://shop.example')
  expect(await allowed('https://admin.example')).toBe('https://admin.example')
  expect(await allowed('https://evil.example')).toBeNull()
})
