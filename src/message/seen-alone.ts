import { isVisibleTo } from '../conversation/rules.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Loaders } from '../store/loaders.ts'
import type { ConversationRow, MessageRow } from '../store/rows.ts'

/** A message shown to an admin who isn't a member: nothing else of its conversation is shown with it. */
export interface SeenAlone extends MessageRow {
  isSeenAlone: true
}

/** The message as it is shown to who may see it, be it as a member or as an admin. */
export const asSeenBy = async (actor: Actor, message: MessageRow, loaders: Loaders): Promise<MessageRow> => {
  const where = await loaders.conversation.load(message.conversationId)
  if (where && isVisibleTo(where, actor.id)) return message
  const alone: SeenAlone = { ...message, replyToId: null, isSeenAlone: true }
  return alone
}

/** Who is in it, and nothing of what was said. */
export const withoutMessages = (row: ConversationRow): ConversationRow => ({ ...row, lastSeq: 0, pinnedIds: [] })
