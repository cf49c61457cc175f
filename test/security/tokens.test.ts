import { createHmac, generateKeyPairSync } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { readSettings } from '../../src/kernel/settings.ts'
import { tokenOptions } from '../../src/server/token-options.ts'
import { EraseUserDocument, SuspendUserDocument, ViewerDocument } from '../generated/operations.ts'
import { startChat, testTokens } from '../support/chat.ts'
import { connectFrames } from '../support/frames.ts'
import { request } from '../support/http.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { bearerOf, inSeconds, tokenWith } from '../support/tokens.ts'
import { byAllWays, refusedByAll, takenByAll } from '../support/ways.ts'

const production = { NODE_ENV: 'production', JWT_SECRET: testTokens.secret, MONGODB_URI: 'mongodb://db/parley' }
const inProduction = (more: Record<string, string> = {}) =>
  tokenOptions(readSettings({ ...production, ...more }), testTokens.secret)

const chat = await startSharedChat({ tokens: { ...inProduction(), issuer: 'shop', audience: 'chat' } })
const claims = { sub: 'ann', iss: 'shop', aud: 'chat', exp: inSeconds(3600) }
const base64 = (value: string | object): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
/** A token with any header and payload, rightly signed with the secret. */
const signed = (header: object, payload: string | object = claims, secret: string = testTokens.secret): string => {
  const text = `${base64({ alg: 'HS256', typ: 'JWT', ...header })}.${base64(payload)}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}
const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ownJwk = own.publicKey.export({ format: 'jwk' })
const good = tokenWith(claims)
const [header, payload, signature] = good.split('.') as [string, string, string]

test('a token that is as it has to be is taken by all ways', async () => {
  expect(await byAllWays(chat, good)).toEqual(takenByAll)
  expect(await byAllWays(chat, signed({}))).toEqual(takenByAll)
  expect(await byAllWays(chat, signed({ typ: 'application/at+jwt' }))).toEqual(takenByAll)
})

/** [the attack, with its source; the token] */
const attacks: [string, string][] = [
  ['RFC 8725 2.1: alg none, without a signature', `${base64({ alg: 'none' })}.${payload}.`],
  ['RFC 8725 2.1: alg NoNe, with the signature of another', `${base64({ alg: 'NoNe' })}.${payload}.${signature}`],
  ['RFC 8725 3.1: another algorithm with the same secret', tokenWith(claims, { algorithm: 'HS512' })],
  [
    'RFC 8725 3.1: an algorithm that the server has no key of',
    jwt.sign(claims, own.privateKey, { algorithm: 'RS256' }),
  ],
  ['RFC 8725 3.1: no algorithm', signed({ alg: undefined })],
  ['RFC 8725 3.1: a list of algorithms', signed({ alg: ['HS256', 'none'] })],
  [
    'RFC 8725 2.1: a public key as the secret',
    tokenWith(claims, { secret: own.publicKey.export({ type: 'spki', format: 'pem' }) as string }),
  ],
  [
    'RFC 8725 3.10: its own key in the header (jwk)',
    jwt.sign(claims, own.privateKey, { algorithm: 'RS256', header: { alg: 'RS256', jwk: ownJwk } as never }),
  ],
  [
    'RFC 8725 3.10: a key of its own address (jku)',
    jwt.sign(claims, own.privateKey, {
      algorithm: 'RS256',
      header: { alg: 'RS256', jku: 'http://127.0.0.1:1/', kid: 'x' },
    }),
  ],
  ['RFC 8725 3.10: a key id that is a path', signed({ kid: '../../dev/null' }, claims, '')],
  [
    'RFC 8725 3.10: a key id that is a query of a database',
    tokenWith(claims, { secret: 'x', keyid: "' UNION SELECT 'x" }),
  ],
  ['RFC 7515 4.1.11: an extension that has to be understood (crit)', signed({ crit: ['exp'], exp: 0 })],
  ['RFC 7797: a payload that is not encoded (b64)', signed({ b64: false })],
  ['RFC 8725 3.11: another type of token', signed({ typ: 'logout+jwt' })],
  ['RFC 8725 3.11: a type that is none', signed({ typ: {} })],
  [
    'RFC 8725 3.3: changed claims under the old signature',
    `${header}.${base64({ ...claims, sub: 'root', role: 'admin' })}.${signature}`,
  ],
  ['RFC 8725 3.3: a signature that was cut short', good.slice(0, -4)],
  ['RFC 8725 3.3: no signature', `${header}.${payload}.`],
  ['RFC 8725 3.3: an encrypted token (JWE)', `${header}.${payload}.${signature}.x.y`],
  ['RFC 8725 3.5: a secret that somebody guesses', tokenWith(claims, { secret: 'secret' })],
  ['RFC 8725 3.5: an empty secret', signed({}, claims, '')],
  ['RFC 8725 3.8: another issuer', tokenWith({ ...claims, iss: 'elsewhere' })],
  ['RFC 8725 3.8: no issuer', signed({}, { ...claims, iss: undefined })],
  ['RFC 8725 3.9: another audience', tokenWith({ ...claims, aud: 'billing' })],
  ['RFC 8725 3.9: an audience that begins the same', tokenWith({ ...claims, aud: ['chat-2'] })],
  ['RFC 7519 4.1.4: ended', tokenWith({ ...claims, exp: inSeconds(-1) })],
  ['RFC 7519 4.1.4: without an end, in production', signed({}, { ...claims, exp: undefined })],
  ['RFC 7519 4.1.4: an end that is a text', signed({}, { ...claims, exp: '9999999999' })],
  ['RFC 7519 4.1.4: an end that is infinite', signed({}, JSON.stringify(claims).replace(/"exp":\d+/, '"exp":1e999'))],
  ['RFC 7519 4.1.5: not yet begun', tokenWith({ ...claims, nbf: inSeconds(60) })],
  ['RFC 7519 4.1.5: a beginning that is a list', signed({}, { ...claims, nbf: [0] })],
  ['RFC 7519 4.1.6: issued in the future, to be young for longer', signed({}, { ...claims, iat: inSeconds(3600) })],
  ['RFC 7519 4.1.6: issued at a time that is none', signed({}, { ...claims, iat: 'now' })],
  ['OWASP JWT: older than the longest age, whatever its end', signed({}, { ...claims, iat: inSeconds(-31 * 86_400) })],
  [
    'OWASP JWT: good for longer than the longest age, issued nobody knows when',
    signed({}, { ...claims, exp: inSeconds(31 * 86_400) }),
  ],
  ['RFC 8725 3.10: of nobody', signed({}, { ...claims, sub: undefined })],
  ['RFC 8725 3.10: of a person who is a query', signed({}, { ...claims, sub: { $ne: null } })],
  ['RFC 8725 3.10: of a person with a line break', tokenWith({ ...claims, sub: 'ann\nroot' })],
  ...['9007199254740993', '1e999'].map((sub): [string, string] => [
    `RFC 8259 6: of a person whose number is ${sub}, which JSON takes for another`,
    signed({}, JSON.stringify(claims).replace('"ann"', sub)),
  ]),
  ['RFC 8725 2.4: claims that are a list', signed({}, [claims])],
  ['RFC 8725 2.4: claims that are a text', signed({}, '"ann"')],
  ['RFC 8725 2.4: claims that are no JSON', signed({}, 'sub=ann')],
  ['RFC 8725 2.4: a header that is no JSON', `${base64('alg=HS256')}.${payload}.${signature}`],
  ['RFC 8725 2.4: a header that is null', `${base64('null')}.${payload}.${signature}`],
  ['OWASP JWT: larger than any token is', tokenWith({ ...claims, more: 'x'.repeat(9000) })],
]

test.each(attacks)('%s is refused', async (_, token) => {
  expect(await byAllWays(chat, token)).toEqual(refusedByAll)
})

test('RFC 8725 3.10: claims that are keys of every object name nobody and give no role', async () => {
  const polluted = signed(
    {},
    `{"__proto__":{"role":"admin"},"constructor":{"role":"admin"},${JSON.stringify(claims).slice(1)}`,
  )
  const { viewer } = await bearerOf(chat, polluted).does(ViewerDocument)
  expect(viewer.role).toBe('USER')
})

test('OWASP JWT: an erased admin’s token reads no metrics, of a process that started later neither', async () => {
  const tokenOf = (sub: string) => tokenWith({ ...claims, sub, role: 'admin' })
  const headers = { authorization: `Bearer ${tokenOf('former')}` }
  await bearerOf(chat, tokenOf('former')).does(ViewerDocument)
  const of = async (url: string) => (await fetch(`${url}/metrics`, { headers })).status
  expect(await of(chat.url)).toBe(200)
  await bearerOf(chat, tokenOf('root')).does(EraseUserDocument, { userId: 'former' })
  await using later = await chat.another({ metrics: { isOpen: false } })
  expect([await of(chat.url), await of(later.url)]).toEqual([401, 401])
})

test.each([[['admin']], [{ admin: true }], [true], ['admin '], ['administrator'], ['аdmin']])(
  'OWASP JWT: a role %j makes no admin',
  async (role) => {
    const { viewer } = await bearerOf(chat, tokenWith({ ...claims, role })).does(ViewerDocument)
    expect(viewer.role).toBe('USER')
  },
)

test('a clock that is behind by less than 30 seconds doesn’t refuse what was just issued', async () => {
  expect(await byAllWays(chat, signed({}, { ...claims, iat: inSeconds(20), nbf: inSeconds(20) }))).toEqual(takenByAll)
})

test('OWASP JWT: a secret of less than 32 bytes is no secret, and production doesn’t start with it', () => {
  const refusal = (more: Record<string, string>) => () => readSettings({ ...production, ...more })
  expect(refusal({ JWT_SECRET: 'x'.repeat(31) })).toThrow(/JWT_SECRET has to have 32 bytes or more for HS256/)
  expect(refusal({ JWT_ALGORITHM: 'HS512' })).toThrow(/JWT_SECRET has to have 64 bytes or more for HS512/)
  expect(refusal({ JWT_SECRET: 'é'.repeat(16) })).not.toThrow()
  expect(refusal({ JWT_MAX_AGE: 'forever' })).toThrow(/JWT_MAX_AGE has to be a duration/)
})

test('the longest age is 30 days in production, and what JWT_MAX_AGE says elsewhere', () => {
  expect(inProduction()).toMatchObject({ maxAge: 30 * 86_400, needsExpiry: true })
  expect(inProduction({ JWT_MAX_AGE: '12h' })).toMatchObject({ maxAge: 12 * 3600 })
  expect(tokenOptions(readSettings({ JWT_MAX_AGE: '90s' }), 'x')).toMatchObject({ maxAge: 90, needsExpiry: false })
})

test('OWASP JWT: a token is never taken from an address', async () => {
  for (const name of ['token', 'access_token', 'authorization', 'jwt']) {
    const query = `?${name}=${good}`
    const answer = await request(chat, { query: '{ viewer { id } }' }, { query })
    expect([name, answer.status]).toEqual([name, 401])
    const url = `${chat.url.replace('http', 'ws')}/graphql${query}`
    await using client = await connectFrames(url, { init: false, headers: { authorization: `Bearer ${good}` } })
    client.send({ type: 'connection_init' })
    expect(await client.closed).toMatchObject({ code: 4403 })
  }
})

test('OWASP JWT: no token is logged, whatever becomes of it', async () => {
  const lines: string[] = []
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  await using watched = await startChat({ logger })
  const forged = tokenWith({ sub: 'ann' }, { secret: 'another' })
  const told = tokenWith({ sub: 'ann', name: 'Ann' })
  for (const token of [forged, told]) {
    await byAllWays(watched, token)
    await request(watched, { query: '{ nothing }' }, { query: `?token=${token}`, headers: { cookie: `t=${token}` } })
    await request(watched, token, { headers: { authorization: token } })
  }
  await watched.close()
  const all = lines.join('')
  for (const token of [forged, told]) expect(all).not.toContain(token.split('.')[2])
})

test('OWASP JWT: a socket ends with its token (4403), and a client that comes with a fresh one misses nothing', async () => {
  let now = Date.now()
  await using timed = await startChat({ clock: { now: () => new Date(now) } })
  const [ann, bob] = await timed.users('ann', 'bob')
  const brief = await timed.user('bob', { expiresIn: 600 })
  await using phone = await brief.events()
  await phone.until('CaughtUp')
  now = Date.now() + 601_000
  expect(await phone.client.closed).toEqual({ code: 4403, reason: 'The token has expired' })
  const message = await ann.sends(bob, 'while he was away')
  await expect(brief.connect()).rejects.toThrow(/4403/)
  await using again = await bob.events({ resume: phone.cursor })
  const heard = await again.until('CaughtUp')
  expect(
    heard.filter((event) => 'message' in event).map((event) => (event as { message: { id: string } }).message.id),
  ).toEqual([message.id])
})

test('OWASP JWT: who is suspended is out of all sockets within a second, whatever their token says', async () => {
  const [eve] = await chat.people('eve')
  const eves = bearerOf(chat, tokenWith({ ...claims, sub: eve.id }))
  const root = bearerOf(chat, tokenWith({ ...claims, sub: 'root', role: 'admin' }))
  const sockets = await Promise.all([eves.connect(), eves.connect()])
  await root.does(SuspendUserDocument, { userId: eve.id, reason: 'spam' })
  const before = performance.now()
  for (const { closed } of sockets) expect(await closed).toEqual({ code: 4403, reason: 'Suspended' })
  expect(performance.now() - before).toBeLessThan(1000)
  await expect(eves.connect()).rejects.toThrow(/4403/)
  expect(await eves.refused('{ cursor }')).toBe('SUSPENDED')
})
