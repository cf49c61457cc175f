import { gql } from '@apollo/client'
import { createApollo } from './apollo.ts'
import { testClient } from './client-suite.ts'

testClient('Apollo Client', (url, getToken, socket) => {
  const client = createApollo(url, getToken, socket)
  return {
    query: async (query) => (await client.query({ query: gql(query), fetchPolicy: 'no-cache' })).data as never,
    mutate: async (mutation, variables) => (await client.mutate({ mutation: gql(mutation), variables })).data,
    subscribe: (query, variables, next) => {
      const stream = client.subscribe({ query: gql(query), variables })
      const subscription = stream.subscribe(({ data, error }) => {
        if (error) throw error
        next(data)
      })
      return () => subscription.unsubscribe()
    },
  }
})
