import { expect, test } from 'vitest'
import { signToken } from '../../src/server/authentication.ts'
import { freshDatabase, testTokens } from '../support/chat.ts'
import { createPerson } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startServerProcess } from '../support/server-process.ts'
import { createEar, createStorage, openPage } from './scene.ts'

const tokenOf = (id: string) => signToken({ id, name: id }, testTokens, 3600)

test('the server is killed and started again, pages are reloaded, and nothing is missing or doubled', async () => {
  await using database = freshDatabase()
  await using server = await startServerProcess(database.uri)
  const [ann, bob] = ['ann', 'bob'].map((id) => createPerson(server.url, id, tokenOf(id)))
  for (const person of [ann!, bob!]) await person.does('{ viewer { id } }')

  const storage = createStorage()
  await using bobs = openPage(server.url, bob!)
  const ear = createEar()
  await bobs.chat.events(ear).caughtUp

  const clientIds: string[] = []
  let restarted = Promise.resolve()
  for (const round of range(1, 5)) {
    // Ann's page is gone before all of it was sent, and the next one sends the rest.
    await using anns = openPage(server.url, ann!, { storage, userId: 'ann' })
    for (const i of range(1, 20)) {
      const clientId = `${round}-${i}`
      clientIds.push(clientId)
      anns.chat.send({ recipientId: 'bob', text: clientId, clientId }).catch(() => {})
      bobs.chat.send({ recipientId: 'ann', text: `bob ${clientId}` }).catch(() => {})
      await new Promise((resolve) => setTimeout(resolve, 10))
      if (i === 5 + round) {
        await restarted
        await server.kill(round % 2 ? 'SIGKILL' : 'SIGTERM')
      }
      if (i === 15) restarted = server.start()
    }
  }
  await restarted
  await using anns = openPage(server.url, ann!, { storage })
  const last = await anns.chat.send({ recipientId: 'bob', text: 'the last of Ann’s' })
  const lastOfBob = await bobs.chat.send({ recipientId: 'ann', text: 'the last of Bob’s' })
  await ear.hears('the last of Ann’s')
  await ear.hears('the last of Bob’s')

  expect(Math.max(last.seq, lastOfBob.seq)).toBe(202)
  const seqs = ear.events.flatMap((event) => (event.__typename === 'MessageAdded' ? [event.message.seq] : []))
  expect(seqs).toEqual(range(1, 202))
  // What each wrote is there once, in the order in which it was written.
  const texts = ear.texts()
  expect(texts.filter((text) => clientIds.includes(text!))).toEqual(clientIds)
  expect(texts.filter((text) => text!.startsWith('bob '))).toEqual(clientIds.map((id) => `bob ${id}`))
  expect(ear.resyncs).toHaveLength(1)
})
