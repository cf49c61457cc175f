import type { ChatEvent } from 'parley/client'

export interface Bell {
  ring(event: ChatEvent): void
  /** Called after each event until the returned function is called. */
  onEvent(listener: (event: ChatEvent) => void): () => void
  ringCaughtUp(missed: number): void
  /** Called when all that was missed has been told, with how much that was: at the start, and after each break. */
  onCaughtUp(listener: (missed: number) => void): () => void
  ringResync(): void
  /** Called where all that is shown is to be loaded anew: at the start, and where events don't say what has changed. */
  onResync(listener: () => void): () => void
}

export const createBell = (): Bell => {
  const events = createListeners<ChatEvent>()
  const resyncs = createListeners<void>()
  const caughtUp = createListeners<number>()
  return {
    ring: events.tell,
    onEvent: events.listen,
    ringCaughtUp: caughtUp.tell,
    onCaughtUp: caughtUp.listen,
    ringResync: resyncs.tell,
    onResync: resyncs.listen,
  }
}

const createListeners = <Value>() => {
  const listeners = new Set<(value: Value) => void>()
  return {
    tell: (value: Value) => {
      for (const listener of listeners) listener(value)
    },
    listen: (listener: (value: Value) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
