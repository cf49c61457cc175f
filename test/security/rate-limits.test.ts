import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { defaultRateLimits, type RateLimits } from '../../src/kernel/rate-limits.ts'
import { createBuckets } from '../../src/server/limits/buckets.ts'
import {
  CreateGroupDocument,
  CreateUploadDocument,
  EventsDocument,
  SendMessageDocument,
  SetTypingDocument,
} from '../generated/operations.ts'
import { eventually } from '../support/eventually.ts'
import { request } from '../support/http.ts'
import type { Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startSharedChat, type SharedChat } from '../support/shared-chat.ts'
import { openEventSource } from '../support/sse.ts'
import { subscribe } from '../support/subscribe.ts'
import { asked, codeIn, refusalsOf } from './refusals.ts'

const slow = (burst: number) => ({ perSecond: 0.01, burst })
const start = (limits: Partial<RateLimits>) => startSharedChat({ rateLimits: { ...defaultRateLimits, ...limits } })
const viewer = '{ viewer { id } }'
const codes = async (times: number, ask: () => Promise<unknown>) => {
  const all: string[] = []
  for (const _ of range(1, times)) all.push(codeIn(JSON.stringify(await ask())))
  return all
}
const limited = (n: number) => Array.from({ length: n }, () => 'RATE_LIMITED')
const fine = (n: number) => Array.from({ length: n }, () => 'data')

test('OWASP GraphQL, rate limiting: a person’s operations are counted over all transports together', async () => {
  await using chat = await start({ operations: slow(7) })
  const [ann, bob] = await chat.people('ann', 'bob')
  expect(await codes(2, () => ann.ask(viewer))).toEqual(fine(2))
  await using client = await ann.connect()
  expect(await codes(3, () => asked(client, viewer, {}, {}, randomUUID()))).toEqual(fine(3))
  expect(await refusalsOf(chat, ann, viewer)).toMatchObject({ http: 'data' })
  expect(await refusalsOf(chat, ann, viewer)).toEqual({
    http: 'RATE_LIMITED',
    webSocket: 'RATE_LIMITED',
    sse: 'RATE_LIMITED',
  })
  expect((await bob.ask(viewer)).errors).toBeUndefined()
})

test('OWASP GraphQL, rate limiting: who is refused is told when to come again, and then may; the socket stays', async () => {
  await using chat = await start({ operations: { perSecond: 2, burst: 3 } })
  const [ann] = await chat.people('ann')
  await using client = await ann.connect()
  const frames = await Promise.all(range(1, 20).map((i) => asked(client, viewer, {}, {}, `${i}`)))
  const [refused] = frames.find(({ type }) => type === 'error')!.payload
  expect(refused.extensions).toEqual({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) })
  expect(refused.extensions.retryAfter).toBeGreaterThan(0)
  expect(refused.extensions.retryAfter).toBeLessThanOrEqual(500)
  const answers = await Promise.all(range(1, 20).map(() => request(chat, { query: viewer }, { headers: ann.headers })))
  expect(answers.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('1')
  await eventually(async () => {
    expect((await asked(client, viewer, {}, {}, randomUUID())).type).toBe('next')
  })
})

test('OWASP GraphQL, rate limiting: messages count one by one, also within one operation, and a refusal sends none', async () => {
  await using chat = await start({ sends: slow(6) })
  const [ann, bob] = await chat.people('ann', 'bob')
  const first = await ann.sends(bob, '1')
  const send = (alias: string) =>
    `${alias}: sendMessage(input: { recipientId: "${bob.id}", clientId: "${alias}", text: "${alias}" }) { message { id } }`
  expect(
    await codes(1, () => ann.ask(`mutation { ...Both } fragment Both on Mutation { ${send('a')} ${send('b')} }`)),
  ).toEqual(fine(1))
  expect(
    await codes(1, () =>
      ann.ask(
        `mutation { ${range(1, 4)
          .map((i) => send(`c${i}`))
          .join(' ')} }`,
      ),
    ),
  ).toEqual(limited(1))
  expect(await ann.history(first.conversation.id)).toHaveLength(3)
  const input = () => ({ recipientId: bob.id, clientId: randomUUID(), text: 'more' })
  expect(await codes(4, () => ann.ask(SendMessageDocument, { input: input() }))).toEqual([...fine(3), 'RATE_LIMITED'])
  // All else goes on.
  expect(await codes(1, () => ann.ask(viewer))).toEqual(fine(1))
})

