import { hash } from 'node:crypto'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'

/** Tokens that were found good, the last ones; some 250 bytes each. */
const maxKept = 10_000

/**
 * Checks a token once for as long as it holds, by the clock: a device comes with the same one again and again. Kept under its hash, so that
 * no token is in memory for longer than it takes to check it.
 */
export const whileItHolds = (check: (token: string) => Actor | Promise<Actor>, clock: Clock) => {
  const kept = new Map<string, { actor: Actor; since: number }>()
  /** How often all were forgotten: what was being checked meanwhile isn't kept. */
  let times = 0
  const keep = (key: string, actor: Actor, since: number): Actor => {
    kept.set(key, { actor, since })
    if (kept.size > maxKept) kept.delete(kept.keys().next().value!)
    return actor
  }
  return {
    check: (token: string): Actor | Promise<Actor> => {
      const key = hash('sha256', token, 'base64url')
      const now = clock.now().getTime() / 1000
      const known = kept.get(key)
      // A clock that was put back may be before the token's beginning.
      if (known && now >= known.since && now < (known.actor.expiresAt ?? Infinity)) return known.actor
      kept.delete(key)
      const found = check(token)
      if (!(found instanceof Promise)) return keep(key, found, now)
      const began = times
      return found.then((actor) => (began === times ? keep(key, actor, now) : actor))
    },
    /** All are to be checked again. */
    forget: (): void => {
      times++
      kept.clear()
    },
  }
}
