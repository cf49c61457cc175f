import { expect, test } from 'vitest'
import { EraseUserDocument, SetTypingDocument } from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { startProxy } from '../support/proxy.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { openPage, openWindow, useBrowser, type PageWindow } from './page.ts'

const browser = useBrowser()
const chat = await startSharedChat({ limits: { graceMs: 100, lookEveryMs: 100 } })

const list = ({ page }: PageWindow) => page.getByRole('navigation', { name: 'Conversations' })
const item = (window: PageWindow, name: string | RegExp) => list(window).getByRole('link', { name })
const does = async (window: PageWindow, name: string, action: string) => {
  await item(window, name).hover()
  await list(window)
    .getByRole('button', { name: `Actions for ${name}` })
    .click()
  await window.page.getByRole('menuitem', { name: action }).click()
}

/** What the keyboard is at, as it is read out. */
const focused = ({ page }: PageWindow) =>
  page.evaluate(() => {
    const { ariaLabel, innerText, labels } = document.activeElement as HTMLInputElement
    if (document.activeElement === document.body) return ''
    return ariaLabel ?? labels?.[0]?.innerText ?? innerText.replaceAll(/\s+/g, ' ')
  })
const tabTo = async (window: PageWindow, name: RegExp) => {
  for (let tabs = 0; tabs < 40; tabs++) {
    if (name.test(await focused(window))) return
    await window.page.keyboard.press('Tab')
  }
  throw new Error(`The Tab key doesn't come to ${name.source}.`)
}

test('the list tells who is there, who types, and what was said last, as it happens', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  const { conversation } = await ann.sends(bob, 'Is the ring back?')
  await using window = await openPage(browser, chat, ann)
  await item(window, /You: Is the ring back\?/).waitFor()

  const bobsWindow = await openPage(browser, chat, bob)
  await item(window, /Online Bob/).waitFor()
  await bob.does(SetTypingDocument, { conversationId: conversation.id, isTyping: true })
  await item(window, /Bob is typing …/).waitFor()
  await bob.sends(ann, 'Since this morning.')
  await item(window, /Bob .*Since this morning\..*1 unread/).waitFor()
  await expect.poll(() => window.page.title()).toBe('(1) Parley')
  await bobsWindow[Symbol.asyncDispose]()
  await item(window, /^(?!.*Online).*Bob/).waitFor()
})

test('after a break it is asked anew who is there, and said that nothing is missing', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  await ann.sends(bob, 'Hello')
  await using proxy = await startProxy(() => chat.url)
  await using window = await openPage(browser, chat, ann, { url: proxy.url })
  await item(window, 'Bob').waitFor()
  proxy.refuseSockets(true)
  await window.page.getByText(/^No connection since/).waitFor()
  await using bobs = await openPage(browser, chat, bob)
  await item(bobs, 'Ann').waitFor()
  proxy.refuseSockets(false)
  const said = () => window.page.getByRole('status').allInnerTexts()
  await expect.poll(said).toContain('Connected again. Nothing was missed.')
  await item(window, /Online Bob/).waitFor()
})

test('an archived conversation is in a view of its own, and comes back with a new message', async () => {
  const [ann, bob, eve] = await chat.people('Ann', 'Bob', 'Eve')
  await bob.sends(ann, 'One')
  await eve.sends(ann, 'Two')
  await using window = await openPage(browser, chat, ann)
  await does(window, 'Bob', 'Archive')
  await item(window, 'Bob').waitFor({ state: 'detached' })
  await window.page.getByRole('button', { name: 'Show archived conversations' }).click()
  await item(window, 'Bob').waitFor()
  expect(await item(window, 'Eve').count()).toBe(0)
  await window.page.getByRole('button', { name: 'Back to all conversations' }).click()
  await item(window, 'Eve').waitFor()
  await bob.sends(ann, 'Are you there?')
  await item(window, /Bob.*Are you there\?.*2 unread/).waitFor()
})

