import type { JWK } from 'jose'
import type { Clock } from '../kernel/clock.ts'
import { ChatError } from '../kernel/errors.ts'
import type { OnTrouble } from '../kernel/trouble.ts'
import { expired, leeway, refused, type Claims } from './token-claims.ts'
import type { TokenHeader } from './token-header.ts'

/** The public keys that somebody's sign-in publishes at an address (JWKS, RFC 7517). */
export interface KeySet {
  /** The claims of a token that one of them has signed; UNAUTHENTICATED where none has, UNAVAILABLE where that can't be known now. */
  verify(token: string, header: TokenHeader): Promise<Claims>
  /** Has them looked for in the background, where that was long ago. Costs nothing else. */
  refresh(): void
}

export interface KeySetNeeds {
  url: string
  issuer?: string | undefined
  audience?: string | undefined
  clock: Clock
  /** What was checked with the keys that were there may no longer hold. */
  onChanged(): void
  onTrouble: OnTrouble
}

/** Milliseconds after which the keys are fetched again, so that one that was taken back counts no more. */
const freshMs = 600_000
/** Milliseconds between two fetches, however many tokens name a key that isn't there; and after one that failed. */
const pauseMs = 30_000
const pauseAfterFailureMs = 5000
/** Milliseconds for which the keys count while there is no answer: nobody is put out by an outage of who signs. */
const trustedMs = 24 * 3_600_000
const timeoutMs = 5000
const maxBytes = 256_000
const maxKeys = 100

interface Key {
  alg: string
  jwk: JWK
}

export const createKeySet = (needs: KeySetNeeds): KeySet => {
  const { url, issuer, audience, clock, onChanged, onTrouble } = needs
  const jose = once(() => import('jose'))
  let keys: Map<string, Key> | null = null
  let fetchedAt = 0
  let triedAt = 0
  let loading: Promise<void> | null = null
  let lastText = ''

  /** A clock that was put back makes nothing young. */
  const isOver = (since: number, ms: number): boolean => Math.abs(clock.now().getTime() - since) >= ms

  const fetchKeys = async (): Promise<void> => {
    try {
      const text = await read(url)
      const found = keysIn(text)
      ;[keys, fetchedAt] = [found, clock.now().getTime()]
      if (text !== lastText) onChanged()
      lastText = text
    } catch (error) {
      onTrouble('The keys of JWT_JWKS_URL could not be fetched.', error)
    }
  }
  const load = (): Promise<void> => {
    if (loading) return loading
    if (!isOver(triedAt, fetchedAt >= triedAt ? pauseMs : pauseAfterFailureMs)) return Promise.resolve()
    triedAt = clock.now().getTime()
    return (loading = fetchKeys().finally(() => {
      loading = null
    }))
  }
  const find = async (kid: string): Promise<Key> => {
    if (!keys?.has(kid)) await load()
    const key = keys?.get(kid)
    if (key) return key
    throw keys && fetchedAt >= triedAt ? refused() : notNow()
  }

  const distrust = (): void => {
    ;[keys, lastText] = [null, '']
    onChanged()
  }

  const keySet: KeySet = {
    refresh: () => {
      if (!isOver(fetchedAt, freshMs)) return
      if (keys && isOver(fetchedAt, trustedMs)) distrust()
      void load()
    },
    verify: async (token, { alg, kid }) => {
      if (kid === null || !isAsymmetric(alg)) throw refused()
      const key = await find(kid)
      if (key.alg !== oneName(alg)) throw refused()
      const { importJWK, jwtVerify, errors } = await jose()
      try {
        const { payload } = await jwtVerify(token, await importJWK(key.jwk, alg), {
          algorithms: [alg],
          currentDate: clock.now(),
          clockTolerance: leeway,
          ...(issuer && { issuer }),
          ...(audience && { audience }),
        })
        return payload
      } catch (error) {
        throw error instanceof errors.JWTExpired ? expired() : refused()
      }
    },
  }
  keySet.refresh()
  return keySet
}

const notNow = () =>
  new ChatError('UNAVAILABLE', { message: 'The token can’t be checked now, as its key is not at hand. Try again.' })

const asymmetric = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']
const isAsymmetric = (alg: string): boolean => asymmetric.includes(alg)

/** RFC 9864 gave what was called EdDSA a name of its own. */
const oneName = (alg: string): string => (alg === 'Ed25519' ? 'EdDSA' : alg)

const ofCurve: Record<string, string> = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512', Ed25519: 'EdDSA' }

/** The one algorithm that a key is for: what it says, or what is usual for its kind (RFC 8725, 3.1). */
const algorithmOf = ({ alg, kty, crv = '' }: JWK): string | null => {
  if (typeof alg === 'string') return isAsymmetric(alg) ? oneName(alg) : null
  return kty === 'RSA' ? 'RS256' : (ofCurve[crv] ?? null)
}

/** Public keys for signatures, by their ids; a key that is something else is as if it weren't there. */
const keysIn = (text: string): Map<string, Key> => {
  const { keys } = JSON.parse(text) as { keys?: unknown }
  if (!Array.isArray(keys)) throw new Error('It has no list of keys.')
  const found = new Map<string, Key>()
  for (const jwk of keys.slice(0, maxKeys) as (JWK | null)[]) {
    if (!jwk || typeof jwk.kid !== 'string' || jwk.d !== undefined || (jwk.use ?? 'sig') !== 'sig') continue
    const alg = algorithmOf(jwk)
    if (alg && !found.has(jwk.kid)) found.set(jwk.kid, { alg, jwk })
  }
  return found
}

/** Its text, in a bounded time and size, and from this address alone. */
const read = async (url: string): Promise<string> => {
  const signal = AbortSignal.timeout(timeoutMs)
  const response = await fetch(url, { redirect: 'error', signal, headers: { accept: 'application/json' } })
  if (!response.ok || !response.body) throw new Error(`It answers ${response.status}.`)
  let text = ''
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    text += part
    if (text.length > maxBytes) throw new Error('It answers more than keys are.')
  }
  return text
}

const once = <Loaded>(load: () => Promise<Loaded>): (() => Promise<Loaded>) => {
  let loaded: Promise<Loaded> | undefined
  return () => (loaded ??= load())
}
