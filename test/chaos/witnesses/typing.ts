import { createClient, MessageType } from 'graphql-ws'
import { WebSocket } from 'ws'
import { headersOf, tokenOf } from '../../support/recorder.ts'
import type { SeenTyping } from '../checker.ts'

/** Somebody who sees who types, with a client as it comes. */
export const startTypingListener = (url: () => string, person: string) => {
  const seen: SeenTyping[] = []
  const client = createClient({
    url: () => `${url().replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: () => ({ authorization: `Bearer ${tokenOf(person)}` }),
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 50 + 100 * Math.random())),
    on: {
      message: (message) => {
        if (message.type !== MessageType.Next) return
        const event = message.payload.data?.['typingChanged'] as
          | { conversation: { id: string }; user: { id: string }; isTyping: boolean; expiresAt: string }
          | undefined
        if (event)
          seen.push({
            listener: person,
            conversation: event.conversation.id,
            user: event.user.id,
            isTyping: event.isTyping,
            expiresAt: Date.parse(event.expiresAt),
            heardAt: Date.now(),
          })
      },
    },
  })
  const query = 'subscription { typingChanged { conversation { id } user { id } isTyping expiresAt } }'
  client.subscribe({ query }, { next: () => {}, error: () => {}, complete: () => {} })
  return { seen, close: () => client.dispose() }
}

/** Types in one conversation after the other, and cares for no answer. */
export const startTypist = (url: () => string, person: string, conversations: string[]) => {
  let n = 0
  const timer = setInterval(() => {
    const query = 'mutation ($id: ID!, $is: Boolean!) { setTyping(conversationId: $id, isTyping: $is) { expiresAt } }'
    const variables = { id: conversations[n % conversations.length], is: n++ % 3 !== 2 }
    fetch(`${url()}/graphql`, {
      method: 'POST',
      headers: headersOf(person),
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(5000),
    }).catch(() => {})
  }, 1000)
  return { stop: () => clearInterval(timer) }
}
