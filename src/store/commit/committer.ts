import { setTimeout as wait } from 'node:timers/promises'
import { overloaded, unavailable } from '../../kernel/errors.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Database } from '../database.ts'
import type { LaneRow, LogEntry, MessageRow } from '../rows.ts'
import { buildBatch, onceKey, repeated, type Batch, type Outcome } from './batch.ts'
import type { Commit, Entry } from './entry.ts'
import { endStuckSessions, fenceLane, takeLane, type Lane } from './lane.ts'
import { createQueue, type QueueLimits, type Waiting } from './queue.ts'
import { createRowCache } from './row-cache.ts'
import { writeBatch } from './transaction.ts'

export interface CommitterOptions {
  processId: string
  /** Nobody else can write to this database: lane 0 at once. */
  alone: boolean
  limits: QueueLimits
  clock: Clock
  /** Given every committed batch, in the order of the log, before any caller is answered. */
  onCommitted(entries: LogEntry[]): void
  /** Of this lane something may have been committed that `onCommitted` wasn't given: to be read from the log. */
  onUncertain(lane: number): void
  onTrouble(message: string, error: unknown): void
}

export interface Committer {
  readonly lane: number
  commit: Commit
  /** Another process's entry was heard of. */
  heard(entry: LogEntry): void
  /** Commits what waits, then stops; what comes later is refused. */
  close(): Promise<void>
}

/** Milliseconds that a conflict waits for the winner's commit, and after which a winner that doesn't move is ended. */
const conflictPauseMs = 20
const stuckAfterMs = 250

/**
 * The group commit: one batch is in flight, and whatever arrives meanwhile is the next. No timer: at rest an entry leaves at
 * once, under load a batch sizes itself.
 */
