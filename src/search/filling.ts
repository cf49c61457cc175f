import { at, moved, numberOf, positionOf, type Positions } from '../kernel/position.ts'
import type { Database } from '../store/database.ts'
import type { JobRow, SearchRow } from '../store/job-rows.ts'
import type { LogEntry, MessageRow } from '../store/rows.ts'
import { createJob } from './job.ts'
import { searchRowOf } from './rows.ts'

export interface Filling {
  /** There may be something to do. Never waits, and never throws. */
  nudge(): void
  close(): Promise<void>
}

export interface FillingOptions {
  database: Database
  processId: string
  leaseMs: number
  /** Milliseconds between two looks where nothing nudges. */
  lookEveryMs: number
  /** Up to where the log is majority-committed and taken in. */
  heads(): Positions
  onTrouble(message: string, error: unknown): void
}

/** Counted up where rows are made in another way: they are made anew then. */
const format = 1
/**
 * Milliseconds that a nudge waits, so that what comes together is written together: it takes seven commands each time, which
 * whoever sends one message after the other would otherwise wait behind.
 */
const gatherMs = 250
/** Entries, or messages, that are read at once. */
const step = 200
/** Keys of the index in one transaction. */
const maxKeys = 10_000

const comment = 'search'

/**
 * Makes messages findable after their commit, off their sender's path: one process at a time follows the log from where the
 * job's row says that it is. What the log doesn't (any more) tell of, it takes from the messages themselves, in steps.
 */
export const startFilling = (options: FillingOptions): Filling => {
  const { database, leaseMs, heads, onTrouble } = options
  const { log, messages, searchRows, searchQueue } = database
  const job = createJob(database, options.processId, leaseMs)
  let state: JobRow | null = null
  /** When it is time to take the job, or to renew it. */
  let due = 0
  let closed = false
  let running: Promise<void> | null = null
  let again = false
  let gathering: NodeJS.Timeout | null = null

  /** Writes rows of messages as they are now, and moves on; false where the job is another's. */
  const write = async (
    rows: Rows,
    change: Partial<Pick<JobRow, 'positions' | 'building' | 'format'>>,
    done?: { queued: string; left: string[] },
  ): Promise<boolean> => {
    const isOurs = await job.move(change, async (session) => {
      if (rows.size > 0)
        await searchRows.bulkWrite(
          [...rows].map(([_id, row]) =>
            row
              ? { replaceOne: { filter: { _id }, replacement: row, upsert: true } }
              : { deleteOne: { filter: { _id } } },
          ),
          { session, ordered: false, comment },
        )
      if (done?.left.length)
        await searchQueue.updateOne({ _id: done.queued }, { $set: { messageIds: done.left } }, { session, comment })
      else if (done) await searchQueue.deleteOne({ _id: done.queued }, { session, comment })
    })
    state = isOurs ? { ...state!, ...change } : null
    due = performance.now() + leaseMs / 3
    return isOurs
  }

  const load = (ids: string[]): Promise<MessageRow[]> =>
    ids.length > 0 ? messages.find({ _id: { $in: ids } }, { comment }).toArray() : Promise.resolve([])

  /** One lane's next entries. Whether there was something to do. */
  const followLane = async ({ positions }: JobRow, lane: number): Promise<boolean> => {
    const from = at(positions, lane)
    const head = at(heads(), lane)
    if (from >= head) return false
    const entries = await log
      .find({ _id: { $gt: positionOf(lane, from), $lte: positionOf(lane, head) } }, { comment })
      .project<Pick<LogEntry, '_id' | 'what' | 'ref'>>({ what: 1, ref: 1 })
      .sort({ _id: 1 })
      .limit(step)
      .toArray()
    // Dense, or what lay between is no longer kept.
    if (entries.length === 0 || entries.some(({ _id }, i) => numberOf(_id) !== from + i + 1)) return startBuilding()
    const found = new Map((await load(entries.flatMap(messageIn))).map((message) => [message._id, message]))
    const taken = rowsOf(entries, (entry) => found.get(messageIn(entry)[0] ?? ''))
    const to = numberOf(entries[taken.count - 1]!._id)
    await write(taken.rows, { positions: [...moved(positions, lane, to)] })
    return true
  }

  /** What was imported makes no entry of the log. */
  const takeQueued = async (): Promise<boolean> => {
    const [queued] = await searchQueue.find({}, { comment }).sort({ _id: 1 }).limit(1).toArray()
    if (!queued) return false
    const ids = queued.messageIds.slice(0, step)
    const found = new Map((await load(ids)).map((message) => [message._id, message]))
    const taken = rowsOf(ids, (id) => found.get(id))
    await write(taken.rows, {}, { queued: queued._id, left: queued.messageIds.slice(taken.count) })
    return true
  }

  /** All messages anew, as they are; the log is followed from where it was before the first was read. */
  const startBuilding = async (): Promise<boolean> => {
    await write(new Map(), { format, positions: [...heads()], building: '' })
    return true
  }

  const build = async (after: string): Promise<boolean> => {
    const found = await messages
      .find({ _id: { $gt: after } }, { comment })
      .sort({ _id: 1 })
      .limit(step)
      .toArray()
    const taken = rowsOf(found, (message) => message)
    await write(taken.rows, { building: found.at(taken.count - 1)?._id ?? null })
    return true
  }

  /** Whether there was something to do, so that there may be more. */
  const turn = async (): Promise<boolean> => {
    if (performance.now() >= due) {
      due = performance.now() + leaseMs / 3
      state = await job.take()
    }
    if (!state) return false
    if (state.format !== format) return startBuilding()
    let did = false
    for (let lane = 0; state && lane < heads().length; lane++) did = (await followLane(state, lane)) || did
    if (state) did = (await takeQueued()) || did
    if (state && state.building !== null) did = (await build(state.building)) || did
    return did
  }

  const run = (): void => {
    if (running) {
      again = true
      return
    }
    running = (async () => {
      for (let more = true; more && !closed; more ||= again) {
        again = false
        more = await turn()
      }
    })()
      .catch((error: unknown) => {
        // What was written isn't known: the job's row says it.
        state = null
        due = 0
        if (!closed) onTrouble('Messages could not be made findable; it is tried again.', error)
      })
      .finally(() => {
        running = null
      })
  }
  const timer = setInterval(run, Math.min(options.lookEveryMs, leaseMs / 3))
  run()

  return {
    nudge: () => {
      if (closed || gathering || !state) return
      gathering = setTimeout(() => {
        gathering = null
        run()
      }, gatherMs)
    },
    close: async () => {
      closed = true
      clearInterval(timer)
      if (gathering) clearTimeout(gathering)
      await running
      await job.release().catch(() => {})
    },
  }
}

const messageIn = ({ what, ref }: Pick<LogEntry, 'what' | 'ref'>): string[] =>
  ref !== null && (what === 'MessageAdded' || what === 'MessageChanged') ? [ref] : []

/** By the message's id; null: it isn't to be found. */
type Rows = Map<string, SearchRow | null>

/** What as many of the items make as one transaction takes, and how many these are. */
const rowsOf = <Item>(
  items: readonly Item[],
  messageOf: (item: Item) => MessageRow | undefined,
): { rows: Rows; count: number } => {
  const rows: Rows = new Map()
  let keys = 0
  let count = 0
  for (; count < items.length && keys < maxKeys; count++) {
    const message = messageOf(items[count]!)
    if (!message || rows.has(message._id)) continue
    const row = searchRowOf(message)
    rows.set(message._id, row)
    keys += row?.keys.length ?? 0
  }
  return { rows, count }
}
