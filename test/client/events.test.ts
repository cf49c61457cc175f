import { expect, test } from 'vitest'
import { startChat, type Chat } from '../support/chat.ts'
import { startProxy } from '../support/proxy.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { createEar, createStorage, openPage, quickly } from './scene.ts'

const chat = await startSharedChat()

test('it loads first, and then hears what happens, whatever happened meanwhile', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await ann.sends(bob, 'before')
  await using page = openPage(chat.url, bob)
  const ear = createEar()
  const events = page.chat.events({
    onEvent: ear.onEvent,
    onResync: async () => {
      ear.onResync()
      await ann.sends(bob, 'while it loads')
    },
  })
  await events.caughtUp
  await ann.sends(bob, 'afterwards')
  await ear.hears('afterwards')
  expect(ear.texts()).toEqual(['while it loads', 'afterwards'])
  expect(ear.resyncs).toEqual([0])
})

test('given the cursor of what was loaded, it goes on from there and loads nothing', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { cursor } = await bob.does<{ cursor: string }, object>('{ cursor }')
  await ann.sends(bob, 'since then')
  await using page = openPage(chat.url, bob)
  const ear = createEar()
  const missed: number[] = []
  page.chat.events({ ...ear, after: cursor, onCaughtUp: (n) => void missed.push(n) })
  await ear.hears('since then')
  await ear.until(() => true)
  expect(ear.resyncs).toEqual([])
})

test.for([1001, 1012, 1013, 4403, 1002, 1009, 1011, 4004, 4400, 4409, 4500, 'cut'] as const)(
  'closed with %s, it comes back and goes on where it was',
  async (code) => {
    const [ann, bob] = await chat.people('ann', 'bob')
    await using proxy = await startProxy(() => chat.url)
    await using page = openPage(proxy.url, bob)
    const ear = createEar()
    await page.chat.events(ear).caughtUp
    for (const round of [1, 2, 3]) {
      const before = proxy.sockets
      if (code === 'cut') proxy.cut()
      else proxy.close(code)
      await ann.sends(bob, `while it is away ${round}`)
      await ear.hears(`while it is away ${round}`)
      expect(proxy.sockets).toBeGreaterThan(before)
    }
    expect(ear.texts()).toEqual(range(1, 3).map((round) => `while it is away ${round}`))
    expect(ear.resyncs).toHaveLength(1)
  },
)

test('a network that is gone without a word is noticed by a ping that stays without an answer', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using proxy = await startProxy(() => chat.url)
  await using page = openPage(proxy.url, bob, { timing: { ...quickly, pingMs: 50, pongMs: 100 } })
  const ear = createEar()
  await page.chat.events(ear).caughtUp
  proxy.stall()
  await ann.sends(bob, 'after the tunnel')
  await ear.hears('after the tunnel')
  expect(ear.texts()).toEqual(['after the tunnel'])
})

test('a handler that throws is said so, and given the same event until it is done; nothing overtakes it', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using page = openPage(chat.url, bob)
  const ear = createEar()
  let failures = 0
  const events = page.chat.events({
    onResync: () => {
      if (failures++ === 0) throw new Error('nothing loads yet')
    },
    onEvent: async (event) => {
      if (failures++ < 4) throw new Error(`not yet ${failures}`)
      ear.onEvent(event)
    },
  })
  await events.caughtUp
  for (const i of range(1, 5)) await ann.sends(bob, `${i}`)
  await ear.hears('5')
  expect(ear.texts()).toEqual(['1', '2', '3', '4', '5'])
  expect(page.errors.map(String)).toEqual(['Error: nothing loads yet', 'Error: not yet 3', 'Error: not yet 4'])
})

test('a handler that is slower than the chat stops the stream for a while, and misses nothing', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using page = openPage(chat.url, bob)
  const ear = createEar()
  let finish!: () => void
  const slow = new Promise<void>((resolve) => (finish = resolve))
  const events = page.chat.events({
    ...ear,
    onEvent: async (event) => {
      await slow
      ear.onEvent(event)
    },
  })
  await events.caughtUp
  const { conversation } = await ann.sends(bob, 'first')
  for (let i = 0; i < 300; i += 50) await Promise.all(range(1, 50).map((j) => ann.sends(conversation.id, `${i + j}`)))
  finish()
  await ear.until(() => ear.events.length >= 301)
  const seqs = ear.events.map((event) => (event.__typename === 'MessageAdded' ? event.message.seq : 0))
  expect(seqs).toEqual(range(1, 301))
})

test('a cursor that is kept goes on behind the last event that was dealt with, on the next page', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const storage = createStorage()
  const ear = createEar()
  {
    await using page = openPage(chat.url, bob, { storage })
    const events = page.chat.events({
      ...ear,
      keepCursor: true,
      onEvent: async (event) => {
        ear.onEvent(event)
        // The page is closed before this is done.
        if (event.__typename === 'MessageAdded' && event.message.text === 'two') await new Promise(() => {})
      },
    })
    await events.caughtUp
    await ann.sends(bob, 'one')
    await ann.sends(bob, 'two')
    await ear.hears('two')
  }
  await ann.sends(bob, 'three')
  await using page = openPage(chat.url, bob, { storage })
  page.chat.events({ ...ear, keepCursor: true })
  await ear.hears('three')
  expect(ear.texts()).toEqual(['one', 'two', 'two', 'three'])
  expect(ear.resyncs).toEqual([0])
})

test('people who share a storage go on from cursors of their own', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const storage = createStorage()
  for (const person of [ann, bob]) {
    await using page = openPage(chat.url, person, { storage })
    const ear = createEar()
    await page.chat.events({ ...ear, keepCursor: true }).caughtUp
    expect(ear.resyncs).toEqual([0])
  }
  expect([...storage.values.keys()].filter((key) => key.startsWith('parley:cursor:')).sort()).toEqual(
    [ann, bob].map(({ id }) => `parley:cursor:${id}`).sort(),
  )
})

test('where the cursor is no longer good it loads afresh, and goes on from there', async () => {
  await using first = await startChat()
  let running: Chat = first
  await using proxy = await startProxy(() => running.url)
  const [ann, bob] = await first.users('ann', 'bob')
  await using page = openPage(proxy.url, bob)
  const ear = createEar()
  await page.chat.events(ear).caughtUp
  await ann.sends(bob, 'before')
  await ear.hears('before')

  // Another log stands where the old one was: no cursor of before is good any more.
  await first.app.database.identity.updateOne({ _id: 'identity' }, { $set: { epoch: 'another' } })
  await running.close()
  running = await first.another()
  await ear.until(() => ear.resyncs.length === 2)
  await (await running.user('ann')).sends(await running.user('bob'), 'after')
  await ear.hears('after')
  expect(ear.texts()).toEqual(['before', 'after'])
  expect(ear.resyncs).toEqual([0, 1])
  await running.close()
})