test('OWASP GraphQL, rate limiting: uploads and signs of typing have limits of their own', async () => {
  await using chat = await start({ uploads: slow(2), typing: slow(3) })
  const [ann, bob] = await chat.people('ann', 'bob')
  const { conversation } = await ann.sends(bob, 'hello')
  const input = { name: 'a.txt', mimeType: 'text/plain', size: 1 }
  expect(await codes(3, () => ann.ask(CreateUploadDocument, { input }))).toEqual([...fine(2), 'RATE_LIMITED'])
  const typing = { conversationId: conversation.id, isTyping: true }
  expect(await codes(4, () => ann.ask(SetTypingDocument, typing))).toEqual([...fine(3), 'RATE_LIMITED'])
})

test('OWASP GraphQL, query cost analysis: dear operations use up what a person’s may cost together', async () => {
  await using chat = await start({ cost: slow(30_000) })
  const [ann, root] = [await chat.user('ann'), await chat.admin()]
  const dear = '{ conversations(first: 100) { nodes { messages(first: 100) { nodes { id } } } } }'
  const costAnd = async (query: string) =>
    (await request(chat, { query }, { headers: { ...ann.headers, 'x-parley-cost': '1' } })).body.extensions?.cost
  const { operation, left } = await costAnd(dear)
  expect(operation).toBeGreaterThan(10_000)
  expect(left).toBeLessThanOrEqual(30_000 - operation)
  expect(await codes(3, () => ann.ask(dear))).toContain('RATE_LIMITED')
  expect(await codes(1, () => ann.ask(viewer))).toEqual(fine(1))
  // An admin may ten times as much.
  expect(await codes(6, () => root.ask(dear))).toEqual(fine(6))
})

/** Bob sends 20 messages at once to Ann, who hears with each of them what costs some 5,000; which she was given. */
const dearEvents = async (chat: SharedChat, own: string) => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await bob.sends(ann, 'first')
  const client = await ann.connect()
  const inner = `conversation { messages(last: 50) { nodes { id seq } } }`
  const events = subscribe<{ events: { __typename: string; message?: { seq: number } } }, object>(
    client,
    `subscription { events { __typename ... on MessageAdded { message { seq conversation { ${own}messages(last: 50) { nodes { ${inner} } } } } } } }` as never,
  )
  expect((await events.next()).events.__typename).toBe('CaughtUp')
  const seqs: number[] = []
  void (async () => {
    for (;;) {
      const { events: event } = await events.next()
      if (event.message) seqs.push(event.message.seq)
    }
  })().catch(() => {})
  await Promise.all(range(1, 20).map((i) => bob.sends(ann, `${i}`)))
  const left = async () =>
    (await request(chat, { query: viewer }, { headers: { ...ann.headers, 'x-parley-cost': '1' } })).body.extensions.cost
      .left as number
  return { seqs, left }
}

test.each(['', 'unreadCount '])(
  'OWASP GraphQL, query cost analysis: each event of a dear subscription costs that again (%j)',
  async (own) => {
    const { seqs, left } = await dearEvents(await start({ cost: slow(60_000) }), own)
    await eventually(async () => expect(await left()).toBeLessThan(6000))
    expect(seqs.length).toBeGreaterThan(5)
    expect(seqs.length).toBeLessThan(15)
  },
)

