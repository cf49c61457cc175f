import { release } from '../attachment/rules.ts'
import { memberIds, memberOf, requireMember } from '../conversation/rules.ts'
import type { Actor } from '../kernel/actor.ts'
import { ChatError } from '../kernel/errors.ts'
import { auditWrite } from '../store/audit.ts'
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
    const member = actor.role === 'ADMIN' ? memberOf(row!, actor.id) : requireMember(row, actor.id, 'messageId')
    const before = message(_id)!
    const { senderId } = before
    const isTheirs = member !== undefined && (senderId === actor.id || member.role === 'OWNER')
    if (!isTheirs && actor.role !== 'ADMIN')
      throw new ChatError('FORBIDDEN', { argument: 'messageId', message: 'Only who sent a message may delete it.' })
    if (before.deletedAt) return { result: before }
    const deletion = { actorId: actor.id, action: 'deleteMessage', target: _id }
    const after: MessageRow = { ...emptied(before, now), version: before.version + 1 }
    return {
      row: { ...row!, pinnedIds: row!.pinnedIds.filter((id) => id !== _id) },
      messages: [after],
      attachments: release(view, before.attachmentIds ?? []),
      events: [{ what: 'MessageChanged', ref: _id, to: memberIds(row!) }],
      writes: isTheirs ? [] : [auditWrite({ ...deletion, detail: `of ${senderId}, in ${conversationId}` }, now)],
      result: after,
    }
  },
})
