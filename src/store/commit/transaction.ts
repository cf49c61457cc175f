import type { mongo } from 'mongoose'
import type { Database } from '../database.ts'
import type { MemberRow } from '../rows.ts'
import { sentOnceIndex } from '../schemas.ts'
import type { Batch, Changed } from './batch.ts'
import type { Write } from './entry.ts'
import { partsOf, partKinds } from './parts.ts'
import { collectionOf, kinds, type Kind, type Subjects } from './subjects.ts'

/** What came of a batch's transaction. Only of `unknown` may something have been written. */
export type Written =
  | { kind: 'committed' }
  /** Somebody else was faster, or holds what it needs: nothing was written. */
  | { kind: 'conflict' }
  /** A clientId of the batch was used before: nothing was written. */
  | { kind: 'sent-before' }
  /** The lane is another process's by now: nothing was written. */
  | { kind: 'lane-lost' }
  /** The database is away or refuses: nothing was written. */
  | { kind: 'failed'; error: unknown }
  | { kind: 'unknown'; error: unknown }

export interface LaneState {
  id: number
  owner: string
  n: number
  fence: number
}

/**
 * One transaction for a whole batch, written by hand, since withTransaction would repeat stale counters: the lane and the
 * rows first, each by compare-and-set, then the messages and the log.
 */
export const writeBatch = async (
  database: Database,
  session: mongo.ClientSession,
  lane: LaneState,
  batch: Batch,
): Promise<Written> => {
  session.startTransaction({ readConcern: { level: 'local' }, writeConcern: { w: 'majority', j: true } })
  try {
    const claimed = await database.lanes.updateOne(
      { _id: lane.id, owner: lane.owner, n: lane.n, fence: lane.fence },
      { $set: { n: batch.n, tick: batch.tick } },
      { session },
    )
    if (claimed.matchedCount === 0) return await abort(session, { kind: 'lane-lost' })
    for (const kind of kinds) {
      const changed = batch.rows.filter((row) => row.kind === kind)
      if (!(await writeRows(database, session, kind, changed))) return await abort(session, { kind: 'conflict' })
    }
    if (!(await writeVersioned(database.messages, session, batch.messages)))
      return await abort(session, { kind: 'conflict' })
    for (const kind of partKinds) {
      const changed = batch.parts.filter(({ of }) => of === kind)
      if (!(await writeVersioned(partsOf(database, kind), session, changed)))
        return await abort(session, { kind: 'conflict' })
    }
    if (!(await writeOthers(database, session, batch.writes))) return await abort(session, { kind: 'conflict' })
    if (batch.log.length > 0) await database.log.insertMany(batch.log, { session })
  } catch (error) {
    return await abort(session, refusal(error))
  }
  for (let attempts = 1; ; attempts++)
    try {
      await session.commitTransaction()
      return { kind: 'committed' }
    } catch (error) {
      // Somebody took us for dead and ended the session; whether that was before the commit or after it, the next answer says.
      const isInterrupted = (error as { code?: number }).code === interrupted
      if (isInterrupted && attempts < commitAttempts) continue
      const refused = refusal(error)
      // An answer of the server that says the transaction is gone is certain; a lost one isn't.
      return refused.kind === 'conflict' && !isInterrupted && !hasLabel(error, 'UnknownTransactionCommitResult')
        ? refused
        : { kind: 'unknown', error }
    }
}

const writeRows = async (
  database: Database,
  session: mongo.ClientSession,
  kind: Kind,
  changed: Changed<Subjects[Kind]>[],
): Promise<boolean> => {
  if (changed.length === 0) return true
  const operations = changed.map(({ seen, row }) =>
    seen
      ? {
          updateOne: {
            filter: { _id: row._id },
            update: {
              $inc: { rev: row.rev - seen.rev },
              $set: { ...difference(seen, row), expectedRev: row.rev },
              ...(seen.turn && { $unset: { turn: '' } }),
            },
          },
        }
      : { insertOne: { document: { ...row, expectedRev: row.rev } } },
  )
  const { matchedCount } = await collectionOf(database, kind).bulkWrite(
    operations as unknown as mongo.AnyBulkWriteOperation<Subjects[Kind]>[],
    { session, ordered: false },
  )
  return matchedCount === changed.filter(({ seen }) => seen).length
}

