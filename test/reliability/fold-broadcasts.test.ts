import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import * as operations from '../generated/operations.ts'
import { startChat, type Chat } from '../support/chat.ts'
import type { Person } from '../support/person.ts'
import { seeded } from '../support/random.ts'

/** What a client keeps of broadcasts, and of the rooms that its person is in. */
interface Folded {
  unread: number
  /** By id: the text, null once deleted. */
  broadcasts: Record<string, string | null>
  /** By id: the name; marked where it was deleted. */
  rooms: Record<string, string>
}

const roomParts = 'id name isMember isDeleted'
const snapshotQuery = `{ cursor unreadBroadcastCount broadcasts(first: 100) { nodes { id text } } rooms(first: 100) { nodes { ${roomParts} } } }`
const eventsQuery = `subscription ($after: String) { events(after: $after) { __typename id
  ... on BroadcastAdded { broadcast { id text } }
  ... on BroadcastChanged { broadcast { id text } }
  ... on BroadcastsRead { unreadBroadcastCount }
  ... on RoomChanged { room { ${roomParts} } } } }`

/* oxlint-disable typescript/no-explicit-any -- what it reads is what the two documents above select */

const noteRoom = (rooms: Folded['rooms'], { id, name, isMember, isDeleted }: any): void => {
  if (isMember) rooms[id] = isDeleted ? `${name} (deleted)` : name
  else delete rooms[id]
}

const readSnapshot = async (person: Person): Promise<Folded & { cursor: string }> => {
  const { cursor, unreadBroadcastCount, broadcasts, rooms: all } = (await person.does(snapshotQuery)) as any
  const rooms = {}
  for (const room of all.nodes) noteRoom(rooms, room)
  return {
    cursor,
    unread: unreadBroadcastCount,
    broadcasts: Object.fromEntries(broadcasts.nodes.map(({ id, text }: any) => [id, text])),
    rooms,
  }
}

const fold = ({ unread, broadcasts, rooms }: Folded, events: any[]): Folded => {
  const folded = { unread, broadcasts: { ...broadcasts }, rooms: { ...rooms } }
  for (const { __typename, broadcast, room, unreadBroadcastCount } of events) {
    if (broadcast) folded.broadcasts[broadcast.id] = broadcast.text
    if (__typename === 'BroadcastAdded') folded.unread++
    if (__typename === 'BroadcastsRead') folded.unread = unreadBroadcastCount
    if (room) noteRoom(folded.rooms, room)
  }
  return folded
}

const eventsSince = async (person: Person, after: string) => {
  await using client = await person.connect()
  client.send({ id: '1', type: 'subscribe', payload: { query: eventsQuery, variables: { after } } })
  const events: any[] = []
  do events.push((await client.nextOf('1')).payload.data.events)
  while (events.at(-1).__typename !== 'CaughtUp')
  return events
}

interface Known {
  rooms: string[]
  broadcasts: string[]
}

const act = async (random: ReturnType<typeof seeded>, people: Person[], admin: Person, known: Known): Promise<void> => {
  const actor = random.of(people)
  const roomId = random.of(known.rooms)
  switch (random.below(9)) {
    case 0:
      await actor.ask(operations.JoinRoomDocument, { roomId })
      break
    case 1:
      await actor.ask(operations.LeaveRoomDocument, { roomId })
      break
    case 2:
      await actor.ask(operations.MarkBroadcastsReadDocument)
      break
    case 3:
      await admin.ask(operations.UpdateRoomDocument, { input: { roomId, name: `Room ${random.below(1000)}` } })
      break
    case 4:
      if (known.broadcasts.length > 0)
        await admin.ask(operations.DeleteBroadcastDocument, { broadcastId: random.of(known.broadcasts) })
      break
    case 5:
      await admin.ask(operations.AddRoomMembersDocument, { roomId, userIds: people.map(({ id }) => id) })
      break
    case 6:
      if (random.below(4) === 0) await admin.ask(operations.DeleteRoomDocument, { roomId })
      break
    default: {
      const input = { clientId: randomUUID(), text: `text ${random.below(1e6)}`, roomId: random.of([null, roomId]) }
      const sent = (await admin.ask(operations.BroadcastDocument, { input })).data?.broadcast.broadcast
      if (sent) known.broadcasts.push(sent.id)
    }
  }
}

const history = async (chat: Chat, seed: number) => {
  const random = seeded(seed)
  const people = await chat.users(`ann${seed}`, `bob${seed}`, `cid${seed}`)
  const admin = await chat.admin()
  const known: Known = { rooms: [], broadcasts: [] }
  for (const name of ['One', 'Two', 'Three'])
    known.rooms.push((await admin.does(operations.CreateRoomDocument, { input: { name } })).createRoom.room.id)
  for (let i = 0; i < 15; i++) await act(random, people, admin, known)
  const before = await Promise.all(people.map(readSnapshot))
  for (let i = 0; i < 12; i++) await Promise.all([1, 2, 3].map(() => act(random, people, admin, known)))
  return Promise.all(
    people.map(async (person, i) => {
      const { cursor: _cursor, ...expected } = await readSnapshot(person)
      return { expected, folded: fold(before[i]!, await eventsSince(person, before[i]!.cursor)) }
    }),
  )
}

test('events over a snapshot give a fresh snapshot of broadcasts and rooms too', async () => {
  await using chat = await startChat()
  let seen = 0
  for (let seed = 1; seed <= 3; seed++)
    for (const { expected, folded } of await history(chat, seed)) {
      expect(folded).toEqual(expected)
      seen += Object.keys(expected.broadcasts).length
    }
  expect(seen).toBeGreaterThan(20)
})
