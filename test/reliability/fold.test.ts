import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  AddMembersDocument,
  AddReactionDocument,
  AddRoomMembersDocument,
  BroadcastDocument,
  CreateGroupDocument,
  CreateRoomDocument,
  DeleteBroadcastDocument,
  DeleteMessageDocument,
  DeleteRoomDocument,
  EditMessageDocument,
  JoinRoomDocument,
  LeaveConversationDocument,
  LeaveRoomDocument,
  MarkBroadcastsReadDocument,
  MarkConversationReadDocument,
  MarkMessageReadDocument,
  OpenConversationDocument,
  PinMessageDocument,
  RemoveMemberDocument,
  RemoveReactionDocument,
  RemoveRoomMembersDocument,
  SendMessageDocument,
  SetConversationArchivedDocument,
  SetConversationMutedDocument,
  SetMemberRoleDocument,
  UnpinMessageDocument,
  UpdateGroupDocument,
  UpdateRoomDocument,
  UpsertUsersDocument,
  type SendMessageMutationVariables,
} from '../generated/operations.ts'
import { textFile, upload } from '../attachment/files.ts'
import { possibleTypes } from '../clients/possible-types.ts'
import { startChat, type Chat } from '../support/chat.ts'
import { fold, foldedEvents, readSnapshot } from '../support/fold.ts'
import type { Person } from '../support/person.ts'
import { seeded } from '../support/random.ts'

/** Everything that a client can do that makes events, at random; refusals are part of it. */
const act = async (random: ReturnType<typeof seeded>, people: Person[], admin: Person, known: Known): Promise<void> => {
  const actor = random.of(people)
  const other = random.of(people.filter((person) => person !== actor))
  const message = known.messages.length > 0 ? random.of(known.messages) : { id: 'none', conversationId: 'none' }
  const group = known.groups.length > 0 ? random.of(known.groups) : message.conversationId
  const roomId = known.rooms.length > 0 ? random.of(known.rooms) : 'none'
  switch (random.below(31)) {
    case 0:
      await actor.ask(OpenConversationDocument, { userId: other.id })
      break
    case 1:
      await actor.ask(MarkMessageReadDocument, { messageId: message.id })
      break
    case 2:
      await actor.ask(MarkConversationReadDocument, { conversationId: message.conversationId })
      break
    case 3:
      await actor.ask(DeleteMessageDocument, { messageId: message.id })
      break
    case 4:
      await admin.ask(UpsertUsersDocument, { input: [{ id: other.id, name: `Name ${random.below(1000)}` }] })
      break
    case 5: {
      const memberIds = random.below(2) ? [other.id] : people.map(({ id }) => id)
      const made = await actor.ask(CreateGroupDocument, { input: { title: `Group ${random.below(1000)}`, memberIds } })
      if (made.data) known.groups.push(made.data.createGroup.conversation.id)
      break
    }
    case 6:
      await actor.ask(UpdateGroupDocument, { input: { conversationId: group, title: `Group ${random.below(1000)}` } })
      break
    case 7:
      await actor.ask(AddMembersDocument, { conversationId: group, userIds: [other.id] })
      break
    case 8:
      await actor.ask(RemoveMemberDocument, { conversationId: group, userId: other.id })
      break
    case 9:
      await actor.ask(LeaveConversationDocument, { conversationId: group })
      break
    case 10:
      await actor.ask(SetMemberRoleDocument, {
        conversationId: group,
        userId: other.id,
        role: random.of(['OWNER', 'MEMBER'] as const),
      })
      break
    case 11:
      await actor.ask(SetConversationMutedDocument, {
        conversationId: random.of([group, message.conversationId]),
        muted: random.below(2) === 0,
      })
      break
    case 12:
      await actor.ask(SetConversationArchivedDocument, {
        conversationId: random.of([group, message.conversationId]),
        archived: random.below(2) === 0,
      })
      break
    case 13:
      await actor.ask(EditMessageDocument, { messageId: message.id, text: `edited ${random.below(1e6)}` })
      break
    case 14:
      await actor.ask(AddReactionDocument, { messageId: message.id, emoji: random.of(['👍', '❤️', '😀']) })
      break
    case 15:
      await actor.ask(RemoveReactionDocument, { messageId: message.id, emoji: random.of(['👍', '❤️', '😀']) })
      break
    case 16:
      await actor.ask(PinMessageDocument, { messageId: message.id })
      break
    case 17:
      await actor.ask(UnpinMessageDocument, { messageId: message.id })
      break
    case 18:
    case 19:
      await actor.ask(JoinRoomDocument, { roomId })
      break
    case 20:
      await actor.ask(LeaveRoomDocument, { roomId })
      break
    case 21:
      await admin.ask(AddRoomMembersDocument, { roomId, userIds: [actor.id, other.id] })
      break
    case 22:
      await admin.ask(RemoveRoomMembersDocument, { roomId, userIds: [other.id] })
      break
    case 23:
      await admin.ask(UpdateRoomDocument, { input: { roomId, name: `Room ${random.below(1000)}` } })
      break
    case 24:
      if (random.below(4) === 0) await admin.ask(DeleteRoomDocument, { roomId })
      else {
        const made = await admin.does(CreateRoomDocument, { input: { name: `Room ${random.below(1000)}` } })
        known.rooms.push(made.createRoom.room.id)
      }
      break
    case 25: {
      const attachmentIds = [await upload(actor, textFile('a file'))]
      await send({ recipientId: other.id, kind: 'FILE', attachmentIds })
      break
    }
    default: {
      const replyToId = random.below(3) === 0 ? message.id : null
      const to = known.groups.length > 0 && random.below(2) ? { conversationId: group } : { recipientId: other.id }
      await send({ ...to, text: `text ${random.below(1e6)}`, replyToId })
    }
  }

  async function send(what: Omit<SendMessageMutationVariables['input'], 'clientId'>) {
    const sent = await actor.ask(SendMessageDocument, { input: { ...what, clientId: randomUUID() } })
    const { id, conversation } = sent.data?.sendMessage.message ?? {}
    if (id) known.messages.push({ id, conversationId: conversation!.id })
  }
}

