import type { mongo } from 'mongoose'
import type { Clock } from '../kernel/clock.ts'

/** Milliseconds between two looks at the database's clock. */
const lookEveryMs = 30_000
/** Milliseconds that two clocks may be apart and be taken for the same: what is less is how long an answer took. */
const toleratedMs = 100

/**
 * The time by the database's clock, so that all processes agree on it whatever their machines' clocks say. Between two looks it
 * goes on by itself: putting the machine's clock forward or back doesn't move it.
 */
export interface DatabaseClock extends Clock {
  close(): void
}

export const startDatabaseClock = async (db: mongo.Db): Promise<DatabaseClock> => {
  /** What the database's clock said when this process's timer stood at nought. */
  let base = -Infinity
  const look = async (): Promise<void> => {
    const askedAt = performance.now()
    const { localTime } = await db.admin().command({ hello: 1 })
    const took = performance.now() - askedAt
    const seen = (localTime as Date).getTime() - (askedAt + took / 2)
    const agrees = (other: number): boolean => Math.abs(seen - other) <= took / 2 + toleratedMs
    if (!agrees(base)) base = agrees(performance.timeOrigin) ? performance.timeOrigin : seen
  }
  await look()
  // Where the database is away, its time goes on as it was.
  const timer = setInterval(() => void look().catch(() => {}), lookEveryMs)
  timer.unref()
  return {
    now: () => new Date(base + performance.now()),
    close: () => clearInterval(timer),
  }
}
