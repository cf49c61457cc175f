import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  EventsDocument,
  MessageReceivedDocument,
  TypingChangedDocument,
  UserStatusChangedDocument,
} from '../generated/operations.ts'
import { startChat, testTokens } from '../support/chat.ts'
import { eventually } from '../support/eventually.ts'
import { createPerson, readEvents, type EventReader, type Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { runOver, subscribe } from '../support/subscribe.ts'
import type { Counted } from './counted-process.ts'

const atOnce = 50

/** A socket comes, subscribes, is told that it has caught up, and goes: half of them without a word. */
const comeAndGo = async (person: Person, i: number): Promise<void> => {
  const client = await person.connect()
  const events = subscribe(client, EventsDocument, {}, `events-${i}`)
  expect((await events.next()).events.__typename).toBe('CaughtUp')
  await client[i % 2 ? 'close' : 'terminate']()
}

/** A server in a process of its own, and two who are known there. */
const startCounted = async () => {
  const chat = await startChat()
  const users = await chat.users('ann', 'bob')
  const child = fork(join(import.meta.dirname, 'counted-process.ts'), [chat.mongodbUri, JSON.stringify(testTokens)], {
    execArgv: ['--expose-gc'],
  })
  const [port] = (await once(child, 'message')) as [number]
  const [ann, bob] = users.map(({ id, token }) => createPerson(`http://127.0.0.1:${port}`, id, token)) as [
    Person,
    Person,
  ]
  return {
    ann,
    bob,
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

/** All that can be listened to. */
const documents = [EventsDocument, MessageReceivedDocument, TypingChangedDocument, UserStatusChangedDocument].map(
  String,
)
const nothing = { subscribers: 0, watchers: 0, sockets: 0, kept: 0 }

/** Subscribes to everything, again and again, on one socket, and unsubscribes: half of the time before anything can have begun. */
const subscribeAndLeave = async (person: Person, times: number): Promise<void> => {
  const client = await person.connect()
  for (let i = 0; i < times; i += documents.length) {
    for (const [k, query] of documents.entries())
      client.send({ id: `${i + k}`, type: 'subscribe', payload: { query, variables: {} } })
    if (i % 8 === 0) await client.nextOf(`${i}`)
    for (const k of documents.keys()) client.send({ id: `${i + k}`, type: 'complete' })
    if (i % 400 === 0) await runOver(client, '{ viewer { id } }')
  }
  await runOver(client, '{ viewer { id } }')
  await client.close()
}

/** Subscribes to everything, and is gone before it can have begun. */
const cutBefore = async (person: Person): Promise<void> => {
  const client = await person.connect()
  for (const [k, query] of documents.entries()) client.send({ id: `${k}`, type: 'subscribe', payload: { query } })
  client.terminate()
  await client.closed
}

const subscriptions = Number(process.env['SUBSCRIPTIONS'] ?? 1000)

test('subscribing and unsubscribing, and being cut off before it has begun, leave nothing, however often', async () => {
  await using server = await startCounted()
  const { bob, counted } = server
  const round = async (times: number): Promise<Counted> => {
    await Promise.all(range(1, 4).map(() => subscribeAndLeave(bob, times / 5)))
    for (const _ of range(1, times / 5 / documents.length / 10))
      await Promise.all(range(1, 10).map(() => cutBefore(bob)))
    await eventually(async () => expect(await counted()).toMatchObject(nothing))
    return counted()
  }
  const before = await round(1000)
  const after = await round(subscriptions)
  if (subscriptions > 1000) console.log({ before, after })
  expect(after.timers).toBeLessThanOrEqual(before.timers + 5)
  expect(after.heapBytes - before.heapBytes).toBeLessThan(1_500_000)
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

/** Of 900 kB each, shown. */
const text = '長'.repeat(10_000)
const aliases = range(1, 30).map((i) => `t${i}: text`)
const large = `subscription { events { __typename cursor ... on MessageAdded { message { ${aliases.join(' ')} } } } }`

const hears = async (person: Person): Promise<EventReader> => {
  const client = await person.connect()
  client.send({ id: 'events', type: 'subscribe', payload: { query: large } })
  const reader = readEvents(client)
  await reader.next()
  return reader
}

test('what others were shown does not wait with a reader that is stuck', async () => {
  await using server = await startCounted()
  const { ann, bob, counted } = server
  const [phone, laptop] = [await hears(bob), await hears(bob)]
  const before = await counted()
  phone.client.pause()
  for (const _ of range(1, 27)) {
    await ann.sends(bob, text)
    await laptop.next()
  }
  // It is let go a moment later.
  await eventually(async () => {
    const { heapBytes, bufferBytes } = await counted()
    expect(heapBytes + bufferBytes - before.heapBytes - before.bufferBytes).toBeLessThan(8_000_000)
  })
  // And not since the reader was cut off.
  expect(await counted()).toMatchObject({ subscribers: 2, sockets: 2 })
  for (const { client } of [phone, laptop]) client.terminate()
})
