// docs:start
import { InMemoryCache } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'
import { possibleTypes } from './possible-types.ts'

/** The pages of a list are one list in the cache; a list for each value of the arguments that are named. */
export const createPagedCache = () =>
  new InMemoryCache({
    possibleTypes,
    typePolicies: {
      Query: {
        fields: {
          conversations: relayStylePagination(['archived']),
          users: relayStylePagination(['search', 'suspended']),
          onlineUsers: relayStylePagination(['search']),
          searchMessages: relayStylePagination(['query', 'conversationId']),
          broadcasts: relayStylePagination(),
          rooms: relayStylePagination(),
        },
      },
      Conversation: { fields: { messages: relayStylePagination(['around']) } },
    },
  })
// docs:end
