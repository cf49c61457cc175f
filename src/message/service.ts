import { mongo } from 'mongoose'
import type { Actor } from '../kernel/actor.ts'
import { badInput, ChatError, notFound } from '../kernel/errors.ts'
import { isGiven } from '../kernel/given.ts'
import { readId } from '../kernel/text.ts'
import {
  directId,
  hasDeliveredMarks,
  isVisibleTo,
  memberIds,
  memberOf,
  beginDirect,
  requireTogether,
  readUpTo,
  requireMember,
} from '../conversation/rules.ts'
import type { ConversationService } from '../conversation/service.ts'
import { auditWrite } from '../store/audit.ts'
import { nothing } from '../store/nothing.ts'
import type { Commit, Entry, View } from '../store/commit/entry.ts'
import type { Loaders } from '../store/loaders.ts'
import type { ConversationRow, MessageRow } from '../store/rows.ts'
import type { People } from '../user/known.ts'
import { claimAttached, hashContent, readContent, type Content, type ContentInput } from './content.ts'
import { emptyMessage } from './emptying.ts'

export interface SendMessage extends ContentInput {
  conversationId?: string | null
  recipientId?: string | null
  clientId: string
}

export interface Sent {
  message: MessageRow
  /** The clientId had been sent before: nothing new was. */
  deduplicated: boolean
}

export type MessageService = ReturnType<typeof createMessageService>

export const createMessageService = (needs: { commit: Commit; people: People; conversations: ConversationService }) => {
  const { commit, people, conversations } = needs

  /** null for what isn't there or isn't the actor's: no clock tells the two apart, as the same is read. */
  const get = async (
    actor: Actor,
    id: string,
    { message, conversation, user }: Loaders,
  ): Promise<MessageRow | null> => {
    const row = await message.load(id)
    if (!row) await user.load(nothing)
    const where = await conversation.load(row ? row.conversationId : nothing)
    return where && isVisibleTo(where, actor.id) ? row : null
  }
  /** Resolves once the message is durable (majority, journaled); subscribers hear of it from that commit. */
  const send =
    (isFromAdmin: boolean) =>
    async (actor: Actor, input: SendMessage): Promise<Sent> => {
      const clientId = readId(input.clientId, 'clientId', 64)
      const content = readContent(input, isFromAdmin)
      const to = await readTarget(actor, input)
      return commit(addMessage({ ...to, senderId: actor.id, clientId, content }))
    }
  return {
    get,

    send: send(false),
    /** As an admin; the message says so. */
    sendAsAdmin: send(true),

    delete: async (actor: Actor, messageId: string, loaders: Loaders): Promise<MessageRow> => {
      const message =
        actor.role === 'ADMIN' ? await loaders.message.load(messageId) : await get(actor, messageId, loaders)
      if (!message) throw notFound('messageId', 'message')
      return commit(emptyMessage(actor, message))
    },

    markRead: async (actor: Actor, messageId: string, loaders: Loaders): Promise<ConversationRow> => {
      const message = await get(actor, messageId, loaders)
      if (!message) throw notFound('messageId', 'message')
      return conversations.markRead(actor, message.conversationId, message.seq)
    },
  }

  /** Where it goes: a conversation, which a recipient's is started for where there is none. */
  async function readTarget(actor: Actor, { conversationId, recipientId }: SendMessage) {
    if (isGiven(conversationId) && !isGiven(recipientId)) return { conversationId, recipientId: null, isThere: true }
    if (isGiven(conversationId) || !isGiven(recipientId))
      throw badInput('conversationId', 'Give `conversationId` or `recipientId`: one of the two.')
    if (recipientId === actor.id) throw badInput('recipientId', 'A message is for somebody else.')
    // Who isn't is refused with the entry, so that a retry is answered with what was sent while they were.
    const isThere = await people.areKnown([recipientId])
    return { conversationId: directId(actor.id, recipientId), recipientId, isThere }
  }
}

interface Send {
  conversationId: string
  recipientId: string | null
  isThere: boolean
  senderId: string
  clientId: string
  content: Content
}

