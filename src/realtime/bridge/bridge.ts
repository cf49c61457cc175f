import type { KeyObject } from 'node:crypto'
import type { LogEntry } from '../../store/rows.ts'
import type { Ephemeral } from '../bus.ts'
import { createMessages } from './message.ts'
import { createOutbox, type Unsent } from './outbox.ts'
import type { Way } from './transport.ts'

/** Tells the other processes what happens here. Nothing waits for it, and what it loses is late, never missing. */
export interface Bridge {
  /** As operators know it. */
  readonly name: string
  /** This process's own, once they are committed. */
  announce(entries: readonly LogEntry[]): void
  tell(message: Ephemeral): void
  /** Whether what is said comes back, and so reaches the others too; as of a few beats ago. */
  readonly isUp: boolean
  close(): Promise<void>
}

export interface BridgeNeeds {
  way: Way
  /** Of all who share the database. */
  channel: string
  key: KeyObject
  processId: string
  /** Milliseconds within which something is said, so that who hears nothing knows that something is wrong. */
  beatMs: number
  /** What another process has committed, each lane's in order, and not always without a gap. Must not throw. */
  onEntries(entries: LogEntry[]): void
  onEphemeral(message: Ephemeral): void
  /** Something may have been said that wasn't heard: the log has it. */
  onMissed(): void
  onTrouble(message: string, error: unknown): void
  /** Told of every message. Must not throw. */
  onMessage?(what: BridgeMessage): void
}

/** Sent, heard of another process, lost on the way out, or not one of ours. */
export type BridgeMessage = 'sent' | 'heard' | 'lost' | 'foreign'

/** Beats without an echo after which the way is taken for broken. */
const beatsUntilAway = 3

export const openBridge = (needs: BridgeNeeds): Bridge => {
  const { processId, beatMs, onMessage = () => {} } = needs
  const messages = createMessages(needs.key)
  const outbox = createOutbox()
  let echoedAt = -Infinity
  let renewedAt = performance.now()
  let saidAt = -Infinity
  let sending: Promise<void> | null = null
  let closed = false

  const heard = (bytes: Buffer): void => {
    const message = messages.open(bytes)
    if (!message) return onMessage('foreign')
    if (message.from === processId) {
      echoedAt = performance.now()
      return
    }
    onMessage('heard')
    for (const each of message.ephemera) needs.onEphemeral(each)
    if (message.entries.length > 0) needs.onEntries(message.entries)
    if (message.isShort) needs.onMissed()
  }

  const joined = (): void => {
    needs.onMissed()
    // Its echo says that the way is there, before the next beat does.
    setImmediate(() => {
      if (!closed && !sending) void send(outbox.take())
    })
  }
  const transport = needs.way.open(needs.channel, { heard, joined, onTrouble: needs.onTrouble })

  const send = async (unsent: Unsent): Promise<void> => {
    saidAt = performance.now()
    try {
      await transport.send(messages.seal({ from: processId, ...unsent }))
      onMessage('sent')
    } catch {
      // The others look at the log by themselves; and that the way is broken, the missing echo tells.
      onMessage('lost')
    }
  }
  /** One message at a time: what comes meanwhile, and in this turn, is the next. */
  const sendAll = async (): Promise<void> => {
    await new Promise(setImmediate)
    while (!outbox.isEmpty) await send(outbox.take())
    sending = null
  }
  const start = (): void => {
    if (!closed) sending ??= sendAll()
  }

  const isUp = (): boolean => performance.now() - echoedAt < beatsUntilAway * beatMs
  const beat = setInterval(() => {
    const now = performance.now()
    if (!isUp() && now - renewedAt > beatsUntilAway * beatMs) {
      renewedAt = now
      transport.renew()
    }
    if (!sending && now - saidAt > beatMs / 2) void send(outbox.take())
  }, beatMs)
  beat.unref()

  return {
    name: needs.way.name,
    announce: (entries) => {
      outbox.entries(entries)
      start()
    },
    tell: (message) => {
      outbox.ephemeral(message)
      start()
    },
    get isUp() {
      return isUp()
    },
    close: async () => {
      closed = true
      clearInterval(beat)
      await sending
      await transport.close()
    },
  }
}
