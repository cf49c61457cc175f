import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { typeDefs } from '../../src/server/graphql/schema.ts'
import * as operations from '../generated/operations.ts'
import type { Message, Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { isForAdmins } from '../support/selections.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()
const root = await chat.admin()

/** Ann and bob talk, and are in the room. */
interface Scene {
  ann: Person
  bob: Person
  message: Message
  roomId: string
  broadcastId: string
}

interface Case {
  action: string
  /** Run twice: the second time it changes nothing, or isn't done any more. */
  does(scene: Scene): Promise<unknown>
  refused(scene: Scene): Promise<string>
  target(scene: Scene, answer: unknown): string
  detail(scene: Scene): string
}

const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString()

const cases: Case[] = [
  {
    action: 'broadcast',
    does: ({ ann, roomId }) =>
      root.does(operations.BroadcastDocument, { input: { clientId: ann.id, text: 'secret', roomId } }),
    refused: ({ roomId }) =>
      root.refused(operations.BroadcastDocument, { input: { clientId: 'x', text: ' ', roomId } }),
    target: (_, answer) => (answer as operations.BroadcastMutation).broadcast.broadcast.id,
    detail: ({ roomId }) => `to the room ${roomId}`,
  },
  {
    action: 'deleteBroadcast',
    does: ({ broadcastId }) => root.does(operations.DeleteBroadcastDocument, { broadcastId }),
    refused: () => root.refused(operations.DeleteBroadcastDocument, { broadcastId: 'none' }),
    target: ({ broadcastId }) => broadcastId,
    detail: () => 'to everyone',
  },
  {
    action: 'sendAdminMessage',
    does: ({ ann }) =>
      root.does(operations.SendAdminMessageDocument, {
        input: { recipientId: ann.id, clientId: 'once', text: 'secret' },
      }),
    refused: ({ ann }) =>
      root.refused(operations.SendAdminMessageDocument, {
        input: { recipientId: ann.id, clientId: 'other', text: ' ' },
      }),
    target: ({ ann }) => ann.id,
    detail: () => expect.stringMatching(/^the message \w{24}$/),
  },
  {
    action: 'deleteMessage',
    does: ({ message }) => root.does(operations.DeleteMessageDocument, { messageId: message.id }),
    refused: () => root.refused(operations.DeleteMessageDocument, { messageId: 'none' }),
    target: ({ message }) => message.id,
    detail: ({ ann, message }) => `of ${ann.id}, in ${message.conversation.id}`,
  },
  {
    action: 'updateRoom',
    does: ({ roomId }) => root.does(operations.UpdateRoomDocument, { input: { roomId, name: 'Lobby' } }),
    refused: ({ roomId }) => root.refused(operations.UpdateRoomDocument, { input: { roomId, name: ' ' } }),
    target: ({ roomId }) => roomId,
    detail: () => 'A room, now Lobby',
  },
  {
    action: 'deleteRoom',
    does: ({ roomId }) => root.does(operations.DeleteRoomDocument, { roomId }),
    refused: () => root.refused(operations.DeleteRoomDocument, { roomId: 'none' }),
    target: ({ roomId }) => roomId,
    detail: () => 'A room',
  },
  {
    action: 'addRoomMembers',
    does: ({ roomId, ann, bob }) =>
      root.does(operations.AddRoomMembersDocument, { roomId, userIds: [root.id, ann.id, bob.id] }),
    refused: ({ roomId }) => root.refused(operations.AddRoomMembersDocument, { roomId, userIds: ['nobody'] }),
    target: ({ roomId }) => roomId,
    detail: () => 'root',
  },
  {
    action: 'removeRoomMembers',
    does: ({ roomId, ann, bob }) =>
      root.does(operations.RemoveRoomMembersDocument, { roomId, userIds: [ann.id, bob.id] }),
    refused: ({ ann }) => root.refused(operations.RemoveRoomMembersDocument, { roomId: 'none', userIds: [ann.id] }),
    target: ({ roomId }) => roomId,
    detail: ({ ann, bob }) => `${ann.id}, ${bob.id}`,
  },
  {
    action: 'upsertUsers',
    does: ({ ann }) =>
      root.does(operations.UpsertUsersDocument, {
        input: [{ id: ann.id, name: 'Anna', avatarUrl: 'https://a.example/' }],
      }),
    refused: ({ ann }) => root.refused(operations.UpsertUsersDocument, { input: [{ id: ann.id, name: ' ' }] }),
    target: ({ ann }) => ann.id,
    detail: () => 'name, avatarUrl',
  },
  {
    action: 'suspendUser',
    does: ({ ann }) => root.does(operations.SuspendUserDocument, { userId: ann.id, until: inAWeek, reason: 'spam' }),
    refused: ({ ann }) => root.refused(operations.SuspendUserDocument, { userId: ann.id, reason: ' ' }),
    target: ({ ann }) => ann.id,
    detail: () => `until ${inAWeek}: spam`,
  },
]

const setScene = async (): Promise<Scene> => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { createRoom } = await root.does(operations.CreateRoomDocument, { input: { name: 'A room' } })
  const roomId = createRoom.room.id
  await root.does(operations.AddRoomMembersDocument, { roomId, userIds: [ann.id, bob.id] })
  const { broadcast } = await root.does(operations.BroadcastDocument, { input: { clientId: bob.id, text: 'secret' } })
  return { ann, bob, message: await ann.sends(bob, 'secret'), roomId, broadcastId: broadcast.broadcast.id }
}

