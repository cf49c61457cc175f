import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import {
  SetAvailabilityDocument,
  StatusOfUserDocument,
  UserStatusChangedDocument,
  UserStatusDocument,
} from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { subscribe } from '../support/subscribe.ts'
import { eventually, until } from '../support/eventually.ts'
import { watches } from './watching.ts'

const chat = await startSharedChat({ limits: { graceMs: 150 } })
const patient = await startSharedChat({ limits: { graceMs: 3_600_000 } })

afterEach(() => until(() => chat.app.presence.watch.size === 0))

const statusOf = async (viewer: Person, { id }: Person) =>
  (await viewer.does(UserStatusDocument, { userId: id })).userStatus!

const chooses = async (person: Person, availability: 'ONLINE' | 'AWAY' | 'DO_NOT_DISTURB' | 'INVISIBLE') =>
  (await person.does(SetAvailabilityDocument, { availability })).setAvailability.user.status

const offline = { isOnline: false, onlineSince: null, availability: null }

test('a person is online from the first connection until the grace after the last has passed', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using bobs = await watches(chat, bob, [ann])
  expect(await statusOf(bob, ann)).toMatchObject({ id: ann.id, ...offline, lastSeenAt: null, user: { name: 'ann' } })
  const before = Date.now()
  const phone = await ann.connect()
  const online = await bobs.next()
  expect(online).toMatchObject({ id: ann.id, isOnline: true, availability: 'ONLINE', lastSeenAt: null })
  expect(Math.abs(Date.parse(online.onlineSince!) - before)).toBeLessThan(5000)
  expect(await statusOf(bob, ann)).toEqual(online)
  expect((await bob.does(StatusOfUserDocument, { id: ann.id })).user!.status).toMatchObject({ isOnline: true })
  await phone.close()
  const gone = await bobs.next()
  expect(gone).toMatchObject({ id: ann.id, ...offline, lastSeenAt: expect.any(String) })
  expect(gone.lastSeenAt! >= online.onlineSince!).toBe(true)
  expect(await statusOf(bob, ann)).toEqual(gone)
})

test('with several devices, until the last is gone', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using bobs = await watches(chat, bob, [ann])
  const phone = await ann.connect()
  const { onlineSince } = await bobs.next()
  const laptop = await ann.connect()
  await phone.close()
  await chooses(ann, 'AWAY')
  expect(await bobs.next()).toMatchObject({ isOnline: true, availability: 'AWAY', onlineSince })
  await laptop.close()
  expect(await bobs.next()).toMatchObject(offline)
})

test('who is back within the grace never was offline', async () => {
  const [ann, bob] = await patient.people('ann', 'bob')
  await using bobs = await watches(patient, bob, [ann])
  const phone = await ann.connect()
  const { onlineSince } = await bobs.next()
  await phone.close()
  // What is to be shown is that nothing happens meanwhile.
  await wait(200)
  expect(await statusOf(bob, ann)).toMatchObject({ isOnline: true, onlineSince })
  await using _phone = await ann.connect()
  await chooses(ann, 'AWAY')
  expect(await bobs.next()).toMatchObject({ isOnline: true, availability: 'AWAY', onlineSince })
})

test('a request over HTTP is no connection, a stream over HTTP is one', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using bobs = await watches(chat, bob, [ann])
  await ann.sends(bob, 'hello')
  expect(await statusOf(bob, ann)).toMatchObject(offline)
  const leaving = new AbortController()
  const stream = await fetch(`${chat.url}/graphql`, {
    method: 'POST',
    signal: leaving.signal,
    headers: { ...ann.headers, 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: 'subscription { events { __typename } }' }),
  })
  expect(stream.status).toBe(200)
  expect(await bobs.next()).toMatchObject({ id: ann.id, isOnline: true })
  leaving.abort()
  expect(await bobs.next()).toMatchObject({ id: ann.id, ...offline })
})

test('availability outlives the connection, and shows only with one', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using bobs = await watches(chat, bob, [ann])
  expect(await chooses(ann, 'DO_NOT_DISTURB')).toMatchObject({ isOnline: false, availability: 'DO_NOT_DISTURB' })
  expect(await statusOf(bob, ann)).toMatchObject(offline)
  await using _phone = await ann.connect()
  expect(await bobs.next()).toMatchObject({ isOnline: true, availability: 'DO_NOT_DISTURB' })
  await chooses(ann, 'DO_NOT_DISTURB')
  await chooses(ann, 'ONLINE')
  expect(await bobs.next()).toMatchObject({ availability: 'ONLINE' })
})

