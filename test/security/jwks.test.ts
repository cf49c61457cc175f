import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { readSettings } from '../../src/kernel/settings.ts'
import { ViewerDocument } from '../generated/operations.ts'
import { startChat, testTokens, type Chat } from '../support/chat.ts'
import { until } from '../support/eventually.ts'
import { makeKey, startKeySet, type KeySetServer, type SigningKey } from '../support/key-set.ts'
import { bearerOf, inSeconds, tokenWith } from '../support/tokens.ts'
import { byAllWays, refusedByAll, takenByAll, unavailableByAll } from '../support/ways.ts'

const algorithms = ['RS256', 'RS512', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const
const keyOf = Object.fromEntries(
  // RS512 is what its set says of it; of the others their kind says it.
  await Promise.all(algorithms.map(async (alg) => [alg, await makeKey(alg, alg, alg === 'RS512' ? { alg } : {})])),
) as Record<(typeof algorithms)[number], SigningKey>
const stranger = await makeKey('RS256', 'RS256')
const claims = { sub: 'ann', iss: 'https://id.example', aud: 'chat' }
const { RS256, ES256 } = keyOf

/** A chat whose tokens come from a sign-in that publishes its keys; `later` moves its clock. */
const startSignedIn = async (keySet: KeySetServer, more: object = {}) => {
  let ahead = 0
  const chat = await startChat({
    clock: { now: () => new Date(Date.now() + ahead) },
    tokens: {
      algorithm: 'HS256',
      roleClaim: 'role',
      jwksUrl: keySet.url,
      issuer: claims.iss,
      audience: 'chat',
      ...more,
    },
  })
  return Object.assign(chat, {
    later: (seconds: number) => {
      ahead += seconds * 1000
    },
  })
}

const published = await startKeySet([
  ...Object.values(keyOf).map(({ jwk }) => jwk),
  { kty: 'oct', kid: 'shared', alg: 'HS256', k: Buffer.from(testTokens.secret).toString('base64url') },
  { ...RS256.jwk, kid: 'for encryption', use: 'enc' },
])
const chat = await startSignedIn(published)
afterAll(async () => {
  await chat[Symbol.asyncDispose]()
  await published[Symbol.asyncDispose]()
})
const idOf = async (at: Chat, token: string) => (await bearerOf(at, token).does(ViewerDocument)).viewer.id

test.each(algorithms)('a token that is signed by %s is taken by all ways', async (alg) => {
  expect(await byAllWays(chat, await keyOf[alg].sign(claims))).toEqual(takenByAll)
})

const pemOf = async (key: SigningKey) => {
  const { importJWK, exportSPKI } = await import('jose')
  return exportSPKI((await importJWK({ ...key.jwk, ext: true }, key.alg, { extractable: true })) as CryptoKey)
}

/** [the attack, with its source; its token] */
const attacks: [string, () => Promise<string> | string][] = [
  [
    'RFC 8725 2.1: a public key as an HMAC secret',
    async () => tokenWith(claims, { secret: await pemOf(RS256), keyid: 'RS256' }),
  ],
  ['RFC 8725 3.1: the secret of a set’s symmetric key', () => tokenWith(claims, { keyid: 'shared' })],
  ['RFC 8725 3.1: a key’s signature by another algorithm', async () => (await rs(RS256, 'RS384')).sign(claims)],
  ['RFC 8725 3.1: RSA-PSS with a key for RS256', async () => (await rs(RS256, 'PS256')).sign(claims)],
  ['RFC 8725 3.10: the id of a key, and the signature of another', () => stranger.sign(claims)],
  ['RFC 8725 3.10: no id of a key', () => RS256.sign(claims, { kid: undefined })],
  ['RFC 8725 3.10: an id that no key has', () => RS256.sign(claims, { kid: 'other' })],
  ['RFC 8725 3.10: an id that objects have', () => RS256.sign(claims, { kid: '__proto__' })],
  ['RFC 8725 3.10: its own key in the header (jwk)', () => stranger.sign(claims, { kid: 'own', jwk: stranger.jwk })],
  ['RFC 8725 3.12: a key that is for encryption', () => RS256.sign(claims, { kid: 'for encryption' })],
  ['RFC 8725 3.8: another issuer', () => RS256.sign({ ...claims, iss: 'https://evil.example' })],
  ['RFC 8725 3.9: another audience', () => RS256.sign({ ...claims, aud: 'billing' })],
  ['RFC 7519 4.1.4: ended', () => RS256.sign({ ...claims, exp: inSeconds(-1) })],
  ['RFC 7519 4.1.5: not yet begun', () => RS256.sign({ ...claims, nbf: inSeconds(90) })],
  [
    'OWASP JWT: changed claims',
    async () => swapped(await ES256.sign(claims), { ...claims, role: 'admin', exp: inSeconds(60) }),
  ],
  [
    'OWASP JWT: a signature of zeros (CVE-2022-21449)',
    async () => (await ES256.sign(claims)).replace(/[^.]+$/, 'A'.repeat(86)),
  ],
]

const swapped = (token: string, payload: object): string =>
  token
    .split('.')
    .with(1, Buffer.from(JSON.stringify(payload)).toString('base64url'))
    .join('.')

/** The same key id, signed in another way by whoever holds such a key. */
const rs = (key: SigningKey, alg: string) => makeKey(alg, key.kid)

test.each(attacks)('%s is refused', async (_, make) => {
  expect(await byAllWays(chat, await make())).toEqual(refusedByAll)
})

test('RFC 8725 3.10: no address that a token names is ever asked (jku, x5u)', async () => {
  let asked = 0
  const evil = createServer((_, response) => {
    asked++
    response.end(JSON.stringify({ keys: [stranger.jwk] }))
  })
  await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(evil.address() as AddressInfo).port}/`
  for (const header of [{ jku: address }, { x5u: address }, { jku: address, kid: 'own' }])
    expect(await byAllWays(chat, await stranger.sign(claims, header))).toEqual(refusedByAll)
  expect(asked).toBe(0)
  evil.close()
})

test('OWASP JWT: tokens with made-up keys don’t make it ask its set again and again', async () => {
  const before = published.asked
  chat.later(31)
  for (let i = 0; i < 20; i++)
    await bearerOf(chat, await stranger.sign(claims, { kid: `made up ${i}` })).refused(ViewerDocument)
  expect(published.asked - before).toBe(1)
})

test('a secret and a key set each count for their own algorithms', async () => {
  await using keySet = await startKeySet([RS256.jwk])
  await using both = await startSignedIn(keySet, { secret: testTokens.secret })
  expect(await byAllWays(both, await RS256.sign(claims))).toEqual(takenByAll)
  expect(await byAllWays(both, tokenWith(claims))).toEqual(takenByAll)
  expect(await byAllWays(both, tokenWith(claims, { secret: await pemOf(RS256) }))).toEqual(refusedByAll)
})

test('a new key is found when the first token comes that it has signed, and one that was taken back counts no more', async () => {
  await using keySet = await startKeySet([RS256.jwk])
  await using rotated = await startSignedIn(keySet)
  const old = await RS256.sign(claims)
  expect(await idOf(rotated, old)).toBe('ann')
  keySet.keys = [RS256.jwk, ES256.jwk]
  rotated.later(31)
  expect(await idOf(rotated, await ES256.sign(claims))).toBe('ann')
  keySet.keys = [ES256.jwk]
  expect(await idOf(rotated, old)).toBe('ann')
  rotated.later(601)
  // The request that finds them old isn't held up by it.
  await until(
    async () => (await bearerOf(rotated, old).ask(ViewerDocument)).errors?.[0]?.extensions.code === 'UNAUTHENTICATED',
  )
  expect(keySet.asked).toBe(3)
})

/** [how the set is away, what it answers then] */
const outages: [string, NonNullable<KeySetServer['answer']>][] = [
  ['fails', { status: 500 }],
  ['answers what is no JSON', { body: '<html>' }],
  ['answers what is no set', { body: '{"keys":"none"}' }],
  ['answers without an end', { body: `{"keys":[${'{},'.repeat(200_000)}{}]}` }],
  ['hangs', { hangs: true }],
  ['sends elsewhere', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }],
]

const flaky = await startKeySet([RS256.jwk])
const held = await startSignedIn(flaky)
afterAll(async () => {
  await held[Symbol.asyncDispose]()
  await flaky[Symbol.asyncDispose]()
})

test.each(outages)(
  'while its set %s, tokens of known keys are taken, and others are UNAVAILABLE',
  async (how, answer) => {
    const [exp, fresh] = [inSeconds(30 * 86_400), await makeKey('ES256', how)]
    flaky.answer = null
    held.later(601)
    expect(await idOf(held, await RS256.sign({ ...claims, exp }))).toBe('ann')
    flaky.answer = answer
    held.later(3600)
    expect(await idOf(held, await RS256.sign({ ...claims, sub: how.replaceAll(' ', '-'), exp }))).toMatch(/\w/)
    const before = performance.now()
    expect(await byAllWays(held, await fresh.sign({ ...claims, exp }))).toEqual(unavailableByAll)
    expect(performance.now() - before).toBeLessThan(15_000)
    flaky.answer = null
    flaky.keys.push(fresh.jwk)
    held.later(31)
    expect(await byAllWays(held, await fresh.sign({ ...claims, exp }))).toEqual(takenByAll)
  },
)

test('it starts while its set is away, and nobody is let in by that', async () => {
  await using keySet = await startKeySet([RS256.jwk])
  keySet.answer = { status: 503 }
  await using early = await startSignedIn(keySet)
  expect(await byAllWays(early, await RS256.sign(claims))).toEqual(unavailableByAll)
})

test('keys count for a day without an answer, and no longer', async () => {
  await using keySet = await startKeySet([RS256.jwk])
  await using held = await startSignedIn(keySet)
  const long = await RS256.sign({ ...claims, exp: inSeconds(3 * 86_400) })
  expect(await idOf(held, long)).toBe('ann')
  keySet.answer = { status: 500 }
  held.later(23 * 3600)
  expect(await idOf(held, long)).toBe('ann')
  held.later(2 * 3600)
  expect(await bearerOf(held, long).refused(ViewerDocument)).toBe('UNAVAILABLE')
})

test('OWASP JWT: in production keys come by https, and the issuer is said', () => {
  const production = { NODE_ENV: 'production', MONGODB_URI: 'mongodb://db/parley', JWT_ISSUER: 'https://id.example' }
  const started =
    (JWT_JWKS_URL: string, more: object = {}) =>
    () =>
      readSettings({ ...production, JWT_JWKS_URL, ...more })
  expect(started('https://id.example/jwks')).not.toThrow()
  expect(started('http://id.example/jwks')).toThrow('JWT_JWKS_URL has to start with https:// in production')
  expect(started('http://127.0.0.1.evil.example/jwks')).toThrow('JWT_JWKS_URL has to start with https:// in production')
  expect(started('http://127.0.0.1:8080/jwks')).not.toThrow()
  expect(started('file:///etc/keys')).toThrow(/JWT_JWKS_URL has to be an address/)
  expect(started('https://id.example/jwks', { JWT_ISSUER: '' })).toThrow(/JWT_ISSUER has to be set/)
})
