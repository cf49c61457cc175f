import { beforeAll, expect, test } from 'vitest'
import { startSharedChat, type SharedChat } from '../support/shared-chat.ts'
import { openPage, useBrowser, type PageWindow } from './page.ts'

const browser = useBrowser()
let chat: SharedChat
beforeAll(async () => {
  chat = await startSharedChat()
})

/** The message that says this itself, and doesn't only quote it. */
const message = ({ page }: PageWindow, text: string) =>
  page
    .getByRole('log')
    .getByRole('article')
    .filter({ has: page.getByRole('paragraph').filter({ hasText: text }) })

/** Points at a message, and chooses what is beside it. */
const chooses = async (window: PageWindow, text: string, what: string): Promise<void> => {
  await message(window, text).getByRole('paragraph').hover()
  const toolbar = message(window, text).getByRole('toolbar')
  if (['React', 'Reply'].includes(what)) return toolbar.getByRole('button', { name: what }).click()
  await toolbar.getByRole('button', { name: 'More' }).click()
  await window.page.getByRole('menuitem', { name: what }).click()
}

const windowsOf = async (...texts: string[]): Promise<[PageWindow, PageWindow]> => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  for (const text of texts) await ann.sends(bob, text)
  const windows = await Promise.all([openPage(browser, chat, ann), openPage(browser, chat, bob)])
  await windows[0].opens('Bob')
  await windows[1].opens('Ann')
  return windows
}

test('messages are answered, reacted to, changed and deleted', async () => {
  const [ann, bob] = await windowsOf('Is the ring back?', 'I could come today: https://example.com/a_(b)?c=1. <b>')
  const link = message(bob, 'I could come').getByRole('link')
  await expect.poll(() => link.allInnerTexts()).toEqual(['https://example.com/a_(b)?c=1'])
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
  expect(await message(bob, 'I could come').getByRole('paragraph').innerText()).toContain('<b>')

  await chooses(bob, 'Is the ring back?', 'Reply')
  await bob.page.getByText('Reply to Ann').waitFor()
  await bob.writes('Since this morning.')
  const quote = message(ann, 'Since this morning.').getByRole('button', { name: 'In answer to Ann: Is the ring back?' })
  await quote.click()
  await ann.page.locator('[data-found]').filter({ hasText: 'Is the ring back?' }).waitFor()

  await chooses(ann, 'Since this morning.', 'React')
  await ann.page.getByRole('button', { name: '🎉' }).click()
  await bob.page.getByRole('button', { name: '🎉 Ann' }).click()
  await ann.page.getByRole('button', { name: '🎉 You, Bob', pressed: true }).click()
  await bob.page.getByRole('button', { name: '🎉 You', exact: true }).waitFor()
  await chooses(bob, 'I could come', 'React')
  await bob.page.getByRole('textbox', { name: 'Any other emoji' }).fill('🦔')
  await bob.page.getByRole('button', { name: 'Use it' }).click()
  await ann.page.getByRole('button', { name: '🦔 Bob' }).waitFor()

  const writing = bob.page.getByRole('textbox', { name: 'Message to Ann' })
  await writing.press('ArrowUp')
  await expect.poll(() => writing.inputValue()).toBe('Since this morning.')
  await writing.fill('Since yesterday.')
  await writing.press('Enter')
  await message(ann, 'Since yesterday.').getByText('edited').waitFor()
  expect(await writing.inputValue()).toBe('')

  await message(bob, 'Is the ring').getByRole('paragraph').hover()
  await message(bob, 'Is the ring').getByRole('button', { name: 'More' }).click()
  await bob.page.getByRole('menuitem', { name: 'Report' }).waitFor()
  expect(await bob.page.getByRole('menuitem', { name: /Edit|Delete/ }).count()).toBe(0)
  await chooses(ann, 'Is the ring back?', 'Delete')
  await ann.page.getByRole('dialog', { name: 'Delete this message?' }).getByRole('button', { name: 'Delete' }).click()
  await message(ann, 'This message was deleted.').waitFor()
  await message(bob, 'This message was deleted.').waitFor()
  // What it was answered with says so, too.
  await message(bob, 'Since yesterday.')
    .getByRole('button', { name: /This message was deleted/ })
    .waitFor()
  expect(await message(bob, 'Is the ring back?').count()).toBe(0)
})

test('messages are pinned for both; who types is seen, and that a message was read', async () => {
  const [ann, bob] = await windowsOf('The code is 1234.', 'And bring a bag.')
  await message(ann, 'And bring a bag.').getByText('Read').waitFor()
  await chooses(ann, 'The code is 1234.', 'Pin')
  const pins = bob.page.getByRole('region', { name: 'Pinned messages' })
  await pins.getByRole('button', { name: 'The code is 1234.' }).click()
  await bob.page.locator('[data-found]').filter({ hasText: '1234' }).waitFor()
  await chooses(bob, 'And bring a bag.', 'Pin')
  await ann.page.getByRole('button', { name: 'All 2 pinned messages' }).click()
  await ann.page.getByRole('dialog', { name: 'Pinned messages' }).getByRole('button', { name: 'The code' }).waitFor()
  await ann.page.keyboard.press('Escape')
  await chooses(ann, 'And bring a bag.', 'Unpin')
  await chooses(ann, 'The code is 1234.', 'Unpin')
  await pins.waitFor({ state: 'detached' })

  const writing = bob.page.getByRole('textbox', { name: 'Message to Ann' })
  const typing = ann.page.getByRole('status').filter({ hasText: 'Bob is typing …' })
  await writing.pressSequentially('Yes')
  await typing.waitFor()
  await writing.press('Enter')
  await message(ann, 'Yes').waitFor()
  await typing.waitFor({ state: 'detached' })
  await expect.poll(() => message(bob, 'Yes').getByText('Read').count()).toBe(1)
})

test('with the keyboard alone one goes to a message and answers it', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  for (const text of ['One', 'Two', 'Three']) await ann.sends(bob, text)
  const window = await openPage(browser, chat, ann)
  await window.opens('Bob')
  const { page } = window
  await message(window, 'Three').waitFor()
  await page.getByRole('textbox', { name: 'Message to Bob' }).press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  await expect.poll(focused).toContain('Three')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect.poll(focused).toContain('One')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Reply' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('menuitem', { name: 'Reply' }).waitFor({ state: 'detached' })
  await expect.poll(focused).toContain('One')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Reply' }).press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
  await page.keyboard.type('To the first')
  await page.keyboard.press('Enter')
  const quote = message(window, 'To the first').getByRole('button', { name: 'In answer to Ann: One' })
  await expect.poll(() => quote.count()).toBe(1)
})
