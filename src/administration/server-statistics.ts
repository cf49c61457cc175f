import type { Clock } from '../kernel/clock.ts'
import { livingProcesses } from '../store/commit/lease.ts'
import type { Database } from '../store/database.ts'
import { minuteOf, sumOf } from './minutes.ts'
import type { ProcessStatistics } from './process-statistics.ts'

/** What the schema's `ServerStatistics` is made of. */
export interface ServerStatistics {
  at: Date
  version: string
  processes: number
  peopleOnline: number
  connections: number
  subscriptions: number
  messagesPerMinute: number[]
  deliveriesPerMinute: number[]
}

/** Over all processes, in three commands however many there are: the others as they have written it down, this one as it is. */
export const createServerStatistics =
  (needs: {
    database: Pick<Database, 'statistics' | 'processes' | 'connections'>
    own: Pick<ProcessStatistics, 'read'>
    version: string
    clock: Clock
  }) =>
  async (): Promise<ServerStatistics> => {
    const { database, version } = needs
    const at = needs.clock.now()
    const own = needs.own.read()
    const [living, rows, [online]] = await Promise.all([
      livingProcesses(database),
      database.statistics.find({ _id: { $ne: own._id } }).toArray(),
      database.connections
        .aggregate<{ people: number }>([
          { $match: { leftAt: null } },
          { $lookup: { from: 'processes', localField: 'processId', foreignField: '_id', as: 'process' } },
          { $match: { $expr: { $gt: [{ $first: '$process.until' }, '$$NOW'] } } },
          { $group: { _id: '$userId' } },
          { $count: 'people' },
        ])
        .toArray(),
    ])
    const all = [own, ...rows]
    const running = all.filter(({ _id }) => _id === own._id || living.has(_id))
    const minute = Math.max(own.minute, minuteOf(at))
    const sum = (of: 'messages' | 'deliveries') =>
      sumOf(
        all.map((row) => ({ minute: row.minute, counts: row[of] })),
        minute,
      )
    return {
      at,
      version,
      processes: new Set([...living, own._id]).size,
      peopleOnline: online?.people ?? 0,
      connections: running.reduce((total, { connections }) => total + connections, 0),
      subscriptions: running.reduce((total, { subscriptions }) => total + subscriptions, 0),
      messagesPerMinute: sum('messages'),
      deliveriesPerMinute: sum('deliveries'),
    }
  }
