import type { KeyObject } from 'node:crypto'
import type { Database } from '../../store/database.ts'
import type { Frontier } from '../../store/log/frontier.ts'
import type { LogEntry, ProcessRow } from '../../store/rows.ts'
import { createBus, type Bus } from '../bus.ts'
import { openBridge, type Bridge, type BridgeMessage } from './bridge.ts'
import { createNotes } from './notes.ts'
import type { Way } from './transport.ts'

/** All that processes on one database tell each other. */
export interface Between {
  bus: Bus
  /** null: there is none, and they find out by looking. */
  bridge: Pick<Bridge, 'name' | 'isUp'> | null
  /** This process's own entries, once they are committed. */
  announce(entries: readonly LogEntry[]): void
  /** The other processes' rows, as they were just read. */
  read(rows: readonly ProcessRow[]): void
  /** What is late for now, in words; null: nothing. */
  degraded(): string | null
  close(): Promise<void>
}

export const startBetween = (needs: {
  /** null: there is none. */
  way: Way | null
  /** There is no other process. */
  alone: boolean
  database: Database
  frontier: Pick<Frontier, 'hear' | 'look'>
  key: KeyObject
  epoch: string
  processId: string
  /** See `BridgeNeeds`. */
  beatMs: number
  onTrouble(message: string, error: unknown): void
  onMessage(what: BridgeMessage): void
}): Between => {
  const { way, frontier, onTrouble } = needs
  const bus = createBus((message) => {
    // By the database where the bridge is away, and to nobody where there is nobody.
    if (!needs.alone) (bridge?.isUp ? bridge : notes).tell(message)
  })
  const notes = createNotes({ ...needs, onEphemeral: bus.heard })
  const bridge =
    way &&
    openBridge({
      ...needs,
      way,
      channel: `parley:${needs.epoch}`,
      onEntries: frontier.hear,
      onEphemeral: bus.heard,
      onMissed: () => void frontier.look().catch((error: unknown) => onTrouble('The log could not be read.', error)),
    })
  return {
    bus,
    bridge,
    announce: (entries) => bridge?.announce(entries),
    read: notes.read,
    degraded: () => (bridge && !bridge.isUp ? `${bridge.name} is away: what other processes do is late.` : null),
    close: async () => {
      await Promise.all([bridge?.close(), notes.close()])
    },
  }
}