export const startCommitter = async (database: Database, options: CommitterOptions): Promise<Committer> => {
  const queue = createQueue(options.limits)
  const cache = createRowCache(database)
  let lane: Lane | null = await takeLane(database, options.processId, options.alone)
  let laneId = lane.id
  /** After an unknown outcome: nothing is written before the lane was fenced. */
  let fenced = true
  let underWay: Waiting[] = []
  let running: Promise<void> | null = null
  let closed = false
  const sweeper = setInterval(() => queue.sweep(underWay), 100)
  sweeper.unref()

  const run = async (): Promise<void> => {
    while (queue.size > 0) {
      underWay = queue.take()
      try {
        await writeAll(underWay)
      } catch (error) {
        options.onTrouble('A batch could not be written.', error)
        for (const { reject } of underWay) reject(error)
      }
      underWay = []
    }
    running = null
  }

  /** Writes a batch, over as many attempts as it takes; halved where others keep being faster. */
  const writeAll = async (batch: Waiting[]): Promise<void> => {
    const sent = new Map<string, MessageRow>()
    const started = performance.now()
    let seenLanes: LaneRow[] | null = null
    let conflicts = 0
    while (batch.length > 0) {
      const due = performance.now()
      if (batch.every((waiting) => waiting.due <= due)) return giveUp(batch)
      let written
      let built: Batch
      try {
        lane = await holdLane()
        built = await build(batch, lane, sent)
        written =
          built.rows.length === 0
            ? ({ kind: 'committed' } as const)
            : await writeBatch(database, lane.session, lane, built)
      } catch (error) {
        // Nothing was sent to be written: the database is away.
        options.onTrouble('The database does not answer.', error)
        await wait(conflictPauseMs * 5)
        continue
      }
      switch (written.kind) {
        case 'committed':
          settle(batch, built)
          if (built.outcomes.length < batch.length) queue.putBack(batch.slice(built.outcomes.length))
          return
        case 'unknown':
          fenced = false
          cache.clear()
          options.onTrouble('It is not known whether a batch was committed.', written.error)
          for (const { reject } of batch.slice(0, built.outcomes.length)) reject(unavailable())
          queue.putBack(batch.slice(built.outcomes.length))
          return
        case 'sent-before':
          for (const message of await findSent(batch.map(({ entry }) => entry)))
            sent.set(onceKey(message.conversationId, message), message)
          break
        case 'lane-lost':
          lane = null
          break
        case 'failed':
          fenced = false
          options.onTrouble('A batch could not be written, and is tried again.', written.error)
          await wait(conflictPauseMs * 5)
          break
        case 'conflict': {
          await cache.load(built.rows.map(({ kind, row }) => ({ kind, id: row._id }))).catch(() => cache.clear())
          if (++conflicts >= 2 && batch.length > 1) {
            const half = Math.ceil(batch.length / 2)
            queue.putBack(batch.slice(half))
            batch = batch.slice(0, half)
            underWay = batch
          }
          seenLanes ??= await database.lanes.find().toArray()
          if (conflicts > 1 && performance.now() - started > stuckAfterMs) {
            await endStuckSessions(database, lane.id, seenLanes)
            seenLanes = null
          }
          await wait(conflictPauseMs * (0.5 + Math.random()))
        }
      }
    }
  }

  const holdLane = async (): Promise<Lane> => {
    if (lane && fenced) return lane
    const held = lane && (await fenceLane(database, lane))
    if (lane && held && held.n > lane.n) options.onUncertain(lane.id)
    if (lane && !held) options.onUncertain(lane.id)
    const next = held ?? (await takeLane(database, options.processId, options.alone))
    cache.clear()
    fenced = true
    laneId = next.id
    return next
  }

  const build = async (batch: Waiting[], lane: Lane, sent: Map<string, MessageRow>): Promise<Batch> => {
    const entries = batch.map(({ entry }) => entry)
    const fresh = new Set<string>()
    const load = async (wanted: Entry[]) => {
      const unique = new Map(wanted.map((entry) => [`${entry.kind} ${entry.id}`, entry]))
      await cache.load([...unique.values()])
      for (const key of unique.keys()) fresh.add(key)
    }
    const unknown = entries.filter((entry) => !cache.get(entry.kind, entry.id))
    if (unknown.length > 0) await load(unknown)
    const messages = await loadMessages(entries)
    const decide = () =>
      buildBatch(
        entries,
        {
          row: (kind, id) => cache.get(kind, id) ?? null,
          message: (id) => messages.get(id) ?? null,
          sent: (once) => {
            const entry = entries.find((other) => other.once === once)!
            return sent.get(onceKey(entry.id, once))
          },
        },
        lane,
        options.clock.now(),
      )
    let built = decide()
    // What the transaction doesn't check was decided on a row that may be behind: read it, and decide again.
    const changed = new Set(built.rows.map(({ kind, row }) => `${kind} ${row._id}`))
    const unchecked = entries.filter(({ kind, id }) => !changed.has(`${kind} ${id}`) && !fresh.has(`${kind} ${id}`))
    if (unchecked.length > 0) {
      await load(unchecked)
      built = decide()
    }
    await answerRepeats(entries, built)
    return built
  }

  /** Who is refused now, but was answered before, gets what was made then. */
  const answerRepeats = async (entries: Entry[], built: Batch): Promise<void> => {
    const refused = entries.filter((entry, i) => entry.once && built.outcomes[i] && 'refused' in built.outcomes[i])
    if (refused.length === 0) return
    const found = new Map(
      (await findSent(refused)).map((message) => [onceKey(message.conversationId, message), message]),
    )
    for (const entry of refused) {
      const message = found.get(onceKey(entry.id, entry.once!))
      if (message) built.outcomes[entries.indexOf(entry)] = repeated(entry.once!, message)
    }
  }

  const findSent = (entries: Entry[]): Promise<MessageRow[]> =>
    database.messages
      .find({
        $or: entries.flatMap(({ id, once }) =>
          once ? [{ conversationId: id, senderId: once.senderId, clientId: once.clientId }] : [],
        ),
      })
      .toArray()

  const loadMessages = async (entries: Entry[]): Promise<Map<string, MessageRow>> => {
    const ids = [...new Set(entries.flatMap(({ messages = [] }) => messages))]
    if (ids.length === 0) return new Map()
    const rows = await database.messages.find({ _id: { $in: ids } }).toArray()
    return new Map(rows.map((row) => [row._id, row]))
  }

  const settle = (batch: Waiting[], built: Batch): void => {
    if (lane && built.rows.length > 0) {
      lane.n = built.n
      lane.tick = built.tick
      for (const { kind, row } of built.rows) cache.set(kind, row)
      try {
        if (built.log.length > 0) options.onCommitted(built.log)
      } catch (error) {
        options.onTrouble('A committed batch could not be handed on; it is read from the log.', error)
        options.onUncertain(lane.id)
      }
    }
    built.outcomes.forEach((outcome: Outcome, i) => {
      if ('refused' in outcome) batch[i]!.reject(outcome.refused)
      else batch[i]!.resolve(outcome.result)
    })
  }

  const giveUp = (batch: Waiting[]): void => {
    for (const { reject } of batch) reject(overloaded())
  }

  return {
    get lane() {
      return laneId
    },
    commit: <Result>(entry: Entry<never, Result> | Entry) => {
      if (closed) return Promise.reject(overloaded())
      const answer = queue.push(entry as Entry) as Promise<Result>
      running ??= Promise.resolve().then(run)
      return answer
    },
    heard: cache.heard,
    close: async () => {
      closed = true
      await running
      clearInterval(sweeper)
      await lane?.session.endSession().catch(() => {})
    },
  }
}
