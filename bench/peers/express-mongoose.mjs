import { createServer } from 'node:http'
import express from 'express'
import { listen } from './listen.ts'
import { connectModels } from './mongoose-page-models.ts'
import { runServer } from './server-process.ts'
import { createVerify } from './verify-token.ts'

/**
 * The REST of a chat as it is usually written, at its best: lean reads, the fields that are shown alone, one command for all
 * senders of a page and one for all that is answered. Its answer isn't hashed for an ETag.
 */
runServer(async ({ mongodbUri, jwtSecret }) => {
  const { Conversation, Message, close } = await connectModels(mongodbUri)
  const verify = createVerify(jwtSecret)
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(express.json())
  app.use((request, response, next) => {
    try {
      request.userId = verify(request.headers.authorization?.replace('Bearer ', '') ?? '')
      next()
    } catch {
      response.status(401).json({ message: 'Sign in' })
    }
  })
  app.get('/conversations/:id/messages', async (request, response) => {
    const { id } = request.params
    const limit = Math.min(Number(request.query.limit ?? 50), 100)
    const isMember = await Conversation.exists({ _id: id, members: request.userId })
    if (!isMember) return response.status(404).json({ message: 'No such conversation' })
    const before = Number(request.query.before)
    const found = await Message.find({ conversation: id, ...(before && { seq: { $lt: before } }) })
      .select('seq text createdAt sender replyTo reactions')
      .sort({ seq: -1 })
      .limit(limit + 1)
      .populate('sender', 'name')
      .populate('replyTo', 'text')
      .lean()
    const messages = found.slice(0, limit).toReversed()
    return response.json({
      messages: messages.map(({ _id, seq, text, createdAt, sender, replyTo, reactions }) => ({
        id: _id,
        seq,
        text,
        createdAt,
        sender: { id: sender._id, name: sender.name },
        replyTo: replyTo && { id: replyTo._id, text: replyTo.text },
        reactions: reactions.map(({ emoji, users }) => ({ emoji, count: users.length })),
      })),
      pageInfo: { hasPreviousPage: found.length > limit, startCursor: messages[0] ? String(messages[0].seq) : null },
    })
  })
  const server = createServer(app)
  return {
    port: await listen(server),
    close: async () => {
      server.close()
      await close()
    },
  }
})
