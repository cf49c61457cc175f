import { mongo } from 'mongoose'
import { expect, test } from 'vitest'
import { signToken } from '../../src/server/authentication.ts'
import { AddReactionDocument, CreateGroupDocument } from '../generated/operations.ts'
import { freshDatabase, startChat, testTokens } from '../support/chat.ts'
import { createPerson, type Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startServerProcess } from '../support/server-process.ts'
import { useBrowser } from '../web/page.ts'
import { apps, serveApp, type AppWindow } from './app.ts'

const browser = useBrowser()

test('three people, each with another one, write to each other while the server is killed and started again: nothing is missing or doubled', async () => {
  await using database = freshDatabase()
  await using server = await startServerProcess(database.uri)
  const user = async (id: string): Promise<Person> => {
    const person = createPerson(server.url, id, signToken({ id, name: id }, testTokens, 3600))
    await person.ask('{ viewer { id } }')
    return person
  }
  await using served = new AsyncDisposableStack()
  const people = await Promise.all(apps.map(user))
  const windows: AppWindow[] = []
  for (const [i, name] of apps.entries())
    windows.push(await served.use(await serveApp(name, server.url)).opens(browser, people[i]!))
  const all = (look: (window: AppWindow) => Promise<unknown>) => Promise.all(windows.map(look))
  const [ann, bob] = [people[0]!, people[1]!]
  const group = { title: 'The shop', memberIds: people.map(({ id }) => id).filter((id) => id !== ann.id) }
  const { createGroup } = await ann.does(CreateGroupDocument, { input: group })
  const { id } = createGroup.conversation
  await ann.sends(id, 'Hello')

  await all((window) => window.signsIn())
  await expect.poll(() => all((window) => window.list())).toEqual([['The shop'], ['The shop 1'], ['The shop 1']])
  await all((window) => window.opensConversation('The shop'))
  await expect.poll(() => all((window) => window.texts())).toEqual([['Hello'], ['Hello'], ['Hello']])
  await expect.poll(() => all((window) => window.list())).toEqual([['The shop'], ['The shop'], ['The shop']])
  await expect.poll(() => all((window) => window.status())).toEqual(apps.map(() => 'connected'))

  const write = async (from: number, to: number) => {
    for (const i of range(from, to)) await Promise.all(windows.map((window, n) => window.writes(`${apps[n]} ${i}`)))
  }
  await write(1, 3)
  await expect.poll(() => all(async (window) => (await window.texts()).length)).toEqual([10, 10, 10])
  await server.kill()
  await write(4, 8)
  await expect.poll(() => all((window) => window.status())).toEqual(apps.map(() => 'connecting …'))
  expect(await all((window) => window.waiting())).toEqual(apps.map((name) => range(4, 8).map((n) => `${name} ${n}`)))
  const restarted = server.start()
  await write(9, 12)
  await restarted
  // One order for all, in which each has what they wrote as they wrote it.
  await expect.poll(async () => (await ann.history(id)).length, { timeout: 90_000 }).toBe(37)
  const said = (await ann.history(id)).map(({ text }) => text!)
  for (const name of apps)
    expect(said.filter((text) => text.startsWith(`${name} `))).toEqual(range(1, 12).map((i) => `${name} ${i}`))
  await expect.poll(() => all((window) => window.texts()), { timeout: 90_000 }).toEqual([said, said, said])
  await expect.poll(() => all((window) => window.waiting())).toEqual([[], [], []])
  await expect.poll(() => all((window) => window.status())).toEqual(apps.map(() => 'connected'))

  // Another log stands where the old one was: no cursor of before is good any more, and each page loads itself afresh.
  await server.kill()
  const client = await mongo.MongoClient.connect(database.uri)
  const identity = client.db().collection<{ _id: string }>('identity')
  await identity.updateOne({ _id: 'identity' }, { $set: { epoch: 'another' } })
  await client.close()
  await server.start()
  await expect.poll(() => all((window) => window.texts()), { timeout: 90_000 }).toEqual([[], [], []])
  await bob.sends(id, 'after it all')
  await all((window) => window.opensConversation('The shop'))
  const last = [...said, 'after it all'].slice(-30)
  await expect.poll(() => all((window) => window.texts())).toEqual([last, last, last])
}, 300_000)

test.for(apps)('%s: a token that is none is refused; a long history comes in pages, without holes', async (name) => {
  await using chat = await startChat()
  const [ann, bob] = await chat.users('Ann', 'Bob')
  const first = await ann.sends(bob, 'number 1')
  for (const n of range(2, 40)) await ann.sends(first.conversation.id, `number ${n}`)
  await using app = await serveApp(name, chat.url)
  const window = await app.opens(browser, bob, { tolerates: /401/ })
  await window.signsIn('eyJ.none')
  await expect.poll(() => window.alert()).toContain('The token is not valid.')

  await window.signsIn()
  await window.opensConversation('Ann')
  const numbers = (from: number, to: number) => range(from, to).map((n) => `number ${n}`)
  await expect.poll(() => window.texts()).toEqual(numbers(11, 40))
  // What happens to an older one is no reason to show it alone.
  await bob.does(AddReactionDocument, { messageId: first.id, emoji: '👍' })
  await ann.sends(bob, 'number 41')
  await expect.poll(() => window.texts()).toEqual(numbers(11, 41))
  await window.earlier()
  await expect.poll(() => window.texts()).toEqual(numbers(1, 41))
})
