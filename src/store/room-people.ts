import DataLoader from 'dataloader'
import type { Database } from './database.ts'

/** Up to `limit` people of a room by id, behind `after`. */
export interface RoomPeople {
  roomId: string
  after: string
  limit: number
}

/** Their ids: one command for all rooms of a list. */
export const createRoomPeopleLoader = ({ rooms }: Pick<Database, 'rooms'>): DataLoader<RoomPeople, string[], string> =>
  new DataLoader<RoomPeople, string[], string>(
    async (wanted) => {
      const found = new Map<string, string[]>()
      for (const [size, pages] of Map.groupBy(wanted, ({ after, limit }) => JSON.stringify([after, limit]))) {
        const { after, limit } = pages[0]!
        const people = [
          { $match: { isMember: true, userId: { $gt: after } } },
          { $sort: { userId: 1 } },
          { $limit: limit },
          { $project: { _id: 0, userId: 1 } },
        ]
        const rows = await rooms
          .aggregate<{ _id: string; people: { userId: string }[] }>([
            { $match: { _id: { $in: pages.map(({ roomId }) => roomId) } } },
            {
              $lookup: {
                from: 'roomMembers',
                localField: '_id',
                foreignField: 'roomId',
                pipeline: people,
                as: 'people',
              },
            },
            { $project: { people: 1 } },
          ])
          .toArray()
        for (const row of rows)
          found.set(
            `${size} ${row._id}`,
            row.people.map(({ userId }) => userId),
          )
      }
      return wanted.map(({ roomId, after, limit }) => found.get(`${JSON.stringify([after, limit])} ${roomId}`) ?? [])
    },
    { maxBatchSize: 100, cacheKeyFn: ({ roomId, after, limit }) => JSON.stringify([roomId, after, limit]) },
  )
