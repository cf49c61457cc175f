import { expect, test } from 'vitest'
import { startSharedChat } from '../support/shared-chat.ts'
import { openPage, openWindow, phone, useBrowser } from './page.ts'

const browser = useBrowser()
const chat = await startSharedChat()
const isAdminPart = (url: string): boolean => /\/assets\/admin-/.test(url)

test('who is no admin has neither the link, nor the script, nor anything by the address', async () => {
  const [ann] = await chat.people('Ann')
  await using window = await openWindow(browser, ann, { own: [chat.url], context: {} })
  const { page } = window
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`${chat.url}/#token=${ann.token}`)
  const areas = page.getByRole('navigation', { name: 'Areas' })
  await areas.getByRole('link', { name: 'Settings' }).waitFor()
  // All parts that are for everybody were fetched ahead.
  await expect.poll(() => asked.some((path) => path.includes('settings-page'))).toBe(true)
  await page.waitForLoadState('networkidle')
  expect(await areas.getByRole('link', { name: 'Admin' }).count()).toBe(0)

  for (const at of ['#/admin', '#/admin/reports', '#/admin/people']) {
    await page.evaluate((hash) => (location.hash = hash), at)
    await expect.poll(() => page.url()).toBe(`${chat.url}/#/`)
    await page.getByText('Choose a conversation, or begin one.').waitFor()
    expect(await page.title()).toBe('Parley')
  }
  expect(await page.getByRole('heading', { name: 'Admin' }).count()).toBe(0)
  expect(asked.filter(isAdminPart)).toEqual([])
})

test('an admin’s window has the link, and each part has its own address and title', async () => {
  await using window = await openPage(browser, chat, await chat.admin())
  const { page } = window
  await page.getByRole('navigation', { name: 'Areas' }).getByRole('link', { name: 'Admin' }).click()
  const parts = page.getByRole('navigation', { name: 'Parts of the admin area' })
  for (const [name, hash] of [
    ['Reports', '#/admin/reports'],
    ['People', '#/admin/people'],
    ['Broadcasts', '#/admin/broadcasts'],
    ['Audit log', '#/admin/audit'],
    ['Overview', '#/admin'],
  ] as const) {
    await parts.getByRole('link', { name }).click()
    expect(new URL(page.url()).hash).toBe(hash)
    await expect.poll(() => parts.getByRole('link', { name }).getAttribute('aria-current')).toBe('page')
  }
  expect(await page.title()).toBe('Admin – Parley')
  await page.goBack()
  expect(new URL(page.url()).hash).toBe('#/admin/audit')
})

test('on a phone, and in German, all of it is there', async () => {
  await using window = await openPage(browser, chat, await chat.admin(), { ...phone, locale: 'de-DE' })
  const { page } = window
  await page.getByRole('navigation', { name: 'Bereiche' }).getByRole('link', { name: 'Admin' }).click()
  const parts = page.getByRole('navigation', { name: 'Teile des Admin-Bereichs' })
  const shown = async (name: string, text: string) => {
    await parts.getByRole('link', { name }).click()
    await page.getByRole('main').getByText(text).first().waitFor()
  }
  await page.getByRole('main').getByText('Personen online').waitFor()
  await shown('Meldungen', 'Es ist nichts zu erledigen.')
  await shown('Personen', 'Admin')
  await shown('Rundrufe', 'An alle senden')
  await shown('Protokoll', 'Id des Admins')
  // Nothing is wider than the phone.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
