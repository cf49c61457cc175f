// docs:start
import { ApolloClient, InMemoryCache } from '@apollo/client'
import type { Client } from '../../src/client/index.ts'
import { chatLink, followEvents, possibleTypes, typePolicies } from '../../src/client/apollo.ts'

export const openApollo = (chat: Client) => {
  const client = new ApolloClient({
    cache: new InMemoryCache({ typePolicies, possibleTypes }),
    link: chatLink(chat),
  })
  return { client, events: followEvents(client, chat) }
}
// docs:end
