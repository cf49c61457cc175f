import { expect, test } from 'vitest'
import { put, reserve, textFile } from '../attachment/files.ts'
import {
  ConversationsDocument,
  CreateRoomDocument,
  EventsDocument,
  JoinRoomDocument,
  MessageReceivedDocument,
  OpenConversationDocument,
  RestoreUserDocument,
  RoomsDocument,
  SendMessageDocument,
  SuspendUserDocument,
  SuspensionOfDocument,
  UsersDocument,
  ViewerDocument,
} from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startChat } from '../support/chat.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { openEventSource } from '../support/sse.ts'
import { runOver } from '../support/subscribe.ts'
import { until } from '../support/eventually.ts'

const time = { ahead: 0 }
const clock = { now: () => new Date(Date.now() + time.ahead) }
const chat = await startSharedChat({ clock })
const root = await chat.admin()
const inMinutes = (minutes: number): string => new Date(clock.now().getTime() + minutes * 60_000).toISOString()
const suspend = async (person: Person, until: string | null = null, reason = 'spam') =>
  (await root.does(SuspendUserDocument, { userId: person.id, until, reason })).suspendUser.user.suspension
const restore = (person: Person) => root.does(RestoreUserDocument, { userId: person.id })
const isSuspended = async (person: Person): Promise<boolean> =>
  (await person.ask(ConversationsDocument)).errors?.[0]?.extensions.code === 'SUSPENDED'

test('every operation of a suspended person is SUSPENDED and says until when and why; `viewer` alone still answers', async () => {
  const [bob] = await chat.people('bob')
  const until = inMinutes(10)
  expect(await suspend(bob, until, ' selling things ')).toEqual({
    at: expect.any(String),
    until,
    reason: 'selling things',
    by: expect.objectContaining({ id: 'root' }),
  })
  const refused = { extensions: { code: 'SUSPENDED', until, reason: 'selling things' } }
  for (const query of [
    '{ cursor }',
    '{ viewer { id } unreadCount }',
    'mutation { openConversation(userId: "root") { conversation { id } } }',
  ])
    expect((await bob.ask(query)).errors).toMatchObject([refused])
  expect(await bob.does('{ viewer { id } __typename }')).toMatchObject({ viewer: { id: bob.id } })
  expect(await bob.does('{ __schema { queryType { name } } }')).toBeDefined()
})

test('without `until` it lasts until the person is restored', async () => {
  const [bob] = await chat.people('bob')
  expect(await suspend(bob)).toMatchObject({ until: null })
  expect((await bob.ask('{ cursor }')).errors).toMatchObject([
    { extensions: { code: 'SUSPENDED', until: null, reason: 'spam' } },
  ])
  expect((await restore(bob)).restoreUser.user.suspension).toBeNull()
  expect(await bob.ask('{ cursor }')).toMatchObject({ data: { cursor: expect.any(String) } })
})

test('one with an `until` ends by itself', async () => {
  const [bob] = await chat.people('bob')
  await suspend(bob, inMinutes(10))
  expect(await isSuspended(bob)).toBe(true)
  time.ahead += 11 * 60_000
  expect(await isSuspended(bob)).toBe(false)
  expect((await root.does(SuspensionOfDocument, { id: bob.id })).user!.suspension).toBeNull()
})

test('sockets are closed with 4403 “Suspended”, and new ones are refused so', async () => {
  const [bob] = await chat.people('bob')
  await using phone = await bob.connect()
  await suspend(bob)
  expect(await phone.closed).toEqual({ code: 4403, reason: 'Suspended' })
  await expect(bob.connect()).rejects.toThrow('4403 Suspended')
  await restore(bob)
  await using after = await bob.connect()
  expect(await runOver(after, '{ cursor }')).toMatchObject({ type: 'next', payload: { data: {} } })
})

test('streams over HTTP end, and new ones are SUSPENDED', async () => {
  const [bob] = await chat.people('bob')
  const open = () => openEventSource(chat, { query: EventsDocument.toString() }, bob.headers)
  await using stream = await open()
  await stream.next()
  await suspend(bob)
  await expect(stream.next()).rejects.toThrow('terminated')
  await using again = await open()
  expect(await again.next()).toMatchObject({
    data: { errors: [{ extensions: { code: 'SUSPENDED', reason: 'spam' } }] },
  })
})

