import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { OnlineUsersDocument, SetAvailabilityDocument, UserStatusDocument } from '../generated/operations.ts'
import { createPerson, type Person } from '../support/person.ts'
import { startServerProcess } from '../support/server-process.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { eventually } from '../support/eventually.ts'
import { watches } from './watching.ts'

const leaseMs = 3000
const graceMs = 300
const chat = await startSharedChat({ limits: { leaseMs, graceMs, lookEveryMs: 20 } })
const other = await chat.another()
afterAll(() => other.close())
/** Long enough for a process to be closed, and for coming to another one. */
const patient = await startSharedChat({ limits: { leaseMs, graceMs: 3000, lookEveryMs: 20 } })

const statusOf = async (viewer: Person, { id }: Person) =>
  (await viewer.does(UserStatusDocument, { userId: id })).userStatus!

/** The same person, at another process. */
const at = (url: string, { id, token }: Person) => createPerson(url, id, token)

const chooses = (person: Person, availability: 'AWAY' | 'INVISIBLE' | 'ONLINE') =>
  person.does(SetAvailabilityDocument, { availability })

const killed = () => startServerProcess(chat.mongodbUri, { LEASE_MS: String(leaseMs), GRACE_MS: String(graceMs) })

test('what happens at one process is told at the other', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using bobs = await watches(chat, bob, [ann])
  const there = at(other.url, ann)
  const phone = await there.connect()
  const online = await bobs.next()
  expect(online).toMatchObject({ id: ann.id, isOnline: true, availability: 'ONLINE' })
  expect(await statusOf(bob, ann)).toEqual(online)
  await chooses(there, 'AWAY')
  expect(await bobs.next()).toMatchObject({ isOnline: true, availability: 'AWAY' })
  await chooses(there, 'INVISIBLE')
  const gone = await bobs.next()
  expect(gone).toMatchObject({ isOnline: false, onlineSince: null, availability: null })
  expect(await statusOf(bob, ann)).toEqual(gone)
  const { onlineUsers } = await bob.does(OnlineUsersDocument, {})
  expect(onlineUsers.nodes.map(({ id }) => id)).not.toContain(ann.id)
  await chooses(there, 'ONLINE')
  expect(await bobs.next()).toMatchObject({ isOnline: true, availability: 'ONLINE' })
  await phone.close()
  expect(await bobs.next()).toMatchObject({ isOnline: false, lastSeenAt: expect.any(String) })
})

test('who is connected to both is online until the last is gone, and since the first', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using bobs = await watches(chat, bob, [ann])
  const phone = await ann.connect()
  const { onlineSince } = await bobs.next()
  const laptop = await at(other.url, ann).connect()
  const { connections } = chat.app.database
  await eventually(async () => expect(await connections.countDocuments({ userId: ann.id, leftAt: null })).toBe(2))
  await phone.close()
  await eventually(async () => expect(await connections.countDocuments({ userId: ann.id, leftAt: null })).toBe(1))
  await chooses(ann, 'AWAY')
  expect(await bobs.next()).toMatchObject({ isOnline: true, availability: 'AWAY', onlineSince })
  await laptop.close()
  expect(await bobs.next()).toMatchObject({ isOnline: false })
})

test('who moves from one to the other within the grace never was offline', async () => {
  const [ann, bob] = await patient.people('ann', 'bob')
  await using second = await patient.another()
  await using bobs = await watches(patient, bob, [ann])
  const phone = await ann.connect()
  const { onlineSince } = await bobs.next()
  await phone.close()
  await using _laptop = await at(second.url, ann).connect()
  const { connections } = patient.app.database
  await eventually(async () =>
    expect(await connections.findOne({ userId: ann.id, leftAt: { $ne: null } })).not.toBeNull(),
  )
  await chooses(ann, 'AWAY')
  expect(await bobs.next()).toMatchObject({ isOnline: true, availability: 'AWAY', onlineSince })
})

test('a process that is closed leaves its people a grace, and then nothing', async () => {
  const [ann, bob, cat] = await patient.people('ann', 'bob', 'cat')
  const third = await patient.another()
  await using bobs = await watches(patient, bob, [ann, cat])
  await at(third.url, ann).connect()
  expect(await bobs.next()).toMatchObject({ id: ann.id, isOnline: true })
  await at(third.url, cat).connect()
  const { onlineSince } = await bobs.next()
  await third.close()
  await using _phone = await cat.connect()
  expect(await bobs.next()).toMatchObject({ id: ann.id, isOnline: false, lastSeenAt: expect.any(String) })
  expect(await statusOf(bob, cat)).toMatchObject({ isOnline: true, onlineSince })
  const { connections } = patient.app.database
  await eventually(async () => expect(await connections.countDocuments({ userId: ann.id })).toBe(0))
})

test('kill -9: a process’s people are offline within lease and grace, those who are elsewhere too never are', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  await using server = await killed()
  await using bobs = await watches(chat, bob, [ann, cat])
  await using phone = await cat.connect()
  const first = await bobs.next()
  expect(first).toMatchObject({ id: cat.id, isOnline: true })
  await at(server.url, ann).connect()
  expect(await bobs.next()).toMatchObject({ id: ann.id, isOnline: true })
  await at(server.url, cat).connect()
  const { connections } = chat.app.database
  await eventually(async () => expect(await connections.countDocuments({ userId: cat.id, leftAt: null })).toBe(2))
  const killedAt = performance.now()
  await server.kill('SIGKILL')
  const gone = await bobs.next()
  expect(gone).toMatchObject({ id: ann.id, isOnline: false, lastSeenAt: expect.any(String) })
  expect(performance.now() - killedAt).toBeLessThan(leaseMs + graceMs + 2000)
  expect(await statusOf(bob, ann)).toEqual(gone)
  expect(await statusOf(bob, cat)).toMatchObject({ isOnline: true, onlineSince: first.onlineSince })
  // What it left behind is gone, and when its people were seen last is kept.
  await eventually(async () => expect(await connections.countDocuments({ userId: ann.id })).toBe(0))
  expect(await statusOf(bob, ann)).toEqual(gone)
  await phone.close()
  expect(await bobs.next()).toMatchObject({ id: cat.id, isOnline: false })
})

test('a process that was paused for longer than its lease brings its people back', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using server = await killed()
  await using bobs = await watches(chat, bob, [ann])
  await using _phone = await at(server.url, ann).connect()
  expect(await bobs.next()).toMatchObject({ id: ann.id, isOnline: true })
  server.signal('SIGSTOP')
  expect(await bobs.next()).toMatchObject({ id: ann.id, isOnline: false })
  const { connections } = chat.app.database
  await eventually(async () => expect(await connections.countDocuments({ userId: ann.id })).toBe(0))
  await wait(50)
  server.signal('SIGCONT')
  expect(await bobs.next()).toMatchObject({ id: ann.id, isOnline: true })
})
