import type { DocumentNode } from '@apollo/client'
import { BroadcastsDocument, HistoryDocument, InboxDocument } from '../../src/client/index.ts'
import { openApollo } from './apollo-page.ts'
import { testCache } from './cache-suite.ts'

const watched = (ids: string[]): { query: DocumentNode; variables: object }[] => [
  { query: InboxDocument, variables: { first: 100 } },
  { query: InboxDocument, variables: { first: 100, archived: true } },
  { query: BroadcastsDocument, variables: { first: 100 } },
  ...ids.map((conversationId) => ({ query: HistoryDocument, variables: { conversationId, last: 100 } })),
]

testCache('Apollo', (chat, another) => {
  const { client, events } = openApollo(chat)
  const subscriptions: { unsubscribe(): void }[] = []
  return {
    open: async (ids) => {
      await events.caughtUp
      for (const options of watched(ids)) {
        const query = client.watchQuery(options)
        await new Promise<void>((resolve) => {
          const next = ({ loading }: { loading: boolean }) => loading || resolve()
          subscriptions.push(query.subscribe(next))
        })
      }
    },
    cached: async (ids) => watched(ids).map(({ query, variables }) => client.readQuery({ query, variables })),
    fresh: async (ids) => {
      const { client: fresh, events } = openApollo(another())
      await events.caughtUp
      const all: unknown[] = []
      for (const options of watched(ids)) {
        await fresh.query({ ...options, fetchPolicy: 'network-only' })
        all.push(fresh.readQuery(options))
      }
      events.close()
      return all
    },
    close: () => {
      events.close()
      for (const subscription of subscriptions) subscription.unsubscribe()
    },
  }
})
