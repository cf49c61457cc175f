import { createConnection, Schema, type Connection, type InferSchemaType, type Types } from 'mongoose'

const userSchema = new Schema({
  // The id of the token, so that nothing has to be looked up for it.
  _id: { type: String, required: true },
  name: { type: String, required: true },
})

const conversationSchema = new Schema({ members: [{ type: String, ref: 'User' }] }, { timestamps: true })

const messageSchema = new Schema(
  {
    conversation: { type: Schema.Types.ObjectId, ref: 'Conversation', required: true },
    seq: { type: Number, required: true },
    sender: { type: String, ref: 'User', required: true },
    text: { type: String, required: true, maxLength: 10_000 },
    replyTo: { type: Schema.Types.ObjectId, ref: 'Message', default: null },
    reactions: [{ _id: false, emoji: { type: String, required: true }, users: [{ type: String, ref: 'User' }] }],
  },
  { timestamps: true },
)
  // The history, newest first.
  .index({ conversation: 1, seq: -1 })

/** A message with the documents of its sender and of what it answers in their places, as populate puts them. */
export type PopulatedMessage = Omit<InferSchemaType<typeof messageSchema>, 'sender' | 'replyTo'> & {
  _id: Types.ObjectId
  id: string
  sender: { _id: string; id: string; name: string }
  replyTo: { _id: Types.ObjectId; id: string; text: string } | null
}

/** The models of a chat that tutorials build, on the pool that mongoose has by default. Resolves once the indexes are there. */
export const connectModels = async (mongodbUri: string) => {
  const connection: Connection = await createConnection(mongodbUri).asPromise()
  const models = {
    User: connection.model('User', userSchema),
    Conversation: connection.model('Conversation', conversationSchema),
    Message: connection.model('Message', messageSchema),
  }
  await Promise.all(Object.values(models).map((model) => model.init()))
  return { ...models, close: () => connection.close() }
}
