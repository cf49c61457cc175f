import { Socket } from 'node:net'
import { expect, test, vi } from 'vitest'
import { startChat } from '../support/chat.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()

/** The frames of text in what the server wrote to its clients' sockets meanwhile: a write each. */
const writesOf = async (during: () => Promise<unknown>): Promise<string[]> => {
  const port = Number(new URL(chat.url).port)
  const written = vi.spyOn(Socket.prototype, 'write')
  await during()
  const texts = written.mock.contexts.flatMap((socket, i) => {
    const bytes = written.mock.calls[i]![0] as Buffer
    return (socket as Socket).localPort === port && bytes[0] === 0x81 ? [bytes.toString()] : []
  })
  written.mockRestore()
  return texts
}

test('the answer to a mutation and its end leave in one write', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using client = await ann.connect()
  const query = `mutation { sendMessage(input: { recipientId: "${bob.id}", clientId: "1", text: "hello" }) { message { seq } } }`
  const writes = await writesOf(async () => {
    client.send({ id: 'one', type: 'subscribe', payload: { query } })
    expect(await client.nextOf('one')).toMatchObject({ type: 'next', payload: { data: { sendMessage: {} } } })
    expect(await client.nextOf('one')).toMatchObject({ type: 'complete' })
  })
  expect(writes).toHaveLength(1)
  expect(writes[0]).toMatch(/"type":"next".*"type":"complete"/s)
})

test('people who connect, subscribe and catch up cost the database a few commands, however many they are', async () => {
  await using own = await startChat({ limits: { lookEveryMs: 3_600_000, leaseMs: 7_200_000 } })
  const people = await own.users(...range(1, 60).map((i) => `comer${i}`))
  const query = 'subscription { events { __typename } }'
  const commands = await own.commands(async () => {
    const clients = await Promise.all(people.map((person) => person.connect()))
    for (const client of clients) client.send({ id: '1', type: 'subscribe', payload: { query } })
    for (const client of clients)
      expect(await client.nextOf('1')).toMatchObject({ payload: { data: { events: { __typename: 'CaughtUp' } } } })
    await Promise.all(clients.map((client) => client.close()))
  })
  expect(commands.length).toBeLessThan(people.length)
})
