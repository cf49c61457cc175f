import type { Clock } from '../kernel/clock.ts'
import type { Database } from '../store/database.ts'
import type { AttachmentRow } from '../store/rows.ts'
import type { FileStorage } from './storage.ts'

export interface Cleaning {
  /** Removes what is to go by now. A run that was cut off is gone on with by the next one. */
  run(): Promise<void>
  close(): Promise<void>
}

/** Milliseconds that an attachment may go unused. */
const unusedMs = 24 * 3600 * 1000
/** Rows that are read at once. */
const step = 100
const everyMs = 60_000

/** Removes what nobody uses: first what the storage has, then the row that knows of it. Several processes may do so at once. */
export const startCleaning = (needs: {
  database: Pick<Database, 'attachments'>
  storage: FileStorage
  clock: Clock
  onTrouble(message: string, error: unknown): void
}): Cleaning => {
  const { storage, clock, onTrouble } = needs
  const { attachments } = needs.database
  let closed = false
  let running: Promise<void> | null = null

  const eachStep = async (filter: object, take: (ids: AttachmentRow[]) => Promise<unknown>): Promise<void> => {
    let rows: AttachmentRow[]
    let last = ''
    do {
      rows = await attachments
        .find({ ...filter, _id: { $gt: last } })
        .sort({ _id: 1 })
        .limit(step)
        .toArray()
      if (rows.length > 0) await take(rows)
      last = rows.at(-1)?._id ?? last
    } while (rows.length === step && !closed)
  }

  const removeAll = async (rows: AttachmentRow[]): Promise<void> => {
    for (const { _id, keys } of rows) {
      try {
        for (const key of keys) await storage.remove(key)
        await attachments.deleteOne({ _id, state: 'GONE' })
      } catch (error) {
        onTrouble('A file could not be removed; it is tried again.', error)
      }
      if (closed) return
    }
  }

  const clean = async (): Promise<void> => {
    const unused = { state: { $in: ['RESERVED', 'READY'] as AttachmentRow['state'][] } }
    const before = new Date(clock.now().getTime() - unusedMs)
    await eachStep({ ...unused, createdAt: { $lt: before } }, (rows) =>
      attachments.updateMany({ _id: { $in: rows.map(({ _id }) => _id) }, ...unused }, { $set: { state: 'GONE' } }),
    )
    await eachStep({ state: 'GONE' }, removeAll)
  }

  const run = (): Promise<void> =>
    (running ??= clean().finally(() => {
      running = null
    }))
  const timer = setInterval(() => {
    run().catch((error: unknown) => onTrouble('Files could not be cleaned up.', error))
  }, everyMs)
  timer.unref()
  return {
    run,
    close: async () => {
      closed = true
      clearInterval(timer)
      await running?.catch(() => {})
    },
  }
}
