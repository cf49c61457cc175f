import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  AddMembersDocument,
  AddReactionDocument,
  CreateGroupDocument,
  DeleteMessageDocument,
  EditMessageDocument,
  LeaveConversationDocument,
  MarkConversationReadDocument,
  MarkMessageReadDocument,
  OpenConversationDocument,
  PinMessageDocument,
  RemoveMemberDocument,
  RemoveReactionDocument,
  SendMessageDocument,
  SetConversationArchivedDocument,
  SetConversationMutedDocument,
  SetMemberRoleDocument,
  UnpinMessageDocument,
  UpdateGroupDocument,
  UpsertUsersDocument,
} from '../generated/operations.ts'
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
  switch (random.below(23)) {
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
    default: {
      const replyToId = random.below(3) === 0 ? message.id : null
      const to = known.groups.length > 0 && random.below(2) ? { conversationId: group } : { recipientId: other.id }
      const input = { ...to, clientId: randomUUID(), text: `text ${random.below(1e6)}`, replyToId }
      const sent = (await actor.ask(SendMessageDocument, { input })).data?.sendMessage.message
      if (sent) known.messages.push({ id: sent.id, conversationId: sent.conversation.id })
    }
  }
}

interface Known {
  messages: { id: string; conversationId: string }[]
  groups: string[]
}

const eventsOf = async (person: Person, after: string) => {
  const client = await person.connect()
  client.send({ id: '1', type: 'subscribe', payload: { query: foldedEvents, variables: { after } } })
  const events: { __typename: string; id: string; cursor: string }[] = []
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
  const known: Known = { messages: [], groups: [] }
  for (let i = 0; i < 25; i++) await act(random, people, admin, known)
  const snapshots = await Promise.all(people.map(readSnapshot))
  const live = await Promise.all(people.map((person, i) => eventsOf(person, snapshots[i]!.cursor)))
  for (let i = 0; i < 20; i++) await Promise.all([1, 2, 3].map(() => act(random, people, admin, known)))

  const all = []
  for (const [i, person] of people.entries()) {
    const { cursor: _cursor, ...expected } = await readSnapshot(person)
    // Who replays from the first snapshot's cursor gets the same by another way.
    const replayed = await eventsOf(person, snapshots[i]!.cursor)
    while ((await replayed.next()).__typename !== 'CaughtUp');
    while (stillMissing(live[i]!, replayed)) await live[i]!.next()
    all.push({
      expected,
      replayed: fold(snapshots[i]!, replayed.events, person.id),
      live: fold(snapshots[i]!, live[i]!.events, person.id),
    })
    await Promise.all([live[i]!.close(), replayed.close()])
  }
  return all
}

type Stream = Awaited<ReturnType<typeof eventsOf>>

/** Whether the live stream lacks something that the replay had, which leaves out what is no longer theirs. */
const stillMissing = (live: Stream, replayed: Stream): boolean => {
  const heard = new Set(live.events.map(({ id }) => id))
  return replayed.events.some((event) => isKept(event) && !heard.has(event.id))
}

const isKept = ({ __typename }: { __typename: string }): boolean => __typename !== 'CaughtUp'

test('events over a snapshot give a fresh snapshot, for random histories of all that can be done', async () => {
  await using chat = await startChat()
  for (let seed = 1; seed <= 8; seed++)
    for (const { expected, replayed, live } of await history(chat, seed)) {
      expect(replayed).toEqual(expected)
      expect(live).toEqual(expected)
    }
}, 120_000)
