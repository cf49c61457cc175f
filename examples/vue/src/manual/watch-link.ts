import type { Client } from 'graphql-ws'

/** Where a ping stays without an answer the network is gone, whatever the browser says: connect anew. */
export const watchLink = (socket: Client, patienceMs = 5_000) => {
  let unanswered: ReturnType<typeof setTimeout>
  socket.on('ping', (isReceived) => {
    if (!isReceived) unanswered = setTimeout(() => socket.terminate(), patienceMs)
  })
  socket.on('pong', () => clearTimeout(unanswered))
  socket.on('closed', () => clearTimeout(unanswered))
}
