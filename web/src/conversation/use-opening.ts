import type { ConversationFieldsFragment } from 'parley/client'
import { useEffect, useState } from 'react'
import { useChat } from '../chat/chat-context.ts'
import { FirstUnreadDocument } from '../generated/documents.ts'
import type { History } from './history/history.ts'

/** Unread messages that the newest page may have; of more, the first ones are loaded. */
const onNewestPage = 45

/** Loads what is to be seen first, unless it is there. Returns the seq of the first message that was unread as of now. */
export const useOpening = (
  conversation: ConversationFieldsFragment,
  viewerId: string,
  history: History,
  messageId: string | null,
): number | null => {
  const { client } = useChat()
  const [unread] = useState(() => {
    const { members, lastSeq } = conversation
    const readSeq = members.find(({ user }) => user.id === viewerId)?.readSeq ?? lastSeq
    return { from: readSeq < lastSeq ? readSeq + 1 : null, count: lastSeq - readSeq }
  })
  useEffect(() => {
    if (messageId) return
    const open = async (): Promise<void> => {
      if (unread.count <= onNewestPage) return history.open(null)
      const found = await client.ask(FirstUnreadDocument, { conversationId: conversation.id })
      await history.open(found.conversation?.firstUnread?.id ?? null)
    }
    // What can't be loaded is said where messages would be.
    open().catch(() => {})
  }, [client, history, conversation.id, messageId, unread])
  return unread.from
}
