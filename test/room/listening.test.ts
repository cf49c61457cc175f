import { expect, test } from 'vitest'
import {
  AddRoomMembersDocument,
  BroadcastReceivedDocument,
  BroadcastsDocument,
  CreateRoomDocument,
  DeleteBroadcastDocument,
  DeleteRoomDocument,
  JoinRoomDocument,
  LeaveRoomDocument,
  MarkBroadcastsReadDocument,
  RemoveRoomMembersDocument,
  UpdateRoomDocument,
} from '../generated/operations.ts'
import { broadcastsOf, says } from '../broadcast/says.ts'
import { startChat } from '../support/chat.ts'
import type { EventReader, Person, StreamedEvent } from '../support/person.ts'
import { range } from '../support/range.ts'
import { subscribe } from '../support/subscribe.ts'

const makes = async (root: Person, name: string) =>
  (await root.does(CreateRoomDocument, { input: { name } })).createRoom.room.id

const told = (event: StreamedEvent): string =>
  event.__typename === 'BroadcastAdded' || event.__typename === 'BroadcastChanged'
    ? `${event.__typename} ${event.broadcast.text}`
    : event.__typename === 'RoomChanged'
      ? `RoomChanged ${event.room.name}`
      : event.__typename

/** All that is heard up to a broadcast to everyone that says `end`. */
const heardUntil = async (stream: EventReader, end: string): Promise<string[]> => {
  const heard: string[] = []
  do heard.push(told(await stream.next()))
  while (heard.at(-1) !== `BroadcastAdded ${end}`)
  return heard.slice(0, -1)
}

const cursorOf = async (person: Person) => ((await person.does('{ cursor }')) as { cursor: string }).cursor

test('a room’s broadcasts are for who is in it: from coming to leaving, live, replayed, listed and counted', async () => {
  await using chat = await startChat()
  const root = await chat.admin()
  const [ann, bob] = await chat.users('ann', 'bob')
  const roomId = await makes(root, 'Room')
  const [annsStart, bobsStart] = [await cursorOf(ann), await cursorOf(bob)]
  await using anns = await ann.events()
  await using bobs = await bob.events()
  await anns.next()
  await bobs.next()

  await says(root, 'before', roomId)
  await ann.does(JoinRoomDocument, { roomId })
  const first = await says(root, 'first', roomId)
  await ann.does(LeaveRoomDocument, { roomId })
  const between = await says(root, 'between', roomId)
  await ann.does(JoinRoomDocument, { roomId })
  await says(root, 'second', roomId)
  await root.does(RemoveRoomMembersDocument, { roomId, userIds: [ann.id] })
  await says(root, 'after', roomId)
  await root.does(DeleteBroadcastDocument, { broadcastId: between.id })
  await says(root, 'end')

  const heard = [
    'RoomChanged Room',
    'BroadcastAdded first',
    'RoomChanged Room',
    'RoomChanged Room',
    'BroadcastAdded second',
    'RoomChanged Room',
  ]
  expect(await heardUntil(anns, 'end')).toEqual(heard)
  expect(await heardUntil(bobs, 'end')).toEqual([])
  await using annsReplay = await ann.events({ after: annsStart })
  await using bobsReplay = await bob.events({ after: bobsStart })
  expect(await heardUntil(annsReplay, 'end')).toEqual(heard)
  expect(await heardUntil(bobsReplay, 'end')).toEqual([])

  expect(await broadcastsOf(ann)).toEqual(['end', 'second', 'first'])
  expect(await broadcastsOf(bob)).toEqual(['end'])
  expect(await ann.does(BroadcastsDocument)).toMatchObject({ unreadBroadcastCount: 3, broadcasts: { totalCount: 3 } })
  expect(await ann.refused(MarkBroadcastsReadDocument, { upToId: between.id })).toBe('NOT_FOUND upToId')
  expect(await ann.does(MarkBroadcastsReadDocument, { upToId: first.id })).toMatchObject({
    markBroadcastsRead: { unreadBroadcastCount: 2 },
  })
  // It was for her then: what becomes of it she hears.
  await root.does(DeleteBroadcastDocument, { broadcastId: first.id })
  await says(root, 'the very end')
  expect(await heardUntil(anns, 'the very end')).toEqual(['BroadcastsRead', 'BroadcastChanged null'])
  expect(await broadcastsOf(ann)).toEqual(['the very end', 'end', 'second', null])
})

