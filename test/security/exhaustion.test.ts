import { randomUUID } from 'node:crypto'
import { connect as connectTcp } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { defaultRateLimits } from '../../src/kernel/rate-limits.ts'
import { put, reserve, textFile } from '../attachment/files.ts'
import { freshDatabase } from '../support/chat.ts'
import { eventually } from '../support/eventually.ts'
import { request } from '../support/http.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { startSlowDatabase } from '../support/slow-database.ts'

const chat = await startSharedChat({ uploadMaxBytes: 20_000_000, origins: ['https://shop.example'] })

/** A connection that is kept open, whatever the other side does; what it was sent, and whether it is there still. */
const keptOpen = (bytes: string) => {
  const socket = connectTcp({ port: Number(new URL(chat.url).port), host: '127.0.0.1', allowHalfOpen: true })
  const seen = { answer: '', isGone: false, socket }
  socket.on('data', (chunk) => (seen.answer += chunk.toString()))
  socket.on('error', () => (seen.isGone = true))
  socket.write(bytes)
  return seen
}
const handshake = (path: string, more = '') =>
  `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n${more}\r\n`

test('OWASP WebSocket, half-open connections: a handshake that is refused ends its connection, also where its sender doesn’t', async () => {
  for (const [bytes, status] of [
    [handshake('/nowhere'), ' 404 '],
    [handshake('/graphql', 'Origin: https://evil.example\r\n'), ' 403 '],
  ] as const) {
    const kept = keptOpen(bytes)
    await eventually(() => expect(kept.answer).toContain(status))
    await eventually(() => {
      kept.socket.write('x')
      expect(kept.isGone).toBe(true)
    })
    kept.socket.destroy()
  }
})

test('RFC 9110, 7.8, upgrade: a request that offers another protocol is answered in this one', async () => {
  const offer = 'Host: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ\r\n'
  const kept = keptOpen(`GET /health HTTP/1.1\r\n${offer}\r\n`)
  await eventually(() => expect(kept.answer).toContain(' 200 '))
  kept.socket.destroy()
})

test('OWASP denial of service, idle connections: one that asks nothing more is ended', async () => {
  const kept = keptOpen('GET /health HTTP/1.1\r\nHost: a\r\n\r\n')
  let hasEnded = false
  kept.socket.on('end', () => (hasEnded = true))
  await eventually(() => expect(kept.answer).toContain(' 200 '))
  await eventually(() => expect(hasEnded).toBe(true))
  kept.socket.destroy()
})

test('CWE-209, error messages: a Host that names none is told so, and nothing of the server', async () => {
  for (const host of ['[', 'a b', 'a:99999', '%00', 'a/../b'])
    for (const ask of ['GET /graphql?query={__typename}', 'POST /graphql']) {
      const kept = keptOpen(`${ask} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 0\r\n\r\n`)
      await eventually(() => expect(kept.answer).toContain(' 400 '))
      expect(kept.answer).not.toMatch(/\bat |node:|TypeError/)
      kept.socket.destroy()
    }
})

