import { setTimeout as wait } from 'node:timers/promises'
import type { mongo } from 'mongoose'
import type { Database } from '../database.ts'
import { endStuckSessions } from './lane.ts'
import type { RowCache } from './row-cache.ts'
import { collectionOf, type Kind, type Subjects } from './subjects.ts'

/**
 * Turns at a row that several processes write to. Compare-and-set alone starves whoever is slower by a moment; so the one
 * who lost puts its lane on the row and moves its rev. The others' compare-and-set then doesn't match; they find the turn
 * when they read the row again, and wait until it was committed or has ended by the database's clock. Without collisions
 * there are no turns, and they cost nothing.
 */
export interface Turns {
  /** These rows were fought over: for a while, a batch on one of them asks for its turn before it tries. */
  fought(rows: RowKey[]): void
  /** Waits for a turn at each of these rows that is fought over, and reads it into the cache as it then is. */
  take(rows: RowKey[], lane: number): Promise<void>
  /** The same for those of which the cache says that it is another's turn. */
  respect(rows: RowKey[], lane: number): Promise<void>
}

export interface RowKey {
  kind: Kind
  id: string
}

/** Milliseconds that a turn lasts at the longest: a process that died or was stopped in its turn costs the others no more. */
const turnMs = 200
/** Milliseconds between two looks at whether another's turn has ended. */
const lookMs = 4
/** Milliseconds after which whoever holds the row in a transaction is taken for dead. */
const stuckMs = 250
/** Milliseconds without a collision after which a row is no longer fought over. */
const calmMs = 1000

const maxTimeExpired = 50

/** The turn is nobody's, or this lane's, or over. */
const turnIsFree = (lane: number): mongo.Filter<mongo.Document> => ({
  $or: [{ turn: null }, { 'turn.lane': lane }, { $expr: { $lte: ['$turn.until', '$$NOW'] } }],
})

export const createTurns = (database: Database, cache: RowCache): Turns => {
  const hot = new Map<string, number>()
  const keyOf = ({ kind, id }: RowKey): string => `${kind} ${id}`

  const isHot = (row: RowKey): boolean => {
    const until = hot.get(keyOf(row))
    if (until === undefined) return false
    if (until > performance.now()) return true
    hot.delete(keyOf(row))
    return false
  }

  const takeOne = async ({ kind, id }: RowKey, lane: number): Promise<void> => {
    const collection = collectionOf(database, kind)
    for (;;) {
      try {
        const row = await collection.findOneAndUpdate(
          { _id: id, ...turnIsFree(lane) } as mongo.Filter<Subjects[Kind]>,
          [
            {
              $set: {
                rev: { $add: ['$rev', 1] },
                expectedRev: { $add: ['$rev', 1] },
                turn: { lane, until: { $add: ['$$NOW', turnMs] } },
              },
            },
          ],
          { returnDocument: 'after', maxTimeMS: stuckMs },
        )
        if (row) return cache.set(kind, row)
        // Another's turn; or the row isn't there yet, and there is nothing to take turns at.
        if (!(await collection.findOne({ _id: id }, { projection: { _id: 1 } }))) return cache.forget(kind, id)
        await wait(lookMs)
      } catch (error) {
        if ((error as { code?: number }).code !== maxTimeExpired) throw error
        await endStuckSessions(database, lane, stuckMs)
      }
    }
  }

  const fought: Turns['fought'] = (rows) => {
    const until = performance.now() + calmMs
    for (const row of rows) hot.set(keyOf(row), until)
  }
  const take: Turns['take'] = async (rows, lane) => {
    const wanted = new Map(rows.filter(isHot).map((row) => [keyOf(row), row]))
    // In one order for all, so that nobody waits in a ring.
    for (const key of [...wanted.keys()].sort()) await takeOne(wanted.get(key)!, lane)
  }
  return {
    fought,
    take,
    respect: async (rows, lane) => {
      const others = rows.filter(({ kind, id }) => (cache.get(kind, id)?.turn?.lane ?? lane) !== lane)
      if (others.length === 0) return
      fought(others)
      await take(others, lane)
    },
  }
}
