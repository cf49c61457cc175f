import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { redisWay } from '../../../src/realtime/bridge/redis.ts'
import { OpenConversationDocument, SetTypingDocument, ViewerDocument } from '../../generated/operations.ts'
import { hearsTyping } from '../../presence/watching.ts'
import { violations } from '../../support/checker.ts'
import { until } from '../../support/eventually.ts'
import { startOwnRedis, type OwnRedis } from '../../support/own-redis.ts'
import { readHistory, startFollower, startWriter } from '../../support/recorder.ts'
import { startTwo, type TwoChats } from './two-chats.ts'

/** Ten times as fast as in production. */
const limits = { beatMs: 100, lookEveryMs: 100 }

const startWith = (redis: OwnRedis) => startTwo(() => redisWay(redis.url), { limits })

/** Two people write to each other, one at each process, and both are followed at both, while something happens. */
const whileWriting = async ({ one, two, there }: TwoChats, happens: () => Promise<void>) => {
  const [ann, bob] = await one.users('ann', 'bob')
  const { conversation } = (await ann.does(OpenConversationDocument, { userId: bob.id })).openConversation
  await there(bob).does(OpenConversationDocument, { userId: ann.id })
  const followers = await Promise.all(
    [one, two].flatMap(({ url }) =>
      [ann, bob].map(async (person) => {
        const { cursor } = await person.does(ViewerDocument)
        return startFollower({ url: () => url, person: person.id, after: cursor })
      }),
    ),
  )
  const writers = [
    { url: one.url, person: ann.id },
    { url: two.url, person: bob.id },
  ].map(({ url, person }) => startWriter({ url: () => url, person, conversations: [conversation.id], every: 10 }))
  await happens()
  await until(() => writers.every(({ sends }) => sends.length > 20))
  await Promise.all(writers.map((writer) => writer.stop()))
  const sends = writers.flatMap((writer) => writer.sends)
  const history = await readHistory(() => one.url, ann.id, conversation.id)
  // Also what was written last is heard by all, without another message having to come.
  await Promise.all(followers.map((follower) => follower.hears(new Set(history.map(({ id }) => id)))))
  await Promise.all(followers.map((follower) => follower.close()))
  const histories = new Map([[conversation.id, history]])
  return {
    violations: violations({ sends, followers, histories, members: new Map([[conversation.id, [ann.id, bob.id]]]) }),
    refusals: writers.flatMap(({ refusals }) => refusals),
    triedAgain: sends.filter(({ attempts }) => attempts > 1),
    connections: followers.map(({ connections }) => connections),
  }
}

/** Redis lies on the way of no acknowledgement, and no stream begins anew for it. */
const unnoticed = { violations: [], refusals: [], triedAgain: [], connections: [1, 1, 1, 1] }

test('Redis may be absent at the start: all goes on, /ready says so, and it is used once it is there', async () => {
  await using redis = await startOwnRedis({ isThere: false })
  await using chats = await startWith(redis)
  expect(await chats.ready()).toEqual({ status: 'degraded', reason: expect.stringMatching(/^Redis is away/) })
  const seen = await whileWriting(chats, async () => {
    await wait(500)
    await redis.start()
    await chats.areUp(true)
    await wait(500)
  })
  expect(seen).toEqual(unnoticed)
  expect(await chats.ready()).toEqual({ status: 'ready' })
  expect(await chats.messages('heard')).toBeGreaterThan(0)
})

test('Redis may be killed, and come back empty', async () => {
  await using redis = await startOwnRedis()
  await using chats = await startWith(redis)
  await chats.areUp(true)
  const seen = await whileWriting(chats, async () => {
    for (let i = 0; i < 3; i++) {
      await redis.kill()
      await chats.areUp(false)
      await wait(500)
      await redis.start()
      await chats.areUp(true)
    }
  })
  expect(seen).toEqual(unnoticed)
})

test('Redis may stop to answer without a word, and go on later', async () => {
  await using redis = await startOwnRedis()
  await using chats = await startWith(redis)
  await chats.areUp(true)
  const seen = await whileWriting(chats, async () => {
    redis.signal('SIGSTOP')
    await chats.areUp(false)
    await wait(1500)
    redis.signal('SIGCONT')
    await chats.areUp(true)
  })
  expect(seen).toEqual(unnoticed)
})

test('connections to Redis may be cut every 300 ms', async () => {
  await using redis = await startOwnRedis()
  await using chats = await startWith(redis)
  await chats.areUp(true)
  const client = redis.client()
  let cut = 0
  const seen = await whileWriting(chats, async () => {
    for (let i = 0; i < 10; i++) {
      cut += Number(await client.call('CLIENT', 'KILL', 'TYPE', 'pubsub'))
      await wait(300)
    }
  })
  expect(seen).toEqual(unnoticed)
  expect(cut).toBeGreaterThan(10)
  await chats.areUp(true)
})

test('what isn’t said by a process on this database is let be', async () => {
  await using redis = await startOwnRedis()
  await using chats = await startWith(redis)
  await chats.areUp(true)
  const client = redis.client()
  const [channel] = (await client.call('PUBSUB', 'CHANNELS')) as string[]
  const seen = await whileWriting(chats, async () => {
    for (const bytes of ['', 'hello', '{"what":"typing"}', '\0'.repeat(40), 'x'.repeat(1_000_000)])
      await client.publish(channel!, bytes)
    await wait(300)
  })
  expect(seen).toEqual(unnoticed)
  expect(await chats.messages('foreign')).toBe(5)
  expect(await chats.ready()).toEqual({ status: 'ready' })
})

test('who types is told by way of the database while Redis is away', async () => {
  await using redis = await startOwnRedis()
  await using chats = await startWith(redis)
  await chats.areUp(true)
  const { one, two, there } = chats
  const [ann, bob] = await one.users('ann', 'bob')
  const { id } = (await ann.sends(bob, 'hello')).conversation
  await redis.kill()
  await chats.areUp(false)
  await using bobs = await hearsTyping(two, there(bob))
  for (const isTyping of [true, false]) {
    await ann.does(SetTypingDocument, { conversationId: id, isTyping })
    expect(await bobs.next()).toMatchObject({ user: { id: ann.id }, isTyping })
  }
})
