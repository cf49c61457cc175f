import { expect, test } from 'vitest'
import { positionOf } from '../../src/kernel/position.ts'
import { createHub } from '../../src/realtime/hub.ts'
import { lookUntilAnswered } from '../../src/realtime/live.ts'
import { Reader } from '../../src/realtime/reader.ts'
import { createPushing } from '../../src/server/graphql/pushing.ts'
import { Account } from '../../src/server/limits/account.ts'
import type { Loaders } from '../../src/store/loaders.ts'
import type { Delivery } from '../../src/store/log/frontier.ts'
import { range } from '../support/range.ts'

/** What its events cost is paid. */
const free = new Account({
  rates: { owe: () => {}, delivery: () => 0 },
  actor: { id: 'ann', role: 'USER' },
  facts: { cost: { fixed: 1, paged: [], isGuessed: false }, costOfEvent: () => 1 },
  variables: null,
})

/** Entries as commits make them; what a reader is given of each is the message's name, when the test says that it is ready. */
const scene = (options: { members?: string[] } = {}) => {
  const conversation = {
    load: async () => ({ members: (options.members ?? ['ann', 'bob']).map((userId) => ({ userId })) }),
  }
  const hub = createHub({ createLoaders: () => ({ conversation }) as unknown as Loaders })
  const shown = new Map<string, PromiseWithResolvers<string[] | null>>()
  const showing = (ref: string) => {
    if (!shown.has(ref)) shown.set(ref, Promise.withResolvers())
    return shown.get(ref)!
  }
  const counted: Record<string, number> = {}
  const pushing = createPushing({
    readyParts: ({ entry }) => showing(entry!.ref!).promise,
    onGiven: ({ entry }, readers) => {
      counted[entry!.ref!] = (counted[entry!.ref!] ?? 0) + readers
    },
  })
  let n = 0
  const added = (ref: string, on: string): Delivery => ({
    entry: {
      _id: positionOf(0, ++n),
      to: ['ann', 'bob'],
      what: 'MessageAdded',
      kind: 'conversation',
      on,
      rev: n,
      dep: 0,
      tick: n,
      ref,
      seq: n,
      at: new Date(),
    },
    positions: [n],
  })
  return {
    counted,
    commits: (...refs: string[]) => hub.deliver(refs.map((ref) => added(ref, 'talk'))),
    /** Each in a conversation of its own, so that each goes by itself. */
    commitsApart: (...refs: string[]) => hub.deliver(refs.map((ref) => added(ref, `of ${ref}`))),
    ready: (...refs: string[]) => refs.forEach((ref) => showing(ref).resolve([`${ref}:`, ''])),
    fails: (ref: string) => showing(ref).resolve(null),
    /** A reader who waits for what is next, and takes what isn't pushed. */
    reads: async (userId: string) => {
      let flows = true
      const given: string[] = []
      const passes: number[] = []
      const reader = new Reader({
        userId,
        kind: { hub, limit: 100, catchUp: null, look: lookUntilAnswered, onTrouble: () => {} },
        from: 'now',
        tooSlow: () => {},
      })
      hub.subscribe(userId, reader)
      pushing.add(
        reader,
        {
          flows: () => flows,
          give: (texts, tag) => {
            passes.push(texts.length)
            for (const { parts } of texts) given.push(parts.join(tag.toString()))
          },
        },
        Buffer.from(userId),
        free,
      )
      void (async () => {
        for await (const { entry } of reader) given.push(`${entry!.ref} by next`)
      })()
      await expect.poll(() => reader.isAwaited).toBe(true)
      return {
        given,
        passes,
        isStuck: () => (flows = false),
        flowsAgain: () => (flows = true),
        waits: async () => {
          await expect.poll(() => reader.isAwaited).toBe(true)
        },
        leaves: () => reader.return(),
      }
    },
  }
}

