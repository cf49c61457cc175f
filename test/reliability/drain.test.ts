import { WebSocket } from 'ws'
import { expect, test } from 'vitest'
import { signToken } from '../../src/server/authentication.ts'
import { freshDatabase, testTokens } from '../support/chat.ts'
import { createPerson } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startServerProcess } from '../support/server-process.ts'

const clients = 1000

test(`SIGTERM with ${clients} clients, one of which is dead: /ready says so first, all are told to come back, a few at a time, and what is under way is finished`, async ({
  annotate,
}) => {
  await using database = freshDatabase()
  await using server = await startServerProcess(database.uri)
  const person = (id: string) => createPerson(server.url, id, signToken({ id, name: id }, testTokens, 3600))
  const [ann, bob] = [person('ann'), person('bob')]
  await bob.ask('{ viewer { id } }')
  const all = await Promise.all(
    range(1, clients - 1).map(
      () =>
        new Promise<{ closed: Promise<[code: number, at: number]> }>((resolve, reject) => {
          const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
          socket.once('error', reject)
          socket.once('open', () =>
            socket.send(JSON.stringify({ type: 'connection_init', payload: { token: bob.token } })),
          )
          const closed = new Promise<[number, number]>((done) =>
            socket.once('close', (code) => done([code, performance.now()])),
          )
          socket.once('message', () => resolve({ closed }))
        }),
    ),
  )
  const dead = await bob.connect()
  dead.pause()

  const sends = range(1, 50).map((i) =>
    ann.sends(bob, `message ${i}`).then(
      () => 'acknowledged',
      () => 'refused',
    ),
  )
  const asked = performance.now()
  server.signal('SIGTERM')
  // Whoever spreads requests asks that, and is to be answered while clients are still there.
  const ready = (async () => {
    for (;;) {
      const { status } = await fetch(`${server.url}/ready`, { headers: { connection: 'close' } })
      if (status === 503) return performance.now()
    }
  })()
  const [readyAt, closed] = await Promise.all([ready, Promise.all(all.map((each) => each.closed))])
  expect(new Set(closed.map(([code]) => code))).toEqual(new Set([1001]))
  const times = closed.map(([, at]) => at).sort((a, b) => a - b)
  expect(readyAt).toBeLessThan(times[clients / 2]!)
  expect(await server.exited).toEqual({ code: 0, signal: null })
  const took = performance.now() - asked
  expect(took).toBeLessThan(10_000)
  const outcomes = await Promise.all(sends)
  await annotate(
    `Ready no more after ${Math.round(readyAt - asked)} ms; closed from ${Math.round(times[0]! - asked)} to ${Math.round(times.at(-1)! - asked)} ms; ended after ${Math.round(took)} ms; ${outcomes.filter((each) => each === 'acknowledged').length} of 50 sends were acknowledged.`,
  )
  // In spread: never all at once.
  expect(times.at(-1)! - times[0]!).toBeGreaterThan(1000)

  await server.start()
  const [conversation] = (
    (await ann.ask('{ conversations { nodes { lastSeq } } }')) as {
      data: { conversations: { nodes: { lastSeq: number }[] } }
    }
  ).data.conversations.nodes
  expect(conversation!.lastSeq).toBeGreaterThanOrEqual(outcomes.filter((each) => each === 'acknowledged').length)
})
