import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { createMessageAdded } from './events-schema.ts'
import { listen } from './listen.ts'
import { runServer } from './server-process.ts'
import { createVerify } from './verify-token.ts'

/** A room that all are in, without compression, which is off unless it is asked for. */
runServer(async ({ jwtSecret }) => {
  const verify = createVerify(jwtSecret)
  const server = createServer()
  const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false, serveClient: false })
  io.use((socket, next) => {
    try {
      verify(String(socket.handshake.auth.token))
      next()
    } catch {
      next(new Error('Sign in'))
    }
  })
  io.on('connection', (socket) => {
    // The request that a socket began with is kept unless one lets go of it, as Socket.IO's own guide does.
    socket.conn.request = null
    void socket.join('group')
  })
  return {
    port: await listen(server),
    publish: (due) => void io.to('group').emit('event', createMessageAdded(due)),
    subscribers: () => io.of('/').adapter.rooms.get('group')?.size ?? 0,
    close: async () => {
      await io.close()
    },
  }
})
