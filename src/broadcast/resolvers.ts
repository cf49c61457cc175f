import type { ConversationService } from '../conversation/service.ts'
import type { StreamEvent } from '../realtime/event.ts'
import type { ResolverPart } from '../realtime/resolver-part.ts'
import { streamFor } from '../realtime/resolvers.ts'
import type { Streams } from '../realtime/streams.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Loaders } from '../store/loaders.ts'
import type { BroadcastRow } from '../store/rows.ts'
import type { BroadcastService } from './service.ts'

export const createBroadcastResolvers = (
  service: BroadcastService,
  conversations: Pick<ConversationService, 'unreadCount'>,
  streams: Streams,
) => {
  /** Over all that can be unread. */
  const unread = async (actor: Actor, loaders: Loaders) => {
    const [messages, unreadBroadcastCount] = await Promise.all([
      conversations.unreadCount(actor),
      service.unreadCount(actor, loaders),
    ])
    return { unreadBroadcastCount, unreadCount: messages + unreadBroadcastCount }
  }
  return {
    Query: {
      broadcasts: (_, args, { actor, loaders }) => service.list(actor, args, loaders),
      unreadBroadcastCount: (_, _args, { actor, loaders }) => service.unreadCount(actor, loaders),
      unreadCount: async (_, _args, { actor, loaders }) => (await unread(actor, loaders)).unreadCount,
    },
    Mutation: {
      broadcast: (_, { input }, { actor }) => service.send(actor, input),
      deleteBroadcast: async (_, { broadcastId }, { actor, loaders }) => ({
        broadcast: await service.delete(actor, broadcastId, loaders),
        deduplicated: false,
      }),
      markBroadcastsRead: async (_, { upToId }, { actor, loaders }) => {
        await service.markRead(actor, upToId, loaders)
        return unread(actor, loaders)
      },
    },
    Subscription: {
      broadcastReceived: {
        subscribe: (_, _args, context) =>
          streams.live({ ...streamFor(context), wants: ({ entry }) => entry?.what === 'BroadcastAdded' }),
        resolve: (event: StreamEvent, _: unknown, { loaders }: { loaders: Loaders }) => broadcastOf(event, loaders),
      },
    },
    Broadcast: {
      id: ({ _id }) => _id,
      sender: async ({ senderId }, _, { loaders }) => (await loaders.user.load(senderId))!,
      room: ({ roomId }, _, { loaders }) => (roomId ? loaders.room.load(roomId) : null),
      isRead: (row, _, { actor, loaders }) => service.isRead(actor, row, loaders),
      statistics: (row, _, { loaders }) => loaders.statistics.load(row),
    },
    BroadcastAdded: { broadcast: (event, _, { loaders }) => broadcastOf(event, loaders) },
    BroadcastChanged: { broadcast: (event, _, { loaders }) => broadcastOf(event, loaders) },
    BroadcastsRead: {
      unreadBroadcastCount: (event, _, { actor, loaders }) => service.leftUnread(actor, event, loaders),
    },
  } satisfies ResolverPart
}

/** What an entry refers to is never removed: finding nothing is a failure, and is read again. */
const broadcastOf = async ({ entry }: StreamEvent, loaders: Loaders): Promise<BroadcastRow> => {
  const row = await loaders.broadcast.load(entry!.ref!)
  if (!row) throw new Error(`The log refers to the broadcast ${entry!.ref}, which is not there.`)
  return row
}
