import { afterAll, describe, expect, test } from 'vitest'
import { signToken } from '../../../src/server/authentication.ts'
import {
  RestoreUserDocument,
  SetTypingDocument,
  SuspendUserDocument,
  TypingChangedDocument,
  UserStatusChangedDocument,
} from '../../generated/operations.ts'
import { testTokens } from '../../support/chat.ts'
import { eventually, until } from '../../support/eventually.ts'
import { readMetrics } from '../../support/metrics.ts'
import { createPerson, type Document, type EventReader, type Person } from '../../support/person.ts'
import { range } from '../../support/range.ts'
import { subscribe } from '../../support/subscribe.ts'
import { pairs } from './pairs.ts'

/** What a way between processes has to do, whichever it is; and what has to be so where there is none. */
describe.each(Object.entries(pairs))('by way of %s', async (name, start) => {
  const pair = await start()
  const [one, two] = pair.urls
  afterAll(() => pair[Symbol.asyncDispose]())

  const at = (url: string, id: string, role = 'user') =>
    createPerson(url, id, signToken({ id, name: id, role }, testTokens, 3600))
  const there = ({ id }: Person) => at(two, id)
  const root = at(one, 'root', 'admin')
  const metricsOf = (url: string) => readMetrics(url, at(url, 'root', 'admin').headers)
  if (name !== 'the database alone')
    for (const url of pair.urls) await until(async () => (await metricsOf(url)).value('parley_bridge_up') > 0)

  let made = 0
  const people = async () => {
    made++
    const [ann, bob] = [at(one, `ann-${made}`), at(one, `bob-${made}`)]
    for (const each of [ann, bob]) await each.does('{ viewer { id } }')
    return [ann, bob] as const
  }
  const textsOf = async (reader: EventReader, n: number) => {
    const texts: (string | null)[] = []
    while (texts.length < n) {
      const event = await reader.next()
      if (event.__typename === 'MessageAdded') texts.push(event.message.text)
    }
    return texts
  }
  /** At the second, on a connection of its own, and begun. */
  const listens = async <Data, Variables>(
    person: Person,
    document: Document<Data, Variables>,
    variables: Variables,
  ) => {
    const open = async () => (await metricsOf(two)).value('parley_subscriptions')
    const before = await open()
    const client = await there(person).connect()
    const { next } = subscribe(client, document, variables)
    await eventually(async () => expect(await open()).toBe(before + 1))
    return { next, [Symbol.asyncDispose]: () => client[Symbol.asyncDispose]() }
  }
  /** Milliseconds, the middle of some. */
  const middleOf = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!

  test('what is written at one process is heard at the other, in order', async () => {
    const [ann, bob] = await people()
    await using bobs = await there(bob).events()
    await bobs.next()
    for (const i of range(1, 10)) await ann.sends(bob, `message ${i}`)
    expect(await textsOf(bobs, 10)).toEqual(range(1, 10).map((i) => `message ${i}`))
  })

  test('what is written at both at once is heard at both, in one order', async () => {
    const [ann, bob] = await people()
    await using anns = await ann.events()
    await using bobs = await there(bob).events()
    await Promise.all([anns.next(), bobs.next()])
    const { id } = (await ann.sends(bob, 'hello')).conversation
    await Promise.all([textsOf(anns, 1), textsOf(bobs, 1)])
    await Promise.all(range(1, 20).flatMap((i) => [ann.sends(id, `ann ${i}`), there(bob).sends(id, `bob ${i}`)]))
    const [heard, heardToo] = await Promise.all([textsOf(anns, 40), textsOf(bobs, 40)])
    expect(heard).toEqual(heardToo)
    expect(new Set(heard).size).toBe(40)
  })

  test('who types at one is seen to at the other within a second, and who stops', async () => {
    const [ann, bob] = await people()
    const { id } = (await ann.sends(bob, 'hello')).conversation
    await using bobs = await listens(bob, TypingChangedDocument, { conversationId: id })
    const times: number[] = []
    for (const isTyping of [true, false, true, false, true]) {
      const began = performance.now()
      await ann.does(SetTypingDocument, { conversationId: id, isTyping })
      expect((await bobs.next()).typingChanged).toMatchObject({ user: { id: ann.id }, isTyping })
      times.push(performance.now() - began)
    }
    expect(middleOf(times)).toBeLessThan(1000)
  })

  test('who comes and goes at one does so at the other', async () => {
    const [ann, bob] = await people()
    await ann.sends(bob, 'hello')
    await using bobs = await listens(bob, UserStatusChangedDocument, { userIds: [ann.id] })
    const phone = await ann.connect()
    expect((await bobs.next()).userStatusChanged).toMatchObject({ id: ann.id, isOnline: true })
    await phone.close()
    expect((await bobs.next()).userStatusChanged).toMatchObject({ id: ann.id, isOnline: false })
  })

  test('who is suspended at one is thrown out at the other within a second, and let in again', async () => {
    const [, bob] = await people()
    const times: number[] = []
    for (const round of range(1, 5)) {
      const phone = await there(bob).connect()
      const began = performance.now()
      await root.does(SuspendUserDocument, { userId: bob.id, reason: `test ${round}` })
      expect(await phone.closed).toEqual({ code: 4403, reason: 'Suspended' })
      times.push(performance.now() - began)
      expect(await there(bob).refused('{ cursor }')).toBe('SUSPENDED')
      await root.does(RestoreUserDocument, { userId: bob.id })
      await eventually(async () => expect(await there(bob).ask('{ cursor }')).not.toHaveProperty('errors'))
    }
    expect(middleOf(times)).toBeLessThan(1000)
    console.log(`by way of ${name} a suspension closed sockets after`, times.map(Math.round).join(', '), 'ms')
  })

  test('what somebody has spent at one is spent at the other, unless the database is all that they have', async () => {
    const [ann, bob] = await people()
    const { id } = (await ann.sends(bob, 'hello')).conversation
    const setTyping = { conversationId: id, isTyping: true }
    const isRefused = async (person: Person) =>
      (await person.ask(SetTypingDocument, setTyping)).errors?.[0]?.extensions.code === 'RATE_LIMITED'
    await until(() => isRefused(ann), { interval: 1 })
    let asked = 0
    await until(async () => {
      asked++
      return isRefused(there(ann))
    })
    // By itself it gives 60 at once, and 5 a second.
    const isTold = name !== 'the database alone'
    expect(isTold ? asked < 40 : asked > 60).toBe(true)
  })
})
