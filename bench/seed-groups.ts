import { mongo } from 'mongoose'
import { newMember } from '../src/conversation/rules.ts'
import { openDatabase } from '../src/store/database.ts'
import type { ConversationRow, MessageRow } from '../src/store/rows.ts'
import type { Group, GroupMessage } from './pages-data.ts'
import { untilSearchIsMade } from './seed-history.ts'

/** Into Parley's database, while it runs and before it is asked for them. */
export const seedParley = async (uri: string, groups: readonly Group[]): Promise<void> => {
  const database = await openDatabase({ uri, timeoutMs: 60_000 })
  try {
    await untilSearchIsMade(database)
    for (const group of groups) {
      await database.messages.insertMany(group.messages.map((message) => messageRow(group.id, message)))
      await database.conversations.insertOne(conversationRow(group))
    }
  } finally {
    await database.close()
  }
}

/** Into the database that the mongoose servers share. */
export const seedMongoose = async (uri: string, groups: readonly Group[], people: readonly string[]): Promise<void> => {
  const client = await mongo.MongoClient.connect(uri)
  try {
    const collection = (name: string) => client.db().collection<{ _id: string | mongo.ObjectId }>(name)
    await collection('users').insertMany(people.map((id) => ({ _id: id, name: id })))
    const idOf = (id: string) => new mongo.ObjectId(id)
    await collection('conversations').insertMany(
      groups.map(({ id, memberIds }) => ({ _id: idOf(id), members: memberIds })),
    )
    for (const { id, messages } of groups)
      await collection('messages').insertMany(
        messages.map(({ id: messageId, seq, senderId, text, replyToId, reactions, createdAt }) => ({
          _id: idOf(messageId),
          conversation: idOf(id),
          seq,
          sender: senderId,
          text,
          replyTo: replyToId && idOf(replyToId),
          reactions: reactions.map(({ emoji, userIds }) => ({ emoji, users: userIds })),
          createdAt,
          updatedAt: createdAt,
        })),
      )
  } finally {
    await client.close()
  }
}

const conversationRow = ({ id, memberIds, messages }: Group): ConversationRow => {
  const { seq, createdAt } = messages.at(-1)!
  return {
    _id: id,
    rev: 0,
    expectedRev: 0,
    last: 0,
    tick: 0,
    kind: 'GROUP',
    title: 'A group',
    contentHash: null,
    members: memberIds.map((userId) => newMember(userId, 'MEMBER', seq, createdAt)),
    pinnedIds: [],
    openedBy: [],
    lastSeq: seq,
    lastActivityAt: createdAt,
    createdAt: messages[0]!.createdAt,
  }
}

const messageRow = (
  conversationId: string,
  { id, seq, senderId, text, replyToId, reactions, createdAt }: GroupMessage,
): MessageRow => ({
  _id: id,
  conversationId,
  seq,
  senderId,
  clientId: String(seq),
  contentHash: '',
  kind: 'TEXT',
  text,
  replyToId,
  ...(reactions.length > 0 && { reactions }),
  isFromAdmin: false,
  version: 1,
  createdAt,
  editedAt: null,
  deletedAt: null,
})
