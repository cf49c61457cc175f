import { positionOf, type Positions } from '../../kernel/position.ts'
import type { Database } from '../database.ts'
import type { LogEntry } from '../rows.ts'

/** An entry without its audience, which can be large and is of no use to a reader who is in it. */
export type OwnEntry = Omit<LogEntry, 'to'>

export interface LogReader {
  /** The head of each lane: majority-committed, and at least what it was when called. */
  heads(): Promise<Positions>
  /** The same as one consistent cut: no entry is in it without what came before it in its conversation. */
  cut(): Promise<Positions>
  /** The floor of each lane: what lies at or below it may be gone. */
  floors(): Promise<Positions>
  /** A lane's entries behind `n`, in order. */
  lane(lane: number, n: number, limit: number): Promise<LogEntry[]>
  /** One lane's entries of an audience, behind `from` and up to `to`, in order. */
  concerning(audience: readonly string[], lane: number, from: number, to: number, limit: number): Promise<OwnEntry[]>
}

export const createLogReader = ({ lanes, log, client }: Database): LogReader => {
  const all = async (field: 'n' | 'floor'): Promise<Positions> => {
    const rows = await lanes.find({}, { projection: { [field]: 1 } }).toArray()
    return toPositions(rows, field)
  }
  return {
    heads: () => all('n'),
    floors: () => all('floor'),
    cut: async () => {
      await using session = client.startSession({ snapshot: true })
      // A snapshot session brings its own readConcern.
      const rows = await lanes.find({}, { session, projection: { n: 1 }, readConcern: undefined }).toArray()
      return toPositions(rows, 'n')
    },
    lane: (lane, n, limit) =>
      log
        .find({ _id: { $gt: positionOf(lane, n), $lt: positionOf(lane + 1, 0) } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),
    concerning: (audience, lane, from, to, limit) =>
      log
        .find({ to: { $in: [...audience] }, _id: { $gt: positionOf(lane, from), $lte: positionOf(lane, to) } })
        .project<OwnEntry>({ to: 0 })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),
  }
}

const toPositions = (rows: { _id: number; n?: number; floor?: number }[], field: 'n' | 'floor'): Positions => {
  const positions: number[] = []
  for (const row of rows) positions[row._id] = row[field] ?? 0
  return Array.from(positions, (n) => n ?? 0)
}
