import { createServer } from 'node:http'
import express from 'express'
import { createConnection } from 'mongoose'
import { Server } from 'socket.io'
import { listen } from './listen.ts'
import { createModels } from './mongoose-models.ts'
import { createSending } from './mongoose-sending.ts'
import { runServer } from './server-process.ts'
import { createVerify } from './verify-token.ts'

/** The chat that tutorials build: Express, Socket.IO with an event that is acknowledged, mongoose, and a room a conversation. */
runServer(async ({ mongodbUri, jwtSecret }) => {
  // The same durability as Parley's, on the pool that mongoose has by default.
  const connection = await createConnection(mongodbUri, { w: 'majority', journal: true }).asPromise()
  const sendMessage = createSending(await createModels(connection))
  const verify = createVerify(jwtSecret)

  const app = express()
  app.get('/health', (_request, response) => void response.json({ ok: true }))
  const server = createServer(app)
  const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false, serveClient: false })
  io.use((socket, next) => {
    try {
      socket.data.userId = verify(String(socket.handshake.auth.token))
      next()
    } catch {
      next(new Error('Sign in'))
    }
  })
  io.on('connection', (socket) => {
    socket.conn.request = null
    socket.on('message', async (input, acknowledge) => {
      try {
        const { _id, conversation, clientId, text, createdAt } = await sendMessage(socket.data.userId, input)
        const message = { id: _id, clientId, text, createdAt }
        io.to(String(conversation)).emit('message', message)
        acknowledge({ message })
      } catch (error) {
        acknowledge({ error: error.message })
      }
    })
  })
  return {
    port: await listen(server),
    close: async () => {
      await io.close()
      await connection.close()
    },
  }
})
