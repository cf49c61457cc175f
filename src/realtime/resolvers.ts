import { encodeCursor } from '../kernel/cursor.ts'
import type { ResolverPart } from './resolver-part.ts'
import type { Context } from './context.ts'
import type { StreamEvent } from './event.ts'
import { startOf } from './resume.ts'
import type { StreamOptions, Streams } from './streams.ts'

/** What a stream is opened with for who asks. */
export const streamFor = ({ actor, tooSlow }: Context): StreamOptions => ({ userId: actor.id, tooSlow })

const event = {
  cursor: ({ sharedCursor }: StreamEvent, _: unknown, { cursorTag }: Context) => `${sharedCursor()}-${cursorTag}`,
}

export const createEventResolvers = (streams: Streams) =>
  ({
    Query: {
      cursor: (_, _args, { began, cursorTag }) => encodeCursor(began, cursorTag),
    },
    Subscription: {
      events: {
        subscribe: (_: unknown, { after }: { after?: string | null }, context: Context) =>
          streams.events({ ...streamFor(context), after: startOf(context, after) }),
        resolve: (given: StreamEvent) => given,
      },
    },
    Event: { __resolveType: ({ __typename }: StreamEvent) => __typename },
    CaughtUp: event,
    ResyncRequired: event,
    MessageAdded: event,
    MessageChanged: event,
    MessagesRead: event,
    MessagesDelivered: event,
    ConversationChanged: event,
    ConversationLeft: event,
    UserChanged: event,
    BroadcastAdded: event,
    BroadcastChanged: event,
    BroadcastsRead: event,
    RoomChanged: event,
  }) satisfies ResolverPart
