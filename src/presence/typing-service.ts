import { isVisibleTo } from '../conversation/rules.ts'
import type { ConversationService } from '../conversation/service.ts'
import type { Actor } from '../kernel/actor.ts'
import type { EphemeralStream } from '../realtime/ephemeral.ts'
import { areApart } from '../store/blocks.ts'
import type { Loaders } from '../store/loaders.ts'
import type { ConversationRow, UserRow } from '../store/rows.ts'
import { isHidden } from './status.ts'
import type { Typing, TypingEvent } from './typing.ts'

export type TypingService = ReturnType<typeof createTypingService>

export const createTypingService = (needs: {
  conversations: Pick<ConversationService, 'require'>
  typing: Typing
  /** When typing that begins now would end. */
  lastsUntil(): Date
}) => ({
  /** Who is INVISIBLE is answered as anybody, and shown to nobody. */
  set: async (
    actor: Actor,
    conversationId: string,
    isTyping: boolean,
    loaders: Loaders,
  ): Promise<{ expiresAt: Date | null }> => {
    const [user] = await Promise.all([
      loaders.user.load(actor.id),
      needs.conversations.require(actor, conversationId, 'conversationId', loaders),
    ])
    if (isHidden(user)) return { expiresAt: isTyping ? needs.lastsUntil() : null }
    return { expiresAt: needs.typing.set(conversationId, actor.id, isTyping) }
  },

  /** The others who type there now, as this actor may know it. */
  typers: async (actor: Actor, row: ConversationRow, loaders: Loaders): Promise<UserRow[]> => {
    if (!isVisibleTo(row, actor.id)) return []
    const ids = needs.typing.in(row._id).filter((id) => id !== actor.id && isVisibleTo(row, id))
    const shown = await Promise.all(
      ids.map(async (id) => {
        const [user, apart] = await Promise.all([loaders.user.load(id), areApart(loaders, actor.id, id)])
        return user && !apart && !isHidden(user) ? user : null
      }),
    )
    return shown.filter((user) => user !== null)
  },

  listen: async (
    actor: Actor,
    conversationId: string | null,
    loaders: Loaders,
  ): Promise<EphemeralStream<TypingEvent>> => {
    if (conversationId !== null) await needs.conversations.require(actor, conversationId, 'conversationId', loaders)
    return needs.typing.listen(actor.id, conversationId)
  },
})
