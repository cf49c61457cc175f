import fastify from 'fastify'
import mercurius from 'mercurius'
import { createMessageAdded, eventTypeDefs } from '../events-schema.ts'
import { runServer } from '../server-process.ts'
import { createVerify } from '../verify-token.ts'

/** Mercurius with its just-in-time compiler and its own PubSub. */
runServer(async ({ jwtSecret }) => {
  const verify = createVerify(jwtSecret)
  const app = fastify()
  let subscribers = 0
  const left = new WeakSet()
  await app.register(mercurius, {
    schema: eventTypeDefs,
    jit: 1,
    resolvers: {
      Subscription: {
        events: {
          subscribe: async (_root, _args, { pubsub }) => {
            subscribers++
            return pubsub.subscribe('events')
          },
        },
      },
      Event: { resolveType: ({ __typename }) => __typename },
    },
    subscription: {
      onConnect: ({ payload }) => {
        verify(String(payload?.authorization).replace('Bearer ', ''))
        return true
      },
      // Called twice for each connection.
      onDisconnect: (context) => {
        if (!left.has(context)) subscribers--
        left.add(context)
      },
    },
  })
  await app.listen({ port: 0, host: '127.0.0.1', backlog: 4096 })
  return {
    port: app.server.address().port,
    publish: (due) => app.graphql.pubsub.publish({ topic: 'events', payload: { events: createMessageAdded(due) } }),
    subscribers: () => subscribers,
    close: () => app.close(),
  }
})
