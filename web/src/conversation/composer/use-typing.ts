import { SetTypingDocument } from 'parley/client'
import { useEffect, useMemo } from 'react'
import { useChat } from '../../chat/chat-context.ts'

/** Milliseconds after which it is said once more: it ends by itself after six seconds. */
const againMs = 3_000

/** Tells the others that one is writing, or no longer. It is never said late: without a connection it isn't said. */
export const useTyping = (conversationId: string): { begin(): void; end(): void } => {
  const { client } = useChat()
  const typing = useMemo(() => {
    let saidAt: number | null = null
    const say = (isTyping: boolean): void => {
      if (client.connection.get().status !== 'connected') return
      // Whoever isn't told sees nothing, which is nothing to be told of.
      client.ask(SetTypingDocument, { conversationId, isTyping }).catch(() => {})
    }
    return {
      begin: () => {
        if (saidAt !== null && Date.now() - saidAt < againMs) return
        saidAt = Date.now()
        say(true)
      },
      end: () => {
        if (saidAt !== null) say(false)
        saidAt = null
      },
    }
  }, [client, conversationId])
  useEffect(() => typing.end, [typing])
  return typing
}
