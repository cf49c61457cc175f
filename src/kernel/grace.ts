/** Those for whom a time runs that all have equally long, unless they are taken back before: one timer for all. */
export interface Grace<One> {
  /** Its time runs from now on. */
  add(one: One): void
  /** Takes back who is in time; false where there was nobody to take back. */
  take(one: One): boolean
  has(one: One): boolean
  all(): Iterable<One>
  /** Ends all waiting; those who were left, with when their time began. */
  close(): [One, number][]
}

/** Milliseconds that the first waits for those who were added right after it: they are through together. */
const togetherMs = 100

/** `onOver` is told when the time has passed. Times are milliseconds of the process's own clock. */
export const createGrace = <One>(ms: number, onOver: (one: One, since: number) => void): Grace<One> => {
  const running = new Map<One, number>()
  let timer: NodeJS.Timeout | null = null
  const arm = (): void => {
    const [first] = running.values()
    if (timer || first === undefined) return
    timer = setTimeout(
      () => {
        timer = null
        const now = performance.now()
        for (const [one, since] of running) {
          if (since + ms > now) break
          running.delete(one)
          onOver(one, since)
        }
        arm()
      },
      Math.max(first + ms - performance.now(), 0) + togetherMs,
    )
  }
  return {
    add: (one) => {
      running.delete(one)
      running.set(one, performance.now())
      arm()
    },
    take: (one) => running.delete(one),
    has: (one) => running.has(one),
    all: () => running.keys(),
    close: () => {
      if (timer) clearTimeout(timer)
      const left = [...running]
      running.clear()
      return left
    },
  }
}
