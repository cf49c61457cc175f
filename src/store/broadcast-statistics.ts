import DataLoader from 'dataloader'
import type { mongo } from 'mongoose'
import type { Database } from './database.ts'
import type { BroadcastRow } from './rows.ts'

export interface BroadcastStatistics {
  audience: number
  delivered: number
  read: number
}

/**
 * Counted from people's marks, over an index that holds them: one command for all broadcasts to everyone that are asked for, and
 * one for those to rooms, which looks at the rooms' people.
 */
export const createStatisticsLoader = (
  database: Pick<Database, 'users' | 'roomMembers'>,
): DataLoader<BroadcastRow, BroadcastStatistics, string> =>
  new DataLoader<BroadcastRow, BroadcastStatistics, string>(
    async (broadcasts) => {
      const [ofAll, ofRooms] = await Promise.all([
        countAll(
          database,
          broadcasts.filter(({ roomId }) => roomId === null),
        ),
        countRooms(
          database,
          broadcasts.filter(({ roomId }) => roomId !== null),
        ),
      ])
      return broadcasts.map(({ number, audience }) => ({
        audience: audience ?? ofAll[`audience${number}`] ?? 0,
        delivered: ofAll[`delivered${number}`] ?? ofRooms[`delivered${number}`] ?? 0,
        read: ofAll[`read${number}`] ?? ofRooms[`read${number}`] ?? 0,
      }))
    },
    { maxBatchSize: 100, cacheKeyFn: ({ _id }) => _id },
  )

type Counts = Record<string, number>

/** Who became known later has all marks behind it, and isn't counted. */
const countAll = async ({ users }: Pick<Database, 'users'>, broadcasts: BroadcastRow[]): Promise<Counts> => {
  if (broadcasts.length === 0) return {}
  const newest = Math.max(...broadcasts.map(({ number }) => number))
  const sums = broadcasts.map(({ number }) => {
    const wasKnown = { $lt: ['$broadcastsFrom', number] }
    return {
      [`audience${number}`]: countIf(wasKnown),
      [`delivered${number}`]: countIf(wasKnown, { $gte: ['$broadcastsDelivered', number] }),
      [`read${number}`]: countIf(wasKnown, { $gte: ['$broadcastsRead', number] }),
    }
  })
  const [counts] = await users
    .aggregate<Counts>([
      { $match: { broadcastsFrom: { $lt: newest } } },
      { $group: { _id: null, ...Object.assign({}, ...sums) } },
    ])
    .toArray()
  return counts ?? {}
}

const countRooms = async (
  { roomMembers }: Pick<Database, 'roomMembers'>,
  broadcasts: BroadcastRow[],
): Promise<Counts> => {
  if (broadcasts.length === 0) return {}
  const sums = broadcasts.map(({ number, roomId }) => {
    const wasThere = [{ $eq: ['$roomId', roomId] }, isWithin(number)]
    return {
      [`delivered${number}`]: countIf(...wasThere, { $gte: ['$user.broadcastsDelivered', number] }),
      [`read${number}`]: countIf(...wasThere, { $gte: ['$user.broadcastsRead', number] }),
    }
  })
  const [counts] = await roomMembers
    .aggregate<Counts>([
      { $match: { roomId: { $in: [...new Set(broadcasts.map(({ roomId }) => roomId!))] } } },
      { $lookup: { from: 'users', localField: 'userId', foreignField: '_id', pipeline: [marks], as: 'user' } },
      { $set: { user: { $first: '$user' } } },
      { $group: { _id: null, ...Object.assign({}, ...sums) } },
    ])
    .toArray()
  return counts ?? {}
}

const marks = { $project: { broadcastsRead: 1, broadcastsDelivered: 1 } }

const countIf = (...conditions: mongo.Document[]): mongo.Document => ({ $sum: { $cond: [{ $and: conditions }, 1, 0] } })

const isWithin = (number: number): mongo.Document => ({
  $anyElementTrue: {
    $map: {
      input: '$intervals',
      in: {
        $and: [
          { $lt: ['$$this.from', number] },
          { $or: [{ $eq: ['$$this.to', null] }, { $gte: ['$$this.to', number] }] },
        ],
      },
    },
  },
})
