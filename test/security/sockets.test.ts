import { connect as connectTcp } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { expect, test } from 'vitest'
import { defaultRateLimits, type RateLimits } from '../../src/kernel/rate-limits.ts'
import { EventsDocument } from '../generated/operations.ts'
import { freshDatabase } from '../support/chat.ts'
import { eventually, until } from '../support/eventually.ts'
import { connectFrames, type ConnectOptions } from '../support/frames.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { startSlowDatabase } from '../support/slow-database.ts'
import { subscribe } from '../support/subscribe.ts'
import { tokenWith } from '../support/tokens.ts'

const withLimits = (limits: Partial<RateLimits>) => ({ rateLimits: { ...defaultRateLimits, ...limits } })
const addressOf = ({ url }: { url: string }) => `${url.replace('http', 'ws')}/graphql`
const chat = await startSharedChat({ ...withLimits({}), limits: { http: { headersMs: 300, bodyMs: 300 } } })

/** What is answered to bytes, until the connection ends. */
const answerTo = (bytes: string, { url } = chat): Promise<string> =>
  new Promise((resolve) => {
    let answer = ''
    const socket = connectTcp(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer))
  })
/** The status of a handshake. */
const handshake = (headers: Record<string, string>, at = chat): Promise<number> =>
  new Promise((resolve) => {
    const ws = new WebSocket(addressOf(at), 'graphql-transport-ws', { headers })
    ws.once('open', () => {
      ws.terminate()
      resolve(101)
    })
    ws.once('unexpected-response', (_request, { statusCode }) => {
      ws.terminate()
      resolve(statusCode!)
    })
    ws.on('error', () => {})
  })

test('OWASP WebSocket, cross-site hijacking: a page that CLIENT_URL doesn’t name gets no upgrade', async () => {
  const picky = await startSharedChat({ origins: ['https://shop.example'] })
  expect(await handshake({ origin: 'https://shop.example' }, picky)).toBe(101)
  for (const origin of [
    'https://evil.example',
    'https://shop.example.evil.example',
    'http://shop.example',
    'https://shop.example:444',
    'null',
  ])
    expect(await handshake({ origin }, picky)).toBe(403)
})

test('Slowloris: a request whose headers don’t come, or only one by one, is ended', async () => {
  expect(await answerTo('GET /graphql HTTP/1.1\r\nHost: a\r\nX-One: 1\r\n')).toContain('408')
  expect(await answerTo('')).toContain('408')
})

test('R-U-Dead-Yet: an operation whose body doesn’t come is ended', async () => {
  const head = `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n`
  expect(await answerTo(`${head}{"query":`)).not.toContain(' 200 ')
})

test('OWASP WebSocket, resource exhaustion: a request with headers of over 16 kB is not read', async () => {
  const large = `GET /graphql HTTP/1.1\r\nHost: a\r\n${range(1, 300)
    .map((i) => `X-${i}: ${'x'.repeat(60)}\r\n`)
    .join('')}\r\n`
  expect(await answerTo(large)).toContain('431')
})

test('OWASP WebSocket, authentication: who doesn’t say who they are in time is closed', async () => {
  const hasty = await startSharedChat({ limits: { sockets: { initMs: 50 } } })
  await using client = await connectFrames(addressOf(hasty), { init: false })
  // Whatever else it says meanwhile.
  for (const _ of range(1, 5)) client.send({ type: 'ping' })
  expect(await client.closed).toMatchObject({ code: 4408 })
})

test('OWASP WebSocket, authentication: where the check of who they are hangs, a socket is closed all the same', async () => {
  await using database = freshDatabase()
  await using slow = await startSlowDatabase(database.uri, 0)
  const hanging = await startSharedChat({ mongodbUri: slow.uri, limits: { sockets: { initMs: 100 } } })
  slow.hold()
  await using client = await connectFrames(addressOf(hanging), { init: false })
  client.send({ type: 'connection_init', payload: { token: tokenWith({ sub: 'new', name: 'New' }) } })
  expect(await client.closed).toMatchObject({ code: 4408 })
  slow.release()
  await hanging.close()
})

const stranger = async (at: { url: string }, options: ConnectOptions = {}) =>
  connectFrames(addressOf(at), { init: false, ...options })

test('OWASP WebSocket, connection limits: an address has so many sockets that nobody is signed in on', async () => {
  const few = await startSharedChat(withLimits({ strangerSockets: 3 }))
  const ann = await few.user('ann')
  const strangers = [await stranger(few), await stranger(few), await stranger(few)]
  expect(await handshake({}, few)).toBe(429)
  // One that is gone, and one that says who it is, leave their places.
  await strangers[0]!.close()
  await until(async () => (await handshake({}, few)) === 101)
  strangers[1]!.send({ type: 'connection_init', payload: { token: ann.token } })
  expect(await strangers[1]!.next()).toMatchObject({ type: 'connection_ack' })
  const next = await stranger(few)
  expect(await Promise.race([next.closed, wait(50, 'open')])).toBe('open')
})

test('OWASP WebSocket, connection limits: an address that opens sockets again and again is told to wait', async () => {
  const few = await startSharedChat(withLimits({ addressConnections: { perSecond: 0.01, burst: 4 } }))
  const statuses = []
  for (const _ of range(1, 6)) statuses.push(await handshake({}, few))
  expect(statuses).toEqual([101, 101, 101, 101, 429, 429])
})

