import type { Clock } from '../kernel/clock.ts'
import { laneOf } from '../kernel/position.ts'
import type { Database } from '../store/database.ts'
import type { StatisticsRow } from '../store/job-rows.ts'
import type { Delivery } from '../store/log/frontier.ts'
import { createMinuteCounter, minuteOf, minutesKept } from './minutes.ts'

/** What this process counts, and writes down for the others. */
export interface ProcessStatistics {
  /** Given all of the log: what this process's own lanes have committed counts. */
  hear(batch: Delivery[]): void
  /** A subscription was given an event. */
  delivered(readers: number): void
  /** As it is now. */
  read(): StatisticsRow
  close(): Promise<void>
}

export const startProcessStatistics = (needs: {
  database: Pick<Database, 'statistics'>
  processId: string
  clock: Clock
  /** Milliseconds between two writes. */
  everyMs: number
  lanes(): number[]
  connections(): number
  subscriptions(): number
  onTrouble(message: string, error: unknown): void
}): ProcessStatistics => {
  const { database, processId, clock, onTrouble } = needs
  const { statistics } = database
  const now = () => clock.now()
  const messages = createMinuteCounter(now)
  const deliveries = createMinuteCounter(now)

  const read = (): StatisticsRow => {
    const { minute, counts } = messages.read()
    return {
      _id: processId,
      minute,
      messages: counts,
      deliveries: deliveries.read().counts,
      connections: needs.connections(),
      subscriptions: needs.subscriptions(),
    }
  }
  const write = async (): Promise<void> => {
    const { _id, ...row } = read()
    await statistics.replaceOne({ _id }, row, { upsert: true })
  }
  const forgetOld = () => statistics.deleteMany({ minute: { $lte: minuteOf(now()) - minutesKept } })
  const safely = (work: Promise<unknown>): Promise<unknown> =>
    work.catch((error: unknown) => onTrouble('Statistics could not be written.', error))
  const timer = setInterval(() => void safely(write()), needs.everyMs)
  void safely(forgetOld())

  return {
    hear: (batch) => {
      const own = needs.lanes()
      const added = batch.filter(({ entry: { what, _id } }) => what === 'MessageAdded' && own.includes(laneOf(_id)))
      if (added.length > 0) messages.add(added.length)
    },
    delivered: deliveries.add,
    read,
    close: async () => {
      clearInterval(timer)
      await safely(write())
    },
  }
}
