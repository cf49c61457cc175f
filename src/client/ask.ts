import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { textOf } from './document.ts'
import { clientError, ParleyError, refusal } from './errors.ts'
import type { Operation, Socket } from './socket.ts'

/** A document as codegen's typed-document-node writes it; its variables may be left out where all of them may. */
export type Ask = <Data, Variables extends object>(
  document: TypedDocumentNode<Data, Variables>,
  variables?: Variables,
  options?: { signal?: AbortSignal },
) => Promise<Data>

/** What the server takes in one message of a socket; above 1 MB it closes the connection, which would help nobody. */
const mostBytes = 256_000

export const isTooLarge = (operation: Operation): boolean => {
  const text = JSON.stringify(operation)
  // No character has more than three bytes for each of its UTF-16 units.
  return text.length * 3 > mostBytes && new TextEncoder().encode(text).length > mostBytes - 200
}

export const createAsk =
  (socket: Socket): Ask =>
  (document, variables, { signal } = {}) =>
    new Promise((resolve, reject) => {
      const operation = { query: textOf(document), variables: variables as Record<string, unknown> }
      signal?.throwIfAborted()
      if (isTooLarge(operation))
        throw new ParleyError('The operation is over 256,000 bytes.', { code: 'PAYLOAD_TOO_LARGE' })
      const stop = socket.subscribe(operation, {
        next: ({ data, errors }) => {
          if (errors) reject(refusal(errors))
          else resolve(data as never)
        },
        error: (errors) => reject(Array.isArray(errors) ? refusal(errors) : errors),
        complete: () => reject(clientError('CLOSED', 'The client was closed before there was an answer.')),
      })
      signal?.addEventListener('abort', () => {
        stop()
        reject(signal.reason)
      })
    })
