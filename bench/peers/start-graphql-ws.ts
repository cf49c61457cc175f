import { createServer } from 'node:http'
import { makeExecutableSchema } from '@graphql-tools/schema'
import { createPubSub } from 'graphql-yoga'
import type { ServerOptions } from 'graphql-ws'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { createMessageAdded, eventTypeDefs, type MessageAdded } from './events-schema.ts'
import { listen } from './listen.ts'
import type { RunningServer } from './server-process.ts'
import { createVerify } from './verify-token.ts'

const pubsub = createPubSub<{ events: [MessageAdded] }>()
let subscribers = 0

export const eventSchema = makeExecutableSchema({
  typeDefs: eventTypeDefs,
  resolvers: {
    Subscription: {
      events: {
        subscribe: () => {
          subscribers++
          return pubsub.subscribe('events')
        },
        resolve: (event: MessageAdded) => event,
      },
    },
  },
})

/** graphql-ws with the PubSub of yoga; `options` are its own. */
export const startGraphqlWs = async (
  jwtSecret: string,
  options: Pick<ServerOptions<{ authorization?: string }>, 'onSubscribe'>,
): Promise<RunningServer> => {
  const verify = createVerify(jwtSecret)
  const server = createServer()
  const sockets = new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false })
  const graphql = useServer<{ authorization?: string }>(
    {
      schema: eventSchema,
      onConnect: ({ connectionParams }) => {
        try {
          verify(connectionParams?.authorization?.replace('Bearer ', '') ?? '')
          return true
        } catch {
          return false
        }
      },
      onComplete: () => void subscribers--,
      ...options,
    },
    sockets,
  )
  return {
    port: await listen(server),
    publish: (due) => pubsub.publish('events', createMessageAdded(due)),
    subscribers: () => subscribers,
    close: async () => {
      await graphql.dispose()
      server.close()
    },
  }
}
