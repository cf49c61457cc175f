import { expect, test } from 'vitest'
import * as operations from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import { eventually } from '../support/eventually.ts'
import { readEvents } from '../support/person.ts'
import { range } from '../support/range.ts'

/** What a process looks after by itself comes in between too rarely to be counted; and one lane has one batch under way. */
const limits = { lanes: 1, lookEveryMs: 3_600_000, leaseMs: 3_600_000 }
const ann = { id: 'ann', name: null, role: 'USER', issuedAt: 0, expiresAt: null } as const

test('100 sends at once to people who are elsewhere are one transaction, and one read of who they are', async () => {
  await using chat = await startChat({ limits })
  const { people, messages } = chat.app
  const others = range(1, 100).map((i) => `other-${i}`)
  await people.know(['ann', ...others].map((id) => ({ id, issuedAt: 0 })))
  const toAll = (text: string) =>
    chat.commands(() =>
      Promise.all(others.map((id) => messages.send(ann, { recipientId: id, clientId: `${text} ${id}`, text }))),
    )
  // The people and the conversations; then the lane, and what is new.
  expect(await toAll('hello')).toEqual(['find', 'find', 'update', 'insert', 'insert', 'insert', 'commitTransaction'])
  // By now all are known.
  expect(await toAll('again')).toEqual(['update', 'update', 'insert', 'insert', 'commitTransaction'])
})

const shown = `subscription { events { __typename cursor ... on MessageAdded { message {
  text sender { id name } replyTo { id text reactions { emoji } } reactions { emoji count }
} } } }`

test('what a send tells its subscribers is read from its commit: all that is read is who has written', async () => {
  await using chat = await startChat({ limits })
  const [reads, bob] = await chat.users('ann', 'bob')
  const first = await reads.sends(bob, 'first')
  const conversationId = first.conversation.id
  await bob.does(operations.AddReactionDocument, { messageId: first.id, emoji: '👍' })
  const client = await reads.connect()
  client.send({ id: 'events', type: 'subscribe', payload: { query: shown } })
  await using reader = readEvents(client)
  await reader.next()
  const { messages, database } = chat.app
  // That somebody has come is written behind their connection.
  await eventually(async () => expect((await database.processes.findOne())?.connectionsHead).toBe(1))
  const given: unknown[] = []
  const toAnn = (text: string, replyToId: string | null) =>
    chat.commands(async () => {
      await messages.send({ ...ann, id: 'bob' }, { conversationId, clientId: text, text, replyToId })
      given.push(await reader.next())
    })
  expect(await toAnn('second', null)).toEqual(['update', 'update', 'insert', 'insert', 'commitTransaction', 'find'])
  // What it answers is read before the commit, which holds it as it was; then who has written, and who had.
  const answering = ['find', 'update', 'update', 'insert', 'insert', 'commitTransaction', 'find', 'find']
  expect(await toAnn('third', first.id)).toEqual(answering)
  expect(given).toMatchObject([
    { message: { text: 'second', sender: { name: 'bob' }, replyTo: null, reactions: [] } },
    { message: { text: 'third', sender: { name: 'bob' }, replyTo: { text: 'first', reactions: [{ emoji: '👍' }] } } },
  ])
})
