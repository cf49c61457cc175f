import { createClient, MessageType, type ClientOptions } from 'graphql-ws'

export const createSocket = (url: string, getToken: () => Promise<string>, timing: Partial<ClientOptions> = {}) => {
  const resume: Record<string, string> = {}

  const socket = createClient({
    url,
    // Asked at every connection: a fresh token, and where each subscription stands. It must not throw, which would be
    // final: without a token the server says 4403, and it is tried again.
    connectionParams: async () => ({ authorization: `Bearer ${await getToken().catch(() => '')}`, resume }),
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: backOff,
    keepAlive: 10_000,
    ...timing,
  })
  socket.on('message', (message) => {
    const event = message.type === MessageType.Next && (message.payload.data?.['events'] as { cursor: string })
    if (event) resume[message.id] = event.cursor
  })
  return socket
}

/** Twice as long each time, up to half a minute, and each client at a time of its own: graphql-ws itself knows no end. */
export const backOff = (retries: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, 300 + Math.random() * Math.min(1000 * 2 ** retries, 30_000))
  })
