import { createSecretKey, type KeyObject } from 'node:crypto'
import jwt from 'jsonwebtoken'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { OnTrouble } from '../kernel/trouble.ts'
import { whileItHolds } from './checked-tokens.ts'
import { createKeySet } from './key-set.ts'
import { actorOf, expired, leeway, refused, type ClaimRules, type Claims } from './token-claims.ts'
import { readHeader } from './token-header.ts'

export interface TokenOptions extends ClaimRules {
  /** Shared with who signs; left out: what signs is a key of `jwksUrl`. */
  secret?: string | undefined
  algorithm: 'HS256' | 'HS384' | 'HS512'
  /** Where the public keys are; a token that one of them has signed counts as well. */
  jwksUrl?: string | undefined
}

/** Longer tokens are refused unread. */
const maxTokenLength = 8192

/** One actor for a token, however often it is given; at once where the token was seen before, or is signed with the secret. */
export type Authenticate = (token: string) => Actor | Promise<Actor>

/**
 * Checks a token, by the same clock that ends what is open under it: UNAUTHENTICATED says what was wrong with it. Each key is for one
 * algorithm: the secret for its own, a public key for that which its set names. The secret is a KeyObject, which makes a check cheap.
 */
export const createAuthenticate = (options: TokenOptions, clock: Clock, onTrouble: OnTrouble): Authenticate => {
  const { secret, algorithm, jwksUrl, issuer, audience } = options
  const key = secret === undefined ? null : createSecretKey(Buffer.from(secret))
  const keySet = jwksUrl
    ? createKeySet({ url: jwksUrl, issuer, audience, clock, onTrouble, onChanged: () => checked.forget() })
    : null
  const asActor = (claims: Claims): Actor => actorOf(claims, options, clock.now().getTime() / 1000)
  const checked = whileItHolds((token) => {
    const header = readHeader(token)
    if (key && header.alg === algorithm) return asActor(verify(token, key, options, clock))
    if (keySet) return keySet.verify(token, header).then(asActor)
    throw refused()
  }, clock)
  return (token) => {
    if (token.length > maxTokenLength) throw refused('The token is too long.')
    keySet?.refresh()
    return checked.check(token)
  }
}

const verify = (token: string, key: KeyObject, options: TokenOptions, clock: Clock): Claims => {
  const { algorithm, issuer, audience } = options
  try {
    const claims = jwt.verify(token, key, {
      algorithms: [algorithm],
      clockTimestamp: Math.floor(clock.now().getTime() / 1000),
      clockTolerance: leeway,
      ...(issuer && { issuer }),
      ...(audience && { audience }),
    })
    if (typeof claims === 'object') return claims
  } catch (error) {
    throw error instanceof jwt.TokenExpiredError ? expired() : refused()
  }
  throw refused()
}

/** A token for a person, as the settings want it: for development, tests, and who has the secret at hand. */
export const signToken = (
  person: { id: string; name?: string; role?: string },
  { secret, algorithm, issuer, audience, roleClaim, userIdClaim = 'sub' }: TokenOptions & { secret: string },
  expiresIn: number,
): string =>
  jwt.sign({ [userIdClaim]: person.id, name: person.name, ...(person.role && { [roleClaim]: person.role }) }, secret, {
    algorithm,
    expiresIn,
    ...(issuer && { issuer }),
    ...(audience && { audience }),
  })
