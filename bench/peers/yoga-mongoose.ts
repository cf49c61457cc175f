import { createServer } from 'node:http'
import { createSchema, createYoga } from 'graphql-yoga'
import { GraphQLError } from 'graphql'
import { listen } from './listen.ts'
import { connectModels, type PopulatedMessage } from './mongoose-page-models.ts'
import { runServer } from './server-process.ts'
import { createVerify } from './verify-token.ts'

/** The part of Parley's schema that a page of history takes, so that both are sent the same document. */
const typeDefs = /* GraphQL */ `
  scalar DateTime
  type User {
    id: ID!
    name: String!
  }
  type Reaction {
    emoji: String!
    count: Int!
  }
  type Message {
    id: ID!
    seq: Int!
    text: String
    createdAt: DateTime!
    sender: User!
    replyTo: Message
    reactions: [Reaction!]!
  }
  type PageInfo {
    hasPreviousPage: Boolean!
    startCursor: String
  }
  type MessageConnection {
    nodes: [Message!]!
    pageInfo: PageInfo!
  }
  type Conversation {
    id: ID!
    messages(last: Int, before: String): MessageConnection!
  }
  type Query {
    conversation(id: ID!): Conversation
  }
`

interface Context {
  userId: string
}

/** yoga and mongoose as they come: documents, and populate, which asks once for all senders and once for all that is answered. */
runServer(async ({ mongodbUri, jwtSecret }) => {
  const { Conversation, Message, close } = await connectModels(mongodbUri)
  const verify = createVerify(jwtSecret)
  const yoga = createYoga<object, Context>({
    logging: false,
    context: ({ request }) => {
      try {
        return { userId: verify(request.headers.get('authorization')?.replace('Bearer ', '') ?? '') }
      } catch {
        throw new GraphQLError('Sign in', { extensions: { http: { status: 401 } } })
      }
    },
    schema: createSchema<Context>({
      typeDefs,
      resolvers: {
        Query: {
          conversation: (_: unknown, { id }: { id: string }, { userId }: Context) =>
            Conversation.findOne({ _id: id, members: userId }),
        },
        Conversation: {
          messages: async ({ id }: { id: string }, { last, before }: { last?: number; before?: string }) => {
            const limit = Math.min(last ?? 50, 100)
            const found = await Message.find({ conversation: id, ...(before && { seq: { $lt: Number(before) } }) })
              .sort({ seq: -1 })
              .limit(limit + 1)
              .populate('sender')
              .populate('replyTo')
            const nodes = found.slice(0, limit).toReversed()
            const startCursor = nodes[0] ? String(nodes[0].seq) : null
            return { nodes, pageInfo: { hasPreviousPage: found.length > limit, startCursor } }
          },
        },
        Message: { createdAt: ({ createdAt }: PopulatedMessage) => createdAt.toISOString() },
        Reaction: { count: ({ users }: PopulatedMessage['reactions'][number]) => users.length },
      },
    }),
  })
  const server = createServer((request, response) => void yoga(request, response))
  return {
    port: await listen(server),
    close: async () => {
      server.close()
      await close()
    },
  }
})
