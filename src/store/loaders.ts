import DataLoader from 'dataloader'
import { createStatisticsLoader, type BroadcastStatistics } from './broadcast-statistics.ts'
import type { Database } from './database.ts'
import { createContactLoader, type Pair } from './contacts.ts'
import { withoutErased, withoutErasedFiles } from './erased.ts'
import { createHearingLoader, type Hearing } from './hearing.ts'
import { createConnectionsLoader, type Connections } from './presence.ts'
import { createRoomPeopleLoader, type RoomPeople } from './room-people.ts'
import type {
  AttachmentRow,
  BlockRow,
  BroadcastRow,
  ConversationRow,
  MessageRow,
  RoomMemberRow,
  RoomRow,
  UserRow,
} from './rows.ts'

/** Messages `from` to `to` of a conversation, by seq, both included. As seq is dense, a page is such a range. */
export interface SeqRange {
  conversationId: string
  from: number
  to: number
}

export interface MentionsAfter {
  conversationId: string
  userId: string
  after: number
}

/** Made for one reply or one event, and gone with it: nothing that is cached outlives what it was read for. */
export interface Loaders {
  user: DataLoader<string, UserRow | null>
  conversation: DataLoader<string, ConversationRow | null>
  message: DataLoader<string, MessageRow | null>
  /** How many messages after a seq mention a person. */
  mentions: DataLoader<MentionsAfter, number, string>
  attachment: DataLoader<string, AttachmentRow | null>
  /** Oldest first. */
  messages: DataLoader<SeqRange, MessageRow[], string>
  broadcast: DataLoader<string, BroadcastRow | null>
  statistics: DataLoader<BroadcastRow, BroadcastStatistics, string>
  room: DataLoader<string, RoomRow | null>
  /** By `roomId:userId`. */
  roomMember: DataLoader<string, RoomMemberRow | null>
  roomPeople: DataLoader<RoomPeople, string[], string>
  /** By `blockId`; `areApart` asks both ways. */
  block: DataLoader<string, BlockRow | null>
  /** Whether two people have a conversation that has begun. */
  contact: DataLoader<Pair, boolean, string>
  /** By the person's id. */
  connections: DataLoader<string, Connections>
  /** By the person's id. */
  hearing: DataLoader<string, Hearing>
}

export const createLoaders = (database: Database): Loaders =>
  loadersOf(
    database,
    byId((ids) => database.users.find({ _id: { $in: ids } }).toArray()),
  )

/** Whoever loads a message or a file loads whose it is: of an erased person nothing comes out. */
const loadersOf = (
  {
    users,
    conversations,
    messages,
    attachments,
    broadcasts,
    rooms,
    roomMembers,
    blocks,
    connections,
    lastSeen,
  }: Database,
  user: Loaders['user'],
): Loaders => ({
  user,
  conversation: byId((ids) => conversations.find({ _id: { $in: ids } }).toArray()),
  message: byId(async (ids) => withoutErased(await messages.find({ _id: { $in: ids } }).toArray(), user)),
  mentions: new DataLoader(
    async (wanted) => {
      const counted = await messages
        .aggregate<{ _id: { conversationId: string; userId: string }; count: number }>([
          {
            $match: {
              $or: wanted.map(({ conversationId, userId, after }) => ({
                mentionIds: userId,
                conversationId,
                seq: { $gt: after },
              })),
            },
          },
          { $unwind: '$mentionIds' },
          { $group: { _id: { conversationId: '$conversationId', userId: '$mentionIds' }, count: { $sum: 1 } } },
        ])
        .toArray()
      return wanted.map(
        ({ conversationId, userId }) =>
          counted.find(({ _id }) => _id.conversationId === conversationId && _id.userId === userId)?.count ?? 0,
      )
    },
    { maxBatchSize, cacheKeyFn: ({ conversationId, userId, after }) => `${after} ${conversationId} ${userId}` },
  ),
  attachment: byId(async (ids) => withoutErasedFiles(await attachments.find({ _id: { $in: ids } }).toArray(), user)),
  messages: new DataLoader(
    async (ranges) => {
      const rows = await messages
        .find({
          $or: ranges.map(({ conversationId, from, to }) => ({ conversationId, seq: { $gte: from, $lte: to } })),
        })
        .toArray()
      const byConversation = Map.groupBy(await withoutErased(rows, user), ({ conversationId }) => conversationId)
      return ranges.map(({ conversationId, from, to }) =>
        (byConversation.get(conversationId) ?? [])
          .filter(({ seq }) => seq >= from && seq <= to)
          .sort((a, b) => a.seq - b.seq),
      )
    },
    { maxBatchSize, cacheKeyFn: ({ conversationId, from, to }) => `${from} ${to} ${conversationId}` },
  ),
  broadcast: byId((ids) => broadcasts.find({ _id: { $in: ids } }).toArray()),
  statistics: createStatisticsLoader({ users, roomMembers }),
  room: byId((ids) => rooms.find({ _id: { $in: ids } }).toArray()),
  roomMember: byId((ids) => roomMembers.find({ _id: { $in: ids } }).toArray()),
  roomPeople: createRoomPeopleLoader({ rooms }),
  block: byId((ids) => blocks.find({ _id: { $in: ids } }).toArray()),
  contact: createContactLoader({ conversations }),
  connections: createConnectionsLoader({ connections, lastSeen }),
  hearing: createHearingLoader({ users, roomMembers }),
})

/** Keys of one command. */
const maxBatchSize = 1000

const byId = <Row extends { _id: string }>(find: (ids: string[]) => Promise<Row[]>) =>
  new DataLoader<string, Row | null>(
    async (ids) => {
      const rows = new Map((await find([...ids])).map((row) => [row._id, row]))
      return ids.map((id) => rows.get(id) ?? null)
    },
    { maxBatchSize },
  )