test('a muted conversation is marked, and no longer counted in the window’s title', async () => {
  const [ann, bob, eve] = await chat.people('Ann', 'Bob', 'Eve')
  await bob.sends(ann, 'One')
  await eve.sends(ann, 'Two')
  await using window = await openPage(browser, chat, ann)
  await expect.poll(() => window.page.title()).toBe('(2) Parley')
  await does(window, 'Bob', 'Mute')
  await item(window, /Bob.*Muted/).waitFor()
  await expect.poll(() => window.page.title()).toBe('(1) Parley')
  await does(window, 'Eve', 'Mark as read')
  await item(window, /Eve/).getByText('unread').waitFor({ state: 'detached' })
  await expect.poll(() => window.page.title()).toBe('Parley')
})

test('a long list is one stop of the Tab key, and the arrows go through all of it', async () => {
  const [ann] = await chat.people('Ann')
  const others = await chat.people(...Array.from({ length: 40 }, (_, index) => `Person ${index}`))
  const [first, newest, ...rest] = others as [Person, Person, ...Person[]]
  await first.sends(ann, 'I was first')
  await Promise.all(rest.map((other) => other.sends(ann, 'Hello')))
  await newest.sends(ann, 'Hello')
  await using window = await openPage(browser, chat, ann)
  await item(window, /Hello/).first().focus()
  const top = await focused(window)
  await window.page.keyboard.press('ArrowDown')
  await expect.poll(() => focused(window)).not.toBe(top)
  const end = async () => {
    await window.page.keyboard.press('End')
    return focused(window)
  }
  await expect.poll(end).toContain('I was first')
  // All that is shown is loaded anew, as what somebody wrote is gone; the list is whole all the same.
  await (await chat.admin()).does(EraseUserDocument, { userId: newest.id })
  const home = async () => {
    await list(window).getByRole('link').first().focus()
    await window.page.keyboard.press('Home')
    return focused(window)
  }
  await expect.poll(home).toContain('Deleted user')
  await expect.poll(end).toContain('I was first')
  await window.page.keyboard.press('Enter')
  await window.page.getByRole('heading', { name: 'Person 0', exact: true }).waitFor()
  // What isn't seen isn't there.
  expect(await list(window).getByRole('link').count()).toBeLessThan(30)
})

test('what one has begun to write is in the list, on the next day too', async () => {
  const [ann, bob, eve] = await chat.people('Ann', 'Bob', 'Eve')
  await bob.sends(ann, 'Shall I come?')
  await eve.sends(ann, 'Hello')
  await using window = await openPage(browser, chat, ann)
  await window.opens('Bob')
  await window.page.getByRole('textbox', { name: /^Message to/ }).fill('I would say ')
  await window.opens('Eve')
  await item(window, /Bob.*Draft: I would say/).waitFor()
  await window.page.reload()
  await item(window, /Bob.*Draft: I would say/).waitFor()
  await window.opens('Bob')
  const draft = window.page.getByRole('textbox', { name: /^Message to Bob/ })
  await expect.poll(() => draft.inputValue()).toBe('I would say ')
})

test('with the keyboard alone: from the token to a message that is sent', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  const { conversation } = await bob.sends(ann, 'Can you read this?')
  await using window = await openWindow(browser, ann, { own: [chat.url], context: {} })
  const { keyboard } = window.page
  await window.page.goto(chat.url)
  await window.page.getByLabel('Token', { exact: true }).waitFor()
  await tabTo(window, /Token/)
  await keyboard.insertText(ann.token)
  await keyboard.press('Enter')
  await item(window, 'Bob').waitFor()
  await tabTo(window, /Bob.*Can you read this\?/)
  await keyboard.press('Enter')
  await window.page.getByRole('heading', { name: 'Bob' }).waitFor()
  await tabTo(window, /Message to Bob/)
  await keyboard.insertText('Every word.')
  await keyboard.press('Enter')
  await window.page.getByRole('main').getByText('Every word.').waitFor()
  // It is shown before it is sent.
  await expect.poll(() => bob.history(conversation.id)).toMatchObject([{}, { text: 'Every word.' }])
})
