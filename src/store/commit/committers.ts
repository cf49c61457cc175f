import { crc32 } from 'node:zlib'
import type { Database } from '../database.ts'
import type { LogEntry } from '../rows.ts'
import { startCommitter, type Committer, type CommitterOptions, type Ticks } from './committer.ts'
import type { Commit } from './entry.ts'

export interface Committers {
  readonly lanes: number[]
  /** What waits to be written, in all of its queues. */
  readonly waiting: Committer['waiting']
  commit: Commit
  /** Another process's entry was heard of. */
  heard(entry: LogEntry): void
  /** Commits what waits, then stops. */
  close(): Promise<void>
}

/**
 * Several committers in one process, each with a lane, a queue and a session of its own: while one waits for the database, the
 * other's entries are decided and its callers answered. A row is always the same one's, so they never meet.
 */
export const startCommitters = async (
  database: Database,
  { processId, count, ...options }: Omit<CommitterOptions, 'owner' | 'ticks'> & { processId: string; count: number },
): Promise<Committers> => {
  const committers: Committer[] = []
  const [latest] = await database.lanes.find().sort({ tick: -1 }).limit(1).toArray()
  const ticks: Ticks = { highest: latest?.tick ?? 0 }
  for (let i = 0; i < count; i++)
    committers.push(await startCommitter(database, { ...options, ticks, owner: `${processId}/${i}` }))
  const responsibleFor = (id: string): Committer => committers[crc32(id) % count]!
  return {
    get lanes() {
      return committers.map(({ lane }) => lane)
    },
    get waiting() {
      const all = committers.map(({ waiting }) => waiting)
      return {
        entries: all.reduce((sum, { entries }) => sum + entries, 0),
        bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
      }
    },
    commit: (entry) => responsibleFor(entry.id).commit(entry),
    heard: (entry) => {
      ticks.highest = Math.max(ticks.highest, entry.tick)
      responsibleFor(entry.on).heard(entry)
    },
    close: async () => {
      await Promise.all(committers.map((committer) => committer.close()))
    },
  }
}
