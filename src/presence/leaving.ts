import type { mongo } from 'mongoose'
import type { Database } from '../store/database.ts'
import type { ConnectionRow } from '../store/presence.ts'
import { isHidden, leaseEnd } from './status.ts'

type Operation = mongo.AnyBulkWriteOperation<ConnectionRow>

/** People left this process some milliseconds ago, by the database's clock. Five commands, whatever their number. */
export const writeLeaving = async (
  database: Database,
  { processId, n, agoMs }: { processId: string; n: number; agoMs: ReadonlyMap<string, number> },
): Promise<void> => {
  const ago = (userId: string) => ({ $subtract: ['$$NOW', Math.round(agoMs.get(userId)!)] })
  const rows = await database.connections.find({ userId: { $in: [...agoMs.keys()] } }).toArray()
  const own = rows.filter((row) => row.processId === processId)
  const operations = own.map(({ _id, userId }): Operation => ({
    updateOne: { filter: { _id }, update: [{ $set: { leftAt: ago(userId), n } }] },
  }))
  await writeLastSeen(database, new Map(own.map(({ userId }) => [userId, ago(userId)])))
  if (operations.length > 0)
    await database.connections.bulkWrite([...operations, ...handedOn(own, rows, () => Infinity)], { ordered: false })
}

/** A process is gone: its people were there until its lease ended, and its rows go. */
export const removeProcess = async (
  database: Database,
  { processId, leaseUntil, graceMs }: { processId: string; leaseUntil: Date | null; graceMs: number },
): Promise<void> => {
  const [newest] = await database.connections.find({ processId }).sort({ n: -1 }).limit(1).toArray()
  if (!newest) return
  for (;;) {
    // A process that was only paused, and woke, writes them anew, with higher numbers: those stay.
    const own = await database.connections
      .find({ processId, n: { $lte: newest.n } })
      .limit(1000)
      .toArray()
    if (own.length === 0) return
    const end = (row: ConnectionRow): number => row.leftAt?.getTime() ?? leaseEnd(leaseUntil, row.since)
    const rows = await database.connections.find({ userId: { $in: own.map(({ userId }) => userId) } }).toArray()
    const unwritten = own.filter(({ leftAt }) => leftAt === null)
    await writeLastSeen(database, new Map(unwritten.map((row) => [row.userId, new Date(end(row))])))
    const operations = own.map(({ _id, n }): Operation => ({ deleteOne: { filter: { _id, n } } }))
    await database.connections.bulkWrite([...handedOn(own, rows, (row) => end(row) + graceMs), ...operations])
  }
}

/** Who is connected elsewhere too has been online since the first of the two. */
const handedOn = (
  leaving: ConnectionRow[],
  rows: ConnectionRow[],
  until: (row: ConnectionRow) => number,
): Operation[] => {
  const since = new Map(leaving.map((row) => [row.userId, row]))
  return rows.flatMap((row): Operation[] => {
    const from = since.get(row.userId)
    if (!from || from.processId === row.processId || row.leftAt || row.since <= from.since) return []
    if (row.since.getTime() > until(from)) return []
    return [{ updateOne: { filter: { _id: row._id, since: row.since }, update: { $set: { since: from.since } } } }]
  })
}

const writeLastSeen = async ({ users, lastSeen }: Database, at: Map<string, object>): Promise<void> => {
  if (at.size === 0) return
  const people = await users.find({ _id: { $in: [...at.keys()] } }).toArray()
  const hidden = new Set(people.filter(isHidden).map(({ _id }) => _id))
  await lastSeen.bulkWrite(
    [...at].map(([_id, when]) => ({
      updateOne: {
        filter: { _id },
        update: [
          {
            $set: {
              at: { $max: ['$at', when] },
              ...(!hidden.has(_id) && { shownAt: { $max: ['$shownAt', when] } }),
            },
          },
        ],
        upsert: true,
      },
    })),
    { ordered: false },
  )
}

/** To be written with the entry by which a person who is online hides: others see them leave then. */
export const hidesNow = (userId: string): { into: string; operation: mongo.AnyBulkWriteOperation } => ({
  into: 'lastSeen',
  operation: {
    updateOne: {
      filter: { _id: userId } as object,
      update: [{ $set: { shownAt: '$$NOW' } }],
      upsert: true,
    },
  },
})
