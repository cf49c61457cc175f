import { expect, test } from 'vitest'
import { demoIdentities, signDemoTokens } from '../../src/demo/people.ts'
import { SuspendUserDocument } from '../generated/operations.ts'
import { startChat, testTokens } from '../support/chat.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { bearerOf, tokenWith } from '../support/tokens.ts'
import { openPage, openWindow, useBrowser, type PageWindow } from './page.ts'

const browser = useBrowser()
const chat = await startSharedChat()

/** The Navigation API, which TypeScript's own types don't have yet. */
interface Navigating {
  navigation: { entries(): { url: string }[] }
}

const asksForToken = ({ page }: PageWindow) => page.getByLabel('Token', { exact: true }).waitFor()
const list = ({ page }: PageWindow) => page.getByRole('navigation', { name: 'Conversations' })
const signsIn = async ({ page }: PageWindow, token: string) => {
  await page.getByLabel('Token', { exact: true }).fill(token)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('a token that is handed over behind # is gone from the address before anything is asked, and stays over a reload', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  await ann.sends(bob, 'Hello')
  await using window = await openWindow(browser, ann, { own: [chat.url], context: {} })
  const { page } = window
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url(), request.headers()['referer'] ?? ''))
  const addresses: string[] = []
  page.on('websocket', () => addresses.push(page.url()))
  await page.goto(`${chat.url}/#token=${ann.token}`)
  await list(window).getByRole('link', { name: 'Bob' }).waitFor()
  expect(addresses).toEqual([`${chat.url}/`])
  // What the browser itself was told to open has it, and sends no fragment.
  expect(asked.slice(2).filter((url) => url.includes(ann.token))).toEqual([])
  const visited = await page.evaluate(() => (window as never as Navigating).navigation.entries().map(({ url }) => url))
  expect(visited.filter((url) => url.includes('token'))).toEqual([])

  await page.reload()
  await list(window).getByRole('link', { name: 'Bob' }).waitFor()
  // Another tab can be another person.
  const tab = await page.context().newPage()
  await tab.goto(chat.url)
  await tab.getByLabel('Token', { exact: true }).waitFor()
})

test('on one’s own machine one picks who to be, a different person in each window', async () => {
  await using demo = await startChat({ demo: demoIdentities(signDemoTokens(testTokens)) })
  // Under the names that their demo tokens give them, whichever of the tokens is the newer one.
  const [ann, bob] = [await demo.user('ann', { displayName: 'Ann' }), await demo.user('bob', { displayName: 'Bob' })]
  await ann.sends(bob, 'Hello')
  const picked = async (name: string) => {
    const window = await openWindow(browser, ann, { own: [demo.url], context: {} })
    await window.page.goto(demo.url)
    await window.page.getByRole('button', { name }).click()
    return window
  }
  const [anns, bobs] = [list(await picked('Ann')), list(await picked('Bob'))]
  await expect.poll(() => anns.innerText()).toContain('Bob')
  await expect.poll(() => bobs.innerText()).toContain('Ann')
})

test('a token is pasted; what is none, or none of this server’s, is said', async () => {
  const [ann] = await chat.people('Ann')
  await using window = await openWindow(browser, ann, { own: [chat.url], context: {} })
  const { page } = window
  await page.goto(chat.url)
  await signsIn(window, 'my password')
  await page.getByText('This isn’t a token').waitFor()
  await signsIn(window, tokenWith({ sub: 'Ann' }, { secret: 'the secret of another server, as it is' }))
  await page.getByRole('alert').getByText('Your token was refused').waitFor()
  // Nothing in it can be read at all.
  await signsIn(window, 'a.b.c')
  await page.getByRole('alert').getByText('Your token was refused').waitFor()
  await signsIn(window, ` ${ann.token}\n`)
  await list(window).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('an expired token is asked for again, and another person’s shows nothing of the one before', async () => {
  let hours = 0
  await using chat = await startChat({ clock: { now: () => new Date(Date.now() + hours * 3_600_000) } })
  const [bob, eve] = await chat.users('Bob', 'Eve')
  const ann = await chat.user('Ann', { expiresIn: 3600 })
  await ann.sends(bob, 'For Bob alone')
  await using window = await openPage(browser, chat, ann)
  const { page } = window
  await window.opens('Bob')
  hours = 2
  await page.getByRole('alert').getByText('Your token has expired').waitFor()
  hours = 0
  expect(await page.getByText('For Bob alone').count()).toBe(0)
  await page.reload()
  await asksForToken(window)

  await signsIn(window, eve.token)
  await list(window).waitFor()
  await page.getByText('Nobody has written yet.').waitFor()
  expect(await page.getByText('For Bob alone').count()).toBe(0)
  await page.evaluate((token) => (location.hash = `token=${token}`), ann.token)
  await list(window).getByRole('link', { name: 'Bob' }).waitFor()
  expect(page.url()).not.toContain('token')
})

test('who is suspended is thrown out with a word, until when and why', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  const root = await chat.admin()
  await ann.sends(bob, 'Buy now!')
  await using window = await openPage(browser, chat, ann, { locale: 'en-US', tolerates: /status of 403/ })
  await window.opens('Bob')
  const until = new Date(Date.now() + 86_400_000).toISOString()
  await root.does(SuspendUserDocument, { userId: ann.id, until, reason: 'Advertising' })
  const alert = window.page.getByRole('alert')
  await alert.getByText('Advertising').waitFor()
  expect(await alert.innerText()).toMatch(/You are suspended until .*20\d\d/)
  await asksForToken(window)
  await window.page.reload()
  await asksForToken(window)

  await root.does(SuspendUserDocument, { userId: ann.id, until: null, reason: 'Advertising again' })
  await signsIn(window, ann.token)
  await alert.getByText('Advertising again').waitFor()
  expect(await alert.innerText()).not.toContain('until')
})

test('a window has one socket, which is closed with what it shows', async () => {
  const sockets: string[] = []
  const [ann] = await chat.people('Ann')
  await using window = await openWindow(browser, ann, { own: [chat.url], context: {} })
  window.page.on('websocket', (socket) => {
    sockets.push(socket.url())
    socket.once('close', () => sockets.push('closed'))
  })
  await window.page.goto(`${chat.url}/#token=${ann.token}`)
  await list(window).waitFor()
  expect(sockets).toEqual([`${chat.url.replace('http', 'ws')}/graphql`])
  await window.page.evaluate((token) => (location.hash = `token=${token}`), bearerOf(chat, ann.token).token)
  await expect.poll(() => sockets).toHaveLength(3)
  // The new one may be opened while the old one is closed.
  expect(sockets.filter((each) => each === 'closed')).toHaveLength(1)
  await expect.poll(() => chat.app.sockets.size).toBe(1)
})
