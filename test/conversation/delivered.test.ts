import { expect, test } from 'vitest'
import {
  AddMembersDocument,
  BlockUserDocument,
  ConversationDocument,
  CreateGroupDocument,
  LeaveConversationDocument,
  MarkConversationReadDocument,
  MessageDocument,
  SetAvailabilityDocument,
  UpsertUsersDocument,
} from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import type { EventReader, Person, StreamedEvent } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat({ limits: { deliveredEveryMs: 10 } })

const groupOf = async (owner: Person, ...others: { id: string }[]): Promise<string> => {
  const input = { title: 'Group', memberIds: others.map(({ id }) => id) }
  return (await owner.does(CreateGroupDocument, { input })).createGroup.conversation.id
}
const listen = async (person: Person, after?: string): Promise<EventReader> => {
  const stream = await person.events({ ...(after && { after }) })
  if (!after) await stream.until('CaughtUp')
  return stream
}
const stateOf = async (person: Person, id: string) => (await person.does(MessageDocument, { id })).message!.state
const marksIn = async (person: Person, id: string): Promise<Record<string, number>> => {
  const { conversation } = await person.does(ConversationDocument, { id })
  return Object.fromEntries(conversation!.members.map(({ user, deliveredSeq }) => [user.id, deliveredSeq]))
}
const delivered = async (stream: EventReader) => {
  const event = (await stream.until('MessagesDelivered')).at(-1)!
  return event as Extract<StreamedEvent, { __typename: 'MessagesDelivered' }>
}

test('a message is SENT, DELIVERED when the other one’s stream was given it, READ when it was read', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const message = await ann.sends(bob, 'hello')
  expect(message.state).toBe('SENT')
  await using anns = await listen(ann)
  await using _ = await listen(bob)
  const second = await ann.sends(bob, 'are you there?')
  expect(await delivered(anns)).toMatchObject({
    upToSeq: 2,
    user: { id: bob.id },
    member: { deliveredSeq: 2 },
    conversation: { id: message.conversation.id },
  })
  // A mark is up to a message: what came before it is delivered too.
  expect([await stateOf(ann, message.id), await stateOf(ann, second.id)]).toEqual(['DELIVERED', 'DELIVERED'])
  await bob.does(MarkConversationReadDocument, { conversationId: message.conversation.id })
  expect(await stateOf(ann, second.id)).toBe('READ')
})

test('what a replay gives is delivered as well', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { cursor } = (await bob.does('{ cursor }')) as { cursor: string }
  const message = await ann.sends(bob, 'while you were away')
  await using anns = await listen(ann)
  await using _ = await listen(bob, cursor)
  expect(await delivered(anns)).toMatchObject({ upToSeq: 1, user: { id: bob.id } })
  expect(await stateOf(ann, message.id)).toBe('DELIVERED')
})

test('in a group it is DELIVERED when all have it; one’s own devices don’t count, and who left doesn’t either', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const id = await groupOf(ann, bob, cat)
  await using anns = await listen(ann)
  await using _ = await listen(bob)
  const message = await ann.sends(id, 'to both')
  expect(await delivered(anns)).toMatchObject({ user: { id: bob.id }, upToSeq: 1 })
  expect(await stateOf(ann, message.id)).toBe('SENT')
  expect(await marksIn(ann, id)).toEqual({ [ann.id]: 1, [bob.id]: 1, [cat.id]: 0 })
  await cat.does(LeaveConversationDocument, { conversationId: id })
  expect(await stateOf(ann, message.id)).toBe('DELIVERED')
  await bob.does(LeaveConversationDocument, { conversationId: id })
  expect(await stateOf(ann, message.id)).toBe('SENT')
})

test('who comes in, or comes back, has what is there', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const id = await groupOf(ann)
  for (const text of ['one', 'two']) await ann.sends(id, text)
  await ann.does(AddMembersDocument, { conversationId: id, userIds: [bob.id] })
  expect(await marksIn(ann, id)).toEqual({ [ann.id]: 2, [bob.id]: 2 })
  await bob.does(LeaveConversationDocument, { conversationId: id })
  await ann.sends(id, 'three')
  await ann.does(AddMembersDocument, { conversationId: id, userIds: [bob.id] })
  expect(await marksIn(ann, id)).toEqual({ [ann.id]: 3, [bob.id]: 3 })
})

/** Two turns of the marks later: what the first was to write has been written, or never is. */
const twoTurns = async (from: Person, to: Person) => {
  await using stream = await listen(from)
  for (const text of ['one', 'two']) {
    const { seq } = await from.sends(to, text)
    while ((await delivered(stream)).upToSeq < seq);
  }
}

