import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { UserStatusDocument } from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import { eventually, until } from '../support/eventually.ts'
import { connectFrames } from '../support/frames.ts'
import { readEvents, type StreamedEvent } from '../support/person.ts'
import { range } from '../support/range.ts'

/** Of 600 kB each, shown: a few are more than the system's own buffers of a connection take. */
const text = '長'.repeat(10_000)
const aliases = range(1, 20).map((i) => `t${i}: text`)
const messages = `__typename cursor ... on MessageAdded { message { seq ${aliases.join(' ')} } }`
const query = `subscription { events { ${messages} } }`
const seqOf = (event: StreamedEvent): number => (event.__typename === 'MessageAdded' ? event.message.seq : 0)

/** The server's end of a connection, once a request has come by it. */
const onceServed = (client: Socket): Promise<Socket> =>
  new Promise((resolve) => {
    const hear = (message: unknown): void => {
      const { socket } = message as { socket: Socket }
      if (socket.remotePort !== client.localPort) return
      unsubscribe('http.server.request.start', hear)
      resolve(socket)
    }
    subscribe('http.server.request.start', hear)
  })

/** Passes everything to the server, until it is told to drop that, and what comes back at so many bytes a second. */
const startTrickle = async (port: number, bytesPerSecond: number) => {
  let isDropping = false
  const everyMs = 20
  const server = createServer((client) => {
    const onward = connect(port, '127.0.0.1')
    client.on('data', (chunk) => isDropping || onward.write(chunk))
    const timer = setInterval(() => {
      const left = Math.min(onward.readableLength, (bytesPerSecond * everyMs) / 1000)
      const chunk = left > 0 ? (onward.read(left) as Buffer | null) : null
      if (chunk) client.write(chunk)
    }, everyMs)
    onward.on('readable', () => {})
    for (const socket of [client, onward])
      socket
        .on('error', () => {})
        .once('close', () => {
          clearInterval(timer)
          if (isDropping && socket === client) return
          client.destroy()
          onward.destroy()
        })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    /** What clients say is lost from now on, their connections' ends too; what they are told still comes. */
    drop: () => (isDropping = true),
    [Symbol.asyncDispose]: async () => void server.close(),
  }
}

test('who takes 10 KB a second and answers pings is cut off alone, and its resume misses nothing', async () => {
  const queueBytes = 1_000_000
  await using chat = await startChat({ limits: { sockets: { queueBytes } } })
  const [ann, bob] = await chat.users('ann', 'bob')
  await using trickle = await startTrickle(chat.app.port, 10_000)
  await using slow = await connectFrames(trickle.url, { connectionParams: { authorization: `Bearer ${bob.token}` } })
  slow.send({ id: 'events', type: 'subscribe', payload: { query } })
  const phone = readEvents(slow)
  await phone.next()
  await using laptop = await bob.events()
  await laptop.next()
  const sent = range(1, 40)
  for (const seq of sent) {
    await ann.sends(bob, text)
    expect(seqOf(await laptop.next())).toBe(seq)
  }
  await until(() => chat.app.sockets.size === 1)
  expect(chat.app.hub.size).toBe(1)
  expect(chat.app.sockets.waiting().bytes).toBeLessThan(queueBytes)
  await using again = await bob.events({ resume: phone.cursor })
  expect((await again.until('CaughtUp')).slice(0, -1).map(seqOf)).toEqual(sent)
})

test('who asks and never reads is cut off at its bound, and others are answered meanwhile', async () => {
  const queueBytes = 1_000_000
  await using chat = await startChat({ limits: { sockets: { queueBytes } } })
  const [ann, bob] = await chat.users('ann', 'bob')
  const { conversation } = await ann.sends(bob, text)
  const asked = `{ conversation(id: "${conversation.id}") { messages(last: 1) { nodes { ${aliases.join(' ')} } } } }`
  const client = await ann.connect()
  client.pause()
  let most = 0
  for (let i = 0; chat.app.sockets.size > 0 && i < 50; i++) {
    for (const k of range(1, 10)) client.send({ id: `${i}-${k}`, type: 'subscribe', payload: { query: asked } })
    expect(await bob.history(conversation.id)).toHaveLength(1)
    most = Math.max(most, chat.app.sockets.waiting().bytes)
  }
  await until(() => chat.app.sockets.size === 0)
  // What was under way when it ran over is an answer more for each that was asked together.
  expect(most).toBeLessThan(queueBytes + 10 * 700_000)
  expect(chat.app.sockets.waiting().bytes).toBe(0)
})

test('a connection that is dead without a word is closed, and its person goes offline', async () => {
  await using chat = await startChat({ limits: { graceMs: 100, sockets: { pingMs: 300 } } })
  const [ann, bob] = await chat.users('ann', 'bob')
  await ann.sends(bob, 'hello')
  const phone = await bob.connect()
  const isOnline = async () => (await ann.does(UserStatusDocument, { userId: 'bob' })).userStatus?.isOnline
  await eventually(async () => expect(await isOnline()).toBe(true))
  phone.pause()
  await until(() => chat.app.sockets.size === 0)
  await eventually(async () => expect(await isOnline()).toBe(false))
})

test('a connection of which only one way is left is closed within two pings, and its person goes offline', async () => {
  const pingMs = 500
  await using chat = await startChat({ limits: { graceMs: 100, sockets: { pingMs } } })
  const [ann, bob] = await chat.users('ann', 'bob')
  await ann.sends(bob, 'hello')
  await using network = await startTrickle(chat.app.port, 1_000_000)
  await using phone = await connectFrames(network.url, { connectionParams: { authorization: `Bearer ${bob.token}` } })
  const isOnline = async () => (await ann.does(UserStatusDocument, { userId: 'bob' })).userStatus?.isOnline
  await eventually(async () => expect(await isOnline()).toBe(true))
  const since = performance.now()
  network.drop()
  phone.terminate()
  await until(() => chat.app.sockets.size === 0)
  // The last pong may have come right before it, and the machine may be slow.
  expect(performance.now() - since).toBeLessThan(3 * pingMs + 1000)
  await eventually(async () => expect(await isOnline()).toBe(false))
})

test('who asks over HTTP and never reads is cut off, and others are answered meanwhile', async () => {
  await using chat = await startChat({ limits: { http: { stalledMs: 1000 } } })
  const [ann, bob] = await chat.users('ann', 'bob')
  const { conversation } = await ann.sends(bob, text)
  const asked = `{ conversation(id: "${conversation.id}") { messages(last: 1) { nodes { ${aliases.join(' ')} } } } }`
  const body = JSON.stringify({ query: asked })
  const client = connect(chat.app.port, '127.0.0.1')
  client.on('error', () => {})
  const served = onceServed(client)
  const head = [
    'POST /graphql HTTP/1.1',
    'Host: localhost',
    `Authorization: Bearer ${ann.token}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ]
  client.pause()
  client.write(`${head.join('\r\n')}\r\n\r\n${body}`.repeat(200))
  expect(await bob.history(conversation.id)).toHaveLength(1)
  const taken = await served
  await until(() => taken.writableLength > 0)
  await until(() => taken.destroyed)
  client.destroy()
})
