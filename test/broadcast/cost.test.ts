import { expect, test } from 'vitest'
import { AddRoomMembersDocument, CreateRoomDocument } from '../generated/operations.ts'
import { startChat, type Chat } from '../support/chat.ts'
import { range } from '../support/range.ts'
import { broadcastsOf, says } from './says.ts'

/** People as they are once they are known, without a token for each. */
const know = (chat: Chat, ids: string[]) =>
  chat.app.database.users.insertMany(
    ids.map((_id) => ({
      _id,
      rev: 1,
      expectedRev: 1,
      last: 0,
      tick: 0,
      name: _id,
      nameKey: _id,
      nameWords: [_id],
      avatarUrl: null,
      role: 'USER',
      issuedAt: 0,
      broadcastsFrom: 0,
      broadcastsRead: 0,
      createdAt: new Date(),
    })),
  )

test('a broadcast to 10,000 known people makes as many writes as one to 10', async () => {
  await using chat = await startChat({ limits: { lookEveryMs: 3_600_000, leaseMs: 3_600_000 } })
  const root = await chat.admin()
  const roomId = (await root.does(CreateRoomDocument, { input: { name: 'Room' } })).createRoom.room.id
  const ids = range(1, 10_000).map((i) => `person${i}`)
  const addToRoom = async (userIds: string[]) => {
    for (let i = 0; i < userIds.length; i += 1000)
      await root.does(AddRoomMembersDocument, { roomId, userIds: userIds.slice(i, i + 1000) })
  }
  await know(chat, ids.slice(0, 10))
  await addToRoom(ids.slice(0, 10))
  const toTen = await chat.commands(() => says(root, 'to ten'))
  const toTenInRoom = await chat.commands(() => says(root, 'to ten in a room', roomId))

  await know(chat, ids.slice(10))
  await addToRoom(ids.slice(10))
  expect(await chat.commands(() => says(root, 'to all'))).toEqual(toTen)
  expect(await chat.commands(() => says(root, 'to all in a room', roomId))).toEqual(toTenInRoom)
  // The lane, the row of the broadcasts, the broadcast, the audit log, the log, the commit.
  const writes = ['update', 'update', 'insert', 'insert', 'insert', 'commitTransaction']
  expect(toTen.filter((name) => name !== 'find')).toEqual(writes)
  expect(await chat.app.database.log.countDocuments({ what: 'BroadcastAdded' })).toBe(4)

  const late = await chat.user('person9999')
  expect(await broadcastsOf(late)).toEqual(['to all in a room', 'to all', 'to ten'])
})
