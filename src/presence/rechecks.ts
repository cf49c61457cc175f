/** People who are to be looked at again at some time, by one timer for all. */
export interface Rechecks {
  in(userId: string, ms: number): void
  forget(userId: string): void
  close(): void
}

/** Milliseconds that a look waits for others which are due soon. */
const togetherMs = 20

export const createRechecks = (onDue: (userIds: string[]) => void): Rechecks => {
  const due = new Map<string, number>()
  let timer: NodeJS.Timeout | null = null
  let timerAt = Infinity
  const arm = (at: number): void => {
    if (at >= timerAt) return
    if (timer) clearTimeout(timer)
    timerAt = at
    timer = setTimeout(
      () => {
        timer = null
        timerAt = Infinity
        const now = performance.now()
        const ids = [...due].filter(([, dueAt]) => dueAt <= now).map(([id]) => id)
        for (const id of ids) due.delete(id)
        onDue(ids)
        let next = Infinity
        for (const dueAt of due.values()) next = Math.min(next, dueAt)
        if (next !== Infinity) arm(next)
      },
      at - performance.now() + togetherMs,
    )
    timer.unref()
  }
  return {
    in: (userId, ms) => {
      const at = performance.now() + ms
      due.set(userId, at)
      arm(at)
    },
    forget: (userId) => {
      due.delete(userId)
    },
    close: () => {
      if (timer) clearTimeout(timer)
      due.clear()
    },
  }
}
