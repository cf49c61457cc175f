/** Numbers above `from`, up to and with `to`; null: it goes on. */
export interface Interval {
  from: number
  to: number | null
}

/** Intervals that are kept of one thing; the oldest goes first. */
const maxIntervals = 1000

export const liesWithin = (intervals: readonly Interval[], n: number): boolean =>
  intervals.some(({ from, to }) => n > from && (to === null || n <= to))

/** The intervals with one that begins behind `n`. Where they know of it already, they stay as they are. */
export const opened = (intervals: readonly Interval[], n: number): Interval[] => {
  if (intervals.some(({ from, to }) => from <= n && (to === null || to > n))) return [...intervals]
  const last = intervals.at(-1)
  return last?.to === n
    ? [...intervals.slice(0, -1), { from: last.from, to: null }]
    : [...intervals, { from: n, to: null }].slice(-maxIntervals)
}

/** The intervals with that one ended at `n` which has it; what holds nothing is left out. */
export const ended = (intervals: readonly Interval[], n: number): Interval[] =>
  intervals
    .map(({ from, to }) => ({ from, to: from <= n && (to === null || to > n) ? n : to }))
    .filter(({ from, to }) => from !== to)