test('members hear of a room’s changes, who left or never came does not', async () => {
  await using chat = await startChat()
  const root = await chat.admin()
  const [ann, bob, cat] = await chat.users('ann', 'bob', 'cat')
  const roomId = await makes(root, 'Room')
  await root.does(AddRoomMembersDocument, { roomId, userIds: [ann.id, bob.id] })
  await bob.does(LeaveRoomDocument, { roomId })
  const cursors = await Promise.all([ann, bob, cat].map(cursorOf))
  const live = await Promise.all([ann, bob, cat].map((person) => person.events()))
  for (const stream of live) await stream.next()
  await root.does(UpdateRoomDocument, { input: { roomId, name: 'Renamed' } })
  await root.does(UpdateRoomDocument, { input: { roomId, name: 'Renamed' } })
  await root.does(DeleteRoomDocument, { roomId })
  await says(root, 'end')
  const replayed = await Promise.all([ann, bob, cat].map((person, i) => person.events({ after: cursors[i]! })))
  for (const [anns, bobs, cats] of [live, replayed] as EventReader[][]) {
    expect(await heardUntil(anns!, 'end')).toEqual(['RoomChanged Renamed', 'RoomChanged Renamed'])
    expect(await heardUntil(bobs!, 'end')).toEqual([])
    expect(await heardUntil(cats!, 'end')).toEqual([])
  }
  for (const stream of [...live, ...replayed]) await stream[Symbol.asyncDispose]()
})

test('broadcastReceived follows its person into a room and out of it', async () => {
  await using chat = await startChat()
  const root = await chat.admin()
  const [ann] = await chat.users('ann')
  const roomId = await makes(root, 'Room')
  await using client = await ann.connect()
  const received = subscribe(client, BroadcastReceivedDocument)
  await expect.poll(() => chat.app.hub.size).toBe(1)
  await says(root, 'before', roomId)
  await ann.does(JoinRoomDocument, { roomId })
  await says(root, 'within', roomId)
  await ann.does(LeaveRoomDocument, { roomId })
  await says(root, 'after', roomId)
  await says(root, 'end')
  expect((await received.next()).broadcastReceived.text).toBe('within')
  expect((await received.next()).broadcastReceived.text).toBe('end')
})

test('comings and leavings on one process against broadcasts on another: streams and lists agree to the last', async () => {
  await using chat = await startChat({ limits: { lookEveryMs: 20 } })
  await using other = await chat.another()
  const root = await other.admin()
  const [ann] = await chat.users('ann')
  const elsewhere = await other.user('ann')
  const roomId = await makes(root, 'Room')
  const start = await cursorOf(ann)
  await using here = await ann.events()
  await using there = await elsewhere.events()
  await here.next()
  await there.next()
  await Promise.all([
    (async () => {
      for (const i of range(1, 40)) await says(root, `number ${i}`, roomId)
    })(),
    (async () => {
      for (let i = 0; i < 10; i++) {
        await ann.does(JoinRoomDocument, { roomId })
        await ann.does(LeaveRoomDocument, { roomId })
      }
    })(),
  ])
  await says(root, 'end')
  const theirs = (await broadcastsOf(ann)).toReversed().filter((text) => text !== 'end')
  const broadcasts = (heard: string[]) =>
    heard.filter((each) => each.startsWith('BroadcastAdded')).map((each) => each.slice('BroadcastAdded '.length))
  const heardHere = await heardUntil(here, 'end')
  expect(broadcasts(heardHere)).toEqual(theirs)
  // In one order with the comings and leavings, on all processes and in a replay.
  expect(await heardUntil(there, 'end')).toEqual(heardHere)
  await using replayed = await ann.events({ after: start })
  expect(await heardUntil(replayed, 'end')).toEqual(heardHere)
})

test('what was committed before leaving is answered is heard; nothing after it is', async () => {
  await using chat = await startChat({ limits: { lookEveryMs: 20 } })
  await using other = await chat.another()
  const root = await other.admin()
  const [ann] = await chat.users('ann')
  const roomId = await makes(root, 'Room')
  await using stream = await ann.events()
  await stream.next()
  for (const i of range(1, 10)) {
    await ann.does(JoinRoomDocument, { roomId })
    await says(root, `in ${i}`, roomId)
    await ann.does(LeaveRoomDocument, { roomId })
    await says(root, `out ${i}`, roomId)
  }
  await says(root, 'end')
  const heard = await heardUntil(stream, 'end')
  expect(heard).toEqual(range(1, 10).flatMap((i) => ['RoomChanged Room', `BroadcastAdded in ${i}`, 'RoomChanged Room']))
})