/** One after the other: which of a broadcast and a mark was first is told by neither's event. */
const proclaim = async (random: ReturnType<typeof seeded>, people: Person[], admin: Person, known: Known) => {
  const broadcastId = known.broadcasts.length > 0 ? random.of(known.broadcasts) : 'none'
  switch (random.below(6)) {
    case 0:
      await admin.ask(DeleteBroadcastDocument, { broadcastId })
      break
    case 1:
      await random.of(people).ask(MarkBroadcastsReadDocument, { upToId: broadcastId })
      break
    case 2:
      await random.of(people).ask(MarkBroadcastsReadDocument)
      break
    default: {
      const roomId = known.rooms.length > 0 && random.below(3) > 0 ? random.of(known.rooms) : null
      const attachmentIds = random.below(3) === 0 ? [await upload(admin, textFile('a file'))] : []
      const kind = attachmentIds.length > 0 ? ('FILE' as const) : ('TEXT' as const)
      const input = { clientId: randomUUID(), kind, text: `to all ${random.below(1e6)}`, attachmentIds, roomId }
      const sent = await admin.ask(BroadcastDocument, { input })
      if (sent.data) known.broadcasts.push(sent.data.broadcast.broadcast.id)
    }
  }
}

interface Known {
  rooms: string[]
  broadcasts: string[]
  messages: { id: string; conversationId: string }[]
  groups: string[]
}

interface FoldedEvent {
  __typename: string
  conversation?: { title?: string | null }
}

const eventsOf = async (person: Person, after: string) => {
  const client = await person.connect()
  client.send({ id: '1', type: 'subscribe', payload: { query: foldedEvents, variables: { after } } })
  const events: FoldedEvent[] = []
  const next = async () => {
    const event = (await client.nextOf('1')).payload.data.events
    events.push(event)
    return event as (typeof events)[number]
  }
  return { events, next, close: () => client[Symbol.asyncDispose]() }
}

/** What a client has folded, by replay and live, beside a fresh snapshot: for each of the people. */
const history = async (chat: Chat, seed: number) => {
  const random = seeded(seed)
  const people = await chat.users(`ann${seed}`, `bob${seed}`, `cid${seed}`)
  const admin = await chat.admin()
  const known: Known = { messages: [], groups: [], rooms: [], broadcasts: [] }
  // Their other devices, on a server of its own: what these are given is delivered, all of it once the server has stopped.
  await using elsewhere = await chat.another({ limits: { deliveredEveryMs: 20 } })
  const devices = await Promise.all(people.map(async ({ id }) => (await elsewhere.user(id)).events()))
  const step = async (at: number) => {
    await Promise.all(Array.from({ length: at }, () => act(random, people, admin, known)))
    await proclaim(random, people, admin, known)
  }
  for (let i = 0; i < 25; i++) await step(1)
  const snapshots = await Promise.all(people.map(readSnapshot))
  const live = await Promise.all(people.map((person, i) => eventsOf(person, snapshots[i]!.cursor)))
  for (let i = 0; i < 20; i++) await step(3)
  await elsewhere.close()
  for (const device of devices) await device[Symbol.asyncDispose]()
  // What was written there is heard of here; then a last event for each, behind which there is nothing.
  await chat.app.frontier.look()
  for (const person of people) await person.does(CreateGroupDocument, { input: { title: theEnd, memberIds: [] } })

  const all = []
  for (const [i, person] of people.entries()) {
    const { cursor: _cursor, ...expected } = await readSnapshot(person)
    // Who replays from the first snapshot's cursor gets the same by another way.
    const replayed = await eventsOf(person, snapshots[i]!.cursor)
    while ((await replayed.next()).__typename !== 'CaughtUp');
    for (let ended = false; !ended;) ended = isTheEnd(await live[i]!.next())
    all.push({
      expected,
      replayed: fold(snapshots[i]!, replayed.events, person.id),
      live: fold(snapshots[i]!, live[i]!.events, person.id),
      kinds: live[i]!.events.map(({ __typename }) => __typename),
    })
    await Promise.all([live[i]!.close(), replayed.close()])
  }
  return all
}

/** A group of one's own. */
const theEnd = 'The end'
const isTheEnd = ({ conversation }: FoldedEvent): boolean => conversation?.title === theEnd

test('events over a snapshot give a fresh snapshot, for random histories of all that can be done', async () => {
  await using chat = await startChat()
  const heard = new Set<string>()
  for (let seed = 1; seed <= 8; seed++)
    for (const { expected, replayed, live, kinds } of await history(chat, seed)) {
      expect(replayed).toEqual(expected)
      expect(live).toEqual(expected)
      for (const kind of kinds) heard.add(kind)
    }
  const ofStreams = ['ResyncRequired']
  expect([...heard, ...ofStreams].sort()).toEqual([...possibleTypes['Event']!].sort())
}, 180_000)
