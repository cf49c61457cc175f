import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRequest, formatDocument, stringifyDocument } from '@urql/core'
import { buildSchema, getIntrospectionQuery, parse, validate, type DocumentNode } from 'graphql'
import { expect, test } from 'vitest'
import * as cliDocuments from '../../src/cli/generated/documents.ts'
import { textOf } from '../../src/client/document.ts'
import * as clientDocuments from '../../src/client/generated/documents.ts'
import { readManifests } from '../../src/server/graphql/manifest.ts'
import { createPersisted } from '../../src/server/graphql/persisted.ts'
import { typeDefs } from '../../src/server/graphql/schema.ts'
import * as adminDocuments from '../../web/src/generated/admin-documents.ts'
import * as pageDocuments from '../../web/src/generated/documents.ts'
import { request, type HttpAnswer } from '../support/http.ts'
import { connectFrames } from '../support/frames.ts'
import type { Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { openEventSource } from '../support/sse.ts'
import { tempDir } from '../support/started.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const list = await readManifests(undefined)
const viewer = 'query Viewer { viewer { id } }'
const events = 'subscription Events { events { __typename } }'
const plain = 'mutation Plain($id: ID) { updateProfile(input: { avatarId: $id }) { user { id } } }'
const manifest = new Map([...list, ...[viewer, events, plain].map((text): [string, string] => [sha256(text), text])])

const off = await startSharedChat()
const allowed = await startSharedChat({ documents: { persisted: { mode: 'allowed', manifest } } })
const required = await startSharedChat({ documents: { persisted: { mode: 'required', manifest }, hidesSchema: true } })
type Server = typeof off

const ask = ({ url, person }: { url: string; person: Person }, body: object): Promise<HttpAnswer> =>
  request({ url }, body, { headers: person.headers })
const told = ({ body }: HttpAnswer): unknown => body.errors?.[0].message ?? body.data
const codeOf = ({ body }: HttpAnswer): string => body.errors?.[0].extensions.code ?? 'ok'
const someone = async (server: Server) => {
  const [person] = await server.people('ann')
  return { url: server.url, person }
}
const apollo = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: sha256(text) } } })

/** The forms in which clients ask by an id. */
const forms: [string, (text: string) => object][] = [
  ['GraphQL over HTTP’s documentId', (text) => ({ documentId: `sha256:${sha256(text)}` })],
  ['a bare documentId', (text) => ({ documentId: sha256(text) })],
  ['Apollo’s hash', apollo],
  ['graphql-ws’ id', (text) => ({ query: '', extensions: { persistedQuery: sha256(text) } })],
]

test.each(forms)('a known document is run by %s, over HTTP, SSE and WebSocket', async (_, asked) => {
  for (const server of [allowed, required]) {
    const ann = await someone(server)
    expect(told(await ask(ann, asked(viewer)))).toEqual({ viewer: { id: ann.person.id } })
    const changed = await ask(ann, { ...asked(plain), variables: { id: null } })
    expect(told(changed)).toEqual({ updateProfile: { user: { id: ann.person.id } } })
    await using stream = await openEventSource(server, asked(events) as never, ann.person.headers)
    expect((await stream.next())?.data).toEqual({ data: { events: { __typename: 'CaughtUp' } } })
    await using socket = await ann.person.connect()
    socket.send({ id: '1', type: 'subscribe', payload: asked(viewer) })
    expect((await socket.nextOf('1')).payload).toEqual({ data: { viewer: { id: ann.person.id } } })
    socket.send({ id: '2', type: 'subscribe', payload: asked(events) })
    expect((await socket.nextOf('2')).payload).toEqual({ data: { events: { __typename: 'CaughtUp' } } })
  }
})

test('a known query is run by GET, and a known mutation is not', async () => {
  const ann = await someone(required)
  const get = (query: string) => request(ann, undefined, { method: 'GET', query, headers: ann.person.headers })
  const extensions = encodeURIComponent(JSON.stringify(apollo(viewer).extensions))
  for (const query of [`?documentId=sha256:${sha256(viewer)}`, `?extensions=${extensions}`])
    expect(told(await get(query))).toEqual({ viewer: { id: ann.person.id } })
  const variables = encodeURIComponent('{"id":null}')
  const { status } = await get(`?documentId=${sha256(plain)}&variables=${variables}`)
  expect(status).toBe(405)
})

test('OWASP GraphQL: where documents are required, no other is run by any way, for admins neither', async () => {
  const ann = await someone(required)
  const root = { url: required.url, person: await required.admin() }
  const other = 'query Other { viewer { id name } }'
  for (const who of [ann, root])
    for (const body of [
      { query: other },
      { query: other, ...apollo(other) },
      { query: other, ...apollo(viewer) },
      { query: `${viewer} ` },
    ])
      expect(codeOf(await ask(who, body))).toBe('FORBIDDEN')
  expect(told(await ask(ann, apollo(other)))).toBe('PersistedQueryNotFound')
  await using stream = await openEventSource(
    required,
    { query: events.replace('__typename', 'cursor') },
    ann.person.headers,
  )
  expect((await stream.next())?.data.errors[0].extensions.code).toBe('FORBIDDEN')
  await using socket = await ann.person.connect()
  socket.send({ id: '1', type: 'subscribe', payload: { query: other } })
  expect(await socket.nextOf('1')).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'FORBIDDEN' } }] })
  expect(told(await ask(ann, { query: viewer }))).toEqual({ viewer: { id: ann.person.id } })
})