test('no connection slips through that is made while the person is being suspended', async () => {
  const own = await startSharedChat()
  const [ann, bob] = await own.people('ann', 'bob')
  const admin = await own.admin()
  const { conversation } = await ann.sends(bob, 'hello')
  const variables = { conversationId: conversation.id }
  const query = MessageReceivedDocument.toString()
  for (const round of range(1, 10)) {
    const suspending = admin.does(SuspendUserDocument, { userId: bob.id, reason: `spam ${round}` })
    const streams = range(1, 30).map(() => openEventSource(own, { query, variables }, bob.headers).catch(() => null))
    const sockets = range(1, 5).map(() => bob.connect().catch(() => null))
    await Promise.all([suspending, ...streams])
    const closed = (await Promise.all(sockets)).map((socket) => socket?.closed ?? { code: 4403 })
    for (const each of closed) expect(await each).toMatchObject({ code: 4403 })
    await until(() => own.app.hub.size === 0 && own.app.sockets.size === 0)
    await admin.does(RestoreUserDocument, { userId: bob.id })
  }
})

test('on all processes within LOOK_EVERY_MS, and on one that starts later', async () => {
  await using one = await startChat({ limits: { lookEveryMs: 100 } })
  await using two = await one.another()
  const admin = await one.admin()
  const bob = await two.user('bob')
  await using phone = await bob.connect()
  await using stream = await openEventSource(two, { query: EventsDocument.toString() }, bob.headers)
  await stream.next()
  await admin.does(SuspendUserDocument, { userId: bob.id, reason: 'spam' })
  expect(await phone.closed).toEqual({ code: 4403, reason: 'Suspended' })
  await expect(stream.next()).rejects.toThrow('terminated')
  expect(await bob.refused('{ cursor }')).toBe('SUSPENDED')

  await using three = await one.another()
  const there = { ...bob, ...(await three.user('bob')) }
  expect(await there.refused('{ cursor }')).toBe('SUSPENDED')
  await admin.does(RestoreUserDocument, { userId: bob.id })
  await until(async () => !(await isSuspended(there)) && !(await isSuspended(bob)))
})

test('what was asked for before, and is decided after it, is refused too', async () => {
  await using one = await startChat({ limits: { lookEveryMs: 50 } })
  await using two = await one.another()
  const [ann, bob] = await one.users('ann', 'bob')
  const admin = await two.admin()
  const { conversation } = (await bob.does(OpenConversationDocument, { userId: ann.id })).openConversation
  const { room } = (await admin.does(CreateRoomDocument, { input: { name: 'A room' } })).createRoom
  const { client, conversations, channels } = one.app.database
  // Somebody else is writing where the two are to be written: they have to wait, and are decided once that is done.
  await using session = client.startSession()
  session.startTransaction()
  await conversations.updateOne({ _id: conversation.id }, { $set: { createdAt: new Date(0) } }, { session })
  await channels.updateOne({}, { $set: { head: 9 } }, { session })
  const ask = async (refused: () => Promise<string>) => {
    const held = new Promise((resolve) => client.once('commandFailed', resolve))
    const answer = refused()
    await held
    return { answer }
  }
  const input = { recipientId: ann.id, clientId: '1', text: 'too late' }
  const send = await ask(() => bob.refused(SendMessageDocument, { input }))
  const join = await ask(() => bob.refused(JoinRoomDocument, { roomId: room.id }))
  await admin.does(SuspendUserDocument, { userId: bob.id, reason: 'spam' })
  await until(() => isSuspended(bob))
  await session.abortTransaction()
  expect([await send.answer, await join.answer]).toEqual(['SUSPENDED', 'SUSPENDED'])
  expect((await ann.does(ConversationsDocument)).conversations.nodes).toEqual([])
  expect((await admin.does(RoomsDocument)).rooms.nodes).toMatchObject([{ memberCount: 0 }])
})

test('the addresses that they were given for uploads no longer work', async () => {
  const [bob] = await chat.people('bob')
  const file = textFile('hello')
  const { uploadUrl } = await reserve(bob, file)
  await suspend(bob)
  const answer = await put(uploadUrl, file.bytes)
  expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'SUSPENDED' }])
  await restore(bob)
  expect((await put(uploadUrl, file.bytes)).status).toBe(204)
})

