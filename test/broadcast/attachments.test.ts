import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { attachmentOf, bytesOf, picture, refusal, reserve, textFile, upload } from '../attachment/files.ts'
import {
  AddRoomMembersDocument,
  BroadcastDocument,
  BroadcastsDocument,
  CreateRoomDocument,
  DeleteBroadcastDocument,
  LeaveRoomDocument,
  SendMessageDocument,
} from '../generated/operations.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()
const root = await chat.admin()

const send = (input: object) => ({ input: { clientId: randomUUID(), kind: 'FILE' as const, ...input } })
const sent = async (input: object) => (await root.does(BroadcastDocument, send(input))).broadcast.broadcast

test('files go with a broadcast, in the order given, to everybody whom it is for', async () => {
  const [ann] = await chat.people('ann')
  await using phone = await ann.events()
  await phone.next()
  const ids = [await upload(root, textFile('hello')), await upload(root, await picture(8, 8))]
  const broadcast = await sent({ attachmentIds: ids, text: ' two things ' })
  expect(broadcast).toMatchObject({ kind: 'FILE', text: 'two things', attachments: ids.map((id) => ({ id })) })
  expect(await phone.next()).toMatchObject({ broadcast: { id: broadcast.id, attachments: ids.map((id) => ({ id })) } })
  const { nodes } = (await ann.does(BroadcastsDocument, { first: 1 })).broadcasts
  expect(nodes[0]!.attachments).toEqual(broadcast.attachments)
  const file = await attachmentOf(ann, ids[0]!)
  expect((await bytesOf(file!.url)).toString()).toBe('hello')
})

test('an IMAGE needs no text; a TEXT has no files', async () => {
  const attachmentIds = [await upload(root, await picture(8, 8))]
  expect(await sent({ kind: 'IMAGE', attachmentIds })).toMatchObject({ kind: 'IMAGE', text: null })
  expect(await sent({ kind: 'TEXT', text: 'plain' })).toMatchObject({ attachments: [] })
})

test('how many a kind has, and what they are, is checked as for messages; nothing is taken by a refusal', async () => {
  const [ann] = await chat.people('ann')
  const file = await upload(root, textFile('x'))
  const others = await upload(ann, textFile('not an admin’s'))
  const { attachment: empty } = await reserve(root, textFile('empty'))
  const refused = (input: object) => root.refused(BroadcastDocument, send(input))
  expect(await refused({ kind: 'TEXT', text: 'a', attachmentIds: [file] })).toBe('BAD_USER_INPUT attachmentIds')
  expect(await refused({ text: 'a' })).toBe('BAD_USER_INPUT attachmentIds')
  expect(await refused({ attachmentIds: [file, file] })).toBe('BAD_USER_INPUT attachmentIds')
  expect(await refused({ kind: 'IMAGE', attachmentIds: [file] })).toBe('BAD_USER_INPUT attachmentIds')
  expect(await refused({ attachmentIds: [file], text: ' ' })).toBe('BAD_USER_INPUT text')
  expect(await refused({ attachmentIds: [file], roomId: 'nothing' })).toBe('NOT_FOUND roomId')
  for (const id of ['nothing', others, empty.id])
    expect(await refused({ attachmentIds: [file, id] })).toBe('NOT_FOUND attachmentIds')
  await sent({ attachmentIds: [file] })
  expect(await refused({ attachmentIds: [file] })).toBe('NOT_FOUND attachmentIds')
  const message = { input: { recipientId: ann.id, clientId: 'c', kind: 'FILE' as const, attachmentIds: [file] } }
  expect(await root.refused(SendMessageDocument, message)).toBe('NOT_FOUND attachmentIds')
})

test('the files of a broadcast to a room are for who was in it then, and for admins', async () => {
  const [ann, bob, eve] = await chat.people('ann', 'bob', 'eve')
  const other = await chat.user('other-admin', { role: 'admin' })
  const roomId = (await root.does(CreateRoomDocument, { input: { name: 'Room' } })).createRoom.room.id
  await root.does(AddRoomMembersDocument, { roomId, userIds: [ann.id] })
  const id = await upload(root, textFile('for the room'))
  expect(await attachmentOf(other, id)).toBeNull()
  await sent({ attachmentIds: [id], roomId })
  await root.does(AddRoomMembersDocument, { roomId, userIds: [bob.id] })
  await ann.does(LeaveRoomDocument, { roomId })
  for (const person of [root, other, ann]) expect(await attachmentOf(person, id)).toMatchObject({ id })
  for (const person of [bob, eve]) expect(await attachmentOf(person, id)).toBeNull()
})

test('who became known after a broadcast to everyone isn’t given its files', async () => {
  const [ann] = await chat.people('ann')
  const id = await upload(root, textFile('for all who are known'))
  await sent({ attachmentIds: [id] })
  const [eve] = await chat.people('eve')
  expect(await attachmentOf(ann, id)).toMatchObject({ id })
  expect(await attachmentOf(eve, id)).toBeNull()
})

test('deleting a broadcast takes its files away, also behind addresses that were given before', async () => {
  const [ann] = await chat.people('ann')
  const id = await upload(root, textFile('a mistake'))
  const broadcast = await sent({ attachmentIds: [id] })
  const { url } = (await attachmentOf(ann, id))!
  for (let i = 0; i < 2; i++) {
    const { deleteBroadcast } = await root.does(DeleteBroadcastDocument, { broadcastId: broadcast.id })
    expect(deleteBroadcast.broadcast).toMatchObject({ attachments: [], text: null })
  }
  for (const person of [ann, root]) expect(await attachmentOf(person, id)).toBeNull()
  expect(await refusal(fetch(url))).toBe('404 NOT_FOUND')
  await chat.app.cleaning.run()
  expect(await chat.app.database.attachments.findOne({ _id: id })).toBeNull()
})

test('a retry gets the broadcast that has them, also at the same time on two servers; other files are another content', async () => {
  await using other = await chat.another()
  const there = await other.admin()
  const [one, two] = [await upload(root, textFile('1')), await upload(root, textFile('2'))]
  const variables = send({ attachmentIds: [one] })
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, i) => (i % 2 ? root : there).does(BroadcastDocument, variables)),
  )
  expect(new Set(answers.map(({ broadcast }) => broadcast.broadcast.id)).size).toBe(1)
  expect(answers.filter(({ broadcast }) => !broadcast.deduplicated)).toHaveLength(1)
  const changed = { input: { ...variables.input, attachmentIds: [two] } }
  expect(await root.refused(BroadcastDocument, changed)).toBe('IDEMPOTENCY_CONFLICT clientId')
  expect(await root.refused(BroadcastDocument, { input: { ...variables.input, kind: 'IMAGE' } })).toBe(
    'IDEMPOTENCY_CONFLICT clientId',
  )
})
