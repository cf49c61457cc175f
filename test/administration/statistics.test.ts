import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ServerStatisticsDocument } from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import { range } from '../support/range.ts'

const sum = (counts: number[]): number => counts.reduce((total, count) => total + count, 0)

test('people, connections, messages and deliveries are counted over all processes, each once', async () => {
  const now = { value: new Date() }
  const options = { limits: { leaseMs: 2000, lookEveryMs: 50, graceMs: 0 }, clock: { now: () => now.value } }
  await using one = await startChat(options)
  await using two = await one.another()
  const root = await one.admin()
  const statistics = async () => (await root.does(ServerStatisticsDocument)).serverStatistics
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  expect(await statistics()).toMatchObject({
    version,
    processes: 2,
    peopleOnline: 0,
    connections: 0,
    subscriptions: 0,
    messagesPerMinute: range(1, 60).map(() => 0),
  })

  const [ann, bob] = await one.users('ann', 'bob')
  const bobs = await two.user('bob')
  await using anns = await ann.events()
  await using there = await bobs.events()
  await using here = await bob.events()
  for (const reader of [anns, there, here]) await reader.until('CaughtUp')
  for (const i of range(1, 3)) await ann.sends(bob, `one ${i}`)
  for (const i of range(1, 2)) await bobs.sends(ann, `two ${i}`)
  const isMessage = ({ __typename }: { __typename: string }) => __typename === 'MessageAdded'
  for (const reader of [anns, there, here]) {
    let messages = 0
    while (messages < 5) if (isMessage(await reader.next())) messages++
  }
  await expect.poll(statistics).toMatchObject({ processes: 2, peopleOnline: 2, connections: 3, subscriptions: 3 })
  await expect.poll(async () => (await statistics()).messagesPerMinute.at(-1)).toBe(5)
  // Each of three readers was given CaughtUp and five messages, and what was noted as delivered.
  await expect.poll(async () => sum((await statistics()).deliveriesPerMinute)).toBeGreaterThanOrEqual(18)

  now.value = new Date(now.value.getTime() + 10 * 60_000)
  const later = await statistics()
  expect([later.messagesPerMinute.length, later.messagesPerMinute.at(-11), later.messagesPerMinute.at(-1)]).toEqual([
    60, 5, 0,
  ])
  // What has ended is counted on, for its hour; what it had open isn't.
  await two.close()
  const after = await statistics()
  expect(after).toMatchObject({ processes: 1, connections: 2, subscriptions: 2 })
  expect(after.messagesPerMinute.at(-11)).toBe(5)
  now.value = new Date(now.value.getTime() + 50 * 60_000)
  expect(sum((await statistics()).messagesPerMinute)).toBe(0)
})

test('a subscription that ends is open no more', async () => {
  await using chat = await startChat({ limits: { leaseMs: 600 } })
  const root = await chat.admin()
  const ann = await chat.user('ann')
  const open = async () => {
    const { connections, subscriptions } = (await root.does(ServerStatisticsDocument)).serverStatistics
    return [connections, subscriptions]
  }
  const events = await ann.events()
  await events.until('CaughtUp')
  expect(await open()).toEqual([1, 1])
  events.client.send({ id: 'events', type: 'complete' })
  await expect.poll(open).toEqual([1, 0])
  await events[Symbol.asyncDispose]()
  await expect.poll(open).toEqual([0, 0])
})

test('they are for admins', async () => {
  await using chat = await startChat()
  const ann = await chat.user('ann')
  expect(await ann.refused(ServerStatisticsDocument)).toBe('FORBIDDEN')
})
