import { expect, test } from 'vitest'
import { defaultRateLimits, type RateLimits } from '../../src/kernel/rate-limits.ts'
import { redisWay } from '../../src/realtime/bridge/redis.ts'
import { createBuckets } from '../../src/server/limits/buckets.ts'
import { createRates } from '../../src/server/limits/rates.ts'
import { startTwo } from '../realtime/bridge/two-chats.ts'
import { request } from '../support/http.ts'
import { startOwnRedis, type OwnRedis } from '../support/own-redis.ts'
import { range } from '../support/range.ts'
import { codeIn } from './refusals.ts'

const slow = (burst: number) => ({ perSecond: 0.01, burst })
const start = (redis: OwnRedis, limits: Partial<RateLimits>) =>
  startTwo(() => redisWay(redis.url), {
    rateLimits: { ...defaultRateLimits, ...limits },
    limits: { beatMs: 100 },
  })

/** How often it is answered before it is refused: so many at a time, until all of these are. */
const untilRefused = async (ask: () => Promise<unknown>, atOnce = 1) => {
  for (let n = 0; ;) {
    const answers = await Promise.all(range(1, atOnce).map(ask))
    const codes = answers.map((answer) => codeIn(JSON.stringify(answer)))
    expect(['data', 'RATE_LIMITED']).toEqual(expect.arrayContaining(codes))
    const had = codes.filter((code) => code === 'data').length
    if (had === 0) return n
    n += had
  }
}
const viewer = '{ viewer { id } }'
const asStranger = (chat: { url: string }) => async () => (await request(chat, { query: '{ __typename }' })).body

test('OWASP GraphQL, rate limiting: what a person has spent at one process is spent at the others', async () => {
  await using redis = await startOwnRedis()
  await using chats = await start(redis, { operations: slow(1000) })
  await chats.areUp(true)
  const [ann, bob] = await chats.one.users('ann', 'bob')
  // One was for being there.
  expect(await untilRefused(() => ann.ask(viewer), 20)).toBe(999)
  // What wasn't told in the moment that takes.
  expect(await untilRefused(() => chats.there(ann).ask(viewer))).toBeLessThan(900)
  expect((await chats.there(bob).ask(viewer)).errors).toBeUndefined()
})

test('OWASP GraphQL, rate limiting: who has no token is counted by address at all processes together', async () => {
  await using redis = await startOwnRedis()
  await using chats = await start(redis, { strangers: slow(1000) })
  await chats.areUp(true)
  expect(await untilRefused(asStranger(chats.one), 20)).toBe(1000)
  expect(await untilRefused(asStranger(chats.two))).toBeLessThan(900)
})

test('OWASP denial of service: without what tells the processes, each counts for itself, and again together once it is back', async () => {
  await using redis = await startOwnRedis()
  await using chats = await start(redis, { operations: slow(200), strangers: slow(1000) })
  await chats.areUp(true)
  const [ann] = await chats.one.users('ann')
  await redis.kill()
  await chats.areUp(false)
  expect(await untilRefused(() => ann.ask(viewer), 20)).toBe(199)
  expect(await untilRefused(() => chats.there(ann).ask(viewer), 20)).toBe(200)
  await redis.start()
  await chats.areUp(true)
  expect(await untilRefused(asStranger(chats.one), 20)).toBe(1000)
  expect(await untilRefused(asStranger(chats.two))).toBeLessThan(900)
})

/** Processes that tell each other every 250 ms of a clock that is put forward. */
const processes = (n: number, limits: Partial<RateLimits>) => {
  let now = 1000
  const all = range(1, n).map(() => {
    const rates = createRates({ ...defaultRateLimits, ...limits }, () => now)
    return { rates, ...rates.share() }
  })
  const tell = () => {
    const told = all.map(({ untold }) => untold())
    for (const [i, { heard }] of all.entries()) for (const [j, taken] of told.entries()) if (i !== j) heard(taken)
    return told
  }
  return {
    all: all.map(({ rates }) => rates),
    heard: all[0]!.heard,
    tell,
    forward: (ms: number) => {
      for (const _ of range(1, ms)) if (++now % 250 === 0) tell()
    },
  }
}
const ann = { actor: { id: 'ann', role: 'USER' }, address: null }

test('OWASP GraphQL, rate limiting: somebody at four processes gets what one gives, and what is had until they know', () => {
  const { all, forward } = processes(4, { operations: { perSecond: 50, burst: 1000 } })
  let had = 0
  for (const _ of range(1, 20_000)) {
    for (const rates of all) if (!rates.operation(ann)) had++
    forward(1)
  }
  // 4,000 a second were tried for 20 seconds, of which the first quarter isn't known to the others; what was too much of it comes off what comes in.
  expect(had).toBeGreaterThanOrEqual(2000)
  expect(had).toBeLessThan(2100)
})

test('who does as much as may be done, at two processes in turns, is refused nothing', () => {
  const { all, forward } = processes(2, { operations: { perSecond: 50, burst: 100 } })
  for (const i of range(1, 2000)) {
    expect(all[i % 2]!.operation(ann)).toBeNull()
    forward(20)
  }
})

test('OWASP denial of service: of what was taken the largest part is told, in messages of a bounded size, once, and trifles later', () => {
  const { all, tell } = processes(2, { operations: { perSecond: 1, burst: 1000 } })
  const [one] = all
  const asks = (id: string, times: number) => {
    for (const _ of range(1, times)) one!.operation({ actor: { id, role: 'USER' }, address: null })
  }
  for (const i of range(1, 600)) asks(`some ${i}`, 10)
  asks('trifle', 9)
  asks('most', 30)
  const [[first, ...others] = []] = tell()
  expect(first).toEqual({ key: 'most', name: 'operations', n: 30 })
  expect(others).toHaveLength(499)
  expect(tell()[0]).toHaveLength(101)
  expect(tell()).toEqual([[], []])
  asks('trifle', 1)
  expect(tell()).toEqual([[{ key: 'trifle', name: 'operations', n: 10 }], []])
})

test('OWASP denial of service: what is told and is none of the limits, or no amount, is let be', () => {
  const { all, heard, tell } = processes(1, { operations: slow(5) })
  const wrong = [
    { key: 'ann', name: 'other', n: 5 },
    { key: 'ann', name: 'toString', n: 5 },
    { key: 'ann', name: 'operations', n: -5 },
    { key: 'ann', name: 'operations', n: NaN },
    { key: 'ann', name: 'operations', n: '5' },
    { key: 5, name: 'operations', n: 5 },
    {},
  ]
  heard(wrong as never)
  expect(range(1, 6).map(() => all[0]!.operation(ann)?.code ?? 'had')).toEqual([
    ...range(1, 5).map(() => 'had'),
    'RATE_LIMITED',
  ])
  // More than there ever is: no longer than until all is there twice. What others told isn't told again.
  tell()
  heard([{ key: 'ann', name: 'operations', n: 1e9 }])
  expect(all[0]!.operation(ann)!.details.retryAfter).toBeLessThanOrEqual(600_000)
  expect(tell()).toEqual([[]])
})

test('OWASP denial of service, memory: what nobody takes to tell doesn’t add up', () => {
  const buckets = createBuckets({ some: { perSecond: 1, burst: 2 } }, { isShared: () => true })
  for (const i of range(1, 20_000)) buckets.take(`key ${i}`, 'some', 1, i)
  expect(buckets.tell(Infinity)).toHaveLength(4000)
})
