import { expect, test } from 'vitest'
import { startChat } from '../support/chat.ts'
import { readEvents, type EventReader, type Person, type StreamedEvent } from '../support/person.ts'
import { range } from '../support/range.ts'
import { until } from '../support/eventually.ts'

/** Events of 600 kB each: together more than the system's own buffers of a connection take. */
const count = 50
const text = '長'.repeat(10_000)
const aliases = range(1, 20).map((i) => `t${i}: text`)
const query = `subscription { events {
  __typename cursor ... on MessageAdded { message { seq ${aliases.join(' ')} } }
} }`

const listens = async (person: Person): Promise<EventReader> => {
  const client = await person.connect()
  client.send({ id: 'events', type: 'subscribe', payload: { query } })
  const reader = readEvents(client)
  await reader.next()
  return reader
}
const seqOf = (event: StreamedEvent): number => (event.__typename === 'MessageAdded' ? event.message.seq : 0)

/** What still comes out of a connection, up to its end. */
const drain = async (reader: EventReader): Promise<number[]> => {
  const seqs: number[] = []
  try {
    for (;;) seqs.push(seqOf(await reader.next()))
  } catch {
    return seqs
  }
}

const resumed = async (person: Person, cursor: string): Promise<number[]> => {
  await using stream = await person.events({ resume: cursor })
  return (await stream.until('CaughtUp')).slice(0, -1).map(seqOf)
}

test('a reader that stalls is cut off with 1013, others get all, and its resume misses nothing', async () => {
  await using chat = await startChat({ limits: { streams: { inbox: 10 } } })
  const [ann, bob] = await chat.users('ann', 'bob')
  await using phone = await listens(bob)
  await using laptop = await listens(bob)
  phone.client.pause()
  for (const seq of range(1, count)) {
    await ann.sends(bob, text)
    expect(seqOf(await laptop.next())).toBe(seq)
    // Its stream has ended without its reading on; it reads again before its connection is ended by force.
    if (chat.app.hub.size === 1) phone.client.resume()
  }
  expect(chat.app.hub.size).toBe(1)
  const before = await drain(phone)
  expect(await phone.client.closed).toEqual({ code: 1013, reason: 'Too slow' })
  expect(before.length).toBeLessThan(count)
  expect([...before, ...(await resumed(bob, phone.cursor))]).toEqual(range(1, count))
})

test('one that reads nothing at all holds no more than its bound, and goes', async () => {
  await using chat = await startChat({ limits: { sockets: { queueBytes: 50_000 } } })
  const [ann, bob] = await chat.users('ann', 'bob')
  await using phone = await listens(bob)
  expect(chat.app.sockets.size).toBe(1)
  phone.client.pause()
  for (let i = 0; i < count; i++) await ann.sends(bob, text)
  await until(() => chat.app.sockets.size === 0)
  expect(chat.app.hub.size).toBe(0)

  phone.client.resume()
  const before = await drain(phone)
  expect([...before, ...(await resumed(bob, phone.cursor))]).toEqual(range(1, count))
})