test('Apollo: a document that was asked for with its hash is asked for by the hash alone from then on', async () => {
  const ann = await someone(allowed)
  const fresh = 'query Fresh { viewer { id fresh: name } }'
  const missing = await ask(ann, apollo(fresh))
  expect([told(missing), codeOf(missing)]).toEqual(['PersistedQueryNotFound', 'NOT_FOUND'])
  const answer = { viewer: { id: ann.person.id, fresh: 'ann' } }
  expect(told(await ask(ann, { query: fresh, ...apollo(fresh) }))).toEqual(answer)
  expect(told(await ask(ann, apollo(fresh)))).toEqual(answer)
})

test('Apollo: nobody puts another document under a hash', async () => {
  const ann = await someone(allowed)
  const [good, bad] = ['query G { viewer { id g: name } }', 'query B { viewer { id b: name } }']
  expect(codeOf(await ask(ann, { query: bad, ...apollo(good) }))).toBe('BAD_USER_INPUT')
  expect(codeOf(await ask(ann, { query: bad, ...apollo(viewer) }))).toBe('BAD_USER_INPUT')
  expect(told(await ask(ann, apollo(good)))).toBe('PersistedQueryNotFound')
  expect(told(await ask(ann, apollo(viewer)))).toEqual({ viewer: { id: ann.person.id } })
})

test('OWASP GraphQL: strangers register nothing, and neither does what isn’t valid', async () => {
  const [typename, wrong] = ['query T { __typename t: __typename }', 'query W { nothing }']
  expect(codeOf(await request(allowed, { query: typename, ...apollo(typename) }))).toBe('ok')
  expect(told(await request(allowed, apollo(typename)))).toBe('PersistedQueryNotFound')
  const ann = await someone(allowed)
  expect(codeOf(await ask(ann, { query: wrong, ...apollo(wrong) }))).toBe('GRAPHQL_VALIDATION_FAILED')
  expect(told(await ask(ann, apollo(wrong)))).toBe('PersistedQueryNotFound')
})

test('OWASP GraphQL: however many are registered, the last thousand are kept, and no long ones', () => {
  const persisted = createPersisted({ mode: 'allowed', manifest: new Map() })
  const nth = (n: number) => `query N { n${n}: __typename }`
  for (const n of range(0, 1000)) persisted.register({ query: nth(n), ...apollo(nth(n)) })
  expect(persisted.textOf(apollo(nth(0)))).toMatchObject({ message: 'PersistedQueryNotFound' })
  expect(persisted.textOf(apollo(nth(1000)))).toBe(nth(1000))
  const long = `{ ${'cursor '.repeat(3000)} }`
  persisted.register({ query: long, ...apollo(long) })
  expect(persisted.textOf(apollo(long))).toMatchObject({ message: 'PersistedQueryNotFound' })
})

test.each([
  [5],
  [''],
  [{}],
  [[]],
  ['x'.repeat(201)],
  ['__proto__'],
  ['../../etc/passwd'],
  [{ sha256Hash: { $ne: null } }],
])('OWASP Input: an id that is %j finds nothing, and says so', async (id) => {
  const ann = await someone(allowed)
  const answers = await Promise.all(
    [{ documentId: id }, { extensions: { persistedQuery: id } }].map((body) => ask(ann, body)),
  )
  for (const { status, body } of answers) {
    expect(body.errors[0].extensions.code).toMatch(/^(BAD_USER_INPUT|NOT_FOUND)$/)
    expect(status).toBeLessThan(500)
  }
})

test('where they are off, an id is told so, and a text is run whatever its hash', async () => {
  const ann = await someone(off)
  expect(told(await ask(ann, apollo(viewer)))).toBe('PersistedQueryNotSupported')
  expect(told(await ask(ann, { documentId: sha256(viewer) }))).toBe('PersistedQueryNotSupported')
  expect(told(await ask(ann, { query: viewer, ...apollo('another') }))).toEqual({ viewer: { id: ann.person.id } })
})

