import { useChat } from '../../chat/chat-context.ts'
import { ConversationLiveDocument } from '../../generated/documents.ts'
import { useAfterConnection } from '../../live/use-live.ts'

/** Asks who is there and who types, now and after each break; changes are told by themselves. */
export const useConversationLive = (conversationId: string): void => {
  const { client, live } = useChat()
  const ask = async (): Promise<void> => {
    const { conversation } = await client.ask(ConversationLiveDocument, { conversationId })
    if (!conversation) return
    live.typers.replace(conversationId, conversation.typing)
    live.presence.set(conversation.members.map(({ user }) => user.status))
  }
  // Whoever isn't told sees nobody there, until somebody moves.
  useAfterConnection(() => void ask().catch(() => {}), conversationId)
}
