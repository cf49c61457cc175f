/** Whether the server can be reached. */
export interface ConnectionState {
  /**
   * - `connecting`: for the first time.
   * - `connected`: what happens is told at once.
   * - `away`: the connection is lost, and tried again until it is back or the client is closed.
   */
  readonly status: 'connecting' | 'connected' | 'away'
  /** Since when that is so. */
  readonly since: Date
  /** Why it was lost, e.g. `4403 The token has expired`; null while connected. */
  readonly reason: string | null
}

/** A value that can be listened to; as React's useSyncExternalStore wants it. */
export interface Watched<Value> {
  get(): Value
  /** Called after each change, until the returned function is called. */
  subscribe(onChange: () => void): () => void
}

export const createWatched = <Value>(
  initial: Value,
  onError: (error: unknown) => void,
): Watched<Value> & { set(value: Value): void } => {
  const listeners = new Set<() => void>()
  let value = initial
  return {
    get: () => value,
    set: (changed) => {
      value = changed
      for (const listener of listeners)
        try {
          listener()
        } catch (error) {
          onError(error)
        }
    },
    subscribe: (listener) => {
      // A function of its own, so that subscribing the same one twice is twice.
      const own = (): void => listener()
      listeners.add(own)
      return () => void listeners.delete(own)
    },
  }
}
