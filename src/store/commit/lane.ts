import { mongo } from 'mongoose'
import { StartError } from '../../kernel/errors.ts'
import { maxLanes } from '../../kernel/position.ts'
import type { Database } from '../database.ts'
import type { LaneRow } from '../rows.ts'
import { livingProcesses } from './lease.ts'

const { UUID } = mongo.BSON

/** This process's own sequence in the log, with the session that all its transactions run in. */
export interface Lane {
  id: number
  owner: string
  n: number
  tick: number
  fence: number
  session: mongo.ClientSession
}

/**
 * Takes the lowest lane whose owner's lease has ended; `alone` says that nobody else can be there, so lane 0 at once.
 * The compare-and-set on the lane's owner is the fence: who lost it can't write.
 */
export const takeLane = async (database: Database, owner: string, alone: boolean): Promise<Lane> => {
  const [rows, living] = await Promise.all([
    database.lanes.find().toArray(),
    alone ? new Set([processOf(owner)]) : livingProcesses(database),
  ])
  const session = database.client.startSession()
  for (let id = 0; id < maxLanes; id++) {
    const row = rows.find(({ _id }) => _id === id)
    if (row && living.has(processOf(row.owner)) && row.owner !== owner) continue
    const taken = row
      ? await takeOver(database, row, owner, session)
      : await create(database, { _id: id, owner, n: 0, tick: 0, floor: 0, session: idOf(session), fence: 0 })
    if (taken) return { id, owner, n: taken.n, tick: taken.tick, fence: taken.fence, session }
  }
  await session.endSession()
  throw new StartError(`All ${maxLanes} lanes are taken: too many processes share one database.`)
}

/**
 * After a commit whose outcome isn't known: whatever of this lane is still under way is ended, and can't commit any more. The
 * lane as it then is, or null where it is another's.
 */
export const fenceLane = async (database: Database, lane: Lane): Promise<Lane | null> => {
  await killSessions(database, [idOf(lane.session)])
  void lane.session.endSession().catch(() => {})
  const session = database.client.startSession()
  const row = await database.lanes.findOneAndUpdate(
    { _id: lane.id, owner: lane.owner },
    { $set: { session: idOf(session) }, $inc: { fence: 1 } },
    { returnDocument: 'after' },
  )
  return row && { ...lane, n: row.n, tick: row.tick, fence: row.fence, session }
}

/** A living process that is kept from its work for a moment isn't stuck: its transactions may be idle for so many times as long. */
const patienceWithLiving = 4

/**
 * Ends other lanes' transactions that have been open and idle for `idleMs`: a process that was killed in a transaction holds
 * what it touched until its session ends, for up to a minute. To a living one it is a conflict, which it tries again.
 */
export const endStuckSessions = async (database: Database, own: number, idleMs: number): Promise<void> => {
  const [rows, living] = await Promise.all([
    database.lanes.find({ _id: { $ne: own } }, { projection: { session: 1, owner: 1 } }).toArray(),
    livingProcesses(database),
  ])
  const limits = new Map(
    rows.map(({ session, owner }) => [session, idleMs * (living.has(processOf(owner)) ? patienceWithLiving : 1)]),
  )
  const stages = [
    // Of one's own database user, which needs no privilege.
    { $currentOp: { allUsers: false, idleSessions: true } },
    { $match: { type: 'idleSession', 'transaction.timeInactiveMicros': { $gte: idleMs * 1000 } } },
    { $project: { lsid: 1, idleMicros: '$transaction.timeInactiveMicros' } },
  ]
  const open = await database.client
    .db('admin')
    .aggregate<{ lsid: { id: mongo.BSON.UUID }; idleMicros: number }>(stages, { readConcern: { level: 'local' } })
    .toArray()
  const stuck = open.map(({ lsid, idleMicros }) => ({ id: lsid.id.toHexString(), idle: idleMicros / 1000 }))
  await killSessions(
    database,
    stuck.filter(({ id, idle }) => idle >= (limits.get(id) ?? Infinity)).map(({ id }) => id),
  )
}

/** A lane's owner is one of the committers of a process: `process/committer`. */
const processOf = (owner: string): string => owner.split('/', 1)[0]!

const takeOver = async (database: Database, row: LaneRow, owner: string, session: mongo.ClientSession) => {
  await killSessions(database, [row.session])
  return database.lanes.findOneAndUpdate(
    { _id: row._id, owner: row.owner },
    { $set: { owner, session: idOf(session) }, $inc: { fence: 1 } },
    { returnDocument: 'after' },
  )
}

const create = async (database: Database, row: LaneRow): Promise<LaneRow | null> => {
  try {
    await database.lanes.insertOne(row)
    return row
  } catch (error) {
    if ((error as { code?: number }).code === 11000) return null
    throw error
  }
}

/** Ends them and what they have under way, on behalf of an owner that is gone. */
export const killSessions = async ({ db }: Pick<Database, 'db'>, ids: string[]): Promise<void> => {
  if (ids.length > 0) await db.admin().command({ killSessions: ids.map((id) => ({ id: new UUID(id) })) })
}

export const idOf = (session: mongo.ClientSession): string => new UUID(session.id!.id.toString('hex')).toHexString()
