import type { Actor } from '../kernel/actor.ts'
import { ChatError } from '../kernel/errors.ts'
import { readId } from '../kernel/text.ts'
import { mayBeCalled, readName } from '../user/names.ts'

/** What a token's claims have to be, whichever key it is signed with. */
export interface ClaimRules {
  issuer?: string | undefined
  audience?: string | undefined
  userIdClaim?: string | undefined
  roleClaim: string
  /** Seconds from its issue for which a token holds at most, whatever it says itself; left out: as long as it says. */
  maxAge?: number | undefined
  /** A token without an end is refused. */
  needsExpiry?: boolean | undefined
}

export type Claims = Record<string, unknown>

/** Seconds by which the clock of who signs may be ahead. A token's end is taken as it is: what is open under it ends then, too. */
export const leeway = 30

const userIdClaims = ['sub', 'id', 'userId', '_id']

export const refused = (message = 'The token is not valid.') => new ChatError('UNAUTHENTICATED', { message })
export const expired = () => refused('The token has expired: get a fresh one.')

/** Who a token is for, by claims whose signature, issuer, audience and beginning were checked; `now` in seconds since 1970. */
export const actorOf = (claims: Claims, rules: ClaimRules, now: number): Actor => {
  const [iat, exp] = [readTime(claims, 'iat'), readTime(claims, 'exp')]
  if (iat !== null && iat > now + leeway) throw refused()
  const given = claims[rules.roleClaim]
  const role = typeof given === 'string' && given.toLowerCase() === 'admin' ? 'ADMIN' : 'USER'
  const expiresAt = endOf(iat, exp, rules, now)
  if (expiresAt !== null && expiresAt <= now) throw expired()
  return {
    id: readUserId(claims, rules.userIdClaim),
    name: readTokenName(claims['name'], role),
    role,
    issuedAt: iat ?? 0,
    expiresAt,
  }
}

/** A number of JSON may be infinite, as 1e999 is. */
const readTime = (claims: Claims, name: string): number | null => {
  const value = claims[name]
  if (value === undefined) return null
  if (typeof value !== 'number' || !Number.isFinite(value)) throw refused()
  return value
}

const endOf = (iat: number | null, exp: number | null, rules: ClaimRules, now: number): number | null => {
  const { maxAge, needsExpiry = false } = rules
  if (exp === null && needsExpiry) throw refused('The token has no end: it needs an `exp`.')
  if (maxAge === undefined) return exp
  if (iat !== null) return Math.min(exp ?? Infinity, iat + maxAge)
  // How old it is can't be known; how long it can still be used, can.
  if (exp === null || exp > now + maxAge) throw refused('The token holds for too long.')
  return exp
}

const readUserId = (claims: Claims, claim?: string): string => {
  const id = (claim ? [claim] : userIdClaims).map((name) => claims[name]).find((value) => value !== undefined)
  // A larger number was rounded when it was read, and may be somebody else's.
  if (typeof id !== 'string' && !Number.isSafeInteger(id)) throw refused('The token names no person.')
  try {
    return readId(String(id), 'token', 128)
  } catch {
    throw refused('The token names no person.')
  }
}

/** A name that can't be shown, or looks like an admin's and isn't, says nothing. */
const readTokenName = (value: unknown, role: Actor['role']): string | null => {
  try {
    const name = typeof value === 'string' ? readName(value, 'name') : null
    return name !== null && mayBeCalled(name, role) ? name : null
  } catch {
    return null
  }
}
