import DataLoader from 'dataloader'
import { createStatisticsLoader, type BroadcastStatistics } from './broadcast-statistics.ts'
import type { Committed } from './commit/batch.ts'
import type { Database } from './database.ts'
import { createContactLoader, type Pair } from './contacts.ts'
import { withoutErasedFiles } from './erased.ts'
import { createMessageLoaders } from './message-loaders.ts'
import type { Hearing } from './hearing.ts'
import { createConnectionsLoader, type Connections } from './presence.ts'
import type { PageRange, Reads } from './reads.ts'
import { maxBatchSize, RowLoader } from './row-loader.ts'
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

export interface MentionsAfter {
  conversationId: string
  userId: string
  after: number
}

/** Made for one reply or one event, and gone with it: nothing that is cached outlives what it was read for. */
export interface Loaders {
  user: RowLoader<UserRow>
  conversation: RowLoader<ConversationRow>
  message: RowLoader<MessageRow>
  /** How many messages after a seq mention a person. */
  mentions: DataLoader<MentionsAfter, number, string>
  attachment: RowLoader<AttachmentRow>
  /** Oldest first. */
  messages: DataLoader<PageRange, MessageRow[], string>
  broadcast: RowLoader<BroadcastRow>
  statistics: DataLoader<BroadcastRow, BroadcastStatistics, string>
  room: RowLoader<RoomRow>
  /** By `roomId:userId`. */
  roomMember: RowLoader<RoomMemberRow>
  roomPeople: DataLoader<RoomPeople, string[], string>
  /** By `blockId`; `areApart` asks both ways. */
  block: RowLoader<BlockRow>
  /** Whether two people have a conversation that has begun. */
  contact: DataLoader<Pair, boolean, string>
  /** By the person's id. */
  connections: DataLoader<string, Connections>
  /** By the person's id. */
  hearing: DataLoader<string, Hearing>
}

/**
 * Whoever loads a message or a file loads whose it is: of an erased person nothing comes out. `rows` are not read: a commit has just
 * left them so.
 */
export const createLoaders = (
  { users, conversations, messages, rooms, roomMembers, connections, lastSeen }: Database,
  reads: Reads,
  rows: Committed | null = null,
): Loaders => {
  const user = new RowLoader(reads.users)
  const conversation = new RowLoader(reads.conversations)
  for (const row of rows?.conversations ?? []) conversation.there.set(row._id, row)
  return {
    user,
    conversation,
    ...createMessageLoaders(reads, user, rows?.messages),
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
    attachment: new RowLoader(async (ids) => {
      const found = await reads.attachments(ids)
      const rows = ids.flatMap((id) => found.get(id) ?? [])
      const shown = await withoutErasedFiles(rows, user)
      return new Map(shown.map((row) => [row._id, row]))
    }),
    broadcast: new RowLoader(reads.broadcasts),
    statistics: createStatisticsLoader({ users, roomMembers }),
    room: new RowLoader(reads.rooms),
    roomMember: new RowLoader(reads.roomMembers),
    roomPeople: createRoomPeopleLoader({ rooms }),
    block: new RowLoader(reads.blocks),
    contact: createContactLoader({ conversations }),
    connections: createConnectionsLoader({ connections, lastSeen }),
    hearing: new DataLoader(
      async (ids) => {
        const found = await reads.hearing(ids)
        return ids.map((id) => found.get(id)!)
      },
      { maxBatchSize },
    ),
  }
}
