import { Client as UrqlClient, type OperationResult } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import { BroadcastsDocument, HistoryDocument, InboxDocument, type Client, type Events } from '../../src/client/index.ts'
import { chatExchange, followEvents, graphcache } from '../../src/client/urql.ts'
import { testCache } from './cache-suite.ts'
import { createEar } from './scene.ts'

const createUrql = (chat: Client) =>
  new UrqlClient({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [cacheExchange(graphcache), chatExchange(chat)],
  })

const watched = (ids: string[]) =>
  [
    [InboxDocument, { first: 100 }],
    [InboxDocument, { first: 100, archived: true }],
    [BroadcastsDocument, { first: 100 }],
    ...ids.map((conversationId) => [HistoryDocument, { conversationId, last: 100 }] as const),
  ] as [never, never][]

testCache('urql', (chat, another) => {
  const client = createUrql(chat)
  const subscriptions: { unsubscribe(): void }[] = []
  let events: Events | null = null
  const ear = createEar()
  return {
    open: async (ids) => {
      events = followEvents(client, chat, { countsMs: 50, onEvent: ear.onEvent })
      await events.caughtUp
      for (const [query, variables] of watched(ids))
        await new Promise<OperationResult>((resolve) => {
          subscriptions.push(client.query(query, variables).subscribe(resolve))
        })
    },
    cached: async (ids) => watched(ids).map(([query, variables]) => client.readQuery(query, variables)?.data),
    fresh: async (ids) => {
      const fresh = createUrql(another())
      const all: unknown[] = []
      for (const [query, variables] of watched(ids))
        all.push((await fresh.query(query, variables, { requestPolicy: 'network-only' })).data)
      return all
    },
    heard: ear.hears,
    close: () => {
      events?.close()
      for (const subscription of subscriptions) subscription.unsubscribe()
    },
  }
})
