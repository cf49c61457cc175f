import type { OperationResult } from '@urql/core'
import { BroadcastsDocument, HistoryDocument, InboxDocument } from '../../src/client/index.ts'
import { testCache } from './cache-suite.ts'
import { openUrql } from './urql-page.ts'

const watched = (ids: string[]) =>
  [
    [InboxDocument, { first: 100 }],
    [InboxDocument, { first: 100, archived: true }],
    [BroadcastsDocument, { first: 100 }],
    ...ids.map((conversationId) => [HistoryDocument, { conversationId, last: 100 }] as const),
  ] as [never, never][]

testCache('urql', (chat, another) => {
  const { client, events } = openUrql(chat)
  const subscriptions: { unsubscribe(): void }[] = []
  return {
    open: async (ids) => {
      await events.caughtUp
      for (const [query, variables] of watched(ids))
        await new Promise<OperationResult>((resolve) => {
          subscriptions.push(client.query(query, variables).subscribe(resolve))
        })
    },
    cached: async (ids) => watched(ids).map(([query, variables]) => client.readQuery(query, variables)?.data),
    fresh: async (ids) => {
      const { client: fresh, events } = openUrql(another())
      await events.caughtUp
      const all: unknown[] = []
      for (const [query, variables] of watched(ids))
        all.push((await fresh.query(query, variables, { requestPolicy: 'network-only' })).data)
      events.close()
      return all
    },
    close: () => {
      events.close()
      for (const subscription of subscriptions) subscription.unsubscribe()
    },
  }
})