test('marks of who has left since are told all the same, live and replayed: a stream never stops at them', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { cursor } = (await ann.does('{ cursor }')) as { cursor: string }
  const conversationId = await groupOf(ann, bob)
  await using anns = await listen(ann, cursor)
  await ann.sends(conversationId, 'one')
  const there = await listen(bob)
  await ann.sends(conversationId, 'two')
  const given = await delivered(anns)
  await bob.does(MarkConversationReadDocument, { conversationId })
  await bob.does(LeaveConversationDocument, { conversationId })
  await there[Symbol.asyncDispose]()
  await using again = await listen(ann, cursor)
  const missed = await again.until('CaughtUp')
  const marks = missed.filter(({ __typename }) => __typename.startsWith('Messages'))
  const { id } = given.member
  expect(marks).toMatchObject([
    { __typename: 'MessagesDelivered', upToSeq: 2, user: { id: bob.id }, member: { id, deliveredSeq: 2 } },
    { __typename: 'MessagesRead', upToSeq: 2, user: { id: bob.id }, member: { id, readSeq: 2 } },
  ])
})

test('while a person is invisible, their marks stay where they are', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  await using _ = await listen(bob)
  await using _cats = await listen(cat)
  await bob.does(SetAvailabilityDocument, { availability: 'INVISIBLE' })
  const { conversation } = await ann.sends(bob, 'do you see me?')
  await twoTurns(ann, cat)
  expect(await marksIn(ann, conversation.id)).toMatchObject({ [bob.id]: 0 })
  await bob.does(SetAvailabilityDocument, { availability: 'ONLINE' })
  await using anns = await listen(ann)
  await ann.sends(bob, 'and now?')
  expect(await delivered(anns)).toMatchObject({ upToSeq: 2, user: { id: bob.id } })
})

test('between people who have blocked each other marks stay where they are; in groups they share they go on', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { conversation } = await ann.sends(bob, 'before')
  const id = await groupOf(ann, bob)
  const { cursor } = (await bob.does('{ cursor }')) as { cursor: string }
  const sent = await ann.sends(bob, 'again')
  await bob.does(BlockUserDocument, { userId: ann.id })
  await using anns = await listen(ann)
  await using _ = await listen(bob, cursor)
  for (const text of ['one', 'two']) {
    const { seq } = await ann.sends(id, text)
    let event
    do event = await delivered(anns)
    while (event.upToSeq < seq)
    expect(event.conversation.id).toBe(id)
  }
  expect(await marksIn(ann, conversation.id)).toMatchObject({ [bob.id]: 0 })
  expect(await stateOf(ann, sent.id)).toBe('SENT')
})

test('in a group of more than 32 members there are none', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const crowd = range(1, 31).map((i) => ({ id: `crowd-${i}`, name: `crowd-${i}` }))
  await (await chat.admin()).does(UpsertUsersDocument, { input: crowd })
  const large = await groupOf(ann, bob, ...crowd)
  const small = await groupOf(ann, bob, ...crowd.slice(1))
  await using anns = await listen(ann)
  await using _ = await listen(bob)
  for (let i = 0; i < 2; i++) {
    await ann.sends(large, 'to 33')
    const { seq } = await ann.sends(small, 'to 32')
    let event
    do event = await delivered(anns)
    while (event.upToSeq < seq)
    expect(event.conversation.id).toBe(small)
  }
  expect(await marksIn(ann, large)).toMatchObject({ [bob.id]: 0 })
})

test('what a second brings is one mark a member, in few writes for all; none is lost when the server stops', async () => {
  const quiet = { lookEveryMs: 3_600_000, leaseMs: 3_600_000 }
  await using here = await startChat({ limits: quiet })
  const [ann, ...others] = await here.users('ann', ...range(1, 30).map((i) => `other-${i}`))
  await using stopped = await here.another()
  const streams = await Promise.all(others.map(async (other) => listen(await stopped.user(other.id))))
  for (const other of others) for (let i = 0; i < 3; i++) await ann.sends(other, `message ${i}`)
  await stopped.app.frontier.look()
  for (const stream of streams) expect((await stream.take(3)).map(({ __typename }) => __typename)).toHaveLength(3)

  const commands = await stopped.commands(() => stopped.close())
  expect(commands.filter((name) => name === 'commitTransaction').length).toBeLessThanOrEqual(2)
  const events = await here.app.database.log.find({ what: 'MessagesDelivered' }).toArray()
  expect(events).toHaveLength(others.length)
  expect(new Map(events.map(({ ref, seq }) => [ref, seq]))).toEqual(new Map(others.map(({ id }) => [id, 3])))
})
