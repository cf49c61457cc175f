import { Schema } from 'mongoose'
import { expect, test } from 'vitest'
import * as job from '../../src/store/moderation-schemas.ts'
import * as schemas from '../../src/store/schemas.ts'
import * as operations from '../generated/operations.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'

/** Every list in a row, and what keeps it short. */
const lists: Record<string, string> = {
  'users.nameWords': 'the words of a name of 100 characters',
  'conversations.members': '256 people',
  'conversations.namedAfter': 'an import’s members, of whom there are 256',
  'conversations.pinnedIds': '50 pins',
  'conversations.blockedBy': 'the two of a direct conversation',
  'conversations.openedBy': 'the two of a direct conversation',
  'messages.attachmentIds': '10 files',
  'messages.mentionIds': '50 people',
  'messages.reactions': '20 kinds',
  'messages.reactions.userIds': '1,000 people a kind',
  'broadcasts.attachmentIds': '10 files',
  'roomMembers.intervals': '1,000 intervals, the oldest of which goes',
  'connections.nameWords': 'the words of a name of 100 characters',
  'attachments.keys': '40 keys: after 20 attempts it is reserved anew',
  'log.to': '5,000 people; a larger audience takes several entries, or one key',
  'processes.notes': '500 notes of the last seconds',
  'searchRows.keys': 'words of a text of 10,000 characters',
  'searchQueue.messageIds': '100 messages of an import',
  'statistics.messages': '60 minutes',
  'statistics.deliveries': '60 minutes',
  'jobs.positions': '64 lanes',
}

const listsOf = (schema: Schema, named: string): string[] =>
  Object.entries(schema.paths).flatMap(([path, type]) => {
    const inner = (type as { schema?: Schema }).schema
    const name = `${named}.${path}`
    return [
      ...(['Array', 'DocumentArray'].includes(type.instance) ? [name] : []),
      ...(inner ? listsOf(inner, name) : []),
    ]
  })

test('ASVS 2.4, unbounded growth: every list in a row has a bound that is named', () => {
  const all = Object.values({ ...schemas, ...job })
    .filter((each) => each instanceof Schema)
    .flatMap((schema) => listsOf(schema, String(schema.get('collection'))))
  expect([...new Set(all)].sort()).toEqual(Object.keys(lists).sort())
})

const chat = await startSharedChat()

test('ASVS 2.4, unbounded growth: a message is reacted to in the same way by 1,000 people, and no more', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id } = await ann.sends(bob, 'popular')
  // As if so many members had come, reacted and gone.
  const userIds = range(1, 1000).map((i) => `gone-${i}`)
  await chat.app.database.messages.updateOne({ _id: id }, { $set: { reactions: [{ emoji: '👍', userIds }] } })
  const react = { messageId: id, emoji: '👍' }
  expect(await bob.refused(operations.AddReactionDocument, react)).toBe('BAD_USER_INPUT emoji')
  await bob.does(operations.AddReactionDocument, { messageId: id, emoji: '🎉' })
})

test('ASVS 2.4, unbounded growth: joining and leaving a room, however often, leaves what it was', async () => {
  const root = await chat.admin()
  const [ann] = await chat.people('ann')
  const { id: roomId } = (await root.does(operations.CreateRoomDocument, { input: { name: 'Room' } })).createRoom.room
  for (let i = 0; i < 10; i++) {
    await ann.does(operations.JoinRoomDocument, { roomId })
    await ann.does(operations.LeaveRoomDocument, { roomId })
  }
  const row = await chat.app.database.roomMembers.findOne({ userId: ann.id })
  expect(row?.intervals).toEqual([])
})

test('ASVS 2.4, unbounded growth: editing, pinning and reading, however often, leave one row', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id, conversation } = await ann.sends(bob, 'again')
  const sizeOf = async () =>
    JSON.stringify(await chat.app.database.conversations.findOne({ _id: conversation.id })).length
  const before = await sizeOf()
  for (let i = 0; i < 20; i++) {
    await ann.does(operations.EditMessageDocument, { messageId: id, text: `again ${i}` })
    await ann.does(operations.PinMessageDocument, { messageId: id })
    await ann.does(operations.UnpinMessageDocument, { messageId: id })
    await bob.does(operations.MarkMessageReadDocument, { messageId: id })
  }
  expect((await sizeOf()) - before).toBeLessThan(100)
  expect(await chat.app.database.messages.countDocuments({ conversationId: conversation.id })).toBe(1)
})
