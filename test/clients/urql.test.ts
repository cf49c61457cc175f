import { testClient } from './client-suite.ts'
import { createUrql } from './urql.ts'

testClient('urql', (url, getToken, socket) => {
  const client = createUrql(url, getToken, socket)
  return {
    query: async (query) => {
      const { data, error } = await client.query(query, {}, { requestPolicy: 'network-only' })
      if (error) throw error
      return data
    },
    mutate: async (mutation, variables) => {
      const { data, error } = await client.mutation(mutation, variables)
      if (error) throw error
      return data
    },
    subscribe: (subscription, variables, next) => {
      const { unsubscribe } = client.subscription(subscription, variables).subscribe(({ data, error }) => {
        if (error) throw error
        next(data)
      })
      return unsubscribe
    },
  }
})
