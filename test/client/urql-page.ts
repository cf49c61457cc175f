// docs:start
import { Client as UrqlClient } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import type { Client } from '../../src/client/index.ts'
import { chatExchange, followEvents, graphcache } from '../../src/client/urql.ts'

export const openUrql = (chat: Client) => {
  const client = new UrqlClient({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [cacheExchange(graphcache), chatExchange(chat)],
  })
  return { client, events: followEvents(client, chat) }
}
// docs:end
