import type { Rate } from '../../kernel/rate-limits.ts'
import type { Taken } from '../../realtime/bus.ts'

/** Keys that are surely kept; at most twice as many are. Some 200 bytes each. */
const keptKeys = 50_000
/** Of what a bucket holds: less isn't told to others until it has come to as much. */
const trifle = 0.01
/** Keys that wait to be told of; over it, one waits for when more is taken by it. */
const mostUntold = 4000

/**
 * What each key has taken of each of some rates: the generic cell rate algorithm, which keeps one number for each, the moment at which all that was
 * taken will have come in again. Those that were not used for longest are forgotten: a new one is full. `isShared`: asked whether what is taken
 * here is to be told to other processes.
 */
export const createBuckets = <Name extends string>(
  rates: Record<Name, Rate>,
  { kept = keptKeys, isShared = () => false }: { kept?: number; isShared?: () => boolean } = {},
) => {
  const names = Object.keys(rates) as Name[]
  const places = Object.fromEntries(names.map((name, i) => [name, i])) as Record<Name, number>
  const everyMs = names.map((name) => 1000 / rates[name].perSecond)
  const burstMs = names.map((name, i) => rates[name].burst * everyMs[i]!)
  /** Of each key by name, and behind these as many milliseconds that were taken here and not told. */
  let young = new Map<string, Float64Array>()
  let old = new Map<string, Float64Array>()
  const untold = new Set<string>()

  const of = (key: string): Float64Array => {
    const known = young.get(key)
    if (known) return known
    const taken = old.get(key) ?? new Float64Array(2 * names.length)
    if (young.size >= kept) {
      old = young
      young = new Map()
    }
    young.set(key, taken)
    return taken
  }
  const note = (key: string, taken: Float64Array, i: number, ms: number): void => {
    if (!isShared()) return
    const its = (taken[names.length + i]! += ms)
    if (its >= trifle * burstMs[i]! && untold.size < mostUntold) untold.add(key)
  }
  /** As far as one doesn't wait longer for it than until all are there twice: the milliseconds that it is. */
  const add = (taken: Float64Array, i: number, n: number, now: number): number => {
    const before = Math.max(taken[i]!, now)
    taken[i] = Math.max(taken[i]!, Math.min(before + n * everyMs[i]!, now + 2 * burstMs[i]!))
    return Math.max(taken[i] - before, 0)
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
      note(key, taken, i, ms)
      return 0
    },
    /** So many were had already: they are taken, as far as one doesn't wait longer for it than until all are there twice. */
    owe: (key: string, name: Name, n: number, now: number): void => {
      const taken = of(key)
      const i = places[name]
      note(key, taken, i, add(taken, i, n, now))
    },
    /** The same, of what was taken at another process; what isn't of these rates, or is no amount, is let be. */
    heard: ({ key, name, n }: Taken, now: number): void => {
      const isOurs = typeof key === 'string' && Object.hasOwn(places, name) && Number.isFinite(n) && n > 0
      if (isOurs) add(of(key), places[name as Name], n, now)
    },
    /** What was taken here since it was told, but for trifles: so many, the largest parts of what a bucket holds first. The rest stays to be told. */
    tell: (most: number): Taken[] => {
      const all = [...untold].flatMap((key) => {
        const taken = young.get(key) ?? old.get(key)
        const parts = taken ? burstMs.map((ms, i) => taken[names.length + i]! / ms) : []
        return parts.flatMap((part, i) => (part < trifle ? [] : [{ key, taken: taken!, i, part }]))
      })
      untold.clear()
      all.sort((a, b) => b.part - a.part)
      for (const { key } of all.slice(most)) untold.add(key)
      return all.slice(0, most).map(({ key, taken, i, part }) => {
        taken[names.length + i] = 0
        return { key, name: names[i]!, n: part * rates[names[i]!].burst }
      })
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
