import sharp from 'sharp'
import { expect, test } from 'vitest'
import { AddReactionDocument, CreateGroupDocument, PinMessageDocument } from '../generated/operations.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { expectAccessible } from './axe.ts'
import { openPage, phone, useBrowser, type PageOptions } from './page.ts'

const browser = useBrowser()
const chat = await startSharedChat()

/** A conversation with something of everything in it. */
const opened = async (options: PageOptions) => {
  const [ann, bob, eve] = await chat.people('Ann Lee', 'Bob', 'Eve')
  const input = { title: 'Shop team', memberIds: [bob.id, eve.id] }
  const { id } = (await ann.does(CreateGroupDocument, { input })).createGroup.conversation
  const first = await bob.sends(id, 'See https://example.com')
  await bob.does(PinMessageDocument, { messageId: first.id })
  const answer = await ann.sends(id, '@Bob I did', { replyToId: first.id, mentionIds: [bob.id] })
  await bob.does(AddReactionDocument, { messageId: answer.id, emoji: '🎉' })
  await bob.sends(id, 'What do you think?')
  const window = await openPage(browser, chat, ann, { ...options, at: `/conversation/${id}` })
  const { page } = window
  await page.getByRole('log').getByText('What do you think?').waitFor()
  const buffer = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#a33' } })
    .png()
    .toBuffer()
  await page.locator('form input[type=file]').setInputFiles([
    { name: 'ring.png', mimeType: 'image/png', buffer },
    { name: 'prices.txt', mimeType: 'text/plain', buffer: Buffer.from('1, 2, 3') },
  ])
  const writing = page.getByRole('textbox', { name: /^Message to/ })
  await page.getByRole('list', { name: 'Files to be sent' }).getByText('prices.txt').waitFor()
  return { window, page, writing }
}

test('nothing serious stands in anybody’s way: a conversation, and all that opens in it', async () => {
  const { window, page, writing } = await opened({})
  await expectAccessible(window)
  await page.getByRole('log').getByText('What do you think?').hover()
  await page.getByRole('toolbar').getByRole('button', { name: 'React' }).click()
  await page.getByRole('button', { name: '👀' }).waitFor()
  await expectAccessible(window)
  await page.keyboard.press('Escape')
  await page.getByRole('toolbar').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Reply' }).waitFor()
  await expectAccessible(window)
  await page.keyboard.press('Escape')
  await page
    .getByRole('button', { name: /Who has read it/ })
    .first()
    .click()
  await page.getByRole('region', { name: 'Read by' }).waitFor()
  await expectAccessible(window)
  await page.keyboard.press('Escape')
  await writing.pressSequentially('@')
  await page.getByRole('listbox').waitFor()
  await expectAccessible(window)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Search here' }).click()
  await page.getByRole('searchbox', { name: 'Search this conversation' }).fill('think')
  await page.getByRole('dialog', { name: 'Search here' }).getByRole('listitem').waitFor()
  await expectAccessible(window)
  expect(await page.getByRole('dialog').count()).toBe(1)
})

test('nothing serious stands in anybody’s way: a conversation on a phone, in the dark', async () => {
  const { window, page } = await opened({ ...phone, colorScheme: 'dark' })
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page
    .getByRole('log')
    .getByRole('link', { name: /prices.txt/ })
    .waitFor()
  await expectAccessible(window)
  await page.getByRole('log').getByText('@Bob I did').hover()
  await page.getByRole('toolbar').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('dialog', { name: 'Delete this message?' }).waitFor()
  await expectAccessible(window)
})
