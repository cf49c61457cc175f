import { expect, test } from 'vitest'
import { signToken } from '../../src/server/authentication.ts'
import { freshDatabase, startChat, testTokens } from '../support/chat.ts'
import { createPerson, type Person } from '../support/person.ts'
import { startProxy } from '../support/proxy.ts'
import { range } from '../support/range.ts'
import { startServerProcess } from '../support/server-process.ts'
import { openPage, tall, useBrowser, type PageWindow } from './page.ts'

const browser = useBrowser()

/** Until a window shows these, beside the lines that say when and from where on. */
const expectTexts = async (window: PageWindow, texts: unknown): Promise<void> => {
  const written = async () => (await window.texts()).filter((text) => /^\w+ \d+$/.test(text))
  await expect.poll(written, { timeout: 30_000 }).toEqual(texts)
}

test('the server is killed and started again while both write, and nothing is missing or doubled on either page', async () => {
  await using database = freshDatabase()
  await using server = await startServerProcess(database.uri)
  const user = async (name: string): Promise<Person> => {
    const person = createPerson(server.url, name, signToken({ id: name, name }, testTokens, 3600))
    await person.ask('{ viewer { id } }')
    return person
  }
  const [ann, bob] = [await user('Ann'), await user('Bob')]
  const { conversation } = await ann.sends(bob, 'Hello')
  await using anns = await openPage(browser, { url: server.url, user }, ann, tall)
  await using bobs = await openPage(browser, { url: server.url, user }, bob, tall)
  await anns.opens('Bob')
  await bobs.opens('Ann')

  let restarted: Promise<void> | undefined
  for (const i of range(1, 12)) {
    if (i === 4) await server.kill()
    if (i === 9) restarted = server.start()
    await Promise.all([anns.writes(`ann ${i}`), bobs.writes(`bob ${i}`)])
    if (i === 6) await anns.page.getByText(/^No connection since/).waitFor()
  }
  await restarted
  // One order for both, in which each has what they wrote as they wrote it.
  await expect.poll(async () => (await ann.history(conversation.id)).length, { timeout: 30_000 }).toBe(25)
  const said = (await ann.history(conversation.id)).map(({ text }) => text!).slice(1)
  for (const name of ['ann', 'bob'])
    expect(said.filter((text) => text.startsWith(name))).toEqual(range(1, 12).map((i) => `${name} ${i}`))
  await expectTexts(anns, said)
  await expectTexts(bobs, said)
  await anns.page.getByText(/^No connection since/).waitFor({ state: 'detached' })
}, 120_000)

test('what is written offline is shown as waiting, and arrives in order on both pages when the network is back', async () => {
  await using chat = await startChat()
  await using proxy = await startProxy(() => chat.url)
  const [ann, bob] = await chat.users('Ann', 'Bob')
  await ann.sends(bob, 'Hello')
  await using anns = await openPage(browser, chat, ann, { ...tall, url: proxy.url })
  await using bobs = await openPage(browser, chat, bob, tall)
  await anns.opens('Bob')
  await bobs.opens('Ann')

  await anns.page.context().setOffline(true)
  proxy.refuseSockets(true)
  await anns.page.getByText(/^No connection since/).waitFor()
  const written = range(1, 5).map((i) => `ann ${i}`)
  for (const text of written) await anns.writes(text)
  await bobs.writes('bob 1')
  await expectTexts(anns, written)
  expect(await anns.page.getByRole('log').getByText('Waiting to be sent').count()).toBe(5)
  await expectTexts(bobs, ['bob 1'])

  proxy.refuseSockets(false)
  await anns.page.context().setOffline(false)
  await expectTexts(bobs, ['bob 1', ...written])
  await expectTexts(anns, ['bob 1', ...written])
  await expect.poll(() => anns.page.getByRole('log').getByText('Waiting to be sent').count()).toBe(0)
})

test('what is written is shown, also where the connection was lost before anything of the conversation had come', async () => {
  await using chat = await startChat()
  await using proxy = await startProxy(() => chat.url)
  const [ann, bob] = await chat.users('Ann', 'Bob')
  await ann.sends(bob, 'Hello')
  await using anns = await openPage(browser, chat, ann, { ...tall, url: proxy.url })
  const history = proxy.holdAnswer('"messages":{')
  await anns.opens('Bob')
  await history.held
  proxy.refuseSockets(true)
  await anns.page.getByText(/^No connection since/).waitFor()
  await anns.writes('ann 1')
  await anns.writes('ann 2')
  await expectTexts(anns, ['ann 1', 'ann 2'])

  proxy.refuseSockets(false)
  await anns.shows('Hello')
  await expectTexts(anns, ['ann 1', 'ann 2'])
  await expect.poll(() => anns.page.getByRole('log').getByText('Waiting to be sent').count()).toBe(0)
})

test('what waits is sent by the next page, where this one is loaded anew before the network is back', async () => {
  await using chat = await startChat()
  await using proxy = await startProxy(() => chat.url)
  const [ann, bob] = await chat.users('Ann', 'Bob')
  await ann.sends(bob, 'Hello')
  await using anns = await openPage(browser, chat, ann, { ...tall, url: proxy.url })
  await using bobs = await openPage(browser, chat, bob, tall)
  await anns.opens('Bob')
  await bobs.opens('Ann')
  await anns.writes('ann 1')
  await bobs.shows('ann 1')

  proxy.refuseSockets(true)
  await anns.page.getByText(/^No connection since/).waitFor()
  await anns.writes('ann 2')
  await anns.writes('ann 3')
  await expectTexts(anns, ['ann 1', 'ann 2', 'ann 3'])
  await anns.page.reload()
  await anns.page.getByText('The server doesn’t answer.').waitFor()
  await expectTexts(bobs, ['ann 1'])

  proxy.refuseSockets(false)
  await expectTexts(bobs, ['ann 1', 'ann 2', 'ann 3'])
  await expectTexts(anns, ['ann 1', 'ann 2', 'ann 3'])
})
