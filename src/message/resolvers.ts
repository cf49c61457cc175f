import type { ResolverPart } from '../realtime/resolver-part.ts'
import { deliveredSeqOf, memberOf } from '../conversation/rules.ts'
import type { ConversationService } from '../conversation/service.ts'
import type { Actor } from '../kernel/actor.ts'
import { isGiven } from '../kernel/given.ts'
import type { Context } from '../realtime/context.ts'
import type { StreamEvent } from '../realtime/event.ts'
import { streamFor } from '../realtime/resolvers.ts'
import type { Streams } from '../realtime/streams.ts'
import type { Loaders } from '../store/loaders.ts'
import type { ConversationRow, MemberRow, MessageRow, UserRow, What } from '../store/rows.ts'
import { messagePage } from './page.ts'
import type { MessageChanges } from './changes.ts'
import { withoutReactionsOfErased } from './reactions.ts'
import { answeredBy, asSeenBy, placeOf } from './seen-alone.ts'
import type { MessageService, Sent } from './service.ts'

export const createMessageResolvers = (
  service: MessageService,
  changes: MessageChanges,
  conversations: ConversationService,
  streams: Streams,
) => {
  /** The messages of one kind of event, from now on. */
  const narrow = (what: What) => ({
    subscribe: async (_: unknown, { conversationId: only }: { conversationId?: string | null }, context: Context) => {
      if (isGiven(only)) await conversations.require(context.actor, only, 'conversationId', context.loaders)
      return streams.live({
        ...streamFor(context),
        wants: ({ entry }) => entry?.what === what && (!isGiven(only) || entry.on === only),
      })
    },
    resolve: (event: StreamEvent, _: unknown, { loaders }: Context) => messageOf(event, loaders),
  })
  return {
    Query: {
      message: (_, { id }, { actor, loaders }) => service.get(actor, id, loaders),
    },
    Mutation: {
      sendMessage: async (_, { input }, { actor, loaders }) => sentBy(actor, await service.send(actor, input), loaders),
      sendAdminMessage: (_, { input }, { actor }) => service.sendAsAdmin(actor, input),
      editMessage: async (_, { messageId, text }, { actor, loaders }) =>
        changed(await changes.edit(actor, messageId, text, loaders)),
      addReaction: async (_, { messageId, emoji }, { actor, loaders }) =>
        changed(await changes.react(actor, messageId, emoji, loaders)),
      removeReaction: async (_, { messageId, emoji }, { actor, loaders }) =>
        changed(await changes.unreact(actor, messageId, emoji, loaders)),
      pinMessage: async (_, { messageId }, { actor, loaders }) => changed(await changes.pin(actor, messageId, loaders)),
      unpinMessage: async (_, { messageId }, { actor, loaders }) =>
        changed(await changes.unpin(actor, messageId, loaders)),
      deleteMessage: async (_, { messageId }, { actor, loaders }) =>
        changed(await asSeenBy(actor, await service.delete(actor, messageId, loaders), loaders)),
      markMessageRead: async (_, { messageId }, { actor, loaders }) => ({
        conversation: await service.markRead(actor, messageId, loaders),
      }),
    },
    Subscription: {
      messageReceived: narrow('MessageAdded'),
      messageChanged: narrow('MessageChanged'),
    },
    Conversation: {
      lastMessage: async (row, _, { loaders }) => messageAt(row, row.lastSeq, loaders),
      firstUnread: async (row, _, { actor, loaders }) =>
        messageAt(row, (memberOf(row, actor.id)?.readSeq ?? row.lastSeq) + 1, loaders),
      messages: (row, args, { loaders }) => messagePage(row, args, loaders),
      pinned: async (row, _, { loaders }) => found(await loaders.message.loadMany(row.pinnedIds)),
      unreadMentionCount: (row, _, { actor, loaders }) => {
        const member = memberOf(row, actor.id)
        return member ? loaders.mentions.load({ conversationId: row._id, userId: actor.id, after: member.readSeq }) : 0
      },
    },
    Message: {
      id: ({ _id }) => _id,
      conversation: (row, _, { loaders }) => placeOf(row, loaders),
      // Never null, as people are never removed.
      sender: ({ senderId }, _, { loaders }) => loaders.user.get(senderId) as UserRow | Promise<UserRow>,
      replyTo: (row, _, { loaders }) => answeredBy(row, loaders),
      state: async (row, _, { loaders }) => {
        const others = othersOf(row, await placeOf(row, loaders))
        if (others.length === 0) return 'SENT'
        if (others.every(({ readSeq }) => readSeq >= row.seq)) return 'READ'
        return others.every((member) => deliveredSeqOf(member) >= row.seq) ? 'DELIVERED' : 'SENT'
      },
      readBy: async (row, _, { loaders }) => {
        const readers = othersOf(row, await placeOf(row, loaders)).filter(({ readSeq }) => readSeq >= row.seq)
        return found(await loaders.user.loadMany(readers.map(({ userId }) => userId)))
      },
      mentions: async ({ mentionIds = [] }, _, { loaders }) =>
        found(await loaders.user.loadMany(mentionIds)).filter(({ erasedAt }) => !erasedAt),
      reactions: ({ reactions = [] }, _, { loaders }) => withoutReactionsOfErased(reactions, loaders.user),
      isRead: async (row, _, { actor, loaders }) =>
        (memberOf(await placeOf(row, loaders), actor.id)?.readSeq ?? 0) >= row.seq,
    },
    Reaction: {
      count: ({ userIds }) => userIds.length,
      users: async ({ userIds }, _, { loaders }) => found(await loaders.user.loadMany(userIds)),
      viewerHasReacted: ({ userIds }, _, { actor }) => userIds.includes(actor.id),
    },
    MessageAdded: { message: (event, _, { loaders }) => messageOf(event, loaders) },
    MessageChanged: { message: (event, _, { loaders }) => messageOf(event, loaders) },
  } satisfies ResolverPart
}

const othersOf = ({ senderId }: MessageRow, { members }: ConversationRow): MemberRow[] =>
  members.filter(({ userId }) => userId !== senderId)

const messageAt = async (row: ConversationRow, seq: number, loaders: Loaders): Promise<MessageRow | null> => {
  if (seq < 1 || seq > row.lastSeq) return null
  const [message] = await loaders.messages.load({ conversationId: row._id, rev: row.rev, from: seq, to: seq })
  return message ?? null
}

/** What an entry refers to is never removed: finding nothing is a failure, and is read again. */
const messageOf = async ({ entry }: StreamEvent, loaders: Loaders): Promise<MessageRow> => {
  const row = await loaders.message.load(entry!.ref!)
  if (!row) throw new Error(`The log refers to the message ${entry!.ref}, which is not there.`)
  return row
}

/** Who repeats what they sent may have left since. */
const sentBy = async (actor: Actor, { message, deduplicated }: Sent, loaders: Loaders): Promise<Sent> => ({
  message: deduplicated ? await asSeenBy(actor, message, loaders) : message,
  deduplicated,
})

const changed = (message: MessageRow) => ({ message, deduplicated: false })

/** Those that are there. */
const found = <Row>(rows: (Row | null | Error)[]): Row[] => rows.map(unlessError).filter((row) => row !== null)

const unlessError = <Row>(row: Row | Error): Row => {
  if (row instanceof Error) throw row
  return row
}
