import { expect, test } from 'vitest'
import { CreateGroupDocument, RemoveMemberDocument, ViewerDocument } from '../generated/operations.ts'
import { startChat, type Chat } from '../support/chat.ts'
import { readMetrics } from '../support/metrics.ts'
import { readEvents, type EventReader, type Person } from '../support/person.ts'
import { range } from '../support/range.ts'

const cursorOf = async (person: Person): Promise<string> => (await person.does(ViewerDocument)).cursor

const groupOf = async ([first, ...others]: Person[]): Promise<string> => {
  const input = { title: 'All', memberIds: others.map(({ id }) => id) }
  return (await first!.does(CreateGroupDocument, { input })).createGroup.conversation.id
}

/** What is the same for all who ask for it, but for the cursor. */
const query = `subscription ($after: String) { events(after: $after) { cursor __typename
  ... on MessageAdded { message { text sender { name } } } ... on CaughtUp { missed } } }`

/** All at once, on connections that were there before. */
const resume = async (people: Person[], cursors: string[]): Promise<EventReader[]> => {
  const clients = await Promise.all(people.map((person) => person.connect()))
  for (const [i, client] of clients.entries())
    client.send({ id: 'events', type: 'subscribe', payload: { query, variables: { after: cursors[i] } } })
  return clients.map((client) => readEvents(client))
}

/** What each was given, by conversation, up to CaughtUp. */
const missed = (readers: EventReader[]) =>
  Promise.all(
    readers.map(async (reader) => {
      const events = await reader.until('CaughtUp')
      expect(events.at(-1)).toMatchObject({ missed: events.length - 1 })
      return events.flatMap((event) => (event.__typename === 'MessageAdded' ? [event.message.text] : []))
    }),
  )

const executions = async (chat: Chat): Promise<number> =>
  (await readMetrics(chat.url, (await chat.admin()).headers)).value('parley_event_executions_total')

test('what many missed is read and shown once for all of them, and each has it whole, with cursors of their own', async () => {
  await using chat = await startChat()
  const people = await chat.users(...range(1, 24).map((i) => `reader${i}`))
  const group = await groupOf(people)
  const cursors: string[] = []
  const texts = range(1, 12).map((i) => `message ${i}`)
  // They left at different moments.
  for (const [i, text] of texts.entries()) {
    cursors.push(...(await Promise.all(people.slice(2 * i, 2 * i + 2).map(cursorOf))))
    await people[0]!.sends(group, text)
  }
  const before = await executions(chat)
  let logReads = 0
  chat.app.database.client.on('commandStarted', ({ command }) => {
    if (command['find'] === 'log' && JSON.stringify(command['filter']).includes('reader')) logReads++
  })
  const readers = await resume(people, cursors)
  expect(await missed(readers)).toEqual(people.map((_, i) => texts.slice(Math.floor(i / 2))))
  // One by one it would be 180 executions, and 24 reads of everything. Where the machine is slow, they come in several groups.
  expect((await executions(chat)) - before).toBeLessThan(90)
  expect(logReads).toBeGreaterThan(0)
  expect(logReads).toBeLessThan(12)

  expect(new Set(readers.map(({ cursor }) => cursor)).size).toBe(people.length)
  await people[0]!.sends(group, 'later')
  await Promise.all(readers.map(({ client }) => client.close()))
  const again = await resume(
    people,
    readers.map(({ cursor }) => cursor),
  )
  expect(await missed(again)).toEqual(people.map(() => ['later']))
})

test('an event that one replays as another does ends with the cursor of each: nothing is given twice behind it', async () => {
  await using chat = await startChat()
  const [ann, bob, cid] = await chat.users('ann', 'bob', 'cid')
  const group = await groupOf([ann, bob, cid])
  const cursor = await cursorOf(bob)
  const others = await cursorOf(cid)
  for (const i of range(1, 5)) await ann.sends(group, `message ${i}`)
  const readers = await resume([bob, cid], [cursor, others])
  const at = await Promise.all(readers.map(async (reader) => (await reader.take(3)) && reader.cursor))
  expect(await missed(await resume([bob, cid], at))).toEqual([
    ['message 4', 'message 5'],
    ['message 4', 'message 5'],
  ])
})

test('who missed a lot holds up nobody who missed little, and each has all of it', async () => {
  // What is read for several at once has room for so few that others' entries fill it.
  await using chat = await startChat({ limits: { streams: { page: 3 } } })
  const [ann, bob, cid] = await chat.users('ann', 'bob', 'cid')
  const cursors = [await cursorOf(bob)]
  for (const i of range(1, 30)) await ann.sends(bob, `for bob ${i}`)
  cursors.push(await cursorOf(cid))
  for (const i of range(1, 4)) await ann.sends(cid, `for cid ${i}`)
  expect(await missed(await resume([bob, cid], cursors))).toEqual([
    range(1, 30).map((i) => `for bob ${i}`),
    range(1, 4).map((i) => `for cid ${i}`),
  ])
})

test('who was taken out of a group sees nothing more of it, though others are shown it at the same moment', async () => {
  await using chat = await startChat()
  const [ann, bob, cid] = await chat.users('ann', 'bob', 'cid')
  const group = await groupOf([ann, bob, cid])
  const cursors = [await cursorOf(bob), await cursorOf(cid)]
  await ann.sends(group, 'for both')
  await ann.does(RemoveMemberDocument, { conversationId: group, userId: 'cid' })
  expect(await missed(await resume([bob, cid], cursors))).toEqual([['for both'], []])
})