test('who is invisible is offline to others by every way, and sees themselves as they are', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using bobs = await watches(chat, bob, [ann])
  const phone = await ann.connect()
  const online = await bobs.next()
  await using own = await watches(chat, ann, [ann])
  await phone.close()
  const hidden = await chooses(ann, 'INVISIBLE')
  expect(hidden).toMatchObject({ isOnline: true, availability: 'INVISIBLE', onlineSince: online.onlineSince })
  expect(await own.next()).toMatchObject({ isOnline: true, availability: 'INVISIBLE' })
  const gone = await bobs.next()
  expect(gone).toMatchObject({ ...offline, lastSeenAt: expect.any(String) })
  expect(await statusOf(bob, ann)).toEqual(gone)
  await own.client.close()
  await eventually(async () => expect(await statusOf(ann, ann)).toMatchObject({ isOnline: false }))
  const again = await ann.connect()
  await eventually(async () => expect(await statusOf(ann, ann)).toMatchObject({ isOnline: true }))
  expect(await statusOf(bob, ann)).toEqual(gone)
  const shown = await chooses(ann, 'ONLINE')
  const back = await bobs.next()
  expect(back).toMatchObject({ isOnline: true, availability: 'ONLINE' })
  expect(back.onlineSince! > shown.onlineSince!).toBe(true)
  await again.close()
})

test('when somebody was last seen does not tell that they were there unseen', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using bobs = await watches(chat, bob, [ann])
  const phone = await ann.connect()
  expect(await bobs.next()).toMatchObject({ isOnline: true })
  await phone.close()
  const { lastSeenAt } = await bobs.next()
  await chooses(ann, 'INVISIBLE')
  await (await ann.connect()).close()
  await eventually(async () => {
    const own = await statusOf(ann, ann)
    expect(own.lastSeenAt! > lastSeenAt!).toBe(true)
  })
  expect(await statusOf(bob, ann)).toMatchObject({ ...offline, lastSeenAt })
  await chooses(ann, 'ONLINE')
  expect(await statusOf(bob, ann)).toMatchObject({ ...offline, lastSeenAt })
})

test('whoever is not known has no status, and never changes', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  expect((await bob.does(UserStatusDocument, { userId: 'nobody' })).userStatus).toBeNull()
  await using bobs = await watches(chat, bob, [{ ...ann, id: 'nobody' }, ann])
  await using _phone = await ann.connect()
  expect(await bobs.next()).toMatchObject({ id: ann.id })
})

test('at most 200 people are named, and at least one', async () => {
  const [ann] = await chat.people('ann')
  await using client = await ann.connect()
  for (const userIds of [[], range(1, 201).map(String)])
    expect(await subscribe(client, UserStatusChangedDocument, { userIds }).frame()).toMatchObject({
      payload: { errors: [{ extensions: { code: 'BAD_USER_INPUT', argument: 'userIds' } }] },
    })
})

test('a thousand people who come at once are a few commands, and so are they when they go', async () => {
  const quiet = await startSharedChat({ limits: { lookEveryMs: 3_600_000, leaseMs: 3_600_000, graceMs: 50 } })
  const [bob] = await quiet.people('bob')
  const ids = range(1, 1000).map((i) => `crowd-${i}`)
  await quiet.app.people.know(ids.map((id) => ({ id, issuedAt: 1 })))
  const crowd = ids.slice(0, 200).map((id) => ({ ...bob, id }))
  await using bobs = await watches(quiet, bob, crowd)
  const all = async () => {
    for (let i = 0; i < 200; i++) await bobs.next()
  }
  const coming = await quiet.commands(async () => {
    for (const id of ids) quiet.app.presence.came(id)
    await all()
  })
  // What was still to be written of their coming, and of bob’s, is no part of their going.
  await until(async () => (await quiet.app.database.connections.countDocuments()) > 1000)
  const going = await quiet.commands(async () => {
    for (const id of ids) quiet.app.presence.left(id)
    await all()
  })
  // Written: names, rows, and the process's head. Read for who watches: people, connections, when last seen, blocks.
  expect(coming.length).toBeLessThanOrEqual(12)
  expect(going.length).toBeLessThanOrEqual(20)
})
