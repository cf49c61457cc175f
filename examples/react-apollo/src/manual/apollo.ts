import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client'
import { SetContextLink } from '@apollo/client/link/context'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { OperationTypeNode } from 'graphql'
import type { Client } from 'graphql-ws'
import { possibleTypes } from './possible-types.ts'

export const createApollo = (url: string, getToken: () => Promise<string>, socket: Client) => {
  const signIn = new SetContextLink(async () => ({ headers: { authorization: `Bearer ${await getToken()}` } }))

  return new ApolloClient({
    cache: new InMemoryCache({ possibleTypes }),
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      ApolloLink.from([signIn, new HttpLink({ uri: url })]),
    ),
  })
}