const page = async (variables: operations.AuditLogQueryVariables = {}) =>
  (await root.does(operations.AuditLogDocument, variables)).auditLog
/** What came to the log meanwhile, newest first. */
const audited = async (during: () => Promise<unknown>) => {
  const before = new Set((await page({ first: 100 })).nodes.map(({ id }) => id))
  await during()
  return (await page({ first: 100 })).nodes.filter(({ id }) => !before.has(id))
}

for (const { action, does, refused, target, detail } of cases)
  test(`${action} is in the audit log once it is done, and isn’t where it was refused or changed nothing`, async () => {
    const scene = await setScene()
    expect(await audited(() => refused(scene))).toEqual([])
    let answer: unknown
    const entries = await audited(async () => (answer = await does(scene)))
    expect(entries).toEqual([
      {
        id: expect.any(String),
        actor: expect.objectContaining({ id: 'root' }),
        action,
        target: target(scene, answer),
        detail: detail(scene),
        at: expect.any(String),
      },
    ])
    expect(JSON.stringify(entries)).not.toContain('secret')
    expect(await audited(() => does(scene))).toEqual([])
  })

test('every mutation that is for admins is looked at', () => {
  const fields = Object.values(buildSchema(typeDefs.join('\n')).getMutationType()!.getFields())
  const elsewhere = ['createRoom', 'restoreUser', 'resolveReport', 'importMessages', 'eraseUser']
  const known = [...cases.map(({ action }) => action), ...elsewhere]
  expect(
    fields
      .filter(isForAdmins)
      .map(({ name }) => name)
      .filter((name) => !known.includes(name)),
  ).toEqual([])
})

test('createRoom and restoreUser are in the audit log', async () => {
  const { ann } = await setScene()
  let roomId = ''
  const [made] = await audited(async () => {
    const input = { name: 'Kitchen' }
    roomId = (await root.does(operations.CreateRoomDocument, { input })).createRoom.room.id
  })
  expect(made).toMatchObject({ action: 'createRoom', target: roomId, detail: 'Kitchen' })
  expect(await audited(() => root.refused(operations.CreateRoomDocument, { input: { name: ' ' } }))).toEqual([])

  const restore = () => root.does(operations.RestoreUserDocument, { userId: ann.id })
  expect(await audited(restore)).toEqual([])
  await root.does(operations.SuspendUserDocument, { userId: ann.id, reason: 'spam' })
  expect(await audited(restore)).toMatchObject([{ action: 'restoreUser', target: ann.id, detail: null }])
  expect(await audited(() => root.refused(operations.RestoreUserDocument, { userId: 'nobody' }))).toEqual([])
})

test('each of the people that one upsert changes has an entry, and who stays as they are has none', async () => {
  const { ann, bob } = await setScene()
  const input = [
    { id: `${ann.id}-friend`, name: 'A friend' },
    { id: ann.id, name: 'ann' },
    { id: bob.id, name: 'Robert' },
  ]
  const entries = await audited(() => root.does(operations.UpsertUsersDocument, { input }))
  expect(entries.map(({ target, detail }) => `${target} ${detail}`).sort()).toEqual([
    `${ann.id}-friend the person`,
    `${bob.id} name`,
  ])
})

