import type { ResolverPart } from '../realtime/resolver-part.ts'
import type { OnlineUsers } from './online-users.ts'
import type { PresenceService } from './service.ts'
import type { TypingEvent } from './typing.ts'
import type { TypingService } from './typing-service.ts'
import type { StatusEvent } from './watchlist.ts'

/** How long, in ms, what was read for an event is shown: many come at once, and each would be a read of its own. */
const freshMs = 1000

export const createPresenceResolvers = (presence: PresenceService, online: OnlineUsers, typing: TypingService) =>
  ({
    Query: {
      userStatus: (_, { userId }, { actor, loaders }) => presence.byId(actor, userId, loaders),
      onlineUsers: (_, args, { actor, loaders }) => online.list(actor, args, loaders),
    },
    Mutation: {
      setTyping: (_, { conversationId, isTyping }, { actor, loaders }) =>
        typing.set(actor, conversationId, isTyping, loaders),
      setAvailability: async (_, { availability }, { actor, loaders }) => ({
        user: await presence.choose(actor, availability, loaders),
      }),
    },
    Subscription: {
      typingChanged: {
        subscribe: (_, { conversationId }, { actor, loaders }) => typing.listen(actor, conversationId ?? null, loaders),
        resolve: (event: TypingEvent) => event,
      },
      userStatusChanged: {
        subscribe: (_, { userIds }, { actor }) => presence.listen(actor, userIds ?? null),
        resolve: ({ status, readAt }: StatusEvent) =>
          performance.now() - readAt < freshMs ? status : { ...status, user: undefined },
      },
    },
    User: { status: (user, _, { actor, loaders }) => presence.of(actor, user, loaders) },
    UserStatus: {
      id: ({ userId }) => userId,
      user: async ({ userId, user }, _, { loaders }) => user ?? (await loaders.user.load(userId))!,
    },
    Conversation: { typing: (row, _, { actor, loaders }) => typing.typers(actor, row, loaders) },
    TypingChanged: {
      conversation: async ({ conversationId }, _, { loaders }) => (await loaders.conversation.load(conversationId))!,
      user: async ({ userId }, _, { loaders }) => (await loaders.user.load(userId))!,
    },
  }) satisfies ResolverPart
