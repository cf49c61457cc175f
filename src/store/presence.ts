import DataLoader from 'dataloader'
import type { Database } from './database.ts'

/** That a person is connected to a process, or was a moment ago. Times are the database's. */
export interface ConnectionRow {
  /** See `connectionId`. */
  _id: string
  userId: string
  processId: string
  /** Counts the process's writes of its connections, so that others read what has changed. */
  n: number
  since: Date
  /** When the last device there was gone; null: it isn't, for as long as the process's lease runs. */
  leftAt: Date | null
  /** The person's, to be sorted and found by. */
  nameKey: string
  nameWords: string[]
}

/** When a person who has been connected was so last. */
export interface LastSeenRow {
  /** The person's id. */
  _id: string
  at?: Date
  /** The same as others see it: it stays behind while the person is INVISIBLE. */
  shownAt?: Date
}

/** The one row of a person and a process. */
export const connectionId = (processId: string, userId: string): string => `${processId} ${userId}`

/** Where a person is connected or was a moment ago, by the database's clock. */
export interface Connections {
  connections: (Pick<ConnectionRow, 'processId' | 'since' | 'leftAt'> & {
    /** When the process's lease ends or has ended; null: there is no such process any more. */
    leaseUntil: Date | null
  })[]
  lastSeen: LastSeenRow | null
  /** When it was read. */
  now: Date
}

type Read = Connections['connections'][number] & { userId: string; now: Date }

/** Two commands for up to 1,000 people. */
export const createConnectionsLoader = ({
  connections,
  lastSeen,
}: Pick<Database, 'connections' | 'lastSeen'>): DataLoader<string, Connections> =>
  new DataLoader<string, Connections>(
    async (ids) => {
      const [rows, seen] = await Promise.all([
        connections
          .aggregate<Read>([
            { $match: { userId: { $in: [...ids] } } },
            { $lookup: { from: 'processes', localField: 'processId', foreignField: '_id', as: 'process' } },
            {
              $project: {
                userId: 1,
                processId: 1,
                since: 1,
                leftAt: 1,
                leaseUntil: { $ifNull: [{ $first: '$process.until' }, null] },
                now: '$$NOW',
              },
            },
          ])
          .toArray(),
        lastSeen.find({ _id: { $in: [...ids] } }).toArray(),
      ])
      const byPerson = Map.groupBy(rows, ({ userId }) => userId)
      const seenOf = new Map(seen.map((row) => [row._id, row]))
      return ids.map((id) => ({
        connections: byPerson.get(id) ?? [],
        lastSeen: seenOf.get(id) ?? null,
        now: rows[0]?.now ?? new Date(0),
      }))
    },
    { maxBatchSize: 1000 },
  )