test('nobody hears of it in a stream; what they wrote stays', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { conversation } = await bob.sends(ann, 'before')
  await using phone = await ann.events()
  await phone.until('CaughtUp')
  await suspend(bob)
  await ann.sends(conversation.id, 'after')
  await restore(bob)
  await bob.sends(ann, 'again')
  expect((await phone.take(2)).map((event) => event.__typename)).toEqual(['MessageAdded', 'MessageAdded'])
  expect((await ann.history(conversation.id)).map(({ text }) => text)).toEqual(['before', 'after', 'again'])
})

test('an admin can be suspended too, whatever their token says', async () => {
  const other = await chat.user('other-root', { role: 'admin' })
  await suspend(other)
  expect(await other.refused(RestoreUserDocument, { userId: other.id })).toBe('SUSPENDED')
  await restore(other)
  expect(await other.refused(SuspendUserDocument, { userId: other.id, reason: 'x' })).toBe('BAD_USER_INPUT userId')
})

test('it is changed by saying it anew; the same once more, and restoring who isn’t suspended, change nothing', async () => {
  const [bob] = await chat.people('bob')
  const first = await suspend(bob)
  expect(await suspend(bob)).toEqual(first)
  const until = inMinutes(5)
  expect(await suspend(bob, until, 'more spam')).toMatchObject({ until, reason: 'more spam' })
  await restore(bob)
  expect((await restore(bob)).restoreUser.user.suspension).toBeNull()
})

test('only admins may, and what they say has to make sense', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  expect(await ann.refused(SuspendUserDocument, { userId: bob.id, reason: 'x' })).toBe('FORBIDDEN')
  expect(await ann.refused(RestoreUserDocument, { userId: bob.id })).toBe('FORBIDDEN')
  expect(await ann.refused(SuspensionOfDocument, { id: bob.id })).toBe('FORBIDDEN')
  const refusal = (more: object) => root.refused(SuspendUserDocument, { userId: bob.id, reason: 'x', ...more })
  expect(await refusal({ userId: 'nobody' })).toBe('NOT_FOUND userId')
  expect(await refusal({ userId: root.id })).toBe('BAD_USER_INPUT userId')
  expect(await refusal({ until: inMinutes(-1) })).toBe('BAD_USER_INPUT until')
  expect(await refusal({ reason: ' ' })).toBe('BAD_USER_INPUT reason')
  expect(await refusal({ reason: 'x'.repeat(501) })).toBe('BAD_USER_INPUT reason')
  expect(await root.refused(RestoreUserDocument, { userId: 'nobody' })).toBe('NOT_FOUND userId')
  expect((await bob.does(ViewerDocument)).viewer.id).toBe(bob.id)
})

test('admins list who is suspended now, and who isn’t; nobody else does', async () => {
  const own = await startSharedChat({ clock })
  const [ann, bob, cat] = await own.people('ann', 'bob', 'cat')
  const admin = await own.admin()
  await admin.does(SuspendUserDocument, { userId: bob.id, reason: 'x' })
  await admin.does(SuspendUserDocument, { userId: cat.id, reason: 'x', until: inMinutes(5) })
  const list = async (suspended: boolean | null, more: object = {}) =>
    (await admin.does(UsersDocument, { suspended, ...more })).users.nodes.map(({ name }) => name)
  expect(await list(true)).toEqual(['bob', 'cat'])
  expect(await list(false)).toEqual(['ann', 'root'])
  expect(await list(null)).toEqual(['ann', 'bob', 'cat', 'root'])
  expect(await list(true, { search: 'ca' })).toEqual(['cat'])
  const { pageInfo } = (await admin.does(UsersDocument, { suspended: true, first: 1 })).users
  expect(await list(true, { first: 1, after: pageInfo.endCursor })).toEqual(['cat'])
  time.ahead += 6 * 60_000
  expect(await list(true)).toEqual(['bob'])
  expect(await list(false)).toEqual(['ann', 'cat', 'root'])
  for (const suspended of [true, false])
    expect(await ann.refused(UsersDocument, { suspended })).toBe('FORBIDDEN suspended')
})
