import { cacheExchange } from '@urql/exchange-graphcache'
import { createClient, type Client } from 'parley/client'
import { chatExchange, followEvents, graphcache } from 'parley/client/urql'
import { Client as UrqlClient } from 'urql'
import { openLive, type Live } from '../live/live.ts'
import { createBell, type Bell } from './bell.ts'

export interface Chat {
  client: Client
  urql: UrqlClient
  /** Rings for each event, after the cache has taken it in, and when all is told. */
  bell: Bell
  live: Live
  close(options?: { forget?: boolean }): Promise<void>
}

/**
 * One socket, one outbox, one cache that events keep true: all that the page shows comes from here. `onRefused` is told what the
 * server said of the token; it gives a fresh one, or null where there is none, and the chat then stays as it is until it is closed.
 */
export const openChat = (token: string, onRefused: (why: string) => Promise<string | null>): Chat => {
  const client = createClient({
    url: new URL('/graphql', location.href).href,
    token: async ({ refused }) => {
      if (refused === null) return token
      const fresh = await onRefused(refused)
      if (fresh === null) return new Promise<never>(() => {})
      token = fresh
      return token
    },
    storage: localStorage,
  })
  const urql = new UrqlClient({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-first',
    exchanges: [cacheExchange(graphcache), chatExchange(client)],
  })
  const bell = createBell()
  const live = openLive(client)
  const events = followEvents(urql, client, {
    onEvent: bell.ring,
    onCaughtUp: bell.ringCaughtUp,
    onResync: bell.ringResync,
  })
  return {
    client,
    urql,
    bell,
    live,
    close: async (options) => {
      events.close()
      live.close()
      await client.close(options)
    },
  }
}