test('OWASP WebSocket, message size: fragments add up, and are no way round the limit', async () => {
  const [ann] = await chat.people('ann')
  const ws = new WebSocket(addressOf(chat), 'graphql-transport-ws')
  const closed = new Promise((resolve) => ws.once('close', resolve))
  await new Promise((resolve) => ws.once('open', resolve))
  ws.on('error', () => {})
  ws.send(JSON.stringify({ type: 'connection_init', payload: { token: ann.token } }))
  await new Promise((resolve) => ws.once('message', resolve))
  for (const _ of range(1, 25)) ws.send('x'.repeat(50_000), { fin: false })
  expect(await closed).toBe(1009)
})

test('OWASP WebSocket, message size: who isn’t signed in sends 64 kB at the most, in however many frames', async () => {
  const ann = await chat.user('ann')
  const init = (token: string) => JSON.stringify({ type: 'connection_init', payload: { token } })
  const pieces = (count: number) => range(1, count).map(() => 'x'.repeat(4000))
  const codeAfter = async (parts: string[], fin: boolean, waits = Infinity) => {
    const ws = new WebSocket(addressOf(chat), 'graphql-transport-ws')
    const closed = new Promise((resolve) => ws.once('close', resolve))
    await new Promise((resolve) => ws.once('open', resolve))
    ws.on('error', () => {})
    for (const part of parts) ws.send(part, { fin })
    const code = await (waits === Infinity ? closed : Promise.race([closed, wait(waits, 'open')]))
    ws.terminate()
    return code
  }
  expect(await codeAfter([init('x'.repeat(66_000))], true)).toBe(1009)
  expect(await codeAfter(pieces(17), false)).toBe(1009)
  expect(await codeAfter(pieces(12), false, 50)).toBe('open')
  const pings = range(1, 17).map(() => JSON.stringify({ type: 'ping', payload: { a: 'x'.repeat(4000) } }))
  expect(await codeAfter(pings, true)).toBe(1009)
  // A token that is too long is told so, and who is signed in may send more.
  expect(await codeAfter([init('x'.repeat(9000))], true)).toBe(4403)
  await using client = await ann.connect()
  client.send({
    id: '1',
    type: 'subscribe',
    payload: { query: '{ viewer { id } }', extensions: { pad: 'x'.repeat(70_000) } },
  })
  expect(await client.nextOf('1')).toMatchObject({ type: 'next' })
})

test('OWASP WebSocket, compression: what could be a bomb isn’t taken, as nothing is compressed', async () => {
  const ws = new WebSocket(addressOf(chat), 'graphql-transport-ws', { perMessageDeflate: true })
  await new Promise((resolve) => ws.once('open', resolve))
  expect(ws.extensions).toBe('')
  ws.terminate()
})

test('OWASP WebSocket, ping flood: so many pings are answered, of the protocol’s and of the socket’s, and the socket goes on', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using client = await ann.connect()
  const events = subscribe(client, EventsDocument)
  await events.next()
  for (const _ of range(1, 300)) client.send({ type: 'ping' })
  await bob.sends(ann, 'still here')
  expect((await events.next()).events).toMatchObject({ __typename: 'MessageAdded' })
  let pongs = 0
  client.send({ id: 'last', type: 'subscribe', payload: { query: '{ viewer { id } }' } })
  for (let frame = await client.next(); frame.id !== 'last'; frame = await client.next())
    if (frame.type === 'pong') pongs++
  expect(pongs).toBeGreaterThan(10)
  expect(pongs).toBeLessThan(100)
})

test('RFC 6455, 10.4: of ping frames no more are answered', async () => {
  const ws = new WebSocket(addressOf(chat), 'graphql-transport-ws')
  let pongs = 0
  ws.on('pong', () => pongs++)
  const answered = new Promise((resolve) => ws.on('message', resolve))
  await new Promise((resolve) => ws.once('open', resolve))
  for (const _ of range(1, 300)) ws.ping()
  // Behind all of them; it isn't answered if it is a ping itself.
  ws.send(JSON.stringify({ type: 'connection_init', payload: { token: (await chat.user('pinger')).token } }))
  await answered
  expect(pongs).toBeGreaterThan(0)
  expect(pongs).toBeLessThan(100)
  ws.terminate()
})

test('OWASP WebSocket, resource exhaustion: subscriptions opened and ended again and again leave nothing', async () => {
  const churned = await startSharedChat()
  const [ann] = await churned.people('ann')
  await using client = await ann.connect()
  for (const i of range(1, 30)) {
    client.send({ id: `${i}`, type: 'subscribe', payload: { query: EventsDocument.toString() } })
    client.send({ id: `${i}`, type: 'complete' })
  }
  const last = subscribe(client, EventsDocument)
  await last.next()
  last.complete()
  await eventually(() => expect(churned.app.hub.size).toBe(0))
})

test('OWASP WebSocket, error handling: why a socket is closed says nothing from inside', async () => {
  const reasons = []
  for (const token of [
    'hello',
    'a'.repeat(9000),
    tokenWith({ sub: 'x'.repeat(300) }),
    tokenWith({ sub: { $ne: null } as never }),
    '\u0000',
    '{{7*7}}',
  ]) {
    await using client = await stranger(chat)
    client.send({ type: 'connection_init', payload: { token } })
    reasons.push((await client.closed).reason)
  }
  for (const message of ['hello', '{"type":"__proto__"}', '{"type":"connection_init","payload":7}']) {
    await using client = await stranger(chat)
    client.send(message)
    reasons.push((await client.closed).reason)
  }
  for (const reason of reasons) expect(reason).toMatch(/^[A-Z][\w :,-]{3,60}\.?$/)
  expect(reasons.join()).not.toMatch(/jwt|json|at \/|node_modules|mongo|undefined|TypeError/i)
})
