import { useEffect } from 'react'
import { useChat } from '../chat/chat-context.ts'
import { go, useRoute } from '../route/route.ts'

/** What one has left, or was removed from, isn't shown any more. */
export const useLeaving = (): void => {
  const { bell } = useChat()
  const route = useRoute()
  const shown = route.at === 'conversation' ? route.id : null
  useEffect(
    () =>
      bell.onEvent((event) => {
        if (event.__typename === 'ConversationLeft' && event.conversationId === shown) go({ at: 'start' })
      }),
    [bell, shown],
  )
}
