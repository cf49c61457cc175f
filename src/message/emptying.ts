import { release } from '../attachment/rules.ts'
import { memberIds, requireMember } from '../conversation/rules.ts'
import type { Actor } from '../kernel/actor.ts'
import { ChatError } from '../kernel/errors.ts'
import type { Entry } from '../store/commit/entry.ts'
import { emptied } from '../store/erased.ts'
import type { MessageRow } from '../store/rows.ts'

/** A tombstone keeps its place, and nothing of what it said. */
export const emptyMessage = (
  actor: Actor,
  { _id, conversationId, attachmentIds: attached }: MessageRow,
): Entry<'conversation', MessageRow> => ({
  kind: 'conversation',
  id: conversationId,
  by: actor.id,
  messages: [_id],
  attachments: attached,
  bytes: 300,
  decide: (view) => {
    const { row, message, now } = view
    const member = actor.role === 'ADMIN' ? null : requireMember(row, actor.id, 'messageId')
    const before = message(_id)!
    if (member && before.senderId !== actor.id && member.role !== 'OWNER')
      throw new ChatError('FORBIDDEN', { argument: 'messageId', message: 'Only who sent a message may delete it.' })
    if (before.deletedAt) return { result: before }
    const after: MessageRow = { ...emptied(before, now), version: before.version + 1 }
    return {
      row: { ...row!, pinnedIds: row!.pinnedIds.filter((id) => id !== _id) },
      messages: [after],
      attachments: release(view, before.attachmentIds ?? []),
      events: [{ what: 'MessageChanged', ref: _id, to: memberIds(row!) }],
      result: after,
    }
  },
})
