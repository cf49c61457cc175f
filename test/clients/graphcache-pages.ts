// docs:start
import { cacheExchange } from '@urql/exchange-graphcache'
import { relayPagination } from '@urql/exchange-graphcache/extras'

/** In the place of `cacheExchange` of `@urql/core`. What has no id is a part of what it is in. */
export const createPagedExchange = () =>
  cacheExchange({
    keys: {
      Reaction: () => null,
      BroadcastStatistics: () => null,
      Suspension: () => null,
    },
    resolvers: {
      Query: {
        conversations: relayPagination(),
        users: relayPagination(),
        onlineUsers: relayPagination(),
        searchMessages: relayPagination(),
        broadcasts: relayPagination(),
        rooms: relayPagination(),
      },
      Conversation: { messages: relayPagination({ mergeMode: 'outwards' }) },
    },
  })
// docs:end
