import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { EventsDocument } from '../generated/operations.ts'
import { startChat, testTokens } from '../support/chat.ts'
import { eventually } from '../support/eventually.ts'
import { createPerson, type Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { subscribe } from '../support/subscribe.ts'
import type { Counted } from './counted-process.ts'

const atOnce = 50

/** A socket comes, subscribes, is told that it has caught up, and goes: half of them without a word. */
const comeAndGo = async (person: Person, i: number): Promise<void> => {
  const client = await person.connect()
  const events = subscribe(client, EventsDocument, {}, `events-${i}`)
  expect((await events.next()).events.__typename).toBe('CaughtUp')
  await client[i % 2 ? 'close' : 'terminate']()
}

/** A server in a process of its own, and bob, who is known there. */
const startCounted = async () => {
  const chat = await startChat()
  const [{ token }] = await chat.users('bob')
  const child = fork(join(import.meta.dirname, 'counted-process.ts'), [chat.mongodbUri, JSON.stringify(testTokens)], {
    execArgv: ['--expose-gc'],
  })
  const [port] = (await once(child, 'message')) as [number]
  return {
    bob: createPerson(`http://127.0.0.1:${port}`, 'bob', token),
    counted: async (): Promise<Counted> => {
      child.send('count')
      const [answer] = (await once(child, 'message')) as [Counted]
      return answer
    },
    [Symbol.asyncDispose]: async () => {
      child.disconnect()
      await once(child, 'exit')
      await chat[Symbol.asyncDispose]()
    },
  }
}

test('of a thousand subscriptions that have come and gone nothing is left', async () => {
  await using server = await startCounted()
  const { bob, counted } = server
  const thousand = async (): Promise<Counted> => {
    for (const first of range(0, 19)) await Promise.all(range(1, atOnce).map((i) => comeAndGo(bob, first * atOnce + i)))
    await eventually(async () => expect(await counted()).toMatchObject({ subscribers: 0, sockets: 0, kept: 0 }))
    return counted()
  }
  // What a process grows by once, such as compiled code, is there after the first.
  const before = await thousand()
  const after = await thousand()
  expect(after.timers).toBeLessThanOrEqual(before.timers + 5)
  // Each keeps 5 KiB while it is open: a fifth of them left behind would be more.
  expect(after.heapBytes - before.heapBytes).toBeLessThan(1_000_000)
})

test('who asked for something first is let go, though others who ask for the same stay', async () => {
  await using server = await startCounted()
  const { bob, counted } = server
  const [first, second] = [await bob.connect(), await bob.connect()]
  for (const client of [first, second]) {
    client.send({ id: '1', type: 'subscribe', payload: { query: 'subscription { events { __typename cursor } }' } })
    expect((await client.nextOf('1')).payload).toMatchObject({ data: { events: { __typename: 'CaughtUp' } } })
  }
  expect(await counted()).toMatchObject({ subscribers: 2, kept: 2 })
  await first.close()
  await eventually(async () => expect(await counted()).toMatchObject({ subscribers: 1, kept: 1 }))
})
