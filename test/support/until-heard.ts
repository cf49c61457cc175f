import { setTimeout as wait } from 'node:timers/promises'
import type { Follower } from './recorder.ts'

/** Milliseconds after which a follower that is given nothing any more stands where it stands, which the checker says. */
const stuckMs = 60_000

/** Resolves once a follower has heard of all these messages, or of nothing for long. */
export const untilHeard = async (follower: Follower, ids: ReadonlySet<string>): Promise<void> => {
  let isThere = false
  const hears = (async () => {
    await follower.hears(ids)
    isThere = true
  })()
  for (let [seen, since] = [0, performance.now()]; !isThere && performance.now() - since < stuckMs;) {
    if (follower.events.length > seen) [seen, since] = [follower.events.length, performance.now()]
    await Promise.race([hears, wait(500)])
  }
}