/** Messages and parts: each is there at the version that it was seen at, or isn't there yet. */
const writeVersioned = async <Row extends { _id: string; version: number }>(
  into: mongo.Collection<Row>,
  session: mongo.ClientSession,
  rows: Changed<Row>[],
): Promise<boolean> => {
  const added = rows.filter(({ seen }) => !seen).map(({ row }) => row)
  const changed = rows.filter(({ seen }) => seen)
  if (added.length > 0) await into.insertMany(added as mongo.OptionalUnlessRequiredId<Row>[], { session })
  if (changed.length === 0) return true
  const { matchedCount } = await into.bulkWrite(
    changed.map(({ seen, row }) => ({
      replaceOne: { filter: { _id: row._id, version: seen!.version } as mongo.Filter<Row>, replacement: row },
    })),
    { session, ordered: false },
  )
  return matchedCount === changed.length
}

const writeOthers = async ({ db }: Database, session: mongo.ClientSession, writes: Write[]): Promise<boolean> => {
  for (const [into, of] of Map.groupBy(writes, (write) => write.into)) {
    const operations = of.map(({ operation }) => operation)
    const { matchedCount } = await db.collection(into).bulkWrite(operations, { session, ordered: true })
    if (matchedCount < operations.filter(mustMatch).length) return false
  }
  return true
}

const mustMatch = (operation: mongo.AnyBulkWriteOperation): boolean =>
  'updateOne' in operation && !operation.updateOne.upsert

/** What is moved, or taken away, by other means. */
const notSet = new Set(['rev', 'expectedRev', 'turn'])

/** What to set so that `seen` becomes `row`: rows are changed by copies, so what is the same object is unchanged. */
const difference = (seen: Subjects[Kind], row: Subjects[Kind]): Record<string, unknown> => {
  const before = seen as unknown as Record<string, unknown>
  const set: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(row)) {
    if (value === before[field] || notSet.has(field)) continue
    const members = field === 'members' && changedMembers(before[field] as MemberRow[], value as MemberRow[])
    Object.assign(set, members || { [field]: value })
  }
  return set
}

const changedMembers = (before: MemberRow[], now: MemberRow[]): Record<string, unknown> | undefined =>
  before.length === now.length
    ? Object.fromEntries(now.flatMap((member, i) => (member === before[i] ? [] : changedFields(i, before[i]!, member))))
    : undefined

const changedFields = (i: number, before: MemberRow, now: MemberRow): [string, unknown][] =>
  (Object.keys(now) as (keyof MemberRow)[]).flatMap((field) =>
    now[field] === before[field] ? [] : [[`members.${i}.${field}`, now[field]]],
  )

const abort = async (session: mongo.ClientSession, written: Written): Promise<Written> => {
  const aborted = session.abortTransaction().catch(() => {})
  // Where the database is away, nobody waits for it: the lane's fencing ends the session.
  if (written.kind !== 'failed') await aborted
  return written
}

/** What an operation ends with whose session is killed. */
const interrupted = 11601
const commitAttempts = 5

/**
 * DocumentValidationFailure (a rev that wasn't as expected), WriteConflict, NoSuchTransaction, TransactionTooOld, LockTimeout,
 * SnapshotUnavailable, Interrupted.
 */
const conflicts = new Set<number | undefined>([121, 112, 251, 225, 24, 246, interrupted])

const refusal = (error: unknown): Written => {
  const { code, message } = error as { code?: number; message: string }
  if (code === 11000) return { kind: message.includes(`index: ${sentOnceIndex} `) ? 'sent-before' : 'conflict' }
  return conflicts.has(code) ? { kind: 'conflict' } : { kind: 'failed', error }
}

const hasLabel = (error: unknown, label: string): boolean =>
  Boolean((error as { hasErrorLabel?: (label: string) => boolean }).hasErrorLabel?.(label))
