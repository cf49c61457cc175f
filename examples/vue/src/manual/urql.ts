import { cacheExchange, createClient, fetchExchange, subscriptionExchange } from '@urql/core'
import type { Client } from 'graphql-ws'

export const createUrql = (url: string, getToken: () => Promise<string>, socket: Client) =>
  createClient({
    url,
    preferGetMethod: false,
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers)
      headers.set('authorization', `Bearer ${await getToken()}`)
      return fetch(input, { ...init, headers })
    },
    exchanges: [
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink) }),
        }),
      }),
    ],
  })
