import { setTimeout as wait } from 'node:timers/promises'
import { overloaded, unavailable } from '../../kernel/errors.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Database } from '../database.ts'
import type { LogEntry } from '../rows.ts'
import { committedBy, type Batch, type Committed, type Outcome } from './batch.ts'
import type { Commit, Entry } from './entry.ts'
import { fenceLane, takeLane, type Lane } from './lane.ts'
import { createPrepare, type Sent } from './prepare.ts'
import { createQueue, type QueueLimits, type Waiting } from './queue.ts'
import { createRowCache } from './row-cache.ts'
import { writeBatch, type Written } from './transaction.ts'
import { createTurns } from './turns.ts'

export interface CommitterOptions {
  /** Who holds the lane: `process/committer`. */
  owner: string
  /** Nobody else can write to this database: lane 0 at once. */
  alone: boolean
  /** Lamport's clock, which the process's lanes share. */
  ticks: Ticks
  limits: QueueLimits
  clock: Clock
  /** Why a person may not do anything at all, so that what waits of theirs is refused too; null where they may. */
  refusal(userId: string): Error | null
  /** Given every committed batch, in the order of the log, before any caller is answered. */
  onCommitted(entries: LogEntry[], rows: Committed): void
  /** Of this lane something may have been committed that `onCommitted` wasn't given: to be read from the log. */
  onUncertain(lane: number): void
  onTrouble(message: string, error: unknown): void
  /** Told of every attempt to write a batch. Must not throw. */
  onBatch?(attempt: BatchAttempt): void
}

export interface BatchAttempt {
  outcome: Written['kind']
  /** Entries that were in it. */
  entries: number
  /** Milliseconds from its building to its end. */
  ms: number
}

/** The highest tick that was committed or heard of here: what comes later is merged behind it, in all lanes. */
export interface Ticks {
  highest: number
}

export interface Committer {
  readonly lane: number
  /** What waits for the batch under way to end. */
  readonly waiting: { entries: number; bytes: number }
  commit: Commit
  /** Another process's entry was heard of. */
  heard(entry: LogEntry): void
  /** Commits what waits, then stops; what comes later is refused. */
  close(): Promise<void>
}

/** Milliseconds that a conflict waits for the winner's commit, where it isn't known what it was about. */
const conflictPauseMs = 20
/** Milliseconds until a database that is away is tried again. */
const awayPauseMs = 100
/** Answers of one turn of the event loop: between two, the database's answers for the next batch are met. */
const answersATurn = 32
/** Rows of a batch that are few enough to take turns at all of them. */
const fewRows = 8

/**
 * The group commit: one batch is in flight, and whatever arrives meanwhile is the next. No timer: at rest an entry leaves at
 * once, under load a batch sizes itself.
 */
export const startCommitter = async (database: Database, options: CommitterOptions): Promise<Committer> => {
  const queue = createQueue(options.limits)
  const cache = createRowCache(database)
  const turns = createTurns(database, cache)
  const prepare = createPrepare(database, cache, turns, options.clock, options.refusal)
  let lane: Lane | null = await takeLane(database, options.owner, options.alone)
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
    let sent: Sent = new Map()
    let conflicts = 0
    while (batch.length > 0) {
      const startedAt = performance.now()
      if (batch.every((waiting) => waiting.due <= startedAt)) return giveUp(batch)
      let written
      let built: Batch
      try {
        lane = await holdLane()
        built = await prepare.batch(
          batch.map(({ entry }) => entry),
          { ...lane, tick: Math.max(lane.tick, options.ticks.highest) },
          sent,
        )
        written = isEmpty(built)
          ? ({ kind: 'committed' } as const)
          : await writeBatch(database, lane.session, lane, built)
      } catch (error) {
        // Nothing was sent to be written: the database is away.
        options.onTrouble('The database does not answer.', error)
        await wait(awayPauseMs)
        continue
      }
      options.onBatch?.({
        outcome: written.kind,
        entries: built.outcomes.length,
        ms: performance.now() - startedAt,
      })
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
          sent = await prepare.findSent(batch.map(({ entry }) => entry)).catch(() => sent)
          break
        case 'lane-lost':
          lane = null
          break
        case 'failed':
          fenced = false
          options.onTrouble('A batch could not be written, and is tried again.', written.error)
          await wait(awayPauseMs)
          break
        case 'conflict':
          conflicts++
          await learn(built).catch(() => cache.clear())
          if (conflicts >= 2 && batch.length > 1) {
            const half = Math.ceil(batch.length / 2)
            queue.putBack(batch.slice(half))
            batch = batch.slice(0, half)
            underWay = batch
          }
      }
    }
  }

  /** Reads what a batch collided on: what has changed is fought over; where nothing has, somebody holds one of a few. */
  const learn = async ({ rows }: Batch): Promise<void> => {
    const keys = rows.map(({ kind, row }) => ({ kind, id: row._id }))
    await cache.load(keys)
    const changed = keys.filter(({ kind, id }, i) => cache.get(kind, id)?.rev !== rows[i]!.seen?.rev)
    if (changed.length > 0 || keys.length <= fewRows) turns.fought(changed.length > 0 ? changed : keys)
    else await wait(conflictPauseMs * (0.5 + Math.random()))
  }

  const holdLane = async (): Promise<Lane> => {
    if (lane && fenced) return lane
    const held = lane && (await fenceLane(database, lane))
    if (lane && held && held.n > lane.n) options.onUncertain(lane.id)
    if (lane && !held) options.onUncertain(lane.id)
    const next = held ?? (await takeLane(database, options.owner, options.alone))
    cache.clear()
    fenced = true
    laneId = next.id
    return next
  }

  const settle = (batch: Waiting[], built: Batch): void => {
    if (lane && !isEmpty(built)) {
      lane.n = built.n
      lane.tick = built.tick
      options.ticks.highest = Math.max(options.ticks.highest, built.tick)
      for (const { kind, row } of built.rows) cache.set(kind, row)
      try {
        if (built.log.length > 0) options.onCommitted(built.log, committedBy(built))
      } catch (error) {
        options.onTrouble('A committed batch could not be handed on; it is read from the log.', error)
        options.onUncertain(lane.id)
      }
    }
    answer(batch, built.outcomes)
  }

  const giveUp = (batch: Waiting[]): void => {
    for (const { reject } of batch) reject(overloaded())
  }

  return {
    get lane() {
      return laneId
    },
    get waiting() {
      return { entries: queue.size, bytes: queue.bytes }
    },
    commit: <Result>(entry: Entry<never, Result> | Entry) => {
      if (closed) return Promise.reject(overloaded())
      const answer = queue.push(entry) as Promise<Result>
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

const isEmpty = ({ rows, writes }: Batch): boolean => rows.length === 0 && writes.length === 0

const answer = (batch: Waiting[], outcomes: Outcome[], from = 0): void => {
  const to = Math.min(from + answersATurn, outcomes.length)
  for (let i = from; i < to; i++) {
    const outcome = outcomes[i]!
    if ('refused' in outcome) batch[i]!.reject(outcome.refused)
    else batch[i]!.resolve(outcome.result)
  }
  if (to < outcomes.length) setImmediate(answer, batch, outcomes, to)
}
