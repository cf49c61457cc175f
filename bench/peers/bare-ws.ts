import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import { createMessageAdded } from './events-schema.ts'
import { listen } from './listen.ts'
import { runServer } from './server-process.ts'
import { createVerify } from './verify-token.ts'

/** A broadcast as it is written by hand: made into bytes once, and sent to each socket. */
runServer(async ({ jwtSecret }) => {
  const verify = createVerify(jwtSecret)
  const server = createServer()
  const sockets = new WebSocketServer({ server, perMessageDeflate: false })
  sockets.on('connection', (socket, { url = '/' }) => {
    try {
      verify(new URL(url, 'http://localhost').searchParams.get('token') ?? '')
      socket.send('subscribed')
    } catch {
      socket.close(4403)
    }
  })
  return {
    port: await listen(server),
    publish: (due) => {
      const bytes = Buffer.from(JSON.stringify(createMessageAdded(due)))
      for (const socket of sockets.clients) socket.send(bytes, { binary: false })
    },
    subscribers: () => sockets.clients.size,
    close: async () => {
      sockets.close()
      server.close()
    },
  }
})
