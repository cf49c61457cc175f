/** Numbers of the last 60 minutes, oldest first; `minute` is the newest one's, counted from 1970. */
export interface Minutes {
  minute: number
  counts: number[]
}

export const minutesKept = 60

export const minuteOf = (at: Date): number => Math.floor(at.getTime() / 60_000)

/** The same, as seen from a later minute. */
export const seenFrom = ({ minute, counts }: Minutes, now: number): number[] =>
  Array.from({ length: minutesKept }, (_, i) => counts[i + now - minute] ?? 0)

export const sumOf = (all: Minutes[], now: number): number[] =>
  all
    .map((each) => seenFrom(each, now))
    .reduce((sums, counts) => sums.map((sum, i) => sum + counts[i]!), seenFrom({ minute: now, counts: [] }, now))

/** Counts what happens, by the clock given. */
export const createMinuteCounter = (now: () => Date) => {
  let minute = minuteOf(now())
  let counts = seenFrom({ minute, counts: [] }, minute)
  /** A clock that was set back counts into the newest minute. */
  const moveOn = (): void => {
    const latest = Math.max(minute, minuteOf(now()))
    if (latest === minute) return
    counts = seenFrom({ minute, counts }, latest)
    minute = latest
  }
  return {
    add: (n: number): void => {
      moveOn()
      counts[minutesKept - 1]! += n
    },
    read: (): Minutes => {
      moveOn()
      return { minute, counts: [...counts] }
    },
  }
}
