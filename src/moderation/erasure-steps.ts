import { release } from '../attachment/rules.ts'
import { changedFor, withoutErasedMember } from '../conversation/groups.ts'
import { directId, memberIds } from '../conversation/rules.ts'
import { withoutName } from '../conversation/titles.ts'
import { encodePlace, readTimePlace } from '../kernel/page.ts'
import { withoutReactionsOf } from '../message/reactions.ts'
import { movePeople } from '../room/people.ts'
import type { Commit, Decision, Entry } from '../store/commit/entry.ts'
import type { Database } from '../store/database.ts'
import { emptied } from '../store/erased.ts'
import type { AttachmentRow, BlockRow, ConversationRow, MessageRow } from '../store/rows.ts'

export interface Erased {
  userId: string
  at: Date
}

/**
 * A part of what is emptied, some rows at a time: takes those behind a place, and resolves to the place that it came to; null
 * where nothing is left. Taking the same ones twice, or by two processes, does no harm.
 */
export interface ErasureStep {
  name: string
  take(erased: Erased, after: string): Promise<string | null>
}

/** Rows of one take. */
const size = 100

/** In this order: what is said to nobody any more comes before what was said. */
export const erasureSteps = ({ database, commit }: { database: Database; commit: Commit }): ErasureStep[] => {
  const { conversations, messages, attachments, roomMembers, blocks, connections, lastSeen, users } = database

  /** Those that a take leaves are not found by the next one. */
  const untilNone = async <Row>(
    found: Promise<Row[]>,
    empty: (row: Row) => Promise<unknown>,
  ): Promise<string | null> => {
    const rows = await found
    await Promise.all(rows.map(empty))
    return rows.length < size ? null : ''
  }

  return [
    {
      name: 'conversations',
      take: async ({ userId, at }, after) => {
        const rows = await conversations
          .find({ 'members.userId': userId, _id: { $gt: after } }, { projection: { kind: 1 } })
          .sort({ _id: 1 })
          .limit(size)
          .toArray()
        await Promise.all(
          rows.map(({ _id, kind }) => commit(kind === 'GROUP' ? withoutErasedMember(userId, _id) : ended(_id, at))),
        )
        return rows.length < size ? null : rows.at(-1)!._id
      },
    },
    {
      name: 'messages',
      take: async ({ userId, at }, after) => {
        const behind = after ? readTimePlace(after) : null
        const rows = await messages
          .find({
            senderId: userId,
            ...(behind && {
              $or: [{ createdAt: { $gt: behind.at } }, { createdAt: behind.at, _id: { $gt: behind.id } }],
            }),
          })
          .sort({ createdAt: 1, _id: 1 })
          .limit(size)
          .toArray()
        const left = rows.filter(({ deletedAt, contentHash }) => !deletedAt || contentHash)
        await Promise.all(left.map((row) => commit(emptyErased(row, at))))
        const last = rows.at(-1)
        return last && rows.length === size ? encodePlace(last.createdAt.getTime(), last._id) : null
      },
    },
    {
      name: 'mentions',
      take: ({ userId }) =>
        untilNone(messages.find({ mentionIds: userId }).limit(size).toArray(), (row) =>
          commit(
            change(row, ({ mentionIds = [], ...message }) => {
              const left = mentionIds.filter((id) => id !== userId)
              return left.length === mentionIds.length
                ? null
                : { ...message, ...(left.length > 0 && { mentionIds: left }) }
            }),
          ),
        ),
    },
    {
      name: 'reactions',
      take: ({ userId }) =>
        untilNone(messages.find({ 'reactions.userIds': userId }).limit(size).toArray(), (row) =>
          commit(
            change(row, (message) => {
              const left = withoutReactionsOf(message, userId)
              return left === message ? null : left
            }),
          ),
        ),
    },
    {
      name: 'files',
      take: async ({ userId }) => {
        const unused = { ownerId: userId, state: { $in: ['RESERVED', 'READY'] as AttachmentRow['state'][] } }
        await attachments.updateMany(unused, { $set: { state: 'GONE' } })
        // What messages had is gone with them: here are groups' pictures.
        const used = { ownerId: userId, state: 'USED' as const, 'usedIn.kind': { $ne: 'channel' as const } }
        return untilNone(attachments.find(used).limit(size).toArray(), (row) =>
          row.usedIn?.kind === 'conversation'
            ? commit(withoutPicture(row._id, row.usedIn.id))
            : attachments.updateOne({ _id: row._id, state: 'USED' }, { $set: { state: 'GONE' } }),
        )
      },
    },
    {
      name: 'rooms',
      take: ({ userId }) =>
        untilNone(roomMembers.find({ userId, isMember: true }).limit(size).toArray(), ({ roomId }) =>
          commit(movePeople(null, roomId, [userId], false)),
        ),
    },
    {
      name: 'blocks',
      take: ({ userId }) =>
        untilNone(blocks.find({ blockerId: userId }).limit(size).toArray(), (block) => commit(withoutBlock(block))),
    },
    {
      name: 'titles',
      take: ({ userId }) =>
        untilNone(conversations.find({ namedAfter: userId }).limit(size).toArray(), async ({ _id, namedAfter }) => {
          const left = await users.find({ _id: { $in: namedAfter! }, erasedAt: null }).toArray()
          await commit(withoutName(userId, _id, new Map(left.map((user) => [user._id, user.name]))))
        }),
    },
    {
      name: 'presence',
      take: async ({ userId }) => {
        await lastSeen.deleteOne({ _id: userId })
        // That they were connected goes with the processes that say so.
        await connections.updateMany({ userId }, { $set: { nameKey: '', nameWords: [] } })
        return null
      },
    },
  ]
}

