import { expect, test } from 'vitest'
import { EventsDocument, ViewerDocument } from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { openEventSource } from '../support/sse.ts'
import { until } from '../support/eventually.ts'

let ahead = 0
const chat = await startSharedChat({ clock: { now: () => new Date(Date.now() + ahead) } })
const events = (person: Person, headers: object = {}, variables: object = {}) =>
  openEventSource(chat, { query: EventsDocument.toString(), variables }, { ...person.headers, ...headers })

test('events come as server-sent events, each with its cursor as its id', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using source = await events(bob)
  expect([source.status, source.type]).toEqual([200, expect.stringContaining('text/event-stream')])
  // Something comes at once, so that proxies let the headers through.
  expect(await source.nextOrComment()).toEqual({ comment: '' })
  const caughtUp = (await source.next())!
  expect(caughtUp).toMatchObject({ event: 'next', data: { data: { events: { __typename: 'CaughtUp', missed: 0 } } } })
  expect(caughtUp.id).toBe(caughtUp.data.data.events.cursor)
  await ann.sends(bob, 'hello')
  const added = (await source.next())!
  expect(added).toMatchObject({ event: 'next', data: { data: { events: { message: { text: 'hello' } } } } })
  expect(added.id).toBe(added.data.data.events.cursor)
})

test('Last-Event-ID goes on behind it', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { cursor } = await bob.does(ViewerDocument)
  for (const i of range(1, 5)) await ann.sends(bob, `message ${i}`)
  const first = await events(bob, { 'last-event-id': cursor })
  await first.next()
  const second = (await first.next())!
  await first[Symbol.asyncDispose]()
  // A browser repeats its first variables, and adds where it was.
  await using again = await events(bob, { 'last-event-id': second.id }, { after: cursor })
  const seqs: (number | undefined)[] = []
  for (let i = 0; i < 4; i++) seqs.push((await again.next())!.data.data.events.message?.seq)
  expect(seqs).toEqual([3, 4, 5, undefined])
})

test('a reader that leaves is gone', async () => {
  const [bob] = await chat.people('bob')
  await until(() => chat.app.hub.size === 0)
  const source = await events(bob)
  await source.next()
  expect(chat.app.hub.size).toBe(1)
  await source[Symbol.asyncDispose]()
  await until(() => chat.app.hub.size === 0)
})

test('a query is answered, and that is the end', async () => {
  const [bob] = await chat.people('bob')
  await using source = await openEventSource(chat, { query: '{ viewer { id } }' }, bob.headers)
  expect(await source.next()).toMatchObject({ event: 'next', data: { data: { viewer: { id: bob.id } } } })
  expect(await source.next()).toMatchObject({ event: 'complete' })
  expect(await source.next()).toBeNull()
})

test('without a token there is no stream', async () => {
  await using source = await openEventSource(chat, { query: 'subscription { events { id } }' })
  expect(await source.next()).toMatchObject({ data: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } })
})

test('a client’s mistake inside an event ends the stream with the error', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const query = `subscription { events { cursor
    ... on MessageAdded { message { conversation { messages(first: 1000) { totalCount } } } } } }`
  await using source = await openEventSource(chat, { query }, bob.headers)
  await source.next()
  await ann.sends(bob, 'hello')
  expect(await source.next()).toMatchObject({
    event: 'next',
    data: { errors: [{ extensions: { code: 'BAD_USER_INPUT', argument: 'first' } }] },
  })
  expect(await source.next()).toMatchObject({ event: 'complete' })
})

test('a reader that stalls loses its connection, not its place: it is not told that this was the end', async () => {
  const small = await startSharedChat({ limits: { streams: { inbox: 10 } } })
  const [ann, bob] = await small.people('ann', 'bob')
  const aliases = range(1, 20).map((i) => `t${i}: text`)
  const query = `subscription { events { cursor ... on MessageAdded { message { seq ${aliases.join(' ')} } } } }`
  await using source = await openEventSource(small, { query }, bob.headers)
  await source.next()
  for (let i = 0; i < 50; i++) await ann.sends(bob, '長'.repeat(10_000))
  const seqs: number[] = []
  let cursor = ''
  const reading = (async () => {
    for (let event = await source.next(); event; event = await source.next()) {
      if (event.event === 'complete') return 'complete'
      seqs.push(event.data.data.events.message.seq)
      cursor = event.id!
    }
    return 'end'
  })()
  await expect(reading).rejects.toThrow('terminated')
  await using again = await bob.events({ after: cursor })
  const rest = (await again.until('CaughtUp')).slice(0, -1)
  expect([...seqs, ...rest.map((event) => event.__typename === 'MessageAdded' && event.message.seq)]).toEqual(
    range(1, 50),
  )
})

test('a stream ends when its token does, for the reader to come back with a fresh one', async () => {
  const bob = await chat.user('bob-for-an-hour', { expiresIn: 3600 })
  await using source = await events(bob)
  expect(await source.next()).toMatchObject({ data: { data: { events: { __typename: 'CaughtUp' } } } })
  ahead = 3_601_000
  await expect(source.next()).rejects.toThrow('terminated')
  await using again = await events(bob)
  expect(await again.next()).toMatchObject({ data: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } })
  ahead = 0
})
