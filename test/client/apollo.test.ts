import { ApolloClient, InMemoryCache, type DocumentNode } from '@apollo/client'
import { BroadcastsDocument, HistoryDocument, InboxDocument, type Client, type Events } from '../../src/client/index.ts'
import { createLink, followEvents, possibleTypes, typePolicies } from '../../src/client/apollo.ts'
import { testCache } from './cache-suite.ts'
import { createEar } from './scene.ts'

const createApollo = (chat: Client) =>
  new ApolloClient({ cache: new InMemoryCache({ typePolicies, possibleTypes }), link: createLink(chat) })

const watched = (ids: string[]): { query: DocumentNode; variables: object }[] => [
  { query: InboxDocument, variables: { first: 100 } },
  { query: InboxDocument, variables: { first: 100, archived: true } },
  { query: BroadcastsDocument, variables: { first: 100 } },
  ...ids.map((conversationId) => ({ query: HistoryDocument, variables: { conversationId, last: 100 } })),
]

testCache('Apollo', (chat, another) => {
  const client = createApollo(chat)
  const subscriptions: { unsubscribe(): void }[] = []
  let events: Events | null = null
  const ear = createEar()
  return {
    open: async (ids) => {
      events = followEvents(client, chat, { countsMs: 50, onEvent: ear.onEvent })
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
      const fresh = createApollo(another())
      const all: unknown[] = []
      for (const options of watched(ids)) {
        await fresh.query({ ...options, fetchPolicy: 'network-only' })
        all.push(fresh.readQuery(options))
      }
      return all
    },
    heard: ear.hears,
    close: () => {
      events?.close()
      for (const subscription of subscriptions) subscription.unsubscribe()
    },
  }
})
