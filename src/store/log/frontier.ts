import { setTimeout as wait } from 'node:timers/promises'
import { at, covering, covers, laneOf, moved, numberOf, type Positions } from '../../kernel/position.ts'
import type { Committed } from '../commit/batch.ts'
import type { LogEntry } from '../rows.ts'
import type { LaneReader, LogReader } from './read-log.ts'

/** An entry that was taken in, with where the log stands right behind it. */
export interface Delivery {
  entry: LogEntry
  positions: Positions
}

export interface FrontierOptions {
  log: Pick<LogReader, 'heads' | 'look' | 'cut'>
  /**
   * Given each entry once, in the order of its lane and its conversation; with the rows of a commit where nothing but its entries is
   * delivered, right behind it. Must not throw.
   */
  deliver(batch: Delivery[], rows: Committed | null): void
  /** Told of every entry of other lanes that was read. */
  heard(entry: LogEntry): void
  /** Milliseconds between two looks at the heads: how late another process's entries are where nothing announces them. */
  lookEveryMs: number
  /** Milliseconds within which others are likely to tell what is missing, before it is read. @default 0 */
  patienceMs?: number
  onTrouble(message: string, error: unknown): void
  /** The log was cut off above the frontier: what lay between can't be delivered any more. */
  onGap(): void
}

/**
 * Up to where this process has taken in everything, lane by lane, without a gap. Its own entries come from the committer,
 * the others' from the log; whatever announces them only says that it is time to look.
 */
export interface Frontier {
  readonly positions: Positions
  /** By lane: entries that are there, and not delivered yet; where the database doesn't say at once, as of the last look. */
  behind(): Promise<number[]>
  /** Milliseconds since the last look that found out all there was. */
  readonly lookedMsAgo: number
  /** This process's own, right after their commit. */
  take(entries: LogEntry[], rows: Committed): void
  /** Another process's, as it told them: what follows on is taken in, and what doesn't is soon read. */
  hear(entries: LogEntry[]): void
  /** Looks at the heads now, and reads what is missing. */
  look(): Promise<void>
  /** Goes on until it has reached these positions; false where the log itself doesn't, for some seconds. */
  reach(positions: Positions): Promise<boolean>
  close(): Promise<void>
}

const pageSize = 1000
/** Milliseconds for which a primary that was just elected may not say yet what a majority has. */
const electedWithinMs = 3000
/** Milliseconds between two looks meanwhile. */
const looksApartMs = 50
/** Milliseconds that who asks how far behind it is waits for the database. */
const behindWithinMs = 1000

export const startFrontier = async (options: FrontierOptions): Promise<Frontier> => {
  const { log } = options
  let positions = await log.cut()
  let seen = positions
  let lookedAt = performance.now()
  /** Taken in, but not delivered: each lane's entries behind the frontier, the first of which waits for its `dep`. */
  const waiting = new Map<number, LogEntry[]>()
  let looking: Promise<void> | null = null
  let lookAgain = false
  let closed = false

  const taken = (lane: number): number => {
    const last = waiting.get(lane)?.at(-1)
    return last ? numberOf(last._id) : at(positions, lane)
  }

  /** Adds what follows on without a gap; says whether all of it did. */
  const enqueue = (entries: LogEntry[]): boolean => {
    for (const entry of entries) {
      const lane = laneOf(entry._id)
      const n = numberOf(entry._id)
      if (n <= taken(lane)) continue
      if (n > taken(lane) + 1) return false
      const queue = waiting.get(lane)
      if (queue) queue.push(entry)
      else waiting.set(lane, [entry])
    }
    return true
  }

  /** Delivers what no longer waits for anything; says whether something still does. */
  const drain = (rows: Committed | null = null): boolean => {
    const batch: Delivery[] = []
    for (let went = true; went;) {
      went = false
      for (const [lane, queue] of waiting) {
        let i = 0
        for (; i < queue.length && (queue[i]!.dep === 0 || covering(positions, queue[i]!.dep)); i++) {
          positions = moved(positions, lane, numberOf(queue[i]!._id))
          batch.push({ entry: queue[i]!, positions })
        }
        if (i === 0) continue
        went = true
        if (i === queue.length) waiting.delete(lane)
        else waiting.set(lane, queue.slice(i))
      }
    }
    if (batch.length > 0) options.deliver(batch, rows)
    return waiting.size > 0
  }

  const readUpTo = async (heads: Positions, read: LaneReader): Promise<void> => {
    seen = heads
    for (let more = true; more && !closed;) {
      more = false
      for (let lane = 0; lane < heads.length; lane++) {
        if (taken(lane) >= at(heads, lane)) continue
        const entries = await read(lane, taken(lane), pageSize)
        for (const entry of entries) options.heard(entry)
        if (!enqueue(entries) || entries.length === 0) {
          options.onTrouble(
            'The log lacks entries that were not read yet.',
            new Error(`Lane ${lane} ends at ${taken(lane)}.`),
          )
          return options.onGap()
        }
        more ||= entries.length > 0 && taken(lane) < at(heads, lane)
      }
      drain()
    }
  }

  /** One look at a time; a call during one makes another follow, since that one may have looked too early. */
  const look = (): Promise<void> => {
    if (looking) {
      lookAgain = true
      return looking
    }
    looking = (async () => {
      do {
        lookAgain = false
        await log.look(readUpTo)
        lookedAt = performance.now()
      } while (lookAgain && !closed)
    })().finally(() => {
      looking = null
    })
    return looking
  }

  const lookSafely = (): void => {
    look().catch((error: unknown) => options.onTrouble('The log could not be read.', error))
  }
  const timer = setInterval(lookSafely, options.lookEveryMs)

  /** Something is missing that may be on its way. */
  let misses = false
  let patience: NodeJS.Timeout | null = null
  const takeIn = (entries: LogEntry[], rows: Committed | null): void => {
    misses = !enqueue(entries) || misses
    if (!drain(rows) && !misses) return
    patience ??= setTimeout(() => {
      patience = null
      if (misses || waiting.size > 0) lookSafely()
      misses = false
    }, options.patienceMs ?? 0)
  }

  return {
    get positions() {
      return positions
    },
    behind: async () => {
      const late = wait(behindWithinMs, null, { ref: false })
      const heads = await Promise.race([log.heads().catch(() => null), late])
      return (heads ?? seen).map((head, lane) => Math.max(0, head - at(positions, lane)))
    },
    get lookedMsAgo() {
      return performance.now() - lookedAt
    },
    take: (entries, rows) => {
      // What waited may be another process's, and newer.
      takeIn(entries, waiting.size === 0 ? rows : null)
    },
    hear: (entries) => {
      const fresh = entries.filter(({ _id }) => numberOf(_id) > taken(laneOf(_id)))
      for (const entry of fresh) options.heard(entry)
      takeIn(fresh, null)
    },
    look,
    reach: async (wanted) => {
      const until = performance.now() + electedWithinMs
      // What is taken in may wait for another lane's entry that was committed before the look: one more look has it.
      for (let looks = 0; !covers(positions, wanted); looks++) {
        if (looks > 1) {
          if (closed || performance.now() > until) return false
          await wait(looksApartMs)
        }
        await look()
      }
      return true
    },
    close: async () => {
      closed = true
      clearInterval(timer)
      if (patience) clearTimeout(patience)
      await looking?.catch(() => {})
    },
  }
}
