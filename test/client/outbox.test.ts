import { expect, test, vi } from 'vitest'
import type { Client } from '../../src/client/index.ts'
import { startChat, type Chat } from '../support/chat.ts'
import { startProxy } from '../support/proxy.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { becomes, createStorage, openPage } from './scene.ts'

const chat = await startSharedChat()

const states = ({ outbox }: Client) => outbox.get().map(({ input, state }) => `${input.text} ${state}`)
const texts = async (person: { history: (id: string) => Promise<{ text: string | null }[]> }, id: string) =>
  (await person.history(id)).map(({ text }) => text)

test('a message is sent, and answered once it is durable', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using page = openPage(chat.url, bob)
  const sent = page.chat.send({ recipientId: ann.id, text: 'Hello' })
  expect(states(page.chat)).toEqual(['Hello pending'])
  const message = await sent
  expect(message).toMatchObject({ seq: 1, text: 'Hello', sender: { id: bob.id } })
  expect(states(page.chat)).toEqual(['Hello sent'])
  expect(page.chat.outbox.get()[0]).toMatchObject({ clientId: message.clientId, message, error: null })
  expect(await texts(ann, message.conversation.id)).toEqual(['Hello'])
})

test('what was written without a connection is sent when there is one, in the order in which it was written', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  let isOnline = false
  await using proxy = await startProxy(() => (isOnline ? chat.url : 'http://127.0.0.1:1'))
  await using page = openPage(proxy.url, bob)
  const sends = range(1, 30).map((i) => page.chat.send({ recipientId: ann.id, text: `${i}` }))
  expect(states(page.chat)).toEqual(range(1, 30).map((i) => `${i} pending`))
  isOnline = true
  const sent = await Promise.all(sends)
  expect(sent.map(({ seq }) => seq)).toEqual(range(1, 30))
  // Of what was sent the last ones stay, until `events` has brought them.
  expect(states(page.chat)).toEqual(range(11, 30).map((i) => `${i} sent`))
})

test('what was written without a connection is sent after a reload, by the next page', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const storage = createStorage()
  const offline = 'http://127.0.0.1:1'
  {
    await using page = openPage(offline, bob, { storage, userId: bob.id })
    const [one] = ['one', 'two'].map((text) => page.chat.send({ recipientId: ann.id, text }))
    await becomes(page.chat.outbox, () => [...storage.values.values()].some((kept) => kept.includes('two')))
    void one!.catch(() => {})
  }
  {
    await using page = openPage(offline, bob, { storage, userId: bob.id })
    await becomes(page.chat.outbox, () => states(page.chat).length === 2)
    expect(states(page.chat)).toEqual(['one pending', 'two pending'])
  }
  const [, clientId] = /"clientId":"([^"]+)"/.exec([...storage.values.values()].join())!
  await using page = openPage(chat.url, bob, { storage })
  const three = await page.chat.send({ recipientId: ann.id, text: 'three' })
  expect(await texts(bob, three.conversation.id)).toEqual(['one', 'two', 'three'])
  expect(page.chat.outbox.get()[0]!.clientId).toBe(clientId)
})

test('an answer that was lost on its way is asked for again, and there is one message', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using proxy = await startProxy(() => chat.url)
  await using page = openPage(proxy.url, bob)
  const lost = proxy.loseAnswer('deduplicated')
  const { seq, conversation } = await page.chat.send({ recipientId: ann.id, text: 'Once' })
  await lost
  expect(seq).toBe(1)
  expect(await texts(bob, conversation.id)).toEqual(['Once'])
})

test('what the server refuses fails, says why, and holds up nothing behind it', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using page = openPage(chat.url, bob)
  const { chat: client } = page
  const before = client.send({ recipientId: ann.id, text: 'before' })
  const refused = client.send({ recipientId: 'nobody', text: 'to nobody' })
  const empty = client.send({ recipientId: ann.id, text: ' ' })
  const after = client.send({ recipientId: ann.id, text: 'after' })
  await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(empty).rejects.toMatchObject({ code: 'BAD_USER_INPUT', argument: 'text' })
  expect((await after).seq).toBe((await before).seq + 1)
  expect(states(client)).toEqual(['before sent', 'to nobody failed', '  failed', 'after sent'])
  expect(client.outbox.get()[1]!.error).toMatchObject({ code: 'NOT_FOUND' })
  expect(page.errors).toEqual([])
})