/** Nothing more is sent to a direct conversation with an erased person. */
const ended = (id: string, at: Date): Entry<'conversation', null> => ({
  kind: 'conversation',
  id,
  by: null,
  bytes: 300,
  decide: ({ row }) => (!row || row.endedAt ? { result: null } : { row: { ...row, endedAt: at }, result: null }),
})

/** As when it was deleted; and without what a retry was recognized by, which would tell who guesses what it said. */
const emptyErased = (
  { _id, conversationId, attachmentIds = [] }: MessageRow,
  at: Date,
): Entry<'conversation', null> => ({
  kind: 'conversation',
  id: conversationId,
  by: null,
  messages: [_id],
  attachments: attachmentIds,
  bytes: 300,
  decide: (view) => {
    const { row, message } = view
    const before = message(_id)!
    // What was deleted before looks as it did.
    if (before.deletedAt) return { row: { ...row! }, messages: [{ ...before, contentHash: '' }], result: null }
    return {
      row: { ...row!, pinnedIds: row!.pinnedIds.filter((id) => id !== _id) },
      messages: [{ ...emptied(before, at), contentHash: '', version: before.version + 1 }],
      attachments: release(view, attachmentIds),
      events: toMembers(row!, _id),
      result: null,
    }
  },
})

/** A message that isn't theirs, without what is; null: nothing changes. */
const change = (
  { _id, conversationId }: MessageRow,
  rule: (message: MessageRow) => MessageRow | null,
): Entry<'conversation', null> => ({
  kind: 'conversation',
  id: conversationId,
  by: null,
  messages: [_id],
  bytes: 300,
  decide: ({ row, message }): Decision<ConversationRow, null> => {
    const before = message(_id)!
    const changed = rule(before)
    if (!changed) return { result: null }
    return {
      row: { ...row! },
      messages: [{ ...changed, version: before.version + 1 }],
      events: toMembers(row!, _id),
      result: null,
    }
  },
})

const withoutPicture = (pictureId: string, conversationId: string): Entry<'conversation', null> => ({
  kind: 'conversation',
  id: conversationId,
  by: null,
  attachments: [pictureId],
  bytes: 300,
  decide: (view) => {
    const { row } = view
    const gone = { attachments: release(view, [pictureId]), result: null }
    if (row?.avatarId !== pictureId) return { ...(row && { row: { ...row } }), ...gone }
    return {
      ...gone,
      row: { ...row, avatarId: null },
      events: changedFor(row),
    }
  },
})

/** Whom others have blocked stays on their list. */
const withoutBlock = ({ _id, blockerId, blockedId }: BlockRow): Entry<'conversation', null> => ({
  kind: 'conversation',
  id: directId(blockerId, blockedId),
  by: null,
  bytes: 300,
  decide: ({ row }) => ({
    ...(row && { row: { ...row, blockedBy: (row.blockedBy ?? []).filter((id) => id !== blockerId) } }),
    writes: [{ into: 'blocks', operation: { deleteOne: { filter: { _id: _id as never } } } }],
    result: null,
  }),
})

const toMembers = (row: ConversationRow, messageId: string) =>
  row.members.length > 0 ? [{ what: 'MessageChanged' as const, ref: messageId, to: memberIds(row) }] : []