test('OWASP denial of service, amplification: however many ask at once whether it is ready, the database is asked once', async () => {
  let pings = 0
  chat.app.database.client.on('commandStarted', ({ commandName }) => (pings += commandName === 'ping' ? 1 : 0))
  const kept = keptOpen('GET /ready HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(200))
  await eventually(() => expect(kept.answer.match(/HTTP\/1\.1 200 /g)).toHaveLength(200))
  kept.socket.destroy()
  expect(pings).toBeLessThan(20)
})

test('OWASP GraphQL, error messages: what is wrong with variables is said a few times, and briefly', async () => {
  const [ann] = await chat.people('ann')
  const input = Object.fromEntries(range(1, 2000).map((i) => [`key${i}`, 1]))
  const query = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { deduplicated } }'
  const { body } = await request(chat, { query, variables: { input } }, { headers: ann.headers })
  expect(body.errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument: 'input' } })
  expect(JSON.stringify(body).length).toBeLessThan(10_000)
})

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
/** What is held, bytes of buffers among it. */
const held = (): number => {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

test('OWASP denial of service, memory: what is sent beside a subscription isn’t kept with it', async () => {
  const [ann] = await chat.people('ann')
  // Some megabytes each, once it is read.
  const beside = `[${'{},'.repeat(70_000)}1]`
  const before = held()
  await using client = await ann.connect()
  const query = JSON.stringify('subscription { events { __typename } }')
  for (const i of range(1, 10)) {
    client.send(`{"id":"${i}","type":"subscribe","payload":{"query":${query},"variables":{"other":${beside}}}}`)
    expect(await client.nextOf(`${i}`)).toMatchObject({ type: 'next' })
  }
  for (const i of range(11, 20)) {
    client.send(`{"id":"${i}","type":"subscribe","payload":{"query":${query},"extensions":{"other":${beside}}}}`)
    expect(await client.nextOf(`${i}`)).toMatchObject({ type: 'next' })
  }
  expect(held() - before).toBeLessThan(15_000_000)
})

test('OWASP denial of service, memory: what a request said is let go with its answer, and by a stream at its beginning', async () => {
  const [ann] = await chat.people('ann')
  const beside = { other: 'a'.repeat(900_000) }
  const asks = async (): Promise<void> => {
    const { status } = await request(chat, { query: '{ viewer { id } }', variables: beside }, { headers: ann.headers })
    expect(status).toBe(200)
  }
  await asks()
  const before = held()
  for (let i = 0; i < 40; i++) await asks()
  await expect.poll(() => held() - before, { timeout: 5000 }).toBeLessThan(10_000_000)
  const body = JSON.stringify({ query: 'subscription { events { __typename } }', variables: beside })
  const head = `Host: a\r\nAccept: text/event-stream\r\nAuthorization: ${ann.headers['authorization']}\r\n`
  const type = `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`
  // By sockets of its own: a client would keep what it has sent.
  const streams = range(1, 15).map(() => keptOpen(`POST /graphql HTTP/1.1\r\n${head}${type}\r\n${body}`))
  for (const stream of streams) await eventually(() => expect(stream.answer).toContain('CaughtUp'))
  await expect.poll(() => held() - before, { timeout: 5000 }).toBeLessThan(10_000_000)
  for (const { socket } of streams) socket.destroy()
})

test('OWASP denial of service, memory: a cursor that is longer than any isn’t kept with its subscription', async () => {
  const [ann] = await chat.people('ann')
  await using client = await ann.connect()
  const from = 'subscription ($after: String) { events(after: $after) { __typename } }'
  const long = 'x'.repeat(240_000)
  const subscribes = (id: string, query: string, after: string) => {
    client.send({ id, type: 'subscribe', payload: { query, variables: { after } } })
    return client.nextOf(id)
  }
  // What the first one takes is everyone's.
  expect(await subscribes('0', from, 'x')).toMatchObject({
    payload: { data: { events: { __typename: 'ResyncRequired' } } },
  })
  const before = held()
  for (const i of range(1, 40))
    expect(await subscribes(`${i}`, from, long)).toMatchObject({
      payload: { data: { events: { __typename: 'ResyncRequired' } } },
    })
  await expect.poll(() => held() - before, { timeout: 5000 }).toBeLessThan(5_000_000)
  // Nor is any other variable, which its events would be selected with.
  const page =
    'subscription ($after: String) { messageReceived { conversation { messages(first: 1, after: $after) { nodes { id } } } } }'
  expect(await subscribes('page', page, long)).toMatchObject({
    payload: [{ extensions: { code: 'BAD_USER_INPUT', argument: 'variables' } }],
  })
})

test('OWASP denial of service, memory: a person’s open subscriptions have documents of so many characters, and the same one counts once', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using first = await ann.connect()
  await using second = await ann.connect()
  await using others = await bob.connect()
  const document = (name: string, length: number) =>
    `subscription ${name} { events { __typename } } #`.padEnd(length, '#')
  const opens = async (client: typeof first, id: string, query: string) => {
    client.send({ id, type: 'subscribe', payload: { query } })
    return JSON.stringify(await client.nextOf(id))
  }
  for (const i of range(1, 5)) expect(await opens(first, `${i}`, document(`Long${i}`, 30_000))).toContain('CaughtUp')
  for (const i of range(6, 10)) expect(await opens(second, `${i}`, document(`Long${i}`, 30_000))).toContain('CaughtUp')
  expect(await opens(first, 'over', document('Over', 30_000))).toContain('RATE_LIMITED')
  // Long since let go by the cache of documents.
  for (const i of range(1, 10)) expect(await opens(first, `again${i}`, document('Long1', 30_000))).toContain('CaughtUp')
  // As many as a socket has, of a page's longest.
  for (const i of range(1, 50)) expect(await opens(others, `${i}`, document(`Page${i}`, 5000))).toContain('CaughtUp')
  first.send({ id: '2', type: 'complete' })
  await eventually(async () =>
    expect(await opens(second, randomUUID(), document('Over', 30_000))).toContain('CaughtUp'),
  )
})

test('OWASP WebSocket, message size: an operation’s id is no place for more than an id', async () => {
  const [ann] = await chat.people('ann')
  await using client = await ann.connect()
  client.send({ id: 'a'.repeat(201), type: 'subscribe', payload: { query: 'subscription { events { cursor } }' } })
  expect(await client.closed).toMatchObject({ code: 4400 })
})

