import { expect, test } from 'vitest'
import {
  AddRoomMembersDocument,
  CreateRoomDocument,
  DeleteRoomDocument,
  JoinRoomDocument,
  LeaveRoomDocument,
  RemoveRoomMembersDocument,
  RoomDocument,
  RoomMembersDocument,
  RoomsDocument,
  UpdateRoomDocument,
} from '../generated/operations.ts'
import { broadcastsOf, says } from '../broadcast/says.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()
const root = await chat.admin()

const makes = async (name: string, description?: string) =>
  (await root.does(CreateRoomDocument, { input: { name, description: description ?? null } })).createRoom.room

test('an admin makes a room, changes it and deletes it; it stays, marked so', async () => {
  const [ann] = await chat.people('ann')
  const room = await makes('News', 'What is new')
  expect(room).toMatchObject({ name: 'News', description: 'What is new', memberCount: 0, isMember: false })
  const roomId = room.id
  await root.does(UpdateRoomDocument, { input: { roomId, name: 'Old news' } })
  expect(await ann.does(RoomDocument, { id: roomId })).toMatchObject({
    room: { name: 'Old news', description: 'What is new', isDeleted: false },
  })
  await root.does(UpdateRoomDocument, { input: { roomId, description: null } })
  await root.does(DeleteRoomDocument, { roomId })
  const { deleteRoom } = await root.does(DeleteRoomDocument, { roomId })
  expect(deleteRoom.room).toMatchObject({ name: 'Old news', description: null, isDeleted: true })
  const { rooms } = await ann.does(RoomsDocument, { first: 100 })
  expect(rooms.nodes.find(({ id }) => id === roomId)).toMatchObject({ isDeleted: true })
})

test('only an admin does, and sees who is in it', async () => {
  const [ann] = await chat.people('ann')
  const { id: roomId } = await makes('Room')
  expect(await ann.refused(CreateRoomDocument, { input: { name: 'Mine' } })).toBe('FORBIDDEN')
  expect(await ann.refused(UpdateRoomDocument, { input: { roomId, name: 'Mine' } })).toBe('FORBIDDEN')
  expect(await ann.refused(DeleteRoomDocument, { roomId })).toBe('FORBIDDEN')
  expect(await ann.refused(AddRoomMembersDocument, { roomId, userIds: [ann.id] })).toBe('FORBIDDEN')
  expect(await ann.refused(RemoveRoomMembersDocument, { roomId, userIds: [ann.id] })).toBe('FORBIDDEN')
  expect(await ann.refused(RoomMembersDocument, { id: roomId })).toBe('FORBIDDEN')
})

test('people come and leave by themselves, once each', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id: roomId } = await makes('Room')
  for (let i = 0; i < 2; i++)
    expect((await ann.does(JoinRoomDocument, { roomId })).joinRoom.room).toMatchObject({
      memberCount: 1,
      isMember: true,
    })
  expect(await bob.does(RoomDocument, { id: roomId })).toMatchObject({ room: { memberCount: 1, isMember: false } })
  for (let i = 0; i < 2; i++)
    expect((await ann.does(LeaveRoomDocument, { roomId })).leaveRoom.room).toMatchObject({
      memberCount: 0,
      isMember: false,
    })
})

test('admins put people in and take them out, many at a time', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const { id: roomId } = await makes('Room')
  const ids = [ann.id, bob.id, cat.id, ann.id]
  expect((await root.does(AddRoomMembersDocument, { roomId, userIds: ids })).addRoomMembers.room.memberCount).toBe(3)
  const first = await root.does(RoomMembersDocument, { id: roomId, first: 2 })
  expect(first.room!.members).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
  const after = first.room!.members.pageInfo.endCursor
  const second = await root.does(RoomMembersDocument, { id: roomId, first: 2, after })
  expect([...first.room!.members.nodes, ...second.room!.members.nodes].map(({ id }) => id)).toEqual(
    [ann.id, bob.id, cat.id].sort(),
  )
  const removed = await root.does(RemoveRoomMembersDocument, { roomId, userIds: [bob.id, 'nobody'] })
  expect(removed.removeRoomMembers.room.memberCount).toBe(2)
})

test('what is not there is null in queries and NOT_FOUND elsewhere; limits name their argument', async () => {
  const [ann] = await chat.people('ann')
  const roomId = 'nothing'
  expect(await ann.does(RoomDocument, { id: roomId })).toMatchObject({ room: null })
  expect(await ann.refused(JoinRoomDocument, { roomId })).toBe('NOT_FOUND roomId')
  expect(await ann.refused(LeaveRoomDocument, { roomId })).toBe('NOT_FOUND roomId')
  expect(await root.refused(UpdateRoomDocument, { input: { roomId, name: 'Room' } })).toBe('NOT_FOUND roomId')
  expect(await root.refused(DeleteRoomDocument, { roomId })).toBe('NOT_FOUND roomId')
  const room = await makes('Room')
  const adds = (userIds: string[]) => root.refused(AddRoomMembersDocument, { roomId: room.id, userIds })
  expect(await adds([ann.id, 'nobody'])).toBe('NOT_FOUND userIds')
  expect(await adds([])).toBe('BAD_USER_INPUT userIds')
  expect(await adds(Array.from({ length: 1001 }, (_, i) => `${i}`))).toBe('BAD_USER_INPUT userIds')
  expect(await root.refused(CreateRoomDocument, { input: { name: ' ' } })).toBe('BAD_USER_INPUT name')
  expect(await root.refused(CreateRoomDocument, { input: { name: 'a'.repeat(101) } })).toBe('BAD_USER_INPUT name')
  const description = 'a'.repeat(1001)
  expect(await root.refused(CreateRoomDocument, { input: { name: 'a', description } })).toBe(
    'BAD_USER_INPUT description',
  )
})

test('nobody comes into a deleted room, nothing is said in it, and what was said stays', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id: roomId } = await makes('Room')
  await ann.does(JoinRoomDocument, { roomId })
  await says(root, 'while it was there', roomId)
  await root.does(DeleteRoomDocument, { roomId })
  expect(await bob.refused(JoinRoomDocument, { roomId })).toBe('CONFLICT roomId')
  expect(await root.refused(AddRoomMembersDocument, { roomId, userIds: [bob.id] })).toBe('CONFLICT roomId')
  expect(await root.refused(UpdateRoomDocument, { input: { roomId, name: 'Again' } })).toBe('CONFLICT roomId')
  await expect(says(root, 'too late', roomId)).rejects.toThrow('CONFLICT')
  expect(await broadcastsOf(ann)).toEqual(['while it was there'])
  expect((await ann.does(LeaveRoomDocument, { roomId })).leaveRoom.room.memberCount).toBe(0)
})

test('rooms come by name, in pages', async () => {
  const own = ['áa first', 'AB second', 'ac third']
  for (const name of own.toReversed()) await makes(name)
  const names: string[] = []
  for (let after: string | null = null; ;) {
    const { rooms } = (await root.does(RoomsDocument, { first: 2, after })) as {
      rooms: { nodes: { name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
    }
    names.push(...rooms.nodes.map(({ name }) => name))
    if (!rooms.pageInfo.hasNextPage) break
    after = rooms.pageInfo.endCursor
  }
  expect(names.filter((name) => own.includes(name))).toEqual(own)
})
