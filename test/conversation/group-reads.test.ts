import { expect, test } from 'vitest'
import {
  CreateGroupDocument,
  MarkConversationReadDocument,
  MarkMessageReadDocument,
  RemoveMemberDocument,
} from '../generated/operations.ts'
import { startChat, type Chat } from '../support/chat.ts'
import type { Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { runOver } from '../support/subscribe.ts'

/** More than have marks each for itself. */
const manyPeople = range(1, 33).map((i) => `person-${i}`)

const largeGroup = async (chat: Chat): Promise<{ people: Person[]; id: string }> => {
  const people = await chat.users(...manyPeople)
  const input = { title: 'Large', memberIds: manyPeople.slice(1) }
  return { people, id: (await people[0]!.does(CreateGroupDocument, { input })).createGroup.conversation.id }
}
const revOf = async (chat: Chat, _id: string) => (await chat.app.database.conversations.findOne({ _id }))!.rev

test('marks that a large group’s people set within a second are one write, with an event for each', async () => {
  await using chat = await startChat()
  const { people, id } = await largeGroup(chat)
  const [ann, ...others] = people as [Person, ...Person[]]
  const first = await ann.sends(id, 'one')
  await ann.sends(id, 'two')
  await using phone = await ann.events()
  await phone.until('CaughtUp')
  const before = await revOf(chat, id)
  const [early, ...rest] = others as [Person, ...Person[]]
  const answers = await Promise.all([
    early.does(MarkMessageReadDocument, { messageId: first.id }).then((done) => done.markMessageRead),
    ...rest.map(async (person) => {
      const done = await person.does(MarkConversationReadDocument, { conversationId: id })
      return done.markConversationRead
    }),
  ])
  // All in one, or, on a machine that takes longer than a second to send them, in a few.
  expect((await revOf(chat, id)) - before).toBeLessThan(5)
  expect(answers.map(({ conversation }) => conversation.unreadCount)).toEqual([1, ...rest.map(() => 0)])
  const marks = (await phone.take(others.length)).map((event) =>
    event.__typename === 'MessagesRead' ? [event.user.id, event.upToSeq] : event,
  )
  expect(new Map(marks as [string, number][])).toEqual(new Map(others.map(({ id }) => [id, id === early.id ? 1 : 2])))
})

test('what is sent while a mark waits isn’t read by it; a mark that is there already is answered at once', async () => {
  await using chat = await startChat({ limits: { groupReadsEveryMs: 1000 } })
  const { people, id } = await largeGroup(chat)
  const [ann, bob] = people as [Person, Person]
  await ann.sends(id, 'seen')
  await using socket = await bob.connect()
  const marking = runOver(socket, markRead(id), 'mark')
  await runOver(socket, '{ viewer { id } }')
  await ann.sends(id, 'not seen')
  expect((await marking).payload.data.markConversationRead.conversation).toMatchObject({ unreadCount: 1 })
  const again = chat.another({ limits: { groupReadsEveryMs: 3_600_000 } })
  await using other = await again
  const messageId = (await ann.history(id))[0]!.id
  await (await other.user(bob.id)).does(MarkMessageReadDocument, { messageId })
})

test('who is removed while their mark waits is told so, and the others’ marks are set', async () => {
  await using chat = await startChat({ limits: { groupReadsEveryMs: 2000 } })
  const { people, id } = await largeGroup(chat)
  const [ann, bob, cat] = people as [Person, Person, Person]
  await ann.sends(id, 'hello')
  const sockets = await Promise.all([bob.connect(), cat.connect()])
  const marks = sockets.map((socket) => runOver(socket, markRead(id), 'mark'))
  await Promise.all(sockets.map((socket) => runOver(socket, '{ viewer { id } }')))
  await ann.does(RemoveMemberDocument, { conversationId: id, userId: bob.id })
  const [bobs, cats] = await Promise.all(marks)
  expect(bobs!.payload.errors?.[0] ?? bobs!.payload[0]).toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  expect(cats!.payload.data.markConversationRead.conversation).toMatchObject({ unreadCount: 0 })
  for (const socket of sockets) await socket[Symbol.asyncDispose]()
})

test('a server that stops writes the marks that wait', async () => {
  await using chat = await startChat({ limits: { groupReadsEveryMs: 3_600_000 } })
  const { people, id } = await largeGroup(chat)
  const [ann, bob] = people as [Person, Person]
  await using stopped = await chat.another()
  await ann.sends(id, 'hello')
  await using socket = await (await stopped.user(bob.id)).connect()
  void runOver(socket, markRead(id), 'mark').catch(() => {})
  await runOver(socket, '{ viewer { id } }')
  // Its entry is decided before this one's.
  await (await stopped.user(ann.id)).sends(id, 'bye')
  await stopped.close()
  const row = await chat.app.database.conversations.findOne({ _id: id })
  expect(row!.members.find(({ userId }) => userId === bob.id)).toMatchObject({ readSeq: 1 })
})

const markRead = (id: string) =>
  `mutation { markConversationRead(conversationId: "${id}") { conversation { unreadCount } } }`
