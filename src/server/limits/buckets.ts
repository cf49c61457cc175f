import type { Rate } from '../../kernel/rate-limits.ts'

/** Keys that are surely kept; at most twice as many are. Some 150 bytes each. */
const keptKeys = 50_000

/**
 * What each key has taken of each of some rates: the generic cell rate algorithm, which keeps one number for each, the moment at which all that was
 * taken will have come in again. Those that were not used for longest are forgotten: a new one is full.
 */
export const createBuckets = <Name extends string>(rates: Record<Name, Rate>, kept = keptKeys) => {
  const names = Object.keys(rates) as Name[]
  const places = Object.fromEntries(names.map((name, i) => [name, i])) as Record<Name, number>
  const everyMs = names.map((name) => 1000 / rates[name].perSecond)
  const burstMs = names.map((name, i) => rates[name].burst * everyMs[i]!)
  let young = new Map<string, Float64Array>()
  let old = new Map<string, Float64Array>()

  const of = (key: string): Float64Array => {
    const known = young.get(key)
    if (known) return known
    const taken = old.get(key) ?? new Float64Array(names.length)
    if (young.size >= kept) {
      old = young
      young = new Map()
    }
    young.set(key, taken)
    return taken
  }

  return {
    /**
     * 0 where so many were there, which are now taken; else the milliseconds until they will be. Who takes more than there ever are has to wait
     * until all are. `now`: milliseconds of a clock that isn't put back.
     */
    take: (key: string, name: Name, n: number, now: number): number => {
      const taken = of(key)
      const i = places[name]
      const before = Math.max(taken[i]!, now)
      const ms = n * everyMs[i]!
      const over = before - now + Math.min(ms, burstMs[i]!) - burstMs[i]!
      // Fractions of a millisecond come from adding them up.
      if (over > 0.001) return over
      taken[i] = before + ms
      return 0
    },
    /** So many were had already: they are taken, as far as one doesn't wait longer for it than until all are there twice. */
    owe: (key: string, name: Name, n: number, now: number): void => {
      const taken = of(key)
      const i = places[name]
      taken[i] = Math.max(taken[i]!, Math.min(Math.max(taken[i]!, now) + n * everyMs[i]!, now + 2 * burstMs[i]!))
    },
    /** How many are there. */
    left: (key: string, name: Name, now: number): number => {
      const i = places[name]
      const its = young.get(key) ?? old.get(key)
      const waiting = its ? Math.max(its[i]! - now, 0) : 0
      return Math.max(Math.floor((burstMs[i]! - waiting) / everyMs[i]! + 0.001), 0)
    },
    get size() {
      return young.size + old.size
    },
  }
}

/** The same of one thing that keeps its own number, 0 at first; null where none was there. */
export const takenAfter = (taken: number, now: number, { perSecond, burst }: Rate): number | null => {
  const after = Math.max(taken, now) + 1000 / perSecond
  return after - now > (burst * 1000) / perSecond + 0.001 ? null : after
}
