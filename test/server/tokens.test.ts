import { expect, test } from 'vitest'
import { ViewerDocument } from '../generated/operations.ts'
import { startChat, testTokens } from '../support/chat.ts'
import { request } from '../support/http.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { bearerOf, inSeconds, tokenWith } from '../support/tokens.ts'

const chat = await startSharedChat()
const viewer = { query: '{ viewer { id name role } }' }
const withToken = (token: string) => request(chat, viewer, { headers: { authorization: `Bearer ${token}` } })
const idOf = async (claims: object) => (await bearerOf(chat, tokenWith(claims)).does(ViewerDocument)).viewer.id

const unsigned = (header: object, claims: object) =>
  [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')

/** [what is wrong with it, the token] */
const refusedTokens: [string, string][] = [
  ['no token at all', 'hello'],
  ['with another secret', tokenWith({ sub: 'ann' }, { secret: 'another secret that is long enough' })],
  ['ended', tokenWith({ sub: 'ann' }, { expiresIn: -1 })],
  ['not good yet', tokenWith({ sub: 'ann', nbf: inSeconds(60) })],
  ['of another algorithm', tokenWith({ sub: 'ann' }, { algorithm: 'HS384' })],
  ['unsigned', tokenWith({ sub: 'ann' }, { algorithm: 'none', secret: '' })],
  ['unsigned, with the signature of another', `${unsigned({ alg: 'none' }, { sub: 'root', role: 'admin' })}.x`],
  ['changed', tokenWith({ sub: 'ann' }).replace(/\..*\./, `.${unsigned({}, { sub: 'root' }).split('.')[1]}.`)],
  ['of nobody', tokenWith({ name: 'Nobody' })],
  ['of an empty id', tokenWith({ sub: '' })],
  ['of an id that is too long', tokenWith({ sub: 'x'.repeat(129) })],
  ['of an id with a line break', tokenWith({ sub: 'a\nb' })],
  ['of an id that is none', tokenWith({ id: { $ne: null } })],
  ['longer than any token is', tokenWith({ sub: 'ann', more: 'x'.repeat(9000) })],
]

test.each(refusedTokens)('a token that is %s is UNAUTHENTICATED, with status 401', async (_, token) => {
  const { status, body } = await withToken(token)
  expect(status).toBe(401)
  expect(body.data).toBeUndefined()
  expect(body.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
})

test('what is no Bearer header is refused as well, and never ignored', async () => {
  for (const authorization of ['Basic YTpi', 'Bearer', tokenWith({ sub: 'ann' })]) {
    const { status, body } = await request(chat, { query: '{ __typename }' }, { headers: { authorization } })
    expect([status, body.errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED'])
  }
})

test('a token ends by the server’s clock, for what is open under it and for what comes', async () => {
  let now = Date.now()
  await using own = await startChat({ clock: { now: () => new Date(now) } })
  const bob = await own.user('bob', { expiresIn: 3600 })
  await using client = await bob.connect()
  now += 2 * 3_600_000
  expect(await client.closed).toEqual({ code: 4403, reason: 'The token has expired' })
  expect(await bob.refused(ViewerDocument)).toBe('UNAUTHENTICATED')
})

test('the message of a refusal tells what to do, and nothing of the token', async () => {
  const ended = await withToken(tokenWith({ sub: 'ann' }, { expiresIn: -1 }))
  expect(ended.body.errors[0].message).toBe('The token has expired: get a fresh one.')
  const wrong = await withToken('hello')
  expect(wrong.body.errors[0].message).toBe('The token is not valid.')
})

test('the person is who `sub`, `id`, `userId` or `_id` names, in that order', async () => {
  expect(await idOf({ sub: 'by-sub', id: 'x', userId: 'x', _id: 'x' })).toBe('by-sub')
  expect(await idOf({ id: 'by-id', userId: 'x', _id: 'x' })).toBe('by-id')
  expect(await idOf({ userId: 'by-user-id', _id: 'x' })).toBe('by-user-id')
  expect(await idOf({ _id: 'by-_id' })).toBe('by-_id')
  expect(await idOf({ id: 42 })).toBe('42')
})

test('`role` makes an admin; what counts is the token’s own', async () => {
  const roleOf = async (role: unknown) =>
    (await bearerOf(chat, tokenWith({ sub: `role-${String(role)}`, role })).does(ViewerDocument)).viewer.role
  expect(await roleOf('admin')).toBe('ADMIN')
  expect(await roleOf('ADMIN')).toBe('ADMIN')
  expect(await roleOf('user')).toBe('USER')
  expect(await roleOf('owner')).toBe('USER')
  expect(await roleOf(undefined)).toBe('USER')
  await bearerOf(chat, tokenWith({ sub: 'was-admin', role: 'admin' })).does(ViewerDocument)
  const now = bearerOf(chat, tokenWith({ sub: 'was-admin' }))
  const upsert = 'mutation { upsertUsers(input: [{ id: "x", name: "x" }]) { users { id } } }'
  expect(await now.refused(upsert)).toBe('FORBIDDEN')
})

test('without a token there is the schema, and nothing else', async () => {
  expect((await request(chat, { query: '{ __typename }' })).body).toEqual({ data: { __typename: 'Query' } })
  const schema = await request(chat, { query: '{ __schema { queryType { name } } __type(name: "User") { name } }' })
  expect(schema.body.data).toEqual({ __schema: { queryType: { name: 'Query' } }, __type: { name: 'User' } })
  for (const query of ['{ viewer { id } }', '{ cursor }', '{ __typename ...F } fragment F on Query { unreadCount }']) {
    const { status, body } = await request(chat, { query })
    expect([status, body.errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED'])
  }
})

test('issuer, audience and the claims’ names are as they are set', async () => {
  const own = await startSharedChat({
    tokens: { ...testTokens, issuer: 'shop', audience: 'chat', userIdClaim: 'uid', roleClaim: 'rights' },
  })
  const claims = { iss: 'shop', aud: 'chat', uid: 'ann', rights: 'admin', name: 'Ann' }
  const { viewer } = await bearerOf(own, tokenWith(claims)).does(ViewerDocument)
  expect(viewer).toMatchObject({ id: 'ann', role: 'ADMIN' })
  for (const wrong of [{ iss: 'other' }, { aud: 'other' }, { uid: undefined, sub: 'ann' }])
    expect(await bearerOf(own, tokenWith({ ...claims, ...wrong })).refused(ViewerDocument)).toBe('UNAUTHENTICATED')
})