test('the server’s own list has all that the library, the page and the commands ask, each by its hash', () => {
  const schema = buildSchema(typeDefs.join('\n'))
  const documentsOf = (...modules: object[]): DocumentNode[] =>
    modules.flatMap((module) =>
      Object.entries(module).flatMap(([name, document]) =>
        name.endsWith('Document') ? [document as DocumentNode] : [],
      ),
    )
  // The page asks by urql, which adds to what it is given.
  const byUrql = documentsOf(clientDocuments, pageDocuments, adminDocuments).map((document) =>
    stringifyDocument(formatDocument(createRequest(document, {}).query)),
  )
  const own = documentsOf(clientDocuments, pageDocuments, adminDocuments, cliDocuments).map(textOf)
  const texts = [...own, ...byUrql]
  expect(texts.length).toBeGreaterThan(60)
  expect([...list.values()].sort()).toEqual([...new Set(texts)].sort())
  for (const [id, text] of list) {
    expect(id).toBe(sha256(text))
    expect(validate(schema, parse(text))).toEqual([])
  }
})

test('a list of one’s own is as codegen or Apollo writes it, and what is neither keeps the server from starting', async () => {
  await using dir = await tempDir()
  const file = join(dir.path, 'manifest.json')
  const read = async (written: unknown) => {
    await writeFile(file, typeof written === 'string' ? written : JSON.stringify(written))
    return [...(await readManifests(file))].filter(([id]) => !list.has(id))
  }
  expect(await read({ abc: viewer })).toEqual([['abc', viewer]])
  const operations = [{ id: 'abc', name: 'Viewer', type: 'query', body: viewer }]
  expect(await read({ format: 'apollo-persisted-query-manifest', version: 1, operations })).toEqual([['abc', viewer]])
  for (const wrong of ['{', 'null', { abc: 5 }, { operations: [{ id: 'abc' }] }])
    await expect(read(wrong)).rejects.toThrow(`The persisted documents in ${file} can't be used`)
})

const introspections = [
  getIntrospectionQuery(),
  '{ __type(name: "User") { fields { name } } __schema { queryType { name } } }',
  'query { ...F } fragment F on Query { s: __schema { types { name } } }',
  '{ ... @include(if: true) { ... on Query { __schema { types { name } } } } }',
]
const hidden = await startSharedChat({ documents: { hidesSchema: true } })

test.each(introspections)('graphql-cop: introspection in production is for admins: %#', async (query) => {
  const ann = await someone(hidden)
  const root = await hidden.admin()
  expect(codeOf(await request(hidden, { query }))).toBe('UNAUTHENTICATED')
  expect(codeOf(await ask(ann, { query }))).toBe('FORBIDDEN')
  const get = await request(hidden, undefined, { method: 'GET', query: `?query=${encodeURIComponent(query)}` })
  expect(codeOf(get)).toBe('UNAUTHENTICATED')
  await using socket = await ann.person.connect()
  socket.send({ id: '1', type: 'subscribe', payload: { query } })
  expect(await socket.nextOf('1')).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'FORBIDDEN' } }] })
  expect(codeOf(await request(hidden, { query }, { headers: root.headers }))).toBe('ok')
  expect(codeOf(await request(off, { query }))).toBe('ok')
})

const types = [
  '{ __type(name: "User") { name fields { name } } }',
  'query ($name: String = "User") { t: __type(name: $name) { name } }',
  'query { ...F } fragment F on Query { __type(name: "User") { kind } }',
]

test.each(types)('graphql-cop: no type is there for others than admins in production: %s', async (query) => {
  const ann = await someone(hidden)
  const root = await hidden.admin()
  const typeIn = (answer: HttpAnswer) => Object.values(answer.body.data as object)[0] as unknown
  for (const asked of [await request(hidden, { query }), await ask(ann, { query })]) expect(typeIn(asked)).toBeNull()
  for (const asked of [await request(hidden, { query }, { headers: root.headers }), await request(off, { query })])
    expect(typeIn(asked)).toBeTruthy()
})

test('graphql-cop: __typename alone is no introspection', async () => {
  expect(told(await request(hidden, { query: '{ __typename }' }))).toEqual({ __typename: 'Query' })
})

/** Each is nearly something. */
const guesses = [
  '{ viewr { id } }',
  '{ viewer { nam } }',
  '{ user(idd: "x") { id } }',
  'query ($x: Usr) { cursor }',
  '{ viewer { id } ... on Qury { cursor } }',
]

test.each(guesses)('graphql-cop: %s is told no names that are near it in production', async (query) => {
  const ann = await someone(hidden)
  await using socket = await connectFrames(`${hidden.url.replace('http', 'ws')}/graphql`, {
    connectionParams: { authorization: ann.person.headers['authorization'] },
  })
  socket.send({ id: '1', type: 'subscribe', payload: { query } })
  const answers = [await request(hidden, { query }), await ask(ann, { query }), await socket.nextOf('1')]
  for (const answer of answers) expect(JSON.stringify(answer)).not.toMatch(/did you mean/i)
  expect(JSON.stringify(await request(off, { query }))).toMatch(/did you mean/i)
})

test('graphql-cop: a variable is told no names that are near it in production', async () => {
  const ann = await someone(hidden)
  const query = 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { id } } }'
  const answer = await ask(ann, { query, variables: { input: { nme: 'x' } } })
  expect(codeOf(answer)).toBe('BAD_USER_INPUT')
  expect(told(answer)).not.toMatch(/did you mean/i)
})
