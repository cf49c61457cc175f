import { createClient, MessageType } from 'graphql-ws'
import { WebSocket } from 'ws'
import { signToken } from '../../src/server/authentication.ts'
import { testTokens } from '../support/chat.ts'
import { readMetrics } from '../support/metrics.ts'
import { insist } from '../support/recorder.ts'
import type { RestingValue, SeenStatus, SeenTyping } from './checker.ts'

const tokenOf = (id: string, role?: string): string =>
  signToken({ id, name: id, ...(role && { role }) }, testTokens, 24 * 3600)

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
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokenOf(person)}` },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(5000),
    }).catch(() => {})
  }, 400)
  return { stop: () => clearInterval(timer) }
}

/** Whom a server shows as connected, to somebody who may see all. */
export const readStatuses = async (
  url: () => string,
  people: readonly string[],
  isConnected: boolean,
): Promise<SeenStatus[]> =>
  Promise.all(
    people.map(async (person) => {
      const viewer = people.find((each) => each !== person)!
      const { userStatus } = await insist(url, viewer, `{ userStatus(userId: "${person}") { isOnline } }`)
      return { person, at: url(), isOnline: Boolean(userStatus?.isOnline), isConnected }
    }),
  )

/** What has to be nothing once the last client has left. */
const resting = ['parley_sockets', 'parley_subscriptions', 'parley_subscriber_groups', 'parley_commit_queue_entries']

export const readResting = async (url: string): Promise<RestingValue[]> => {
  const { value } = await readMetrics(url, { authorization: `Bearer ${tokenOf('root', 'admin')}` })
  return resting.map((name) => ({ at: url, name, value: value(name) }))
}
