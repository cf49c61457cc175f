import { expect, test } from 'vitest'
import { SuspensionOfDocument, UserDocument } from '../generated/operations.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { openAdmin, type AdminWindow } from './admin.ts'
import { openPage, useBrowser } from './page.ts'

const browser = useBrowser()
const chat = await startSharedChat()

const person = ({ page }: AdminWindow, name: string) =>
  page.getByRole('list', { name: 'People' }).getByRole('listitem', { name, exact: true })
const finds = async (window: AdminWindow, name: string) => {
  await window.page.getByRole('searchbox', { name: 'Find people by name' }).fill(name)
  await expect.poll(() => window.page.getByRole('list', { name: 'People' }).getByRole('listitem').count()).toBe(1)
  await person(window, name).waitFor()
}
const chooses = async (window: AdminWindow, name: string, item: string) => {
  await window.page.getByRole('button', { name: `Actions for ${name}` }).click()
  await window.page.getByRole('menuitem', { name: item }).click()
}

test('somebody is found, suspended and thrown out elsewhere, restored, and erased', async () => {
  const [ann, bob] = await chat.people('Annabel', 'Bob')
  await ann.sends(bob, 'Buy now!')
  await using anns = await openPage(browser, chat, ann, { tolerates: /status of 40[13]/ })
  await using window = await openAdmin(browser, chat, { at: '/admin/people' })
  const { page } = window
  const dialog = page.getByRole('dialog')
  await finds(window, 'Annabel')

  await chooses(window, 'Annabel', 'Suspend …')
  await dialog.getByRole('textbox', { name: 'Why?' }).waitFor()
  expect(await dialog.getByRole('button', { name: 'Suspend' }).isDisabled()).toBe(true)
  await dialog.getByLabel('Until when').selectOption('For a week')
  await dialog.getByRole('textbox', { name: 'Why?' }).fill('Advertising')
  await dialog.getByRole('button', { name: 'Suspend' }).click()
  await page.getByText('Annabel is suspended.').waitFor()
  await person(window, 'Annabel')
    .getByText(/^Suspended until/)
    .waitFor()
  await person(window, 'Annabel').getByText('Advertising (root)').waitFor()
  const told = anns.page.getByRole('alert')
  await told.getByText('Advertising').waitFor()
  expect(await told.innerText()).toContain('You are suspended until')
  const { user } = await window.person.does(SuspensionOfDocument, { id: ann.id })
  const ahead = new Date(user!.suspension!.until!).getTime() - Date.now()
  expect(ahead).toBeGreaterThan(6.9 * 86_400_000)
  expect(ahead).toBeLessThan(7.1 * 86_400_000)

  // The list of those who are suspended has her, too.
  await page.getByRole('searchbox', { name: 'Find people by name' }).fill('')
  await page.getByText('Suspended', { exact: true }).click()
  await person(window, 'Annabel').getByRole('button', { name: 'Restore' }).click()
  await page.getByText('Annabel is restored.').waitFor()
  await anns.page.getByLabel('Token', { exact: true }).fill(ann.token)
  await anns.page.getByRole('button', { name: 'Sign in' }).click()
  await anns.page.getByRole('navigation', { name: 'Conversations' }).getByRole('link', { name: 'Bob' }).waitFor()

  await page.getByText('All', { exact: true }).click()
  await finds(window, 'Annabel')
  await chooses(window, 'Annabel', 'Erase …')
  await dialog.getByText('What goes').waitFor()
  await dialog.getByText('what reports keep of messages').waitFor()
  const erase = dialog.getByRole('button', { name: 'Erase for good' })
  expect(await erase.isDisabled()).toBe(true)
  await dialog.getByLabel('Type “Annabel” to go on').fill('annabel')
  expect(await erase.isDisabled()).toBe(true)
  await page.keyboard.press('Enter')
  await dialog.getByLabel('Type “Annabel” to go on').fill('Annabel')
  await erase.click()
  await page.getByText('Annabel was erased.').waitFor()
  await person(window, 'Deleted user').waitFor()
  await anns.page.getByRole('alert').getByText('This account was erased').waitFor()
  expect((await bob.does(UserDocument, { id: ann.id })).user).toMatchObject({ name: 'Deleted user' })
})

test('an admin writes to somebody as an admin, and is in the conversation then', async () => {
  const [cleo] = await chat.people('Cleopatra')
  await using window = await openAdmin(browser, chat, { at: '/admin/people' })
  await finds(window, 'Cleopatra')
  await window.page.getByRole('button', { name: 'Message to Cleopatra' }).click()
  const dialog = window.page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Message' }).fill('Your order is ready.')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await window.shows('Your order is ready.')
  const conversationId = decodeURIComponent(/#\/conversation\/(.+)$/.exec(window.page.url())![1]!)
  expect(await cleo.history(conversationId)).toMatchObject([{ text: 'Your order is ready.', isFromAdmin: true }])
})

test('what is refused is said where it was done, and nothing is offered for oneself', async () => {
  await using window = await openAdmin(browser, chat, { at: '/admin/people' })
  const { page } = window
  await finds(window, 'root')
  await person(window, 'root').getByText('you', { exact: true }).waitFor()
  expect(await person(window, 'root').getByRole('button').count()).toBe(0)
  await page.getByRole('searchbox', { name: 'Find people by name' }).fill('nobody has this name')
  await page.getByText('Nobody of that name.').waitFor()

  const [dora] = await chat.people('Dorothea')
  await finds(window, 'Dorothea')
  await chooses(window, 'Dorothea', 'Suspend …')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Why?' }).fill('Rude')
  await window.person.does(`mutation { eraseUser(userId: "${dora.id}") { user { id } } }`)
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
  await page.getByRole('dialog').getByRole('alert').getByText('This can’t be done as things are now.').waitFor()
})
