import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { SendMessageDocument, UserDocument } from '../generated/operations.ts'
import { startChat, type Chat } from '../support/chat.ts'
import { startLoad } from '../support/load.ts'
import { startOwnMongod } from '../support/own-mongod.ts'
import type { Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { slowDisk } from '../support/slow-disk.ts'

const busy = ['OVERLOADED', 'UNAVAILABLE']

/** One that is tried again, as clients do, until it is acknowledged. */
const newSend = (from: Person, to: Person, text: string) => {
  const input = { recipientId: to.id, clientId: randomUUID(), text }
  const attempt = async (): Promise<string> => {
    const { data, errors } = await from.ask(SendMessageDocument, { input })
    return data ? data.sendMessage.message.id : errors![0]!.extensions.code
  }
  return {
    attempt,
    insist: async (): Promise<string> => {
      for (;;) {
        const outcome = await attempt()
        if (!busy.includes(outcome)) return outcome
      }
    },
  }
}

/** What a read is refused with; 'answered' where it isn't. */
const codeOf = async (person: Person): Promise<string> =>
  (await person.ask(UserDocument, { id: 'eve' })).errors?.[0]?.extensions.code ?? 'answered'

/** More operations than there are connections, each as long as is allowed, one after the other until this is disposed of. */
const holdConnections = ({ app }: Chat, operations: number): AsyncDisposable => {
  let isHeld = true
  const hold = async (): Promise<void> => {
    while (isHeld) await app.database.users.findOne({ $where: 'sleep(900) || true' }).catch(() => {})
  }
  const all = Promise.all(range(1, operations).map(hold))
  return {
    [Symbol.asyncDispose]: async () => {
      isHeld = false
      await all
    },
  }
}

test('a slow disk: what waits is bounded, reads and pings are answered meanwhile, and each send is there once', async () => {
  const entries = 8
  const sends = 24
  await using mongod = await startOwnMongod()
  await using chat = await startChat({ mongodbUri: mongod.uri, limits: { queue: { entries } } })
  const [dora, eve] = await chat.users('dora', 'eve')
  const { conversation, id } = await dora.sends(eve, 'before it')
  const load = await startLoad({ urls: [() => chat.url], every: 50 })
  await using phone = await eve.connect()
  const all = range(1, sends).map((i) => newSend(dora, eve, `slow ${i}`))
  {
    await using _slow = await slowDisk(mongod.pid, 200)
    let answered = 0
    const attempts = all.map(({ attempt }) => attempt().finally(() => answered++))
    // Whoever finds the queue full is told so before anything was written.
    expect(await Promise.race(attempts)).toBe('OVERLOADED')

    expect((await eve.history(conversation.id)).length).toBeLessThan(sends)
    phone.send({ type: 'ping' })
    expect(await phone.next()).toEqual({ type: 'pong' })
    expect(answered).toBeLessThan(sends)

    const outcomes = await Promise.all(attempts)
    const written = outcomes.filter((outcome) => outcome !== 'OVERLOADED')
    console.log('a slow disk:', { sends, written: written.length })
    expect(written).not.toEqual([])
    expect(written.filter((outcome) => busy.includes(outcome))).toEqual([])
  }
  const ids = [id]
  for (const { insist } of all) ids.push(await insist())
  expect((await eve.history(conversation.id, { last: 100 })).map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  expect((await load.finish()).violations).toEqual([])
})

test('all connections to the database in use: refused in time, and done once by the retry', async () => {
  await using mongod = await startOwnMongod()
  const operationTimeoutMs = 1000
  // So that the collections are there: making them takes more of both.
  await (await startChat({ mongodbUri: mongod.uri })).close()
  await using chat = await startChat({ mongodbUri: `${mongod.uri}&maxPoolSize=2`, operationTimeoutMs })
  const [dora, eve] = await chat.users('dora', 'eve')
  const { conversation } = await dora.sends(eve, 'before it')
  const load = await startLoad({ urls: [() => chat.url], every: 20 })
  await load.acknowledged()

  const send = newSend(dora, eve, 'over it')
  {
    await using _held = holdConnections(chat, 12)
    const asked = performance.now()
    const [outcome, ...reads] = await Promise.all([send.attempt(), ...range(1, 4).map(() => codeOf(dora))])
    console.log('no connection left:', outcome, reads, Math.round(performance.now() - asked), 'ms')
    expect(busy).toContain(outcome)
    expect([...busy, 'answered']).toEqual(expect.arrayContaining(reads))
    expect((await fetch(`${chat.url}/health`)).status).toBe(200)
  }
  await send.insist()
  expect((await eve.history(conversation.id)).map(({ text }) => text)).toEqual(['before it', 'over it'])
  expect((await load.finish()).violations).toEqual([])
})
