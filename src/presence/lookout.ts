import type { Database } from '../store/database.ts'
import type { ProcessRow } from '../store/rows.ts'
import { removeProcess } from './leaving.ts'

/** Finds out what other processes tell of their people: one small command a look, as long as nothing has changed. */
export interface Lookout {
  /** See `Reckoning`. */
  slackMs(): number
  look(): Promise<void>
  close(): Promise<void>
}

/** Changed rows that are read at a time. */
const step = 10_000

export const startLookout = async (needs: {
  database: Database
  processId: string
  graceMs: number
  leaseMs: number
  everyMs: number
  onChanged(userIds: string[]): void
  /** The other processes' rows, at each look. Must not throw. */
  onLooked(rows: ProcessRow[]): void
  /** All whom the process told of are to be looked at. */
  onEnded(processId: string): void
  /** Others may have taken this process for dead, and what was missed can't be told. */
  onOverslept(): void
  onTrouble(message: string, error: unknown): void
}): Promise<Lookout> => {
  const { database, processId, graceMs, leaseMs, everyMs, onChanged, onLooked, onEnded, onOverslept, onTrouble } = needs
  const { processes, connections } = database
  /** What was read of each other process, up to its `n`. */
  const heads = new Map<string, number>()
  const ended = new Set<string>()
  /** Of processes that were closed: their people have a grace. */
  const closing = new Map<string, NodeJS.Timeout>()
  let lookedAt = performance.now()
  let calmFrom = 0
  const slackMs = (): number => (performance.now() < calmFrom ? leaseMs : 0)

  const remove = (id: string, leaseUntil: Date | null): void => {
    removeProcess(database, { processId: id, leaseUntil, graceMs }).catch((error: unknown) => {
      ended.delete(id)
      onTrouble('What a process left behind could not be removed.', error)
    })
  }
  const readChanges = async ({ _id, connectionsHead = 0 }: ProcessRow): Promise<void> => {
    for (let head = heads.get(_id) ?? 0; head < connectionsHead; head = heads.get(_id)!) {
      const rows = await connections
        .find({ processId: _id, n: { $gt: head } }, { projection: { userId: 1, n: 1 } })
        .sort({ n: 1 })
        .limit(step)
        .toArray()
      // All of one write have its number: where a page may have cut one off, it is read again.
      const last = rows.at(-1)?.n ?? connectionsHead
      heads.set(_id, rows.length < step ? Math.max(last, connectionsHead) : Math.max(last - 1, head + 1))
      onChanged(rows.map(({ userId }) => userId))
    }
  }
  const hasEnded = ({ until, now }: Read): boolean => until.getTime() + graceMs + slackMs() <= now.getTime()

  const lookOnce = async (): Promise<void> => {
    const rows = await processes.aggregate<Read>([{ $addFields: { now: '$$NOW' } }]).toArray()
    const pause = performance.now() - lookedAt
    lookedAt = performance.now()
    const own = rows.find(({ _id }) => _id === processId)
    if (pause > everyMs + leaseMs / 2 || !own || own.until <= own.now) {
      // Whoever kept us from renewing our lease may have kept the others too: they are given time.
      calmFrom = performance.now() + leaseMs
      onOverslept()
    } else if (calmFrom > 0 && slackMs() === 0) {
      // Who took us for dead may have removed what was written meanwhile.
      calmFrom = 0
      onOverslept()
    }
    for (const row of rows) {
      if (row._id === processId) continue
      if (!hasEnded(row)) {
        ended.delete(row._id)
        await readChanges(row)
      } else if (!ended.has(row._id)) {
        ended.add(row._id)
        heads.delete(row._id)
        onEnded(row._id)
        remove(row._id, row.until)
      }
    }
    onLooked(rows.filter(({ _id }) => _id !== processId))
    const present = new Set(rows.map(({ _id }) => _id))
    for (const id of ended) if (!present.has(id)) ended.delete(id)
    for (const id of heads.keys())
      if (!present.has(id)) {
        heads.delete(id)
        onEnded(id)
        const timer = setTimeout(() => {
          closing.delete(id)
          remove(id, null)
        }, graceMs + leaseMs)
        timer.unref()
        closing.set(id, timer)
      }
  }

  /** What was left by processes that nobody knows any more. */
  const removeForgotten = async (): Promise<void> => {
    const known = new Set((await processes.find().toArray()).map(({ _id }) => _id))
    for (const id of await connections.distinct('processId')) if (!known.has(id)) remove(id, null)
  }

  // Those who were just closed have left their people a grace, which is to be seen.
  const forgotten = setTimeout(
    () => void removeForgotten().catch((error: unknown) => onTrouble('What is left could not be read.', error)),
    graceMs + leaseMs,
  )
  forgotten.unref()
  for (const { _id, connectionsHead = 0 } of await processes.find().toArray())
    if (_id !== processId) heads.set(_id, connectionsHead)
  let looking: Promise<void> | null = null
  const look = (): Promise<void> =>
    (looking ??= lookOnce().finally(() => {
      looking = null
    }))
  const timer = setInterval(
    () => void look().catch((error: unknown) => onTrouble('Other processes could not be looked at.', error)),
    everyMs,
  )

  return {
    slackMs,
    look,
    close: async () => {
      clearInterval(timer)
      clearTimeout(forgotten)
      for (const each of closing.values()) clearTimeout(each)
      await looking?.catch(() => {})
    },
  }
}

type Read = ProcessRow & { now: Date }
