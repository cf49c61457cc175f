import { Socket } from 'node:net'
import { expect, test, vi } from 'vitest'
import { CreateGroupDocument } from '../generated/operations.ts'
import type { FrameClient } from '../support/frames.ts'
import { readMetrics } from '../support/metrics.ts'
import type { Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()
const root = await chat.admin()

const page = `subscription Page($after: String) { events(after: $after) { cursor __typename
  ... on MessageAdded { message { seq text sender { id name } replyTo { id text } reactions { emoji count } } } } }`
const ownUnread = `subscription ($after: String) { events(after: $after) { cursor __typename
  ... on MessageAdded { message { seq text conversation { unreadCount } } } } }`

const counted = async (during: () => Promise<unknown>) => {
  const read = () => readMetrics(chat.url, root.headers)
  const before = await read()
  await during()
  const after = await read()
  const added = (name: string) => after.value(name) - before.value(name)
  return { executions: added('parley_event_executions_total'), deliveries: added('parley_deliveries_total') }
}

const groupOf = async (people: Person[]) => {
  const [first, ...others] = people
  const { createGroup } = await first!.does(CreateGroupDocument, {
    input: { title: 'All', memberIds: others.map(({ id }) => id) },
  })
  return createGroup.conversation
}

interface Shown {
  data: { events: { cursor: string; __typename: string; message?: Record<string, unknown> } }
}

/** Begins after the cursor of its person's own, and has caught up. */
const hears = async (person: Person, query: string): Promise<FrameClient> => {
  const { cursor } = (await person.does('{ cursor }')) as { cursor: string }
  const client = await person.connect()
  client.send({ id: '1', type: 'subscribe', payload: { query, variables: { after: cursor } } })
  expect(((await client.nextOf('1')).payload as Shown).data.events.__typename).toBe('CaughtUp')
  return client
}
const nextOf = async (client: FrameClient) => ((await client.nextOf('1')).payload as Shown).data.events

test('an event is executed once for all who ask for the same, wherever their streams began, and each has a cursor of their own', async () => {
  const people = await chat.people(...range(1, 12).map((i) => `reader${i}`))
  const { id } = await groupOf(people)
  const clients = await Promise.all(people.map((person) => hears(person, page)))
  const given: Awaited<ReturnType<typeof nextOf>>[] = []
  const { executions, deliveries } = await counted(async () => {
    await people[0]!.sends(id, 'for all')
    given.push(...(await Promise.all(clients.map(nextOf))))
  })
  expect({ executions, deliveries }).toEqual({ executions: 1, deliveries: 12 })
  for (const { message } of given) expect(message).toEqual(given[0]!.message)
  expect(given[0]!.message).toMatchObject({
    text: 'for all',
    sender: { id: people[0]!.id },
    replyTo: null,
    reactions: [],
  })
  expect(new Set(given.map(({ cursor }) => cursor)).size).toBe(12)

  await people[0]!.sends(id, 'and one more')
  for (const [i, { cursor }] of given.entries()) {
    const again = await people[i]!.events({ after: cursor })
    expect(await again.next()).toMatchObject({ __typename: 'MessageAdded', message: { text: 'and one more' } })
    await again[Symbol.asyncDispose]()
  }
})

test('many who catch up at once are told so together, each with a cursor of their own', async () => {
  const people = await chat.people(...range(1, 30).map((i) => `comer${i}`))
  const clients = await Promise.all(people.map((person) => person.connect()))
  const cursors = new Set<string>()
  const { executions } = await counted(async () => {
    for (const client of clients) client.send({ id: '1', type: 'subscribe', payload: { query: page } })
    for (const client of clients) {
      const { __typename, cursor } = await nextOf(client)
      expect(__typename).toBe('CaughtUp')
      cursors.add(cursor)
    }
  })
  expect(executions).toBeLessThan(people.length / 2)
  expect(cursors.size).toBe(people.length)
})

test('what depends on who asks is executed for each, and is their own', async () => {
  const people = await chat.people('ann', 'bob', 'cat')
  const { id } = await groupOf(people)
  await people[1].sends(id, 'before')
  const clients = await Promise.all(people.map((person) => hears(person, ownUnread)))
  const { executions, deliveries } = await counted(async () => {
    await people[0].sends(id, 'counts differently')
    const given = await Promise.all(clients.map(nextOf))
    expect(given.map(({ message }) => message!['conversation'])).toEqual([
      { unreadCount: 0 },
      { unreadCount: 1 },
      { unreadCount: 2 },
    ])
  })
  expect({ executions, deliveries }).toEqual({ executions: 3, deliveries: 3 })
})

test('whoever asks for something else, by document or by variables, gets that', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id } = await groupOf([ann, bob])
  const withText = `subscription ($wants: Boolean!) { events { __typename
    ... on MessageAdded { message { seq text @include(if: $wants) } } } }`
  const client = await bob.connect()
  const asks = (name: string, wants: boolean) =>
    client.send({ id: name, type: 'subscribe', payload: { query: withText, variables: { wants } } })
  asks('with', true)
  asks('without', false)
  asks('with too', true)
  const names = ['with', 'without', 'with too']
  const next = (name: string) => client.nextOf(name).then(({ payload }) => (payload as Shown).data.events)
  await Promise.all(names.map(next))
  const { executions } = await counted(async () => {
    await ann.sends(id, 'some text')
    const [one, other, third] = await Promise.all(names.map(next))
    expect(one!.message).toEqual({ seq: 1, text: 'some text' })
    expect(other!.message).toEqual({ seq: 1 })
    expect(third).toEqual(one)
  })
  expect(executions).toBe(2)
})

test('a text that looks like what stands for the cursor stays as it is', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id } = await groupOf([ann, bob])
  const clients = [await hears(ann, page), await hears(bob, page)]
  const text = `slot${'0'.repeat(32)} "}, \\u0000 ${'slot'.repeat(20)}`
  await ann.sends(id, text)
  for (const client of clients) expect((await nextOf(client)).message).toMatchObject({ text })
})

test('what one commit brings leaves in one write to each socket, whatever it is', async () => {
  const people = await chat.people(...range(1, 4).map((i) => `bursty${i}`))
  const { id } = await groupOf(people)
  const clients = await Promise.all(people.map((person) => hears(person, page)))
  const port = Number(new URL(chat.url).port)
  const written = vi.spyOn(Socket.prototype, 'write')
  const commits = async () =>
    (await readMetrics(chat.url, root.headers)).value('parley_commit_batches_total', { outcome: 'committed' })
  const before = await commits()
  await Promise.all(range(1, 20).map((i) => people[0]!.sends(id, `${i} of a burst`)))
  for (const client of clients) for (const _ of range(1, 20)) await nextOf(client)
  const frames = written.mock.contexts.filter(
    (socket, i) => (socket as Socket).localPort === port && (written.mock.calls[i]![0] as Buffer)[0] === 0x81,
  )
  written.mockRestore()
  const batches = (await commits()) - before
  expect(batches).toBeLessThan(20)
  const ofEach = Map.groupBy(frames, (socket) => socket)
  expect(ofEach.size).toBe(clients.length)
  for (const writes of ofEach.values()) expect(writes.length).toBeLessThanOrEqual(batches)
})
