import { liesWithin, type Interval } from '../kernel/interval.ts'
import type { Database } from './database.ts'
import type { BroadcastRow } from './rows.ts'

/** Which broadcasts are a person's, and read, by their numbers. */
export interface Hearing {
  /** Those for everyone: above it. */
  from: number
  /** Up to it they are read. */
  read: number
  /** Those of rooms that the person is or was in, by room. */
  rooms: ReadonlyMap<string, readonly Interval[]>
}

/** Whether a broadcast was for the person. */
export const isTheirs = (
  { from, rooms }: Hearing,
  { roomId, number }: Pick<BroadcastRow, 'roomId' | 'number'>,
): boolean => (roomId === null ? number > from : liesWithin(rooms.get(roomId) ?? [], number))

/** Two commands for up to 1,000 people. */
export const readHearing =
  ({ users, roomMembers }: Pick<Database, 'users' | 'roomMembers'>) =>
  async (ids: readonly string[]): Promise<Map<string, Hearing>> => {
    const [people, members] = await Promise.all([
      users.find({ _id: { $in: [...ids] } }, { projection: { broadcastsFrom: 1, broadcastsRead: 1 } }).toArray(),
      roomMembers.find({ userId: { $in: [...ids] } }).toArray(),
    ])
    const marks = new Map(people.map((row) => [row._id, row]))
    const rooms = Map.groupBy(members, ({ userId }) => userId)
    return new Map(
      ids.map((id) => [
        id,
        {
          from: marks.get(id)?.broadcastsFrom ?? 0,
          read: marks.get(id)?.broadcastsRead ?? 0,
          rooms: new Map((rooms.get(id) ?? []).map(({ roomId, intervals }) => [roomId, intervals])),
        },
      ]),
    )
  }
