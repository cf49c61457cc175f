import { positionOf, type Positions } from '../../kernel/position.ts'
import type { Database } from '../database.ts'
import type { LogEntry } from '../rows.ts'
import { createTogether } from '../together.ts'
import { readLanes } from './lane-rows.ts'
import { createReadTogether, type Found, type Wanted } from './read-together.ts'

/** An entry without its audience, which can be large and is of no use to a reader who is in it. */
export type OwnEntry = Omit<LogEntry, 'to'>

/** A lane's entries behind `n`, in order. */
export type LaneReader = (lane: number, n: number, limit: number) => Promise<LogEntry[]>

export interface LogReader {
  /** The head of each lane: majority-committed, and at least what it was when called. */
  heads(): Promise<Positions>
  /** The same as one consistent cut: no entry is in it without what came before it in its conversation. */
  cut(): Promise<Positions>
  /** The floor of each lane: what lies at or below it may be gone. */
  floors(): Promise<Positions>
  /** The heads, and lanes behind them as they are at least by then, whichever node answers. */
  look(take: (heads: Positions, read: LaneReader) => Promise<void>): Promise<void>
  /** Pages of what concerns an audience; several who ask at once are read for together, and given the same objects. */
  missed(wanted: readonly Wanted[]): Promise<Found>
}

export const createLogReader = (database: Database): LogReader => {
  const { log, client } = database
  const floors = createTogether<'floors', Positions>({
    read: () => readLanes(database, 'floor'),
    nameOf: (name) => name,
    maxKeys: 2,
  })
  return {
    heads: () => readLanes(database, 'n'),
    floors: () => floors(['floors']),
    cut: async () => {
      await using session = client.startSession({ snapshot: true })
      // A snapshot session brings its own readConcern.
      return await readLanes(database, 'n', { session, readConcern: undefined })
    },
    look: async (take) => {
      await using session = client.startSession()
      await take(await readLanes(database, 'n', { session }), (lane, n, limit) =>
        log
          .find({ _id: { $gt: positionOf(lane, n), $lt: positionOf(lane + 1, 0) } }, { session })
          .sort({ _id: 1 })
          .limit(limit)
          .toArray(),
      )
    },
    missed: createReadTogether(database),
  }
}
