import type { Database } from '../../store/database.ts'
import type { ProcessRow } from '../../store/rows.ts'
import type { Ephemeral } from '../bus.ts'

/**
 * Ephemera by way of the database, for processes without a bridge: each notes what it told in the last seconds in its own row, where
 * the others look anyway. One write at a time; what comes meanwhile goes with the next.
 */
export interface Notes {
  tell(message: Ephemeral): void
  /** Rows of the other processes, as they were just read. */
  read(rows: readonly ProcessRow[]): void
  close(): Promise<void>
}

/** Messages of a row; over it, the oldest is dropped. */
const most = 500
/** Milliseconds that a message stays: several looks of the others. */
const staysMs = 3000

export const createNotes = (needs: {
  database: Pick<Database, 'processes'>
  processId: string
  /** Told of what others noted. Must not throw. */
  onEphemeral(message: Ephemeral): void
  onTrouble(message: string, error: unknown): void
}): Notes => {
  const { processes } = needs.database
  let noted: { n: number; at: number; message: Ephemeral }[] = []
  let n = 0
  let written = 0
  let writing: Promise<void> | null = null
  /** Up to where each other process's were read. */
  const readOf = new Map<string, number>()

  const writeAll = async (): Promise<void> => {
    await new Promise(setImmediate)
    while (written < n) {
      const now = performance.now()
      noted = noted.filter(({ at }) => now - at < staysMs).slice(-most)
      written = n
      const notes = noted.map(({ n: number, message }) => ({ n: number, message }))
      await processes
        .updateOne({ _id: needs.processId }, { $set: { notes } })
        .catch((error: unknown) => needs.onTrouble('Who types could not be told to other processes.', error))
    }
    writing = null
  }

  return {
    tell: (message) => {
      // Of presence the others find out by what was written for it; and limits aren't worth a write each.
      if (message.what !== 'typing') return
      noted.push({ n: ++n, at: performance.now(), message })
      writing ??= writeAll()
    },
    read: (rows) => {
      for (const { _id, notes = [] } of rows) {
        const before = readOf.get(_id) ?? 0
        for (const each of notes) if (each.n > before) needs.onEphemeral(each.message as Ephemeral)
        readOf.set(_id, Math.max(before, notes.at(-1)?.n ?? 0))
      }
      const there = new Set(rows.map(({ _id }) => _id))
      for (const id of readOf.keys()) if (!there.has(id)) readOf.delete(id)
    },
    close: async () => void (await writing),
  }
}