test('what is ready is given to all who wait, each copy with its reader’s own tag', async () => {
  const { commits, ready, reads, counted } = scene()
  const [ann, bob, too] = [await reads('ann'), await reads('bob'), await reads('bob')]
  commits('hello')
  ready('hello')
  await expect.poll(() => too.given).toEqual(['hello:bob'])
  expect([ann.given, bob.given]).toEqual([['hello:ann'], ['hello:bob']])
  expect(counted).toEqual({ hello: 3 })
})

test('a burst in one conversation is one pass, in bounded pieces', async () => {
  const { commits, ready, reads } = scene()
  const ann = await reads('ann')
  const refs = range(1, 40).map(String)
  commits(...refs)
  ready(...refs)
  await expect.poll(() => ann.given).toEqual(refs.map((ref) => `${ref}:ann`))
  expect(ann.passes).toEqual([32, 8])
})

test('what is ready before what comes before it waits for that', async () => {
  const { commitsApart, ready, reads, counted } = scene()
  const ann = await reads('ann')
  commitsApart('one', 'two', 'three')
  ready('three')
  ready('two')
  await new Promise(setImmediate)
  expect(ann.given).toEqual([])
  ready('one')
  await expect.poll(() => ann.given).toEqual(['one:ann', 'two:ann', 'three:ann'])
  expect(counted).toEqual({ one: 1, two: 1, three: 1 })
})

test('what can’t be shown is left to next; what comes behind it is pushed again', async () => {
  const { commitsApart, fails, ready, reads } = scene()
  const ann = await reads('ann')
  commitsApart('broken', 'behind')
  ready('behind')
  fails('broken')
  await expect.poll(() => ann.given).toEqual(['broken by next', 'behind:ann'])
  await ann.waits()
  commitsApart('after')
  ready('after')
  await expect.poll(() => ann.given.at(-1)).toBe('after:ann')
})

test('who doesn’t take so much takes it by next, at their own speed, and nobody waits for them', async () => {
  const { commits, ready, reads } = scene()
  const [ann, bob] = [await reads('ann'), await reads('bob')]
  ann.isStuck()
  commits('hello')
  ready('hello')
  await expect.poll(() => [ann.given, bob.given]).toEqual([['hello by next'], ['hello:bob']])
  ann.flowsAgain()
  await ann.waits()
  commits('again')
  ready('again')
  await expect.poll(() => ann.given.at(-1)).toBe('again:ann')
})

test('who is no member any more is given nothing, and goes on', async () => {
  const members = ['ann', 'bob']
  const { commits, ready, reads, counted } = scene({ members })
  const [ann, bob] = [await reads('ann'), await reads('bob')]
  members.splice(0, 1)
  commits('hello')
  ready('hello')
  await expect.poll(() => bob.given).toEqual(['hello:bob'])
  expect(ann.given).toEqual([])
  expect(counted).toEqual({ hello: 1 })
  members.push('ann')
  commits('welcome back')
  ready('welcome back')
  await expect.poll(() => ann.given).toEqual(['welcome back:ann'])
})

test('who has left while it was made ready is given nothing', async () => {
  const { commits, ready, reads } = scene()
  const [ann, bob] = [await reads('ann'), await reads('bob')]
  commits('hello')
  await ann.leaves()
  ready('hello')
  await expect.poll(() => bob.given).toEqual(['hello:bob'])
  expect(ann.given).toEqual([])
})

test('who was left behind is pushed to again, whatever waits by then', async () => {
  const { commitsApart, ready, reads } = scene()
  const ann = await reads('ann')
  const refs = range(1, 50).map(String)
  ann.isStuck()
  commitsApart('first')
  ready('first')
  await expect.poll(() => ann.given).toEqual(['first by next'])
  commitsApart(...refs)
  ready('1')
  await expect.poll(() => ann.given.at(-1)).toBe('1 by next')
  ann.flowsAgain()
  ready(...refs)
  await expect.poll(() => ann.given.length).toBe(51)
  expect(ann.given.slice(2)).toEqual(refs.slice(1).map((ref) => `${ref}:ann`))
})
