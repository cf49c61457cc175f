import { createSecretKey } from 'node:crypto'
import { createServer } from 'node:http'
import { makeExecutableSchema } from '@graphql-tools/schema'
import { createPubSub } from 'graphql-yoga'
import { useServer } from 'graphql-ws/use/ws'
import jwt from 'jsonwebtoken'
import { createConnection } from 'mongoose'
import { WebSocketServer } from 'ws'
import { createModels } from './mongoose-models.ts'
import { createResolvers, type ChatContext, type Topics } from './mongoose-resolvers.ts'
import { runServer } from './server-process.ts'

/** The part of Parley's schema that sending takes, so that both are sent the same bytes. */
const typeDefs = `
  scalar DateTime
  type Message { id: ID! clientId: ID! text: String! createdAt: DateTime! }
  input SendMessageInput { recipientId: ID! clientId: ID! text: String! }
  type MessagePayload { message: Message! }
  type Query { viewer: ID! }
  type Mutation { sendMessage(input: SendMessageInput!): MessagePayload! }
  type Subscription { messageReceived: Message! }
`

/** The chat that tutorials build: graphql-ws as it comes, a schema, mongoose models, and a PubSub in memory. */
runServer(async ({ mongodbUri, jwtSecret }) => {
  // The same durability as Parley's, on the pool that mongoose has by default.
  const connection = await createConnection(mongodbUri, { w: 'majority', journal: true }).asPromise()
  const models = await createModels(connection)
  const schema = makeExecutableSchema({ typeDefs, resolvers: createResolvers(models, createPubSub<Topics>()) })
  // The KeyObject makes a check cheap; it is done once a connection, so it hardly shows.
  const key = createSecretKey(Buffer.from(jwtSecret))

  const server = createServer()
  const sockets = new WebSocketServer({ server, path: '/graphql' })
  const graphql = useServer<{ authorization?: string }, { userId?: string }>(
    {
      schema,
      onConnect: ({ connectionParams, extra }) => {
        try {
          const token = connectionParams?.authorization?.replace('Bearer ', '') ?? ''
          extra.userId = jwt.verify(token, key, { algorithms: ['HS256'] }).sub as string
          return true
        } catch {
          return false
        }
      },
      context: ({ extra }): ChatContext => ({ userId: extra.userId! }),
    },
    sockets,
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: async () => {
      await graphql.dispose()
      server.close()
      await connection.close()
    },
  }
})
