import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { CreateGroupDocument, EventsDocument, ViewerDocument } from '../generated/operations.ts'
import { freshDatabase, startChat } from '../support/chat.ts'
import { until } from '../support/eventually.ts'
import type { FrameClient } from '../support/frames.ts'
import { startOwnMongod } from '../support/own-mongod.ts'
import { createPerson, readEvents, type EventReader, type Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { insist, startFollower, startWriter, tokenOf } from '../support/recorder.ts'
import { startServerProcess } from '../support/server-process.ts'
import { runOver } from '../support/subscribe.ts'

/** `ALL_BACK=9500` for the long form, on a machine that does nothing else: it looks at the time as well, and says the figures. */
const measured = process.env['ALL_BACK']
const sockets = Number(measured ?? 300)
const withinMs = measured ? 60_000 : Infinity
/** Milliseconds that the database stands still, within which one that comes back may wait for it. */
const stoppedMs = 5000

test(`${sockets} idle sockets, then all back at once: all resume with what they missed, and live delivery goes on`, async () => {
  await using database = freshDatabase()
  // In a process of its own, as so many clients keep theirs from its work.
  await using server = await startServerProcess(database.uri)
  const comes = async (id: string): Promise<Person> => {
    const person = createPerson(server.url, id, tokenOf(id))
    await person.does(ViewerDocument)
    return person
  }
  const people = await Promise.all(range(1, 20).map((i) => comes(`reader${i}`)))
  const [ann, bob] = [await comes('ann'), await comes('bob')]
  const input = { title: 'All', memberIds: people.map(({ id }) => id) }
  const { id } = (await ann.does(CreateGroupDocument, { input })).createGroup.conversation
  const cursors = new Map<string, string>()
  for (const person of people) cursors.set(person.id, (await person.does(ViewerDocument)).cursor)
  const idle: FrameClient[] = []
  // Fewer at once than are turned away.
  while (idle.length < sockets) {
    const some = range(1, Math.min(1000, sockets - idle.length))
    idle.push(...(await Promise.all(some.map((i) => people[i % people.length]!.connect()))))
  }
  for (const client of idle) client.terminate()
  for (const i of range(1, 3)) await ann.sends(id, `missed ${i}`)

  // Over sockets that are there: a new one stands in the same line as all those that come.
  await using phone = await ann.connect()
  await using live = await bob.events()
  await live.next()
  let isOver = false
  const delays: number[] = []
  const talking = (async () => {
    while (!isOver) {
      const since = performance.now()
      const text = `live ${delays.length}`
      const input = `{ recipientId: "${bob.id}", clientId: "${randomUUID()}", text: "${text}" }`
      expect(await runOver(phone, `mutation { sendMessage(input: ${input}) { deduplicated } }`)).toMatchObject({
        payload: { data: { sendMessage: { deduplicated: false } } },
      })
      expect((await live.until('MessageAdded')).at(-1)).toMatchObject({ message: { text } })
      delays.push(performance.now() - since)
    }
  })()
  const began = performance.now()
  await Promise.all(
    range(1, sockets).map(async (i) => {
      const person = people[i % people.length]!
      await using stream = await comesBack(person, cursors.get(person.id)!)
      const events = await stream.until('CaughtUp')
      const texts = events.flatMap((event) => (event.__typename === 'MessageAdded' ? [event.message.text] : []))
      expect(texts).toEqual(range(1, 3).map((n) => `missed ${n}`))
    }),
  )
  const tookMs = performance.now() - began
  isOver = true
  await talking
  const sorted = delays.toSorted((a, b) => a - b).map(Math.round)
  const [p50, p99, longest] = [0.5, 0.99, 1].map(
    (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))],
  )
  if (measured)
    console.log(`${sockets} back in ${Math.round(tookMs)} ms; a send until it was heard, in ms:`, { p50, p99, longest })
  expect(tookMs).toBeLessThan(withinMs)
  expect(delays.length).toBeGreaterThan(0)
})

/** Where too many come at once, it tries again, as clients do. */
const comesBack = async (person: Person, resume: string): Promise<EventReader> => {
  for (;;)
    try {
      return await person.events({ resume })
    } catch {
      await wait(1000 + Math.random() * 2000)
    }
}

test(`${sockets} back at once while mongod stands still: all resume with what they missed, nobody is lost`, async () => {
  await using mongod = await startOwnMongod()
  await using server = await startServerProcess(mongod.uri)
  const url = () => server.url
  const people = range(1, 20).map((i) => `reader${i}`)
  for (const person of ['ann', ...people]) await insist(url, person, '{ viewer { id } }')
  const input = { title: 'All', memberIds: people }
  const { createGroup } = await insist(url, 'ann', CreateGroupDocument.toString(), { input })
  const cursors = new Map<string, string>()
  for (const person of people) cursors.set(person, (await insist(url, person, '{ cursor }')).cursor)
  const write = async (messages: number) => {
    const writer = startWriter({ url, person: 'ann', conversations: [createGroup.conversation.id], messages })
    await writer.done
    return writer.sends.map(({ acknowledged }) => acknowledged!.id)
  }
  const ids = await write(3)

  const followers = range(1, sockets).map((i) => {
    const person = people[i % people.length]!
    return startFollower({ url, person, after: cursors.get(person)! })
  })
  await until(() => followers.some(({ events }) => events.length > 0))
  mongod.signal('SIGSTOP')
  const caughtUp = followers.filter(({ events }) => events.length >= 3).length
  await wait(stoppedMs)
  mongod.signal('SIGCONT')
  const continued = performance.now()
  await Promise.all(followers.map((follower) => follower.hears(new Set(ids))))
  const backMs = Math.round(performance.now() - continued)
  ids.push(...(await write(1)))
  await Promise.all(followers.map((follower) => follower.hears(new Set(ids))))
  for (const { events, resyncs } of followers) {
    const heard = events.flatMap(({ message }) => message?.id ?? [])
    expect({ heard, resyncs }).toEqual({ heard: ids, resyncs: 0 })
  }
  const connections = followers.reduce((sum, each) => sum + each.connections, 0)
  console.log(`${sockets} back while mongod stood still:`, { caughtUp, backMs, connections })
  expect(caughtUp).toBeLessThan(sockets)
  expect(backMs).toBeLessThan(withinMs)
  await Promise.all(followers.map((follower) => follower.close()))
})

test('too many that introduce themselves at once are closed with 1013, and are let in a moment later', async () => {
  await using chat = await startChat({ limits: { sockets: { coming: 5 } } })
  const [ann] = await chat.users('ann')
  const first = await Promise.all(range(1, 5).map(() => ann.connect({ init: false })))
  const more = await Promise.all(range(1, 10).map(() => ann.connect({ init: false })))
  for (const client of more) expect(await client.closed).toEqual({ code: 1013, reason: 'Too many at once' })

  for (const client of first) {
    client.send({ type: 'connection_init', payload: { authorization: `Bearer ${ann.token}` } })
    expect(await client.next()).toMatchObject({ type: 'connection_ack' })
  }
  await using again = await ann.connect()
  again.send({ id: 'events', type: 'subscribe', payload: { query: EventsDocument.toString() } })
  expect(await readEvents(again).next()).toMatchObject({ __typename: 'CaughtUp' })
})
