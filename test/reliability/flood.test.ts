import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { expect, test } from 'vitest'
import { SendMessageDocument } from '../generated/operations.ts'
import { freshDatabase, startChat } from '../support/chat.ts'
import { until } from '../support/eventually.ts'
import { readMetrics } from '../support/metrics.ts'
import { createPerson } from '../support/person.ts'
import { range } from '../support/range.ts'
import { admin, headersOf, tokenOf } from '../support/recorder.ts'
import { startServerProcess } from '../support/server-process.ts'

const text = 'x'.repeat(1000)
/** What the server takes for its first operations of a kind, it takes once. */
const first = 500
const many = 3000
const megabyte = 1_000_000

/** With limits on, but for the rates that would refuse most of them before: 50 under way is what is looked at. */
test.each([
  { limits: 'off', refuses: false },
  { limits: 'operations=1000000,cost=100000000,sends=1000000', refuses: true },
])('one socket sends 3,000 times without waiting, RATE_LIMITS=$limits', async ({ limits, refuses }) => {
  await using database = freshDatabase()
  await using server = await startServerProcess(database.uri, { RATE_LIMITS: limits })
  const [ann, bob, cid, dora] = ['ann', 'bob', 'cid', 'dora'].map((id) => createPerson(server.url, id, tokenOf(id)))
  for (const each of [ann!, bob!, cid!, dora!]) await each.ask('{ viewer { id } }')
  const memory = async () => (await readMetrics(server.url, headersOf(admin))).value('process_resident_memory_bytes')
  const { conversation } = await ann!.sends(bob!, 'first')
  await cid!.sends(dora!, 'first')
  await using client = await ann!.connect()
  await using events = await dora!.events()
  const outcomes = new Map<string, string>()
  const seqs = new Set<number>()
  const flood = (ids: string[]) => {
    for (const id of ids) {
      const input = { conversationId: conversation.id, clientId: id, text }
      client.send({ id, type: 'subscribe', payload: { query: SendMessageDocument.toString(), variables: { input } } })
    }
  }
  const answered = async (n: number) => {
    while (outcomes.size < n) {
      const { id, type, payload } = await client.next()
      if (type === 'complete') continue
      if (type === 'next' && !payload.errors) seqs.add(payload.data.sendMessage.message.seq)
      outcomes.set(id!, type === 'next' && !payload.errors ? 'sent' : (payload.errors ?? payload)[0].extensions.code)
    }
  }
  flood(range(1, first).map(() => randomUUID()))
  await answered(first)
  const before = await memory()
  flood(range(1, many).map(() => randomUUID()))
  let isOver = false
  let heaviest = 0
  const delays: number[] = []
  const others = (async () => {
    while (!isOver) {
      const since = performance.now()
      const { seq } = await cid!.sends(dora!, 'meanwhile')
      expect((await events.until('MessageAdded')).at(-1)).toMatchObject({ message: { seq } })
      delays.push(performance.now() - since)
      heaviest = Math.max(heaviest, await memory())
    }
  })()
  await answered(first + many)
  isOver = true
  await others
  const count = (outcome: string) => [...outcomes.values()].filter((each) => each === outcome).length
  expect(count('sent') + count('RATE_LIMITED') + count('OVERLOADED')).toBe(first + many)
  expect(count('RATE_LIMITED') > 0).toBe(refuses)
  expect(seqs.size).toBe(count('sent'))

  // The socket is open still, and what was refused is sent by its retry.
  const again = [...outcomes].find(([, outcome]) => outcome !== 'sent')?.[0] ?? randomUUID()
  flood([again])
  expect(await client.nextOf(again)).toMatchObject({ type: 'next', payload: { data: { sendMessage: {} } } })
  outcomes.set(again, 'sent')
  const lastSeq = (await ann!.sends(conversation.id, 'last')).seq
  expect(lastSeq).toBe(count('sent') + 2)
  const sorted = delays.toSorted((a, b) => a - b)
  const p = (part: number) => Math.round(sorted[Math.floor(sorted.length * part)]!)
  console.log('a flood:', {
    limits,
    sent: count('sent'),
    limited: count('RATE_LIMITED'),
    overloaded: count('OVERLOADED'),
    others: { sends: delays.length, p50: p(0.5), p99: p(0.99) },
    moreMegabytes: Math.round((heaviest - before) / megabyte),
  })
  // Others wait for a part of the flood, and not for all of it.
  expect(p(0.99)).toBeLessThan(10_000)
  expect(heaviest - before).toBeLessThan(300 * megabyte)
})

test('whose pongs wait behind all that it sends is not taken for dead; who says nothing more is', async () => {
  const pingMs = 200
  await using chat = await startChat({ limits: { sockets: { pingMs } } })
  const [ann] = await chat.users('ann')
  const ws = new WebSocket(`${chat.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { autoPong: false })
  await new Promise((resolve) => ws.once('open', resolve))
  const send = (frame: object) => ws.send(JSON.stringify(frame))
  send({ type: 'connection_init', payload: { authorization: `Bearer ${ann.token}` } })
  for (const i of range(1, 30)) {
    send({ id: `${i}`, type: 'subscribe', payload: { query: '{ viewer { id } }' } })
    await wait(pingMs / 4)
  }
  expect(ws.readyState).toBe(WebSocket.OPEN)
  await until(() => ws.readyState === WebSocket.CLOSED)
})