test('what failed is sent again by retry, and taken out by drop', async () => {
  const [bob] = await chat.people('bob')
  const late = `late-${bob.id}`
  await using page = openPage(chat.url, bob)
  const { send, outbox } = page.chat
  const [first, second] = ['first', 'second'].map((text) => send({ recipientId: late, text }))
  await expect(first).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(second).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const [one, two] = outbox.get().map(({ clientId }) => clientId)
  await chat.user(late)
  await outbox.drop(one!)
  expect(await outbox.retry(two!)).toMatchObject({ seq: 1, text: 'second', clientId: two })
  expect(states(page.chat)).toEqual(['second sent'])
  await expect(outbox.retry(two!)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('what was dropped before it was sent is never sent', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  let isOnline = false
  await using proxy = await startProxy(() => (isOnline ? chat.url : 'http://127.0.0.1:1'))
  await using page = openPage(proxy.url, bob)
  const dropped = page.chat.send({ recipientId: ann.id, text: 'regretted', clientId: 'regretted' })
  const kept = page.chat.send({ recipientId: ann.id, text: 'kept' })
  await page.chat.outbox.drop('regretted')
  await expect(dropped).rejects.toMatchObject({ code: 'DROPPED' })
  isOnline = true
  expect(await texts(bob, (await kept).conversation.id)).toEqual(['kept'])
})

test.for([
  ['with Web Locks', true],
  ['without Web Locks, in one process', false],
] as const)(
  '%s, two tabs share one outbox: both show all of it, each message is sent once, in order',
  async ([, hasLocks]) => {
    // As on a page without https, or on Node.js before 24.
    if (!hasLocks) vi.stubGlobal('navigator', {})
    using _ = { [Symbol.dispose]: () => void vi.unstubAllGlobals() }
    const [ann, bob] = await chat.people('ann', 'bob')
    await using proxy = await startProxy(() => chat.url)
    const storage = createStorage()
    await using first = openPage(proxy.url, bob, { storage })
    await using second = openPage(proxy.url, bob, { storage })
    const sends = range(1, 40).map(async (i) => {
      const answer = (i % 2 ? first : second).chat.send({ recipientId: ann.id, text: `${i}` })
      if (i % 10 === 0) setTimeout(proxy.cut, i)
      return answer
    })
    const sent = await Promise.all(sends)
    expect(new Set(sent.map(({ seq }) => seq))).toEqual(new Set(range(1, 40)))
    // In each tab, in the order in which it was written there.
    for (const rest of [0, 1]) {
      const seqs = sent.filter((_, i) => i % 2 === rest).map(({ seq }) => seq)
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
    }
    await Promise.all(
      [first, second].map(({ chat: tab }) => becomes(tab.outbox, () => !states(tab).join().includes('pending'))),
    )
    expect(states(first.chat)).toEqual(states(second.chat))
  },
)

test('people who share a storage send as themselves alone', async () => {
  const [ann, bob, cid] = await chat.people('ann', 'bob', 'cid')
  const storage = createStorage()
  {
    await using offline = openPage('http://127.0.0.1:1', bob, { storage, userId: bob.id })
    offline.chat.send({ recipientId: cid.id, text: 'as Bob' }).catch(() => {})
    await becomes(offline.chat.outbox, () => storage.values.size > 0)
  }
  await using anns = openPage(chat.url, ann, { storage })
  await anns.chat.send({ recipientId: cid.id, text: 'as Ann' })
  expect(states(anns.chat)).toEqual(['as Ann sent'])
  await using bobs = openPage(chat.url, bob, { storage })
  await becomes(bobs.chat.outbox, () => states(bobs.chat).includes('as Bob sent'))
})

test('a storage that is full or broken costs the reload, and no message', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const storage = {
    getItem: () => '{"not": "a list',
    setItem: () => {
      throw new Error('QuotaExceededError')
    },
    removeItem: () => {},
  }
  await using page = openPage(chat.url, bob, { storage })
  const sent = await Promise.all(['one', 'two'].map((text) => page.chat.send({ recipientId: ann.id, text })))
  expect(sent.map(({ seq }) => seq)).toEqual([1, 2])
  expect(page.errors.map(String)).toContain('Error: QuotaExceededError')
})

test('closing at a sign-out can forget what is kept', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const storage = createStorage()
  const page = openPage(chat.url, bob, { storage })
  await page.chat.send({ recipientId: ann.id, text: 'kept for a while' })
  expect(storage.values.size).toBe(1)
  await page.chat.close({ forget: true })
  expect(storage.values.size).toBe(0)
  await expect(page.chat.send({ recipientId: ann.id, text: 'too late' })).rejects.toMatchObject({ code: 'CLOSED' })
})

test('while the server is away messages wait, and arrive when it is back', async () => {
  await using first = await startChat()
  let running: Chat = first
  await using proxy = await startProxy(() => running.url)
  const [, bob] = await first.users('ann', 'bob')
  await using page = openPage(proxy.url, bob)
  await page.chat.send({ recipientId: 'ann', text: '1' })
  await running.close()
  const sends = range(2, 5).map((i) => page.chat.send({ recipientId: 'ann', text: `${i}` }))
  await becomes(page.chat.connection, () => page.chat.connection.get().status === 'away')
  running = await first.another()
  expect((await Promise.all(sends)).map(({ seq }) => seq)).toEqual([2, 3, 4, 5])
  await running.close()
})