test.each(['', 'unreadCount '])(
  'OWASP GraphQL, query cost analysis: who can’t pay for an event is shown it later, and misses none (%j)',
  async (own) => {
    const { seqs } = await dearEvents(await start({ cost: { perSecond: 50_000, burst: 60_000 } }), own)
    await eventually(() => expect(seqs).toEqual(range(2, 21)))
  },
)

test('OWASP GraphQL, query cost analysis: a group costs as many as it has, and not what groups usually have', async () => {
  await using chat = await start({ cost: slow(100_000) })
  const [ann, root] = [await chat.user('ann'), await chat.admin()]
  const input = range(1, 199).map((i) => ({ id: `crowd-${i}`, name: `Crowd ${i}` }))
  await root.does('mutation ($input: [UpsertUserInput!]!) { upsertUsers(input: $input) { users { id } } }', { input })
  const memberIds = input.map(({ id }) => id)
  const { createGroup } = await ann.does(CreateGroupDocument, { input: { title: 'Crowd', memberIds } })
  const query = `{ conversation(id: "${createGroup.conversation.id}") { members { user { id name } role } } }`
  const left = async () =>
    (await request(chat, { query }, { headers: { ...ann.headers, 'x-parley-cost': '1' } })).body.extensions.cost
      .left as number
  const before = await left()
  // Of each of 200: itself, its user with two values, and its role.
  expect(before - (await left())).toBeGreaterThanOrEqual(1000)
})

test('OWASP GraphQL, rate limiting: an admin’s messages, a broadcast’s among them, have no limit of messages', async () => {
  await using chat = await start({ sends: slow(1) })
  const [root, bob] = [await chat.admin(), await chat.user('bob')]
  const input = () => ({ recipientId: bob.id, clientId: randomUUID(), text: 'more' })
  expect(await codes(4, () => root.ask(SendMessageDocument, { input: input() }))).toEqual(fine(4))
})

test('OWASP GraphQL, brute force: who guesses at tokens is soon told nothing of them, and whoever has a good one isn’t kept waiting', async () => {
  await using chat = await start({ strangers: slow(5) })
  const ann = await chat.user('ann')
  const guess = () => request(chat, { query: viewer }, { headers: { authorization: `Bearer ${randomUUID()}` } })
  const guesses = await Promise.all(range(1, 8).map(guess))
  const told = guesses.map(({ body }) => body.errors[0].extensions.code as string).toSorted()
  expect(told).toEqual([...limited(3), ...Array.from({ length: 5 }, () => 'UNAUTHENTICATED')])
  expect(await codes(1, () => ann.ask(viewer))).toEqual(fine(1))
})

test('OWASP GraphQL, rate limiting: who has no token at all is counted by address', async () => {
  await using chat = await start({ strangers: slow(3) })
  expect(await codes(5, async () => (await request(chat, { query: '{ __typename }' })).body)).toEqual([
    ...fine(3),
    ...limited(2),
  ])
})

test('OWASP GraphQL, rate limiting: all people of one address have a limit together', async () => {
  await using chat = await start({ addressOperations: slow(6) })
  const [ann, bob] = await chat.people('ann', 'bob')
  expect(await codes(4, () => ann.ask(viewer))).toEqual(fine(4))
  expect(await codes(1, () => bob.ask(viewer))).toEqual(limited(1))
})

const how = async (person: Person) => {
  try {
    const client = await person.connect()
    return { client, code: 0 }
  } catch (error) {
    return { client: null, code: Number(/\d{4}/.exec(String(error))?.[0]) }
  }
}

test('OWASP WebSocket, connection limits: a person has so many sockets and streams at once, in one process', async () => {
  await using chat = await start({ sockets: 3 })
  const [ann, bob] = await chat.people('ann', 'bob')
  await using stream = await openEventSource(chat, { query: EventsDocument.toString() }, ann.headers)
  const [one, two, three] = [await how(ann), await how(ann), await how(ann)]
  expect([one.code, two.code, three.code]).toEqual([0, 0, 1013])
  const refused = await request(
    chat,
    { query: EventsDocument.toString() },
    { headers: { ...ann.headers, accept: 'text/event-stream' } },
  )
  expect(codeIn(String(refused.body))).toBe('RATE_LIMITED')
  expect(stream.status).toBe(200)
  expect((await how(bob)).code).toBe(0)
  await one.client!.close()
  await eventually(async () => expect((await how(ann)).code).toBe(0))
})

