import { isVisibleTo } from '../conversation/rules.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Loaders } from '../store/loaders.ts'
import type { ConversationRow, MessageRow } from '../store/rows.ts'

/** A message shown to somebody for whom its conversation isn't there: nothing else of that is shown with it. */
export interface SeenAlone extends MessageRow {
  seenIn(conversation: ConversationRow): ConversationRow
}

/** The message as it is shown to who may see it: as a member, as an admin, or as who sent it and has left since. */
export const asSeenBy = async (actor: Actor, message: MessageRow, loaders: Loaders): Promise<MessageRow> => {
  const where = await loaders.conversation.load(message.conversationId)
  if (where && isVisibleTo(where, actor.id)) return message
  if (actor.role === 'ADMIN') return alone({ ...message, replyToId: null }, withoutMessages)
  // What others thought of it since isn't theirs to see.
  const { reactions: _reactions, ...sent } = message
  return alone({ ...sent, replyToId: null }, withoutAnything)
}

/** Of all that an admin exports of a conversation: what a message answers is among it. */
export const asExportedTo = async (actor: Actor, message: MessageRow, loaders: Loaders): Promise<MessageRow> => {
  const seen = await asSeenBy(actor, message, loaders)
  return { ...seen, replyToId: message.replyToId }
}

/** The message's conversation, as it may be shown with it. */
export const placeOf = async (message: MessageRow | SeenAlone, { conversation }: Loaders): Promise<ConversationRow> => {
  const where = (await conversation.load(message.conversationId))!
  return 'seenIn' in message ? message.seenIn(where) : where
}

/** What it answers: of the same conversation, and seen as it is; at once where it is there. */
export const answeredBy = (
  message: MessageRow | SeenAlone,
  loaders: Loaders,
): MessageRow | null | Promise<MessageRow | null> => {
  const answered = message.replyToId ? loaders.message.get(message.replyToId) : null
  if (!('seenIn' in message)) return answered
  const seen = (row: MessageRow | null) => row && alone(row, message.seenIn)
  return answered instanceof Promise ? answered.then(seen) : seen(answered)
}

const alone = (message: MessageRow, seenIn: SeenAlone['seenIn']): SeenAlone => ({ ...message, seenIn })

/** Who is in it, and nothing of what was said. */
const withoutMessages = (row: ConversationRow): ConversationRow => ({ ...row, lastSeq: 0, pinnedIds: [] })

/** That it was there. */
const withoutAnything = (row: ConversationRow): ConversationRow => ({
  ...withoutMessages(row),
  title: null,
  avatarId: null,
  members: [],
  lastActivityAt: row.createdAt,
})