/** Asked again whenever the conversation changed under the batch, so what it decides holds as of the commit. */
const addMessage = (send: Send): Entry<'conversation', Sent> => {
  const { conversationId, recipientId, senderId, clientId, content } = send
  const contentHash = hashContent(content)
  const _id = new mongo.BSON.ObjectId().toHexString()
  return {
    kind: 'conversation',
    id: conversationId,
    by: senderId,
    sees: (row) => recipientId !== null || (row !== null && isVisibleTo(row, senderId)),
    messages: content.replyToId === null ? [] : [content.replyToId],
    attachments: content.attachmentIds,
    bytes: 500 + (content.text?.length ?? 0) * 3,
    once: { senderId, clientId, contentHash, repeated: (message) => ({ message, deduplicated: true }) },
    decide: (view) => {
      if (!send.isThere) throw notFound('recipientId', 'person')
      const row = recipientId ? beginDirect(view.row, senderId, recipientId, view.now) : view.row
      const member = recipientId ? memberOf(row!, senderId)! : requireMember(row, senderId, 'conversationId')
      requireNotEnded(row!, recipientId)
      if (!content.isFromAdmin) requireTogether(row!, recipientId ? 'recipientId' : 'conversationId')
      requireMayReply(view, content.replyToId)
      requireMembers(row!, content.mentionIds)
      const { mentionIds, ...carried } = content
      const usedIn = { kind: 'conversation', id: conversationId } as const
      const attachments = claimAttached(view, content, { ownerId: senderId, usedIn })
      const message: MessageRow = {
        _id,
        conversationId,
        seq: row!.lastSeq + 1,
        senderId,
        clientId,
        contentHash,
        ...carried,
        ...(mentionIds.length > 0 && { mentionIds }),
        version: 1,
        createdAt: view.now,
        editedAt: null,
        deletedAt: null,
      }
      const changed = added(row!, message, readUpTo(member, message.seq, view.now))
      return {
        row: changed,
        messages: [message],
        attachments,
        ...(message.isFromAdmin && {
          writes: [
            auditWrite(
              { actorId: senderId, action: 'sendAdminMessage', target: recipientId, detail: `the message ${_id}` },
              view.now,
            ),
          ],
        }),
        events: [
          {
            what: 'MessageAdded',
            ref: _id,
            // For delivered marks, where there are any.
            ...(hasDeliveredMarks(changed) && { seq: message.seq }),
            to: memberIds(changed),
          },
        ],
        result: { message, deduplicated: false },
      }
    },
  }
}

const added = (row: ConversationRow, { seq, createdAt }: MessageRow, sender: ConversationRow['members'][number]) => ({
  ...row,
  // Whoever had put the conversation away has it back.
  members: row.members.map((member) => {
    if (member.userId === sender.userId) return { ...sender, isArchived: false }
    return member.isArchived ? { ...member, isArchived: false } : member
  }),
  lastSeq: seq,
  // A clock that was set back doesn't put the conversation back.
  lastActivityAt: createdAt > row.lastActivityAt ? createdAt : row.lastActivityAt,
})

/** With an erased person nothing more is begun or said. */
const requireNotEnded = ({ endedAt }: ConversationRow, recipientId: string | null): void => {
  if (!endedAt) return
  if (recipientId) throw notFound('recipientId', 'person')
  throw new ChatError('CONFLICT', { argument: 'conversationId', message: 'The other person was erased.' })
}

const requireMayReply = (view: View<ConversationRow>, replyToId: string | null): void => {
  if (replyToId === null) return
  const replyTo = view.message(replyToId)
  if (!replyTo) throw badInput('replyToId', '`replyToId` is not a message of this conversation.')
  if (replyTo.deletedAt)
    throw new ChatError('CONFLICT', { argument: 'replyToId', message: 'That message was deleted.' })
}

const requireMembers = (row: ConversationRow, mentionIds: string[]): void => {
  if (!mentionIds.every((id) => memberOf(row, id)))
    throw badInput('mentionIds', '`mentionIds` are members of the conversation.')
}
