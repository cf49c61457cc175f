export interface Timing {
  /** Milliseconds: a first retry comes within it; each next within twice as long. @default 500 */
  retryMs?: number
  /** Milliseconds: no retry waits longer. @default 30000 */
  retryMaxMs?: number
  /** Milliseconds of silence before the socket is pinged. @default 10000 */
  pingMs?: number
  /** Milliseconds that a pong may take, before the network counts as gone. @default 5000 */
  pongMs?: number
  /** Milliseconds that connecting and signing in may take, before it is tried anew. @default 20000 */
  connectMs?: number
  /** Milliseconds that a send may stay without an answer, before it is sent again. @default 30000 */
  answerMs?: number
}

export const defaultTiming: Required<Timing> = {
  retryMs: 500,
  retryMaxMs: 30_000,
  pingMs: 10_000,
  pongMs: 5_000,
  connectMs: 20_000,
  answerMs: 30_000,
}

/** Waiting that can be ended, all of it at once. */
export interface Pauses {
  /** Resolves within the given milliseconds, or when woken. */
  for(ms: number): Promise<void>
  /** Full jitter (Brooker, “Exponential Backoff And Jitter”): from nothing up to a bound that doubles with each failure. */
  backOff(failures: number): Promise<void>
  wake(): void
}

export const createPauses = ({ retryMs, retryMaxMs }: Required<Timing>): Pauses => {
  const wakers = new Set<() => void>()
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer)
        wakers.delete(end)
        resolve()
      }
      const timer = setTimeout(end, ms)
      wakers.add(end)
    })
  return {
    for: pause,
    backOff: (failures) => pause(Math.random() * Math.min(retryMs * 2 ** failures, retryMaxMs)),
    wake: () => {
      for (const end of wakers) end()
    },
  }
}
