import type { Actor } from '../kernel/actor.ts'
import { badInput, ChatError, notFound } from '../kernel/errors.ts'
import { memberIds, requireMember, requireTogether } from '../conversation/rules.ts'
import type { Commit, Entry, View } from '../store/commit/entry.ts'
import type { Loaders } from '../store/loaders.ts'
import type { ConversationRow, MessageRow } from '../store/rows.ts'
import { readEmoji, readMessageText } from './content.ts'
import { withReaction, withoutReaction } from './reactions.ts'
import type { MessageService } from './service.ts'

/** What may be done to a message that is there; all of it is told as MessageChanged, to the members. */
export type MessageChanges = ReturnType<typeof createMessageChanges>

const maxPins = 50

export const createMessageChanges = (needs: { commit: Commit; messages: Pick<MessageService, 'get'> }) => {
  /** A message that the actor sees, or NOT_FOUND; the rule then decides on it as of the commit. */
  const change = async (actor: Actor, id: string, loaders: Loaders, rule: Rule): Promise<MessageRow> => {
    const message = await needs.messages.get(actor, id, loaders)
    if (!message) throw notFound('messageId', 'message')
    if (message.deletedAt) throw deleted()
    return needs.commit(changeMessage(actor, message, rule))
  }
  return {
    edit: (actor: Actor, id: string, text: string, loaders: Loaders) => {
      const edited = readMessageText(text)
      return change(actor, id, loaders, ({ message, row, now }) => {
        if (message.senderId !== actor.id)
          throw new ChatError('FORBIDDEN', { argument: 'messageId', message: 'Only who sent a message may edit it.' })
        if (message.text === edited) return null
        requireTogether(row, 'messageId')
        return { message: { ...message, text: edited, editedAt: now } }
      })
    },

    react: (actor: Actor, id: string, emoji: string, loaders: Loaders) => {
      const kind = readEmoji(emoji)
      return change(actor, id, loaders, ({ message, row }) => {
        const changed = changedTo(message, withReaction(message, kind, actor.id))
        if (changed) requireTogether(row, 'messageId')
        return changed
      })
    },

    unreact: (actor: Actor, id: string, emoji: string, loaders: Loaders) => {
      const kind = readEmoji(emoji)
      return change(actor, id, loaders, ({ message }) => changedTo(message, withoutReaction(message, kind, actor.id)))
    },

    pin: (actor: Actor, id: string, loaders: Loaders) =>
      change(actor, id, loaders, ({ message, row }) => {
        if (row.pinnedIds.includes(message._id)) return null
        if (row.pinnedIds.length >= maxPins) throw badInput('messageId', `A conversation has at most ${maxPins} pins.`)
        return { message, row: { ...row, pinnedIds: [...row.pinnedIds, message._id] } }
      }),

    unpin: (actor: Actor, id: string, loaders: Loaders) =>
      change(actor, id, loaders, ({ message, row }) =>
        row.pinnedIds.includes(message._id)
          ? { message, row: { ...row, pinnedIds: row.pinnedIds.filter((pinned) => pinned !== message._id) } }
          : null,
      ),
  }
}

interface Case {
  message: MessageRow
  row: ConversationRow
  now: Date
}

/** The message after it, and the conversation where that changes too; null where nothing changes. */
type Rule = (now: Case) => { message: MessageRow; row?: ConversationRow } | null

const changedTo = (before: MessageRow, message: MessageRow) => (message === before ? null : { message })

const changeMessage = (
  actor: Actor,
  { _id, conversationId }: MessageRow,
  rule: Rule,
): Entry<'conversation', MessageRow> => ({
  kind: 'conversation',
  id: conversationId,
  by: actor.id,
  messages: [_id],
  bytes: 500,
  decide: ({ row, message: find, now }: View<ConversationRow>) => {
    requireMember(row, actor.id, 'messageId')
    const before = find(_id)!
    if (before.deletedAt) throw deleted()
    const changed = rule({ message: before, row: row!, now })
    if (!changed) return { result: before }
    const message = { ...changed.message, version: before.version + 1 }
    return {
      row: { ...(changed.row ?? row!) },
      messages: [message],
      events: [{ what: 'MessageChanged', ref: _id, to: memberIds(row!) }],
      result: message,
    }
  },
})

const deleted = () => new ChatError('CONFLICT', { argument: 'messageId', message: 'That message was deleted.' })
