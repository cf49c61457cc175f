import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { tokenOf, type Answer } from './recorder.ts'

/** One attempt each over a WebSocket that a person keeps, opened anew where it broke. Rejects where it isn't known what came of it. */
export interface SocketDoor {
  ask(query: string, variables: object): Promise<Answer>
  close(): Promise<void>
}

/** As long as HTTP requests are given. */
const patienceMs = 15_000

export const openSocketDoor = (url: () => string, person: string): SocketDoor => {
  const client = createClient({
    url: () => `${url().replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${tokenOf(person)}` },
    retryAttempts: 0,
    lazyCloseTimeout: 1000,
  })
  return {
    ask: (query, variables) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          reject(new Error('It took too long.'))
          leave()
        }, patienceMs)
        const end = (settle: () => void) => {
          clearTimeout(late)
          settle()
        }
        const leave = client.subscribe(
          { query, variables: variables as Record<string, unknown> },
          {
            next: (answer) => end(() => resolve(answer as Answer)),
            // The server's own errors come as a list; all else is a connection's end.
            error: (error) =>
              end(() =>
                Array.isArray(error) ? resolve({ errors: error as never }) : reject(new Error('It broke off.')),
              ),
            complete: () => end(() => reject(new Error('Nothing was answered.'))),
          },
        )
      }),
    close: async () => {
      await client.dispose()
    },
  }
}
