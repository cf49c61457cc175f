import { connect } from 'node:net'
import { expect, test, vi } from 'vitest'
import { startChat } from '../support/chat.ts'
import { request } from '../support/http.ts'
import type { Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { eventually, until } from '../support/eventually.ts'

/** A subscription over SSE on a bare connection, so that the test decides what is read, and when it ends. */
const subscribeBare = (url: string, { headers }: Person, body: object) => {
  const { host, hostname, port } = new URL(url)
  const text = JSON.stringify(body)
  const socket = connect(Number(port), hostname)
  const lines = [
    'POST /graphql HTTP/1.1',
    `Host: ${host}`,
    `Authorization: ${headers['authorization']}`,
    'Content-Type: application/json',
    'Accept: text/event-stream',
    `Content-Length: ${Buffer.byteLength(text)}`,
  ]
  socket.on('error', () => {})
  socket.write(`${lines.join('\r\n')}\r\n\r\n${text}`)
  return socket
}

const received = `subscription ($id: ID) { messageReceived(conversationId: $id) { id } }`

test('a subscription that is asked for in no media type of streams leaves nothing behind', async () => {
  await using chat = await startChat()
  const [bob] = await chat.users('bob')
  const { status } = await request(chat, { query: received }, { headers: bob.headers })
  expect(status).toBe(406)
  await until(() => chat.app.hub.size === 0)
})

test('a reader that leaves before its stream has begun leaves nothing behind', async () => {
  await using chat = await startChat()
  const [ann, bob] = await chat.users('ann', 'bob')
  const { conversation } = await ann.sends(bob, 'hello')
  const find = vi.spyOn(chat.app.database.conversations, 'find')
  const sockets = range(1, 20).map(() =>
    subscribeBare(chat.url, bob, { query: received, variables: { id: conversation.id } }),
  )
  await until(() => find.mock.calls.length > 0, { interval: 1 })
  for (const socket of sockets) socket.destroy()
  // One that comes behind them is heard: they have had their turn by then.
  const last = subscribeBare(chat.url, bob, { query: received, variables: { id: conversation.id } })
  let isHeard = false
  last.on('data', (data: Buffer) => (isHeard ||= data.includes('messageReceived')))
  while (!isHeard) await ann.sends(conversation.id, 'anybody?')
  last.destroy()
  await expect.poll(() => chat.app.hub.size).toBe(0)
})

test('a reader over SSE that reads nothing is dropped, without its reading on', async () => {
  await using chat = await startChat({ limits: { streams: { inbox: 10 } } })
  const [ann, bob] = await chat.users('ann', 'bob')
  const aliases = range(1, 20).map((i) => `t${i}: text`)
  const query = `subscription { events { cursor ... on MessageAdded { message { seq ${aliases.join(' ')} } } } }`
  const socket = subscribeBare(chat.url, bob, { query })
  await until(() => chat.app.hub.size === 1)
  socket.pause()
  for (let i = 0; i < 50; i++) await ann.sends(bob, '長'.repeat(10_000))
  await eventually(() => expect(chat.app.hub.size).toBe(0))
})
