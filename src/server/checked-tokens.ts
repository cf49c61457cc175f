import { hash } from 'node:crypto'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'

/** Tokens that were found good, the last ones; some 250 bytes each. */
const maxKept = 10_000

/**
 * Checks a token once for as long as it holds, by the clock: a device comes with the same one again and again. Kept under its hash, so that
 * no token is in memory for longer than it takes to check it.
 */
export const whileItHolds = (check: (token: string) => Actor, clock: Clock): ((token: string) => Actor) => {
  const kept = new Map<string, { actor: Actor; since: number }>()
  return (token) => {
    const key = hash('sha256', token, 'base64url')
    const now = clock.now().getTime() / 1000
    const known = kept.get(key)
    // A clock that was put back may be before the token's beginning.
    if (known && now >= known.since && now < (known.actor.expiresAt ?? Infinity)) return known.actor
    kept.delete(key)
    const actor = check(token)
    kept.set(key, { actor, since: now })
    if (kept.size > maxKept) kept.delete(kept.keys().next().value!)
    return actor
  }
}
