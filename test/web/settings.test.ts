import { expect, test } from 'vitest'
import { picture } from '../attachment/files.ts'
import { startProxy } from '../support/proxy.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { openPage, useBrowser, type PageWindow } from './page.ts'

const browser = useBrowser()
const chat = await startSharedChat({ limits: { graceMs: 100, lookEveryMs: 100 } })

const inList = ({ page }: PageWindow, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Conversations' }).getByRole('link', { name })
const section = ({ page }: PageWindow, name: string) => page.getByRole('region', { name, exact: true })

test('one is seen as one chose, and who is invisible is offline to everybody else', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  await ann.sends(bob, 'Hello')
  await using anns = await openPage(browser, chat, ann)
  await using bobs = await openPage(browser, chat, bob, { at: '/settings' })
  await inList(anns, /Online Bob/).waitFor()
  await bobs.page.getByRole('radio', { name: 'Do not disturb' }).check()
  await inList(anns, /Do not disturb Bob/).waitFor()

  await bobs.page.getByRole('button', { name: 'You are Bob: Do not disturb' }).click()
  await bobs.page.getByRole('menuitemradio', { name: 'Invisible' }).click()
  await inList(anns, /^Bob/).waitFor()
  await bobs.page.getByRole('button', { name: 'You are Bob: Invisible' }).waitFor()
  expect(await bobs.page.getByRole('radio', { name: 'Invisible' }).isChecked()).toBe(true)
  await bobs.page.reload()
  await bobs.page.getByRole('button', { name: 'You are Bob: Invisible' }).waitFor()
})

test('one’s own picture is shown to others, and removed again', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  await ann.sends(bob, 'Hello')
  await using anns = await openPage(browser, chat, ann)
  await using bobs = await openPage(browser, chat, bob, { at: '/settings' })
  const { name, mimeType, bytes } = await picture(100, 100)
  await section(bobs, 'You').locator('input[type=file]').setInputFiles({ name, mimeType, buffer: bytes })
  await inList(anns, 'Bob').locator('img').waitFor()
  await section(bobs, 'You').getByRole('button', { name: 'Remove the picture' }).click()
  await inList(anns, 'Bob').locator('img').waitFor({ state: 'detached' })
  expect(await inList(anns, 'Bob').innerText()).toContain('Hello')
})

test('the page speaks German to who has a German browser, and to who chooses it', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  await bob.sends(ann, 'Hallo')
  await using window = await openPage(browser, chat, ann, { at: '/settings' })
  const { page } = window
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch')
  await page.getByRole('heading', { name: 'Einstellungen' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de')
  await page.reload()
  await page
    .getByRole('navigation', { name: 'Unterhaltungen' })
    .getByRole('link', { name: /Bob.*1 ungelesen/ })
    .click()
  await page.getByRole('textbox', { name: /^Nachricht an Bob/ }).waitFor()

  await using other = await openPage(browser, chat, bob, { locale: 'de-AT' })
  await other.page.getByRole('link', { name: 'Rundrufe' }).click()
  await other.page.getByText('Noch gab es keinen Rundruf.').waitFor()
})

test('light and dark are as the device has them, until one chooses', async () => {
  const [ann] = await chat.people('Ann')
  await using window = await openPage(browser, chat, ann, { at: '/settings', colorScheme: 'dark' })
  const isDark = () =>
    window.page.evaluate(() => {
      const [red] = getComputedStyle(document.body).backgroundColor.match(/\d+/g)!
      return Number(red) < 128
    })
  expect(await isDark()).toBe(true)
  await window.page.getByText('Light', { exact: true }).click()
  await expect.poll(isDark).toBe(false)
  await window.page.reload()
  expect(await isDark()).toBe(false)
})

test('who signs out with something unsent is asked, and nothing stays behind', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  await ann.sends(bob, 'Hello')
  await using proxy = await startProxy(() => chat.url)
  await using window = await openPage(browser, chat, ann, { url: proxy.url })
  const { page } = window
  await window.opens('Bob')
  await page.getByRole('textbox', { name: /^Message to/ }).waitFor()
  proxy.refuseSockets(true)
  await window.writes('Not on its way yet')
  await page.getByRole('button', { name: /^You are Ann/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  const asked = page.getByRole('dialog', { name: 'Sign out now?' })
  await asked.getByText('A message wasn’t sent yet. It would be lost.').waitFor()
  await asked.getByRole('button', { name: 'Sign out' }).click()
  await page.getByLabel('Token', { exact: true }).waitFor()
  await expect.poll(() => page.evaluate((id) => JSON.stringify(localStorage).includes(id), ann.id)).toBe(false)
})
