import type { Client } from 'graphql-ws'
import { expect, test } from 'vitest'
import { startSharedChat } from '../support/shared-chat.ts'
import { startProxy } from '../support/proxy.ts'
import { quickly, testClient, twoSubscriptions } from './client-suite.ts'
import { createListener, type HeardEvent } from './listener.ts'
import { ask } from './graphql-ws.ts'
import { createSocket } from './socket.ts'
import { watchLink } from './watch-link.ts'

testClient('graphql-ws', (_url, _getToken, socket) => ({
  query: (query) => ask(socket, query),
  mutate: (mutation, variables) => ask(socket, mutation, variables),
  subscribe: (query, variables, next) =>
    socket.subscribe(
      { query, variables },
      { next: ({ data }) => next(data), error: console.error, complete: () => {} },
    ),
}))

const chat = await startSharedChat()
const ways = { complete: () => {}, error: () => {} }

const listen = (socket: Client, next: (event: HeardEvent) => void, error: (error: unknown) => void = () => {}) =>
  socket.subscribe<{ events: HeardEvent }>(
    { query: twoSubscriptions[0]! },
    { ...ways, next: ({ data }) => next(data!.events), error },
  )

test('where the network is gone without a word, an unanswered ping says so', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using proxy = await startProxy(() => chat.url)
  const socket = createSocket(`${proxy.socketUrl}/graphql`, async () => bob.token, { ...quickly, keepAlive: 100 })
  watchLink(socket, 200)
  const listener = createListener()
  listen(socket, listener.take)
  await listener.listens
  proxy.stall()
  await ann.sends(bob, 'one')
  await listener.hears(1)
  await ann.sends(bob, 'two')
  await listener.hears(2)
  expect(proxy.sockets).toBeGreaterThan(1)
  expect(listener.wrong()).toEqual([])
  await socket.dispose()
})

test('a token that could not be had is asked for again', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using proxy = await startProxy(() => chat.url)
  let failures = 0
  const getToken = async () => {
    if (proxy.sockets > 1 && failures++ < 2) throw new Error('Whoever makes the tokens is away.')
    return bob.token
  }
  const socket = createSocket(`${proxy.socketUrl}/graphql`, getToken, quickly)
  const listener = createListener()
  listen(socket, listener.take)
  await listener.listens
  proxy.cut()
  await ann.sends(bob, 'one')
  await listener.hears(1)
  expect(failures).toBe(3)
  expect(listener.wrong()).toEqual([])
  await socket.dispose()
})

const final = [1002, 1008, 1009, 1011, 4004, 4005, 4400, 4401, 4406, 4409, 4429, 4500]

test(`it never comes back from ${final.join(', ')}`, async () => {
  const [bob] = await chat.people('bob')
  await using proxy = await startProxy(() => chat.url)
  for (const code of final) {
    const socket = createSocket(`${proxy.socketUrl}/graphql`, async () => bob.token, quickly)
    const listener = createListener()
    const error = new Promise((resolve) => listen(socket, listener.take, resolve))
    await listener.listens
    proxy.close(code)
    expect(await error).toMatchObject({ code })
  }
})
