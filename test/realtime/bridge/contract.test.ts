import { afterAll, describe, expect, test } from 'vitest'
import { redisWay } from '../../../src/realtime/bridge/redis.ts'
import * as operations from '../../generated/operations.ts'
import { startOwnRedis } from '../../support/own-redis.ts'
import type { EventReader } from '../../support/person.ts'
import { range } from '../../support/range.ts'
import { hearsTyping, watches } from '../../presence/watching.ts'
import { startTwo } from './two-chats.ts'

const redis = await startOwnRedis()
afterAll(() => redis[Symbol.asyncDispose]())

/** Nobody looks by themselves: what is heard came over the bridge. */
const limits = { lookEveryMs: 3_600_000, leaseMs: 7_200_000, graceMs: 100 }

describe.each([{ name: 'Redis', way: () => redisWay(redis.url) }])('over $name', async ({ way }) => {
  const chats = await startTwo(way, { limits })
  const { one, two, there } = chats
  afterAll(() => chats[Symbol.asyncDispose]())
  await chats.areUp(true)
  let made = 0
  const pair = () => {
    made++
    return one.users(`ann-${made}`, `bob-${made}`)
  }
  const textsOf = async (reader: EventReader, n: number) => {
    const texts: (string | null)[] = []
    while (texts.length < n) {
      const event = await reader.next()
      if (event.__typename === 'MessageAdded') texts.push(event.message.text)
    }
    return texts
  }

  test('what is written at one process is heard at the other, in order', async () => {
    const [ann, bob] = await pair()
    await using bobs = await there(bob).events()
    await bobs.next()
    for (const i of range(1, 20)) await ann.sends(bob, `message ${i}`)
    expect(await textsOf(bobs, 20)).toEqual(range(1, 20).map((i) => `message ${i}`))
  })

  test('what is written at both at once is heard at both, in one order', async () => {
    const [ann, bob] = await pair()
    const { id } = (await ann.sends(bob, 'hello')).conversation
    await using anns = await ann.events()
    await using bobs = await there(bob).events()
    await Promise.all([anns.next(), bobs.next()])
    await Promise.all(range(1, 30).flatMap((i) => [ann.sends(id, `ann ${i}`), there(bob).sends(id, `bob ${i}`)]))
    const [heard, heardToo] = await Promise.all([textsOf(anns, 60), textsOf(bobs, 60)])
    expect(heard).toEqual(heardToo)
    expect(new Set(heard).size).toBe(60)
  })

  test('who types at one is seen to at the other, and who stops', async () => {
    const [ann, bob] = await pair()
    const { id } = (await ann.sends(bob, 'hello')).conversation
    await using bobs = await hearsTyping(two, there(bob))
    await ann.does(operations.SetTypingDocument, { conversationId: id, isTyping: true })
    expect(await bobs.next()).toMatchObject({ user: { id: ann.id }, isTyping: true })
    await ann.does(operations.SetTypingDocument, { conversationId: id, isTyping: false })
    expect(await bobs.next()).toMatchObject({ user: { id: ann.id }, isTyping: false })
  })

  test('who comes and goes at one does so at the other', async () => {
    const [ann, bob] = await pair()
    await using bobs = await watches(two, there(bob), [ann])
    const phone = await ann.connect()
    expect(await bobs.next()).toMatchObject({ id: ann.id, isOnline: true })
    await phone.close()
    expect(await bobs.next()).toMatchObject({ id: ann.id, isOnline: false })
  })

  test('who is suspended at one is thrown out at the other', async () => {
    const [, bob] = await pair()
    const root = await one.admin()
    const phone = await there(bob).connect()
    await root.does(operations.SuspendUserDocument, { userId: bob.id, reason: 'a test' })
    expect(await phone.closed).toMatchObject({ code: 4403 })
  })
})
