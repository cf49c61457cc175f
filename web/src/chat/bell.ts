import type { ChatEvent } from 'parley/client'

export interface Bell {
  ring(event: ChatEvent): void
  /** Called after each event until the returned function is called. */
  onEvent(listener: (event: ChatEvent) => void): () => void
}

export const createBell = (): Bell => {
  const listeners = new Set<(event: ChatEvent) => void>()
  return {
    ring: (event) => {
      for (const listener of listeners) listener(event)
    },
    onEvent: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
