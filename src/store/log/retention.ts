import { at, positionOf } from '../../kernel/position.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Database } from '../database.ts'
import type { LogReader } from './read-log.ts'

/** How many entries one command removes. */
const step = 10_000

/**
 * Removes what is older than is kept. A lane's floor is raised first, then what lies below it goes: so whoever finds an
 * entry missing finds the floor above it.
 */
export const removeOldEntries = async (
  { lanes, log }: Pick<Database, 'lanes' | 'log'>,
  reader: Pick<LogReader, 'heads' | 'floors'>,
  olderThan: Date,
): Promise<void> => {
  const [heads, floors] = await Promise.all([reader.heads(), reader.floors()])
  for (const [lane, head] of heads.entries()) {
    const floor = at(floors, lane)
    const kept = await log.findOne(
      { _id: { $gt: positionOf(lane, floor), $lte: positionOf(lane, head) }, at: { $gte: olderThan } },
      { sort: { _id: 1 }, projection: { _id: 1 } },
    )
    const raised = kept ? kept._id - positionOf(lane, 1) : head
    if (raised > floor) await lanes.updateOne({ _id: lane, floor: { $lt: raised } }, { $set: { floor: raised } })
    // From the oldest that is there, so that what an interrupted run left goes too.
    const oldest = await log.findOne(
      { _id: { $gt: positionOf(lane, 0), $lte: positionOf(lane, raised) } },
      { sort: { _id: 1 }, projection: { _id: 1 } },
    )
    for (let from = oldest?._id ?? Infinity; from <= positionOf(lane, raised); from += step)
      await log.deleteMany({ _id: { $gte: from, $lt: Math.min(from + step, positionOf(lane, raised) + 1) } })
  }
}

/** Does so every hour; several processes may. */
export const startRetention = (options: {
  database: Pick<Database, 'lanes' | 'log'>
  reader: Pick<LogReader, 'heads' | 'floors'>
  clock: Clock
  days: number
  onTrouble(message: string, error: unknown): void
}): { close(): void } => {
  const run = () => {
    const olderThan = new Date(options.clock.now().getTime() - options.days * 24 * 3600 * 1000)
    removeOldEntries(options.database, options.reader, olderThan).catch((error: unknown) =>
      options.onTrouble('Old entries of the log could not be removed.', error),
    )
  }
  const timer = setInterval(run, 3600 * 1000)
  timer.unref()
  return { close: () => clearInterval(timer) }
}
