import { expect, test } from 'vitest'
import { EraseUserDocument } from '../generated/operations.ts'
import { freshDatabase, startChat } from '../support/chat.ts'
import { createPerson } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startServerProcess } from '../support/server-process.ts'

test('a server that is killed amid emptying goes on with it at its next start', async () => {
  await using database = freshDatabase()
  // Looks on, and empties nothing itself.
  await using chat = await startChat({ mongodbUri: database.uri, limits: { lookEveryMs: 20 } })
  await chat.app.erasures.close()
  const [ann, bob] = await chat.users('ann', 'bob')
  const root = await chat.admin()
  const sent: string[] = []
  for (let i = 0; i < 8; i++)
    sent.push(
      ...(await Promise.all(range(1, 100).map((n) => ann.sends(bob, `a secret ${i} ${n}`)))).map(({ id }) => id),
    )
  await using phone = await bob.events()
  await phone.next()

  await using server = await startServerProcess(database.uri)
  await createPerson(server.url, root.id, root.token).does(EraseUserDocument, { userId: ann.id })
  const emptied = new Set<string>()
  const hear = async () => {
    const event = await phone.next()
    if (event.__typename !== 'MessageChanged') return
    expect(event.message).toMatchObject({ text: null, version: 2 })
    emptied.add(event.message.id)
  }
  while (emptied.size === 0) await hear()
  await server.kill('SIGKILL')
  const { messages, erasures } = chat.app.database
  expect(await messages.countDocuments({ text: { $ne: null } })).toBeGreaterThan(0)
  expect(await erasures.countDocuments()).toBe(1)

  await server.start()
  while (emptied.size < sent.length) await hear()
  expect(emptied).toEqual(new Set(sent))
  const rows = await messages.find().sort({ seq: 1 }).toArray()
  expect(rows.map(({ seq }) => seq)).toEqual(range(1, sent.length))
  expect(rows.every(({ text, contentHash }) => text === null && contentHash === '')).toBe(true)
})