test('a message that an admin deletes as anybody may is no admin’s doing', async () => {
  const { ann } = await setScene()
  const own = await root.sends(ann, 'mine')
  expect(await audited(() => root.does(operations.DeleteMessageDocument, { messageId: own.id }))).toEqual([])
  const { createGroup } = await root.does(operations.CreateGroupDocument, {
    input: { title: 'A group of root’s', memberIds: [ann.id] },
  })
  const theirs = await ann.sends(createGroup.conversation.id, 'secret')
  expect(await audited(() => root.does(operations.DeleteMessageDocument, { messageId: theirs.id }))).toEqual([])
})

test('what people do themselves isn’t in it', async () => {
  const { ann, bob, roomId } = await setScene()
  const entries = await audited(async () => {
    await ann.does(operations.LeaveRoomDocument, { roomId })
    await ann.does(operations.JoinRoomDocument, { roomId })
    const { id } = await ann.sends(bob, 'hello')
    await ann.does(operations.DeleteMessageDocument, { messageId: id })
    await chat.user(`${ann.id}-new`)
  })
  expect(entries).toEqual([])
})

test('the action and its entry are one: where the entry can’t be written, nothing is done', async () => {
  const own = await startSharedChat({ operationTimeoutMs: 1500 })
  const admin = await own.admin()
  const [ann] = await own.people('ann')
  const { db } = own.app.database
  const input = { userId: ann.id, reason: 'spam' }
  await db.command({ collMod: 'audit', validator: { action: 'nothing' } })
  expect(await admin.refused(operations.SuspendUserDocument, input)).toMatch(/OVERLOADED|UNAVAILABLE/)
  expect((await admin.does(operations.SuspensionOfDocument, { id: ann.id })).user!.suspension).toBeNull()
  await db.command({ collMod: 'audit', validator: {} })
  expect((await admin.does(operations.SuspendUserDocument, input)).suspendUser.user.suspension).not.toBeNull()
  expect((await admin.does(operations.AuditLogDocument)).auditLog.nodes).toHaveLength(1)
})

test('it is read newest first, page by page, by who did it, and by what it was done to', async () => {
  const own = await startSharedChat()
  const [admin, other] = [await own.admin(), await own.user('other', { role: 'admin' })]
  const list = async (variables: operations.AuditLogQueryVariables = {}) => {
    const { nodes, pageInfo, totalCount } = (await admin.does(operations.AuditLogDocument, variables)).auditLog
    return { details: nodes.map(({ detail }) => detail), ...pageInfo, totalCount }
  }
  const rooms: string[] = []
  for (const i of range(1, 5)) {
    const { createRoom } = await (i % 2 ? admin : other).does(operations.CreateRoomDocument, {
      input: { name: `${i}` },
    })
    rooms.push(createRoom.room.id)
  }
  expect(await list()).toMatchObject({ details: ['5', '4', '3', '2', '1'], hasNextPage: false, totalCount: 5 })
  const first = await list({ first: 2 })
  expect(first).toMatchObject({ details: ['5', '4'], hasNextPage: true, hasPreviousPage: false, totalCount: 5 })
  const second = await list({ first: 2, after: first.endCursor })
  expect(second).toMatchObject({ details: ['3', '2'], hasNextPage: true, hasPreviousPage: true })
  expect((await list({ first: 2, after: second.endCursor })).details).toEqual(['1'])
  expect(await list({ actorId: other.id })).toMatchObject({ details: ['4', '2'], totalCount: 2 })
  expect((await list({ target: rooms[2]! })).details).toEqual(['3'])
  expect((await list({ actorId: other.id, target: rooms[2]! })).details).toEqual([])
})

test('only admins read it, 100 at a time at most', async () => {
  const { ann } = await setScene()
  expect(await ann.refused(operations.AuditLogDocument)).toBe('FORBIDDEN')
  expect(await root.refused(operations.AuditLogDocument, { first: 101 })).toBe('BAD_USER_INPUT first')
  expect(await root.refused(operations.AuditLogDocument, { after: 'nowhere' })).toBe('BAD_USER_INPUT after')
})
