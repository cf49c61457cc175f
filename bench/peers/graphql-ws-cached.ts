import { parse, validate, type DocumentNode } from 'graphql'
import { eventSchema, startGraphqlWs } from './start-graphql-ws.ts'
import { runServer } from './server-process.ts'

const documents = new Map<string, DocumentNode>()

/** graphql-ws whose documents are parsed and validated once. */
runServer(({ jwtSecret }) =>
  startGraphqlWs(jwtSecret, {
    onSubscribe: (_context, _id, { query, operationName, variables }) => {
      let document = documents.get(query)
      if (!document) {
        document = parse(query)
        const errors = validate(eventSchema, document)
        if (errors.length > 0) return errors
        documents.set(query, document)
      }
      return { schema: eventSchema, document, operationName, variableValues: variables }
    },
  }),
)
