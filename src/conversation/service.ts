import type { Actor } from '../kernel/actor.ts'
import { badInput, notFound } from '../kernel/errors.ts'
import { countLimit, encodePlace, forwardPage, pageSize, readTimePlace, type Page } from '../kernel/page.ts'
import type { Commit, Entry } from '../store/commit/entry.ts'
import type { Database } from '../store/database.ts'
import type { Loaders } from '../store/loaders.ts'
import type { ConversationRow, MemberRow } from '../store/rows.ts'
import type { People } from '../user/known.ts'
import type { GroupReads } from './group-reads.ts'
import {
  directId,
  isLarge,
  isVisibleTo,
  memberIds,
  beginDirect,
  readUpTo,
  requireMember,
  requireTogether,
  withMember,
} from './rules.ts'

export type ConversationService = ReturnType<typeof createConversationService>

export const createConversationService = (needs: {
  database: Database
  commit: Commit
  people: People
  groupReads: GroupReads
}) => {
  const { commit, people } = needs
  const { conversations } = needs.database

  return {
    /** null for what isn't there or isn't the actor's. */
    get: async (actor: Actor, id: string, { conversation }: Loaders): Promise<ConversationRow | null> => {
      const row = await conversation.load(id)
      return row && isVisibleTo(row, actor.id) ? row : null
    },

    /** The same, or NOT_FOUND. */
    require: async (
      actor: Actor,
      id: string,
      argument: string,
      { conversation }: Loaders,
    ): Promise<ConversationRow> => {
      const row = await conversation.load(id)
      requireMember(row, actor.id, argument)
      return row!
    },

    list: async (
      actor: Actor,
      { first, after, archived }: { first?: number | null; after?: string | null; archived?: boolean | null },
    ): Promise<Page<ConversationRow>> => {
      const size = pageSize(first, 20)
      const listed = {
        $and: [visibleTo(actor), { members: { $elemMatch: { userId: actor.id, isArchived: archived ?? false } } }],
      }
      const behind = after ? readTimePlace(after) : null
      const rows = await conversations
        .find({
          $and: [
            listed,
            behind
              ? {
                  $or: [{ lastActivityAt: { $lt: behind.at } }, { lastActivityAt: behind.at, _id: { $lt: behind.id } }],
                }
              : {},
          ],
        })
        .sort({ lastActivityAt: -1, _id: -1 })
        .limit(size + 1)
        .toArray()
      return forwardPage(rows, size, {
        after: Boolean(behind),
        cursorOf: ({ lastActivityAt, _id }) => encodePlace(lastActivityAt.getTime(), _id),
        count: () => conversations.countDocuments(listed, { limit: countLimit }),
      })
    },

    /** Over all conversations that aren't muted, in one command. */
    unreadCount: async (actor: Actor): Promise<number> => {
      const [sum] = await conversations
        .aggregate<{ unread: number }>([
          { $match: { 'members.userId': actor.id, lastSeq: { $gt: 0 } } },
          { $unwind: '$members' },
          { $match: { 'members.userId': actor.id, 'members.isMuted': false } },
          { $group: { _id: null, unread: { $sum: { $subtract: ['$lastSeq', '$members.readSeq'] } } } },
        ])
        .toArray()
      return sum?.unread ?? 0
    },

    open: async (actor: Actor, userId: string): Promise<ConversationRow> => {
      if (userId === actor.id) throw badInput('userId', 'A conversation is with somebody else.')
      if (!(await people.areKnown([userId]))) throw notFound('userId', 'person')
      return commit(openDirect(actor.id, userId))
    },

    /** Everything there is by now, or up to a message. In a large group it waits to be written with others' marks. */
    markRead: async (actor: Actor, conversationId: string, upTo?: number): Promise<ConversationRow> => {
      const { row, left } = await commit(markRead(actor.id, conversationId, upTo))
      return left === null ? row : needs.groupReads.mark(conversationId, actor.id, left)
    },

    setMuted: (actor: Actor, conversationId: string, isMuted: boolean): Promise<ConversationRow> =>
      commit(setForSelf(actor.id, conversationId, { isMuted })),

    setArchived: (actor: Actor, conversationId: string, isArchived: boolean): Promise<ConversationRow> =>
      commit(setForSelf(actor.id, conversationId, { isArchived })),
  }
}

const visibleTo = (actor: Actor): object => ({
  'members.userId': actor.id,
  $or: [{ lastSeq: { $gt: 0 } }, { openedBy: actor.id }, { kind: 'GROUP' }],
})

const openDirect = (opener: string, other: string): Entry<'conversation', ConversationRow> => ({
  kind: 'conversation',
  id: directId(opener, other),
  by: opener,
  bytes: 500,
  decide: ({ row, now }) => {
    if (row && isVisibleTo(row, opener)) return { result: row }
    if (row) requireTogether(row, 'userId')
    const begun = beginDirect(row, opener, other, now)
    const opened = { ...begun, openedBy: [...begun.openedBy, opener] }
    return { row: opened, events: [{ what: 'ConversationChanged', ref: null, to: [opener] }], result: opened }
  },
})

interface Marked {
  row: ConversationRow
  /** How far a mark of a large group is to be moved, which is left to be collected; null: nothing is left to do. */
  left: number | null
}

const markRead = (reader: string, id: string, upTo = Infinity): Entry<'conversation', Marked> => ({
  kind: 'conversation',
  id,
  by: reader,
  bytes: 300,
  decide: ({ row, now }) => {
    const member = requireMember(row, reader, 'conversationId')
    const read = readUpTo(member, Math.min(upTo, row!.lastSeq), now)
    if (read === member) return { result: { row: row!, left: null } }
    if (isLarge(row!)) return { result: { row: row!, left: read.readSeq } }
    const changed = withMember(row!, read)
    return {
      row: changed,
      events: [{ what: 'MessagesRead', ref: reader, seq: read.readSeq, to: memberIds(changed) }],
      result: { row: changed, left: null },
    }
  },
})

/** What concerns the member alone: one's own other devices hear of it. */
const setForSelf = (
  userId: string,
  id: string,
  setting: Partial<Pick<MemberRow, 'isMuted' | 'isArchived'>>,
): Entry<'conversation', ConversationRow> => ({
  kind: 'conversation',
  id,
  by: userId,
  bytes: 300,
  decide: ({ row }) => {
    const member = requireMember(row, userId, 'conversationId')
    const set = { ...member, ...setting }
    if (set.isMuted === member.isMuted && set.isArchived === member.isArchived) return { result: row! }
    const changed = withMember(row!, set)
    return { row: changed, events: [{ what: 'ConversationChanged', ref: null, to: [userId] }], result: changed }
  },
})
