import type { Browser, Page } from 'playwright-core'
import type { Person } from '../../test/support/person.ts'
import { SetTypingDocument } from '../../test/generated/operations.ts'
import type { Shop } from './shop.ts'

const desktop = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

export const forms = {
  'desktop-light': { viewport: desktop, colorScheme: 'light' },
  'desktop-dark': { viewport: desktop, colorScheme: 'dark' },
  'phone-light': { viewport: phone, colorScheme: 'light', deviceScaleFactor: 2 },
  'phone-dark': { viewport: phone, colorScheme: 'dark', deviceScaleFactor: 2 },
} as const
export type Form = keyof typeof forms

export const openForm = async (browser: Browser, url: string, { token }: Person, form: Form) => {
  const context = await browser.newContext({ ...forms[form], locale: 'en-GB', reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${url}/#token=${token}`)
  await page.getByRole('navigation', { name: 'Conversations' }).waitFor()
  return { page, [Symbol.asyncDispose]: () => context.close() }
}

const at = (page: Page, hash: string): Promise<string> => page.evaluate((to) => (location.hash = to), hash)

/** Until what was asked for is there, and drawn. */
export const settled = async (page: Page): Promise<void> => {
  await page.mouse.move(0, 0)
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(600)
}

const openConversation = async (page: Page, id: string): Promise<void> => {
  await at(page, `#/conversation/${id}`)
  await page.getByRole('log').getByRole('paragraph').first().waitFor()
  await settled(page)
}

/** What is shown of the shop, to Maya. */
export const states = {
  list: async (page: Page, { sofia, maya }: Shop) => {
    const direct = await sofia.does(`mutation { openConversation(userId: "${maya.id}") { conversation { id } } }`)
    const { id } = (direct as { openConversation: { conversation: { id: string } } }).openConversation.conversation
    await sofia.does(SetTypingDocument, { conversationId: id, isTyping: true })
    await settled(page)
  },
  conversation: async (page: Page, { direct, jonas }: Shop) => {
    await openConversation(page, direct)
    await jonas.does(SetTypingDocument, { conversationId: direct, isTyping: true })
    await settled(page)
  },
  group: async (page: Page, { group }: Shop) => openConversation(page, group),
  search: async (page: Page) => {
    await page.getByRole('searchbox').fill('ring')
    await page.getByRole('region', { name: 'Messages' }).and(page.locator('[aria-busy=false]')).waitFor()
    await settled(page)
  },
  members: async (page: Page, { group }: Shop) => {
    await openConversation(page, group)
    await page.getByRole('main').getByRole('button', { name: 'Actions for Workshop' }).click()
    await page.getByRole('menuitem', { name: 'Group details' }).click()
    await page.getByRole('dialog').getByRole('list', { name: 'Members' }).waitFor()
    await settled(page)
  },
  broadcasts: async (page: Page) => {
    await at(page, '#/broadcasts')
    await page.getByRole('article').first().waitFor()
    await settled(page)
  },
  rooms: async (page: Page) => {
    await at(page, '#/rooms')
    await page.getByRole('main').getByRole('listitem').first().waitFor()
    await settled(page)
  },
  settings: async (page: Page) => {
    await at(page, '#/settings')
    await page.getByText('You have blocked nobody.').waitFor()
    await settled(page)
  },
} satisfies Record<string, (page: Page, shop: Shop) => Promise<void>>
export type State = keyof typeof states
