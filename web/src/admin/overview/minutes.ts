export interface Minute {
  /** When it began. */
  at: Date
  count: number
}

const minuteMs = 60_000

/** Counts with the minutes that they are of; the last one is that in which it was asked. */
export const minutesOf = (at: string, counts: readonly number[]): Minute[] => {
  const last = Math.floor(new Date(at).getTime() / minuteMs)
  return counts.map((count, index) => ({ at: new Date((last - counts.length + 1 + index) * minuteMs), count }))
}