test('OWASP denial of service, memory: a person has so many operations over HTTP whose answers nobody has taken', async () => {
  await using database = freshDatabase()
  await using slow = await startSlowDatabase(database.uri, 0)
  const few = await startSharedChat({ mongodbUri: slow.uri, rateLimits: { ...defaultRateLimits, running: 2 } })
  const [ann, bob] = await few.people('ann', 'bob')
  const ask = { query: '{ conversations { totalCount } }' }
  slow.hold()
  const held = [request(few, ask, { headers: ann.headers }), request(few, ask, { headers: ann.headers })]
  await eventually(async () =>
    expect(await request(few, { query: '{ viewer { id } }' }, { headers: ann.headers })).toMatchObject({ status: 429 }),
  )
  const others = request(few, ask, { headers: bob.headers })
  slow.release()
  for (const each of [...held, others]) expect(await each).toMatchObject({ status: 200 })
  expect(await request(few, ask, { headers: ann.headers })).toMatchObject({ status: 200 })
  await few.close()
})

test('OWASP API 4:2023, resource consumption: an answer is measured before it is written out', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await Promise.all(range(1, 50).map(() => ann.sends(bob, 'é'.repeat(10_000))))
  const within = (pages: number) =>
    `{ conversations { nodes { messages(last: ${pages}) { nodes { conversation { messages(last: 50) { nodes { text } } } } } } } }`
  expect(await ann.refused(within(10))).toBe('OPERATION_TOO_COMPLEX')
  const { data } = await ann.ask(within(5))
  expect(JSON.stringify(data).length).toBeGreaterThan(2_000_000)
  // And so is an event.
  await using client = await ann.connect()
  const { conversation } = await ann.sends(bob, 'more')
  const more = 'messages(last: 12) { nodes { conversation { messages(last: 40) { nodes { text } } } } }'
  client.send({
    id: 'e',
    type: 'subscribe',
    payload: {
      query: `subscription { messageReceived(conversationId: "${conversation.id}") { conversation { ${more} } } }`,
    },
  })
  await ann.sends(bob, 'and more')
  expect(JSON.stringify(await client.nextOf('e'))).toContain('OPERATION_TOO_COMPLEX')
})

test('OWASP denial of service, bodies: a large one is for who is signed in', async () => {
  const [ann] = await chat.people('ann')
  const body = `{"query":"{ __typename }","variables":{"a":"${'a'.repeat(70_000)}"}}`
  const streamed = () => ({ body: new Blob(['{"query":"{ __typename }"}']).stream(), duplex: 'half' as const })
  expect(await request(chat, body)).toMatchObject({ status: 401 })
  expect(await request(chat, body, { headers: { authorization: 'Bearer a.b.c' } })).toMatchObject({ status: 401 })
  expect(await request(chat, undefined, streamed())).toMatchObject({ status: 401 })
  expect(await request(chat, body, { headers: ann.headers })).toMatchObject({ status: 200 })
  expect(await request(chat, undefined, { headers: ann.headers, ...streamed() })).toMatchObject({ status: 200 })
})

test('OWASP file upload, denial of service: nobody’s uploads keep all others from theirs', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { uploadUrl } = await reserve(ann, textFile('slow'))
  const { pathname, search } = new URL(uploadUrl)
  const hold = () => keptOpen(`PUT ${pathname}${search} HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\ns`)
  const slow = range(1, 15).map(hold)
  // No picture, which is looked at once it is taken.
  const mine = await reserve(ann, { name: 'a.png', mimeType: 'image/png', bytes: Buffer.from('none') })
  await eventually(async () => {
    slow.push(hold())
    expect((await put(mine.uploadUrl, Buffer.from('none'))).status).toBe(503)
  })
  const theirs = await reserve(bob, textFile('theirs'))
  expect((await put(theirs.uploadUrl, Buffer.from('theirs'))).status).toBe(204)
  for (const { socket } of slow) socket.destroy()
  await eventually(async () => expect((await put(mine.uploadUrl, Buffer.from('none'))).status).toBe(400))
})

test('R-U-Dead-Yet: an address has so many bodies that are slow, and all others come through', async () => {
  const [ann] = await chat.people('ann')
  const hold = () =>
    keptOpen(
      'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{"query":"',
    )
  const refused = (all: ReturnType<typeof hold>[]) =>
    all.filter(({ answer }) => answer.includes(' 429 ') && answer.includes('RATE_LIMITED'))
  const slow = range(1, 230).map(hold)
  await eventually(() => expect(refused(slow).length).toBe(30))
  // What comes at once is taken, of the same address too.
  expect(await request(chat, { query: '{ viewer { id } }' }, { headers: ann.headers })).toMatchObject({ status: 200 })
  for (const { socket } of slow) socket.destroy()
  // Whoever has gone makes room for others.
  const others = range(1, 210).map(hold)
  await eventually(() => expect(refused(others).length).toBe(10))
  for (const { socket } of others) socket.destroy()
})
