import { test } from 'vitest'
import { BroadcastDocument, CreateGroupDocument, CreateRoomDocument } from '../generated/operations.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { expectAccessible } from './axe.ts'
import { openPage, phone, useBrowser, type PageOptions } from './page.ts'

const browser = useBrowser()
const chat = await startSharedChat()

/** Somebody with something of everything, at the page's start. */
const opened = async (options: PageOptions) => {
  const [ann, bob, eve] = await chat.people('Ann', 'Bob', 'Eve')
  const root = await chat.admin()
  await bob.sends(ann, 'Is the ring back?')
  await ann.sends(eve, 'Since this morning.')
  await ann.does(CreateGroupDocument, { input: { title: 'Shop', memberIds: [bob.id, eve.id] } })
  await root.does(CreateRoomDocument, { input: { name: `Room of ${ann.id}`, description: 'For those who are in' } })
  await root.does(BroadcastDocument, { input: { clientId: ann.id, text: 'Everybody, please' } })
  const window = await openPage(browser, chat, ann, options)
  const list = window.page.getByRole('navigation', { name: 'Conversations' })
  const areas = window.page.getByRole('navigation', { name: 'Areas' })
  const dialog = window.page.getByRole('dialog')
  await list.getByRole('link', { name: /Bob.*1 unread/ }).waitFor()
  return { window, page: window.page, list, areas, dialog }
}

test('nothing serious stands in anybody’s way: list, search, dialogs', async () => {
  const { window, page, list, dialog } = await opened({})
  await expectAccessible(window)
  await page.getByRole('button', { name: 'Actions for Bob' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Mute' }).waitFor()
  await expectAccessible(window)
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox').fill('ring')
  await page.getByRole('region', { name: 'Messages' }).and(page.locator('[aria-busy=false]')).waitFor()
  await expectAccessible(window)
  await page.getByRole('searchbox').fill('')

  await page.getByRole('button', { name: 'New conversation' }).click()
  await dialog.getByText('Group', { exact: true }).click()
  await dialog.getByRole('button', { name: /^Bob/ }).first().click()
  await dialog.getByRole('button', { name: 'Take out Bob' }).waitFor()
  await expectAccessible(window)
  await page.keyboard.press('Escape')
  await list.getByRole('link', { name: 'Shop' }).click()
  await page.getByRole('main').getByRole('button', { name: 'Actions for Shop' }).click()
  await page.getByRole('menuitem', { name: 'Group details' }).click()
  await dialog.getByRole('list', { name: 'Members' }).waitFor()
  await expectAccessible(window)
  await dialog.getByRole('button', { name: /^Eve/ }).click()
  await page.getByRole('menuitem', { name: 'Profile' }).click()
  await dialog.getByRole('button', { name: 'Block' }).waitFor()
  await expectAccessible(window)
})

test('nothing serious stands in anybody’s way: areas, on a phone and in the dark', async () => {
  const { window, page, areas } = await opened({ ...phone, colorScheme: 'dark' })
  await expectAccessible(window)
  await areas.getByRole('link', { name: 'Broadcasts' }).click()
  await page.getByRole('article').first().waitFor()
  await expectAccessible(window)
  await areas.getByRole('link', { name: 'Rooms' }).click()
  await page.getByRole('main').getByRole('listitem').first().waitFor()
  await expectAccessible(window)
  await areas.getByRole('link', { name: 'Settings' }).click()
  await page.getByText('You have blocked nobody.').waitFor()
  await expectAccessible(window)
  await page.getByRole('button', { name: /^You are Ann/ }).click()
  await page.getByRole('menuitemradio', { name: 'Invisible' }).waitFor()
  await expectAccessible(window)
})
