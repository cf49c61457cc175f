import { mongo } from 'mongoose'
import { firstAt, idOf, type Doc } from './fields.ts'
import type { Mapping } from './mapping.ts'

/** The other chat's database, which is only read. */
export interface Source extends AsyncDisposable {
  /** Messages that the mapping's filter leaves. */
  count(): Promise<number>
  /** Oldest first, some hundred at a time in memory. */
  messages(): AsyncIterable<Doc>
  /** By the ids that messages name them by. */
  conversations(ids: readonly string[]): Promise<Map<string, Doc>>
  users(ids: readonly string[]): Promise<Map<string, Doc>>
  /** Everybody who has written in a conversation. */
  senders(conversationId: string): Promise<string[]>
}

/** Milliseconds until a database that doesn't answer is given up. */
const reachWithinMs = 10_000

/** @throws Error with a sentence, where it isn't reached, names no database, or has no such collection. */
export const openSource = async (uri: string, mapping: Mapping): Promise<Source> => {
  const client = await connect(uri)
  const db = client.db()
  const of = ({ collection }: { collection: string }) => db.collection<Doc>(collection)
  const { messages, conversations, users } = mapping
  const where = mongo.BSON.EJSON.deserialize(messages.where) as mongo.Filter<Doc>

  const byIds = async ({ collection, id }: { collection: string; id: string }, ids: readonly string[]) => {
    if (ids.length === 0) return new Map<string, Doc>()
    const found = of({ collection }).find({ [id]: { $in: ids.flatMap(asKept) } })
    const known = new Map<string, Doc>()
    for await (const doc of found) {
      const name = idOf(firstAt(doc, [id]))
      if (name) known.set(name, doc)
    }
    return known
  }

  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map((each) => each.name)
  if (!names.includes(messages.collection)) {
    await client.close()
    throw new Error(
      `“${db.databaseName}” has no collection “${messages.collection}”. It has ${names.toSorted().join(', ') || 'none'}: name it in the mapping.`,
    )
  }
  return {
    count: () =>
      Object.keys(where).length > 0 ? of(messages).countDocuments(where) : of(messages).estimatedDocumentCount(),
    // Where createdAt has no index, the database sorts on its disk.
    messages: () =>
      of(messages)
        .find(where, { allowDiskUse: true, batchSize: 500 })
        .sort({ [messages.createdAt]: 1, [messages.id]: 1 }),
    conversations: (ids) => byIds(conversations, ids),
    users: (ids) => byIds(users, ids),
    senders: async (id) => {
      const its = { $or: messages.conversation.map((path) => ({ [path]: { $in: asKept(id) } })) } as mongo.Filter<Doc>
      const found = await Promise.all(messages.sender.map((path) => of(messages).distinct(path, its)))
      return [...new Set(found.flat().flatMap((value) => idOf(value) ?? []))]
    },
    [Symbol.asyncDispose]: () => client.close(),
  }
}

const connect = async (uri: string): Promise<mongo.MongoClient> => {
  try {
    const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: reachWithinMs, appName: 'parley import' })
    if (!client.options.dbName || !/^mongodb(\+srv)?:\/\/[^/]+\/[^?]/.test(uri))
      throw new Error('the address names no database: mongodb://host/database')
    return await client.connect()
  } catch (error) {
    throw new Error(`The other chat's database can't be used: ${(error as Error).message}`, { cause: error })
  }
}

/** An id is text, or one of MongoDB's, or a number: the other chat keeps one of them. */
const asKept = (id: string): unknown[] => [
  id,
  ...(/^[0-9a-f]{24}$/i.test(id) ? [new mongo.BSON.ObjectId(id)] : []),
  ...(/^\d{1,15}$/.test(id) ? [Number(id)] : []),
]
