import { isGiven } from '../kernel/given.ts'
import type { Context } from '../realtime/context.ts'
import type { ResolverPart } from '../realtime/resolver-part.ts'
import type { Loaders } from '../store/loaders.ts'
import type { OwnEntry } from '../store/log/read-log.ts'
import type { ConversationRow, LogEntry, MemberRow, Membership } from '../store/rows.ts'
import type { StreamEvent } from '../realtime/event.ts'
import { streamFor } from '../realtime/resolvers.ts'
import type { Streams } from '../realtime/streams.ts'
import type { GroupService } from './groups.ts'
import { deliveredSeqOf, memberOf, newMember } from './rules.ts'
import type { ConversationService } from './service.ts'
import { titleShown } from './titles.ts'

export const createConversationResolvers = (service: ConversationService, groups: GroupService, streams: Streams) =>
  ({
    Query: {
      conversation: (_, { id }, { actor, loaders }) => service.get(actor, id, loaders),
      conversations: (_, args, { actor }) => service.list(actor, args),
    },
    Mutation: {
      openConversation: async (_, { userId }, { actor }) => ({ conversation: await service.open(actor, userId) }),
      createGroup: async (_, { input }, { actor, loaders }) => ({
        conversation: await groups.create(actor, input, loaders),
      }),
      updateGroup: async (_, { input }, { actor }) => ({
        conversation: await groups.update(actor, input),
      }),
      addMembers: async (_, { conversationId, userIds }, { actor, loaders }) => ({
        conversation: await groups.add(actor, conversationId, userIds, loaders),
      }),
      removeMember: async (_, { conversationId, userId }, { actor }) => ({
        conversation: await groups.remove(actor, conversationId, userId),
      }),
      leaveConversation: async (_, { conversationId }, { actor }) => ({
        conversationId: await groups.leave(actor, conversationId),
      }),
      setMemberRole: async (_, { conversationId, userId, role }, { actor }) => ({
        conversation: await groups.setRole(actor, conversationId, userId, role),
      }),
      setConversationMuted: async (_, { conversationId, muted }, { actor }) => ({
        conversation: await service.setMuted(actor, conversationId, muted),
      }),
      setConversationArchived: async (_, { conversationId, archived }, { actor }) => ({
        conversation: await service.setArchived(actor, conversationId, archived),
      }),
      markConversationRead: async (_, { conversationId }, { actor }) => ({
        conversation: await service.markRead(actor, conversationId),
      }),
    },
    Subscription: {
      messagesRead: {
        subscribe: async (_, { conversationId: only }, context) => {
          if (isGiven(only)) await service.require(context.actor, only, 'conversationId', context.loaders)
          const wants = ({ entry }: { entry: Pick<LogEntry, 'what' | 'on'> | null }) =>
            entry?.what === 'MessagesRead' && (!isGiven(only) || entry.on === only)
          return streams.live({ ...streamFor(context), wants })
        },
        resolve: (event: StreamEvent) => event,
      },
    },
    Conversation: {
      id: ({ _id }) => _id,
      title: (row, _, { loaders }) => titleShown(row, loaders.user),
      members: (row) => row.members.map((member) => ({ conversationId: row._id, member })),
      viewerMember: (row, _, { actor }) => membership(row, actor.id),
      peer: (row, _, { actor, loaders }) => {
        const peer = row.kind === 'DIRECT' && row.members.find(({ userId }) => userId !== actor.id)
        return peer ? loaders.user.load(peer.userId) : null
      },
      isMuted: (row, _, { actor }) => memberOf(row, actor.id)?.isMuted ?? false,
      isArchived: (row, _, { actor }) => memberOf(row, actor.id)?.isArchived ?? false,
      unreadCount: (row, _, { actor }) => row.lastSeq - (memberOf(row, actor.id)?.readSeq ?? row.lastSeq),
    },
    Member: {
      id: ({ conversationId, member }) => `${conversationId}:${member.userId}`,
      user: async ({ member }, _, { loaders }) => (await loaders.user.load(member.userId))!,
      role: ({ member }) => member.role,
      deliveredSeq: ({ member }) => deliveredSeqOf(member),
      readSeq: ({ member }) => member.readSeq,
      readAt: ({ member }) => member.readAt,
      joinedAt: ({ member }) => member.joinedAt,
    },
    ConversationChanged: { conversation: ({ entry }, _, { loaders }) => conversationOf(entry!, loaders) },
    ConversationLeft: { conversationId: ({ entry }) => entry!.on },
    MessagesRead: markMoved,
    MessagesDelivered: markMoved,
  }) satisfies ResolverPart

/** A member's mark was moved: the member as it is now, and how far the mark was moved by then. Who has left since had that mark. */
const markMoved = {
  conversation: ({ entry }: StreamEvent, _: unknown, { loaders }: Context) => conversationOf(entry!, loaders),
  member: async ({ entry }: StreamEvent, _: unknown, { loaders }: Context) =>
    membership(await conversationOf(entry!, loaders), entry!.ref!) ?? formerMember(entry!),
  user: async ({ entry }: StreamEvent, _: unknown, { loaders }: Context) => (await loaders.user.load(entry!.ref!))!,
  upToSeq: ({ entry }: StreamEvent) => entry!.seq!,
}

const membership = (row: ConversationRow, userId: string): Membership | null => {
  const member = memberOf(row, userId)
  return member ? { conversationId: row._id, member } : null
}

/** All that the event of a mark says of its member: nothing more is kept of who left. */
const formerMember = ({ what, on, ref, seq, at }: OwnEntry): Membership => {
  const isRead = what === 'MessagesRead'
  const member: MemberRow = { ...newMember(ref!, 'MEMBER', isRead ? seq! : 0, at), readAt: isRead ? at : null }
  return { conversationId: on, member: { ...member, deliveredSeq: seq! } }
}

/** What an entry refers to is never removed: finding nothing is a failure, and is read again. */
const conversationOf = async ({ on }: Pick<LogEntry, 'on'>, loaders: Loaders): Promise<ConversationRow> => {
  const row = await loaders.conversation.load(on)
  if (!row) throw new Error(`The log refers to the conversation ${on}, which is not there.`)
  return row
}
