import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { EventsDocument } from '../generated/operations.ts'
import { connectFrames, type ConnectOptions } from '../support/frames.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { runOver, subscribe } from '../support/subscribe.ts'
import { tokenWith } from '../support/tokens.ts'

const chat = await startSharedChat({ limits: { documents: { length: 100_000 } } })
const [ann] = await chat.people('ann')
const url = `${chat.url.replace('http', 'ws')}/graphql`
const connect = (options?: ConnectOptions) => connectFrames(url, options)
const viewer = '{ viewer { id } }'

/** How the server closes a connection that introduces itself so. */
const refusal = async (connectionParams: Record<string, unknown> | undefined) => {
  await using client = await connect({ init: false })
  client.send({ type: 'connection_init', payload: connectionParams })
  return await client.closed
}

test.each(['Authorization', 'authorization', 'token', 'authToken'])('the token goes under `%s`', async (name) => {
  for (const token of [ann.token, `Bearer ${ann.token}`, `bearer ${ann.token}`]) {
    await using client = await connect({ connectionParams: { [name]: token } })
    expect(await runOver(client, viewer)).toMatchObject({ payload: { data: { viewer: { id: ann.id } } } })
  }
})

test('without a good token the connection is closed with 4403, which clients come back from', async () => {
  expect(await refusal(undefined)).toEqual({ code: 4403, reason: 'Sign in: give a token' })
  expect(await refusal({})).toMatchObject({ code: 4403 })
  expect(await refusal({ token: '' })).toMatchObject({ code: 4403 })
  expect(await refusal({ token: 'hello' })).toEqual({ code: 4403, reason: 'The token is not valid.' })
  expect(await refusal({ token: { $ne: null } })).toMatchObject({ code: 4403 })
  expect(await refusal({ token: tokenWith({ sub: 'ann' }, { secret: 'x'.repeat(40) }) })).toMatchObject({ code: 4403 })
  expect(await refusal({ token: tokenWith({ sub: 'ann' }, { expiresIn: -1 }) })).toEqual({
    code: 4403,
    reason: 'The token has expired: get a fresh one.',
  })
})

test('a token that ends closes the connection with 4403', async () => {
  await using client = await connect({ connectionParams: { token: tokenWith({ sub: 'brief' }, { expiresIn: 3 }) } })
  expect(await client.closed).toEqual({ code: 4403, reason: 'The token has expired' })
})

test('who does not introduce itself in time is closed with 4408', async () => {
  const hasty = await startSharedChat({ limits: { sockets: { initMs: 50 } } })
  await using client = await connectFrames(`${hasty.url.replace('http', 'ws')}/graphql`, { init: false })
  expect(await client.closed).toMatchObject({ code: 4408 })
})

test('who introduces itself twice is closed with 4429', async () => {
  await using client = await ann.connect()
  client.send({ type: 'connection_init', payload: { token: ann.token } })
  expect(await client.closed).toMatchObject({ code: 4429 })
})

test('who asks before that is closed with 4401', async () => {
  await using client = await connect({ init: false })
  client.send({ id: '1', type: 'subscribe', payload: { query: viewer } })
  expect(await client.closed).toMatchObject({ code: 4401 })
})

test('who uses an id that runs is closed with 4409', async () => {
  await using client = await ann.connect()
  await subscribe(client, EventsDocument, {}, 'same').next()
  subscribe(client, EventsDocument, {}, 'same')
  expect(await client.closed).toMatchObject({ code: 4409 })
})

test('what is no message of the protocol is closed with 4400', async () => {
  for (const message of ['hello', '{}', '{"type":"nothing"}', '{"id":"1","type":"subscribe"}']) {
    await using client = await ann.connect()
    client.send(message)
    expect(await client.closed).toMatchObject({ code: 4400 })
  }
})

test('another protocol is not spoken', async () => {
  const ws = new WebSocket(url, 'graphql-ws')
  const failed = await new Promise((resolve) => {
    ws.once('error', () => resolve('refused'))
    ws.once('close', (code) => resolve(code))
  })
  expect(['refused', 4406]).toContain(failed)
})

test('a ping is answered', async () => {
  await using client = await ann.connect()
  client.send({ type: 'ping' })
  expect(await client.next()).toMatchObject({ type: 'pong' })
})

test('a syntax error ends its operation, and not the socket', async () => {
  await using client = await ann.connect()
  const events = subscribe(client, EventsDocument)
  await events.next()
  expect(await runOver(client, '{ viewer {')).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
  })
  expect(await runOver(client, '')).toMatchObject({ type: 'error' })
  expect(await runOver(client, '{ nothing }')).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
  })
  expect(await runOver(client, 'query A { cursor } query B { cursor }')).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'BAD_USER_INPUT', argument: 'operationName' } }],
  })
  const [bob] = await chat.people('bob')
  await bob.sends(ann, 'still here')
  expect((await events.next()).events).toMatchObject({ __typename: 'MessageAdded' })
})

test('a message over 256 kB is refused on its id, and the socket goes on', async () => {
  await using client = await ann.connect()
  const large = `{ viewer { id } } # ${'x'.repeat(300_000)}`
  client.send({ id: 'large', type: 'subscribe', payload: { query: large } })
  expect(await client.nextOf('large')).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }],
  })
  expect(await runOver(client, viewer)).toMatchObject({ payload: { data: { viewer: { id: ann.id } } } })
})

test('one over 1 MB is not read at all: closed with 1009', async () => {
  await using client = await ann.connect()
  client.send({ id: 'huge', type: 'subscribe', payload: { query: 'x'.repeat(1_100_000) } })
  expect(await client.closed).toMatchObject({ code: 1009 })
})

test('only the pages that CLIENT_URL names may connect, and whoever is no page', async () => {
  const picky = await startSharedChat({ origins: ['https://shop.example'] })
  const from = async (headers: Record<string, string>) => {
    await using client = await connectFrames(`${picky.url.replace('http', 'ws')}/graphql`, { init: false, headers })
    client.send({ type: 'ping' })
    return (await client.next()).type
  }
  expect(await from({ origin: 'https://shop.example' })).toBe('pong')
  expect(await from({})).toBe('pong')
  await expect(from({ origin: 'https://evil.example' })).rejects.toThrow('closed')
})

test('a stop closes all with 1001, which clients come back from', async () => {
  const stopped = await startSharedChat()
  const [bob] = await stopped.people('bob')
  await using client = await bob.connect()
  await stopped.close()
  expect(await client.closed).toMatchObject({ code: 1001 })
})

test('an answer of any length comes whole, also where a frame says its length in another way', async () => {
  await using client = await ann.connect()
  const around = JSON.stringify({ id: 'x', type: 'next', payload: { data: { '': 'Query' } } }).length
  for (const limit of [126, 65_536])
    for (const more of range(-4, 4)) {
      const alias = 'a'.repeat(limit - around + more)
      client.send({ id: 'x', type: 'subscribe', payload: { query: `{ ${alias}: __typename }` } })
      expect(await client.nextOf('x')).toEqual({ id: 'x', type: 'next', payload: { data: { [alias]: 'Query' } } })
      expect(await client.nextOf('x')).toEqual({ id: 'x', type: 'complete' })
    }
})
