import type { LogEntry } from '../../store/rows.ts'
import type { Ephemeral } from '../bus.ts'
import type { Message } from './message.ts'

export type Unsent = Omit<Message, 'from'>

/** What waits to be said: bounded, as the log has all that is dropped here, and what is ephemeral is soon over. */
export interface Outbox {
  readonly isEmpty: boolean
  entries(entries: readonly LogEntry[]): void
  ephemeral(message: Ephemeral): void
  take(): Unsent
}

/** Entries, and ids in their audiences, of one message: about 1 MB. */
const maxEntries = 2000
const maxAudience = 20_000
const maxEphemera = 5000

export const createOutbox = (): Outbox => {
  let waiting = nothing()
  let audience = 0
  return {
    get isEmpty() {
      return waiting.entries.length === 0 && waiting.ephemera.length === 0 && !waiting.isShort
    },
    entries: (entries) => {
      for (const entry of entries) audience += entry.to.length
      if (waiting.isShort || waiting.entries.length + entries.length > maxEntries || audience > maxAudience)
        Object.assign(waiting, { entries: [], isShort: true })
      else waiting.entries.push(...entries)
    },
    ephemeral: (message) => {
      waiting.ephemera.push(message)
      if (waiting.ephemera.length > maxEphemera) waiting.ephemera.shift()
    },
    take: () => {
      const taken = waiting
      waiting = nothing()
      audience = 0
      return taken
    },
  }
}

const nothing = (): Unsent => ({ entries: [], ephemera: [], isShort: false })
