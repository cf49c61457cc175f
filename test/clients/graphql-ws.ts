// docs:start
import type { Client } from 'graphql-ws'

/** The answer of a query or a mutation, over the socket; throws the errors of one that was refused. */
export const ask = async <Data = Record<string, unknown>>(
  socket: Client,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Data> => {
  for await (const { data, errors } of socket.iterate<Data>({ query, variables })) {
    if (errors) throw errors
    return data!
  }
  throw new Error('The socket was closed before there was an answer.')
}
// docs:end