test('OWASP WebSocket, connection limits: opening sockets again and again ends in refusals that one comes back from', async () => {
  await using chat = await start({ connections: slow(4), sockets: 100 })
  const [ann] = await chat.people('ann')
  const all = []
  for (const _ of range(1, 6)) all.push((await how(ann)).code)
  expect(all).toEqual([0, 0, 0, 0, 1013, 1013])
})

test('OWASP WebSocket, resource exhaustion: a socket has so many subscriptions, and the next is refused on its id alone', async () => {
  await using chat = await start({ subscriptions: 5 })
  const [ann, bob] = await chat.people('ann', 'bob')
  await using client = await ann.connect()
  const open = range(1, 5).map(() => subscribe(client, EventsDocument))
  for (const each of open) await each.next()
  expect(await asked(client, EventsDocument.toString(), {}, {}, 'sixth')).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) } }],
  })
  await bob.sends(ann, 'still here')
  for (const each of open) expect((await each.next()).events).toMatchObject({ __typename: expect.any(String) })
  open[0]!.complete()
  await eventually(async () =>
    expect((await asked(client, EventsDocument.toString(), {}, {}, randomUUID())).type).toBe('next'),
  )
})

test('OWASP WebSocket, resource exhaustion: a socket has so many operations under way', async () => {
  await using chat = await start({ running: 5 })
  const [ann, bob] = await chat.people('ann', 'bob')
  await using client = await ann.connect()
  const ids = range(1, 30).map(() => randomUUID())
  for (const id of ids)
    client.send({
      id,
      type: 'subscribe',
      payload: {
        query: SendMessageDocument.toString(),
        variables: { input: { recipientId: bob.id, clientId: id, text: id } },
      },
    })
  const answers = await Promise.all(ids.map((id) => client.nextOf(id)))
  const all = answers.map((each) => codeIn(JSON.stringify(each)))
  expect(new Set(all)).toEqual(new Set(['data', 'RATE_LIMITED']))
  // Each that was answered with data was sent, and no other.
  const conversation = answers.find(({ type }) => type === 'next')!.payload.data.sendMessage.message.conversation
    .id as string
  const sent = (await ann.history(conversation)).map(({ text }) => text)
  expect(new Set(sent)).toEqual(new Set(ids.filter((_, i) => all[i] === 'data')))
})

test('OWASP denial of service, memory: however many keys come, so many buckets are kept', () => {
  const buckets = createBuckets({ some: { perSecond: 1, burst: 2 } }, { kept: 100 })
  for (const i of range(1, 10_000)) buckets.take(`key ${i}`, 'some', 1, i)
  expect(buckets.size).toBeLessThanOrEqual(200)
})

test('a bucket gives what it holds, and then what comes in', () => {
  const buckets = createBuckets({ some: { perSecond: 10, burst: 5 } })
  const take = (n: number, now: number) => buckets.take('ann', 'some', n, now)
  expect(range(1, 6).map(() => take(1, 1000))).toEqual([0, 0, 0, 0, 0, 100])
  expect(take(1, 1099)).toBe(1)
  expect(take(1, 1100)).toBe(0)
  expect(buckets.left('ann', 'some', 1350)).toBe(2)
  expect(take(2, 1350)).toBe(0)
  // More than there ever is: when all is there, and then it takes longer.
  expect(take(8, 1500)).toBeGreaterThan(0)
  expect(take(8, 2000)).toBe(0)
  expect(take(1, 2100)).toBeGreaterThan(0)
  expect(take(1, 2400)).toBe(0)
})
