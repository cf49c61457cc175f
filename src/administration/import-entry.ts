import { hash } from 'node:crypto'
import { mongo } from 'mongoose'
import { beginDirect, directId, memberOf, newMember, readUpTo, withMember } from '../conversation/rules.ts'
import { auditWrite } from '../store/audit.ts'
import type { Entry } from '../store/commit/entry.ts'
import type { ConversationRow, MessageRow } from '../store/rows.ts'
import type { Imported } from './import-input.ts'

/** A message with the id that was noted for it. */
export interface Noted extends Imported {
  messageId: string
}

export interface ImportChunk {
  conversationId: string
  actorId: string
  /** In order; of one conversation. */
  messages: Noted[]
  /** Of a group that is started: a name made of its members'. */
  title: string
}

/** A direct conversation is the pair's own; a group is the one that was made for just these people by an import. */
export const conversationIdFor = ({ memberIds }: Pick<Imported, 'memberIds'>): string =>
  memberIds.length === 2
    ? directId(memberIds[0]!, memberIds[1]!)
    : hash('sha256', JSON.stringify(['import', memberIds]), 'base64url').slice(0, 20)

/**
 * Puts them behind what is there, and makes no event. What is there already by its id is left out, so a repetition goes on where
 * the first attempt stopped. Resolves to how many it has added.
 */
export const importChunk = (chunk: ImportChunk): Entry<'conversation', number> => {
  const { conversationId, actorId, messages, title } = chunk
  const queueId = new mongo.BSON.ObjectId().toHexString()
  return {
    kind: 'conversation',
    id: conversationId,
    by: actorId,
    messages: messages.map(({ messageId }) => messageId),
    bytes: messages.reduce((sum, { text }) => sum + 500 + text.length * 3, 0),
    decide: (view) => {
      const missing = messages.filter(({ messageId }) => !view.message(messageId))
      if (missing.length === 0) return { result: 0 }
      let row = begin(view.row, conversationId, messages[0]!, title)
      const added: MessageRow[] = []
      for (const message of missing) {
        const seq = row.lastSeq + 1
        row = behind(row, message, seq, view.now)
        added.push(messageRow(conversationId, message, seq))
      }
      return {
        row,
        messages: added,
        writes: [
          auditWrite(
            {
              actorId,
              action: 'importMessages',
              target: conversationId,
              detail: `${added.length} imported, ${messages.length - added.length} skipped`,
            },
            view.now,
          ),
          // The log doesn't tell of them: this makes them findable.
          {
            into: 'searchQueue',
            operation: {
              insertOne: { document: { _id: queueId, messageIds: added.map(({ _id }) => _id) } as object },
            },
          },
        ],
        result: added.length,
      }
    },
  }
}

/** Who sent it or is said to have read it has read up to it. Nobody else's mark moves, and nobody's goes back. */
const behind = (
  before: ConversationRow,
  { senderId, readByIds, createdAt }: Noted,
  seq: number,
  now: Date,
): ConversationRow => {
  let row: ConversationRow = {
    ...before,
    lastSeq: seq,
    lastActivityAt: createdAt > before.lastActivityAt ? createdAt : before.lastActivityAt,
  }
  for (const id of new Set([senderId, ...readByIds])) {
    const member = memberOf(row, id)
    if (member) row = withMember(row, readUpTo(member, seq, now))
  }
  return row
}

const messageRow = (
  conversationId: string,
  { messageId, senderId, kind, text, createdAt }: Noted,
  seq: number,
): MessageRow => ({
  _id: messageId,
  conversationId,
  seq,
  senderId,
  // Nobody can have used it: the id was made for this message.
  clientId: `import:${messageId}`,
  contentHash: '',
  kind,
  text,
  replyToId: null,
  isFromAdmin: false,
  version: 1,
  createdAt,
  editedAt: null,
  deletedAt: null,
})

/** As it is, or as it begins with its first message. */
const begin = (
  row: ConversationRow | null,
  _id: string,
  { memberIds, senderId, createdAt }: Noted,
  title: string,
): ConversationRow => {
  const [one, other] = memberIds
  if (memberIds.length === 2) return beginDirect(row, one!, other!, createdAt)
  return (
    row ?? {
      ...beginDirect(null, one!, other!, createdAt),
      _id,
      kind: 'GROUP',
      title,
      namedAfter: memberIds,
      members: memberIds.map((id) => newMember(id, id === senderId ? 'OWNER' : 'MEMBER', 0, createdAt)),
    }
  )
}
