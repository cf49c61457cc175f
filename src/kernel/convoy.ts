export interface ConvoyOptions {
  /** Those that set out together. */
  size: number
  /** Those that are on their way at once: all others wait. */
  atOnce: number
  /** Milliseconds between two that set out while others are on their way. */
  everyMs: number
}

/** Does work together with that of others, in the order in which they came. */
export type Convoy = <Result>(work: () => Promise<Result>) => Promise<Result>

/**
 * Has work that comes at once set out in groups, so that what its parts need can be read for all of them in one. Who comes alone sets out at
 * once; between two groups everything else has its turn.
 */
export const createConvoy = ({ size, atOnce, everyMs }: ConvoyOptions): Convoy => {
  const waiting: (() => void)[] = []
  let onTheirWay = 0
  let leftAt = -Infinity
  let timer: NodeJS.Timeout | null = null

  const setOut = (): void => {
    if (timer) clearTimeout(timer)
    timer = null
    const room = Math.min(size, atOnce - onTheirWay)
    if (waiting.length === 0 || room <= 0) return
    const inMs = leftAt + everyMs - performance.now()
    // Others come while some are on their way: they gather until those are back, or for a moment.
    if (onTheirWay > 0 && inMs > 0) {
      timer = setTimeout(setOut, Math.ceil(inMs))
      return
    }
    leftAt = performance.now()
    const group = waiting.splice(0, room)
    onTheirWay += group.length
    for (const go of group) go()
    setOut()
  }
  return async (work) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    waiting.push(resolve)
    if (!timer) setOut()
    await promise
    try {
      return await work()
    } finally {
      onTheirWay--
      if (!timer || onTheirWay === 0) setOut()
    }
  }
}
