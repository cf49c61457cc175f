import { Schema, type Connection, type InferSchemaType, type Types } from 'mongoose'

const conversationSchema = new Schema(
  {
    /** The two members' ids in order, so that a pair has one conversation. */
    pair: { type: String, required: true, unique: true },
    members: [{ _id: false, userId: { type: String, required: true }, unread: { type: Number, default: 0 } }],
    lastMessage: { type: Schema.Types.ObjectId, ref: 'Message' },
    lastMessageAt: Date,
  },
  { timestamps: true },
)
  // The list of one's conversations.
  .index({ 'members.userId': 1, lastMessageAt: -1 })

const messageSchema = new Schema(
  {
    conversation: { type: Schema.Types.ObjectId, ref: 'Conversation', required: true },
    sender: { type: String, required: true },
    clientId: { type: String, required: true, maxLength: 64 },
    text: { type: String, required: true, trim: true, maxLength: 10_000 },
  },
  { timestamps: true },
)
  // The history, newest first, and the last word on clientIds that are sent twice.
  .index({ conversation: 1, createdAt: -1 })
  .index({ conversation: 1, sender: 1, clientId: 1 }, { unique: true })

export type ConversationDoc = InferSchemaType<typeof conversationSchema> & { _id: Types.ObjectId }
export type MessageDoc = InferSchemaType<typeof messageSchema> & { _id: Types.ObjectId }
export type Models = Awaited<ReturnType<typeof createModels>>

/** Resolves once the indexes are there. */
export const createModels = async (connection: Connection) => {
  const models = {
    Conversation: connection.model('Conversation', conversationSchema),
    Message: connection.model('Message', messageSchema),
  }
  await Promise.all([models.Conversation.init(), models.Message.init()])
  return models
}
