import { mongo } from 'mongoose'
import { freshDatabase } from '../support/chat.ts'
import { range } from '../support/range.ts'

/** A chat of Socket.IO and mongoose as it is usually made: its users, conversations and messages. */
export interface OldChat extends AsyncDisposable {
  uri: string
  db: mongo.Db
  people: mongo.ObjectId[]
  /** Of two people each, in a ring. */
  conversations: mongo.ObjectId[]
}

const begun = Date.parse('2023-01-01T00:00:00.000Z')

/** `messages` in all, one a minute, going round the conversations; those that are older are inserted later. */
export const startOldChat = async (
  { people, messages }: { people: number; messages: number } = { people: 3, messages: 0 },
): Promise<OldChat> => {
  const database = freshDatabase()
  const client = await mongo.MongoClient.connect(database.uri)
  const db = client.db()
  const users = range(1, people).map((i) => ({
    _id: new mongo.ObjectId(),
    name: `Customer ${i}`,
    email: `customer${i}@example.com`,
    avatar: `https://pictures.example.com/${i}.png`,
  }))
  const pairs = users.map(({ _id }, i) => ({
    _id: new mongo.ObjectId(),
    participants: [_id, users[(i + 1) % people]!._id],
    createdAt: new Date(begun),
  }))
  await db.collection('users').insertMany(users)
  await db.collection('conversations').insertMany(pairs)
  const docs = range(1, messages).map((i) => {
    const pair = pairs[i % pairs.length]!
    const [senderId, receiverId] = i % 3 === 0 ? pair.participants : pair.participants.toReversed()
    const createdAt = new Date(begun + i * 60_000)
    return {
      conversationId: pair._id,
      senderId,
      receiverId,
      message: `Message ${i}`,
      messageType: 'text',
      isRead: i % 2 === 0,
      createdAt,
    }
  })
  for (let at = docs.length; at > 0; at -= 10_000)
    await db.collection('messages').insertMany(docs.slice(Math.max(0, at - 10_000), at).toReversed())
  return {
    uri: database.uri,
    db,
    people: users.map(({ _id }) => _id),
    conversations: pairs.map(({ _id }) => _id),
    [Symbol.asyncDispose]: async () => {
      await client.close()
      await database[Symbol.asyncDispose]()
    },
  }
}
