import { createSecretKey } from 'node:crypto'
import jwt from 'jsonwebtoken'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { ChatError } from '../kernel/errors.ts'
import { readId } from '../kernel/text.ts'
import { readName } from '../user/names.ts'
import { whileItHolds } from './checked-tokens.ts'

export interface TokenOptions {
  secret: string
  algorithm: 'HS256' | 'HS384' | 'HS512'
  issuer?: string | undefined
  audience?: string | undefined
  userIdClaim?: string | undefined
  roleClaim: string
}

/** Longer tokens are refused unread. */
const maxTokenLength = 8192
const userIdClaims = ['sub', 'id', 'userId', '_id']

/** One actor for a token, however often it is given. */
export type Authenticate = (token: string) => Actor

const refused = (message: string) => new ChatError('UNAUTHENTICATED', { message })

/**
 * Checks a token, by the same clock that ends what is open under it: UNAUTHENTICATED says what was wrong with it. The secret is a
 * KeyObject, which makes a check cheap.
 */
export const createAuthenticate = (options: TokenOptions, clock: Clock): Authenticate => {
  const key = createSecretKey(Buffer.from(options.secret))
  const check = (token: string): Actor => {
    const claims = verify(token, key, options, clock)
    return {
      id: readUserId(claims, options.userIdClaim),
      name: readTokenName(claims['name']),
      role: String(claims[options.roleClaim]).toLowerCase() === 'admin' ? 'ADMIN' : 'USER',
      issuedAt: typeof claims['iat'] === 'number' ? claims['iat'] : 0,
      expiresAt: typeof claims['exp'] === 'number' ? claims['exp'] : null,
    }
  }
  const checkOnce = whileItHolds(check, clock)
  return (token) => {
    if (token.length > maxTokenLength) throw refused('The token is too long.')
    return checkOnce(token)
  }
}

const verify = (token: string, key: ReturnType<typeof createSecretKey>, options: TokenOptions, clock: Clock) => {
  try {
    const claims = jwt.verify(token, key, {
      algorithms: [options.algorithm],
      clockTimestamp: Math.floor(clock.now().getTime() / 1000),
      ...(options.issuer && { issuer: options.issuer }),
      ...(options.audience && { audience: options.audience }),
    })
    if (typeof claims === 'object') return claims as Record<string, unknown>
  } catch (error) {
    throw refused(
      error instanceof jwt.TokenExpiredError ? 'The token has expired: get a fresh one.' : 'The token is not valid.',
    )
  }
  throw refused('The token is not valid.')
}

const readUserId = (claims: Record<string, unknown>, claim?: string): string => {
  const id = (claim ? [claim] : userIdClaims).map((name) => claims[name]).find((value) => value !== undefined)
  if (typeof id !== 'string' && typeof id !== 'number') throw refused('The token names no person.')
  try {
    return readId(String(id), 'token', 128)
  } catch {
    throw refused('The token names no person.')
  }
}

/** A name that can't be shown says nothing. */
const readTokenName = (value: unknown): string | null => {
  try {
    return typeof value === 'string' ? readName(value, 'name') : null
  } catch {
    return null
  }
}

/** A token for a person, as the settings want it: for development, tests, and who has the secret at hand. */
export const signToken = (
  person: { id: string; name?: string; role?: string },
  { secret, algorithm, issuer, audience, roleClaim, userIdClaim = 'sub' }: TokenOptions,
  expiresIn: number,
): string =>
  jwt.sign({ [userIdClaim]: person.id, name: person.name, ...(person.role && { [roleClaim]: person.role }) }, secret, {
    algorithm,
    expiresIn,
    ...(issuer && { issuer }),
    ...(audience && { audience }),
  })
