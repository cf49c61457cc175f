/** Those whose last device is gone, and who may be back within the grace: one timer for all, as all have equally long. */
export interface Leavers {
  add(userId: string): void
  /** Takes back who has come again; false where there was nobody to take back. */
  take(userId: string): boolean
  has(userId: string): boolean
  ids(): Iterable<string>
  /** Ends all waiting; those who were left, with when they left. */
  close(): [string, number][]
}

/** Milliseconds that the first waits for those who left right after it: they are written together. */
const togetherMs = 100

/** `onGone` is told when the grace has passed. Times are milliseconds of the process's own clock. */
export const createLeavers = (graceMs: number, onGone: (userId: string, leftAt: number) => void): Leavers => {
  const leaving = new Map<string, number>()
  let timer: NodeJS.Timeout | null = null
  const arm = (): void => {
    const [first] = leaving.values()
    if (timer || first === undefined) return
    timer = setTimeout(
      () => {
        timer = null
        const now = performance.now()
        for (const [userId, leftAt] of leaving) {
          if (leftAt + graceMs > now) break
          leaving.delete(userId)
          onGone(userId, leftAt)
        }
        arm()
      },
      Math.max(first + graceMs - performance.now(), 0) + togetherMs,
    )
  }
  return {
    add: (userId) => {
      leaving.delete(userId)
      leaving.set(userId, performance.now())
      arm()
    },
    take: (userId) => leaving.delete(userId),
    has: (userId) => leaving.has(userId),
    ids: () => leaving.keys(),
    close: () => {
      if (timer) clearTimeout(timer)
      const left = [...leaving]
      leaving.clear()
      return left
    },
  }
}
