import type { mongo } from 'mongoose'
import type { Database } from '../store/database.ts'
import type { JobRow } from '../store/job-rows.ts'
import { idOf, killSessions } from '../store/commit/lane.ts'

/** Work that one process at a time does: who holds it does it, until its lease ends. */
export interface Job {
  /** Takes it or renews it; null: another process has it. */
  take(): Promise<JobRow | null>
  /**
   * Writes what was worked out, and what the job's row says then, in one transaction that fails where the job is another's by
   * now: so nobody who was paused writes what has been overtaken.
   */
  move(change: Partial<Pick<JobRow, 'positions' | 'building' | 'format'>>, write: Write): Promise<boolean>
  release(): Promise<void>
}

type Write = (session: mongo.ClientSession) => Promise<unknown>

const _id = 'search' as const

/** The lease goes by the database's clock. `comment` names its commands in the database's own log. */
export const createJob = (database: Pick<Database, 'jobs' | 'client' | 'db'>, owner: string, leaseMs: number): Job => {
  const { jobs } = database
  const session = database.client.startSession()
  const comment = _id
  const until = { $add: ['$$NOW', leaseMs] }
  let isThere = false
  return {
    take: async () => {
      if (!isThere) {
        const fresh = { owner: '', until: new Date(0), session: '', format: 0, positions: [], building: null }
        await jobs.updateOne({ _id }, { $setOnInsert: fresh }, { upsert: true, comment })
        isThere = true
      }
      const free = { _id, owner: { $ne: owner }, $expr: { $lte: ['$until', '$$NOW'] } }
      const dead = await jobs.findOne(free, { comment })
      if (dead?.session) await killSessions(database, [dead.session])
      return jobs.findOneAndUpdate(
        { _id, $or: [{ owner }, free] },
        [{ $set: { owner, until, session: idOf(session) } }],
        { returnDocument: 'after', comment },
      )
    },
    move: async (change, write) => {
      session.startTransaction({ readConcern: { level: 'local' }, writeConcern: { w: 'majority', j: true } })
      try {
        const { matchedCount } = await jobs.updateOne({ _id, owner }, [{ $set: { ...literal(change), until } }], {
          session,
          comment,
        })
        if (matchedCount === 0) {
          await session.abortTransaction()
          return false
        }
        await write(session)
        await session.commitTransaction()
        return true
      } catch (error) {
        await session.abortTransaction().catch(() => {})
        throw error
      }
    },
    release: async () => {
      await session.endSession().catch(() => {})
      await jobs.updateOne({ _id, owner }, { $set: { until: new Date(0) } }, { comment })
    },
  }
}

const literal = (values: object): object =>
  Object.fromEntries(Object.entries(values).map(([name, $literal]) => [name, { $literal }]))
