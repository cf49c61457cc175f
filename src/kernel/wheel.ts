/** Turns a while after something has begun to wait: once for all that does by then, and never twice at the same time. */
export interface Wheel {
  /** Something waits. */
  start(): void
  /** Turns for what waits; from then on it turns at once. */
  close(): Promise<void>
}

export const createWheel = (options: {
  /** Milliseconds that something waits at most, beside the turn under way; and at least, between two turns. */
  everyMs: number
  turn(): Promise<void>
  onTrouble(error: unknown): void
}): Wheel => {
  let timer: NodeJS.Timeout | undefined
  let turning: Promise<void> | null = null
  let waits = false
  let closed = false

  const turn = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    waits = false
    turning = options
      .turn()
      .catch(options.onTrouble)
      .finally(() => {
        turning = null
        if (waits) start()
      })
    return turning
  }
  const start = (): void => {
    waits = true
    if (!turning) timer ??= setTimeout(() => void turn(), closed ? 0 : options.everyMs)
  }
  return {
    start,
    close: async () => {
      closed = true
      await turning
      if (waits) await turn()
    },
  }
}
