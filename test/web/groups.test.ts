import { expect, test } from 'vitest'
import { picture } from '../attachment/files.ts'
import { CreateGroupDocument, ReportsDocument } from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { openPage, useBrowser, type PageWindow } from './page.ts'

const browser = useBrowser()
const chat = await startSharedChat()

const list = ({ page }: PageWindow) => page.getByRole('navigation', { name: 'Conversations' })
const item = (window: PageWindow, name: string | RegExp) => list(window).getByRole('link', { name })
const dialog = ({ page }: PageWindow) => page.getByRole('dialog')
const button = (window: PageWindow, name: string) => dialog(window).getByRole('button', { name, exact: true })
const chooses = async (window: PageWindow, person: Person) => {
  await dialog(window).getByRole('searchbox').fill(nameOf(person))
  await dialog(window)
    .getByRole('list', { name: 'People found' })
    .getByRole('button', { name: new RegExp(`^${nameOf(person)}`) })
    .click()
}
const nameOf = ({ id }: Person) => id.replace(/-\d+$/, '')
const startGroup = async (owner: Person, title: string, members: Person[]): Promise<void> => {
  await owner.does(CreateGroupDocument, { input: { title, memberIds: members.map(({ id }) => id) } })
}
const opensDetails = async (window: PageWindow, title: string) => {
  await window.opens(title)
  await window.page
    .getByRole('main')
    .getByRole('button', { name: `Actions for ${title}` })
    .click()
  await window.page.getByRole('menuitem', { name: 'Group details' }).click()
  await dialog(window).getByRole('list', { name: 'Members' }).waitFor()
}
const memberDoes = async (window: PageWindow, person: Person, action: string) => {
  await dialog(window)
    .getByRole('list', { name: 'Members' })
    .getByRole('button', { name: nameOf(person) })
    .click()
  await window.page.getByRole('menuitem', { name: action }).click()
}

test('one begins a conversation with a person whom one finds by name', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bobadilla')
  await using window = await openPage(browser, chat, ann)
  await window.page.getByRole('button', { name: 'New conversation' }).click()
  await chooses(window, bob)
  await window.page.getByRole('heading', { name: 'Bobadilla' }).waitFor()
  await item(window, 'Bobadilla').waitFor()
  await window.writes('Hello!')
  await using bobs = await openPage(browser, chat, bob)
  await item(bobs, /Ann.*Hello!/).waitFor()
  expect(await dialog(window).count()).toBe(0)
})

test('a group is made, renamed, and somebody added, for all to see', async () => {
  const [ann, bob, eve] = await chat.people('Ann', 'Bruno', 'Evelyn')
  await using anns = await openPage(browser, chat, ann)
  await using bobs = await openPage(browser, chat, bob)
  await anns.page.getByRole('button', { name: 'New conversation' }).click()
  await dialog(anns).getByText('Group', { exact: true }).click()
  await dialog(anns).getByRole('textbox', { name: 'Title' }).fill('Night shift')
  await chooses(anns, bob)
  await button(anns, 'Create group').click()
  await anns.page.getByRole('heading', { name: 'Night shift' }).waitFor()
  await item(bobs, 'Night shift').waitFor()

  await opensDetails(bobs, 'Night shift')
  await button(bobs, 'Rename group').click()
  await dialog(bobs).getByRole('textbox', { name: 'Title' }).fill('Late shift')
  await dialog(bobs).getByRole('textbox', { name: 'Title' }).press('Enter')
  await anns.page.getByRole('heading', { name: 'Late shift' }).waitFor()
  await button(bobs, 'Add people').click()
  await chooses(bobs, eve)
  await button(bobs, 'Add').click()
  await anns.page.getByRole('main').getByText('3 members').waitFor()
  await using eves = await openPage(browser, chat, eve)
  await item(eves, 'Late shift').waitFor()
  // Who isn't an owner removes nobody.
  await dialog(bobs).getByRole('button', { name: 'Evelyn' }).click()
  await bobs.page.getByRole('menuitem', { name: 'Profile' }).waitFor()
  expect(await bobs.page.getByRole('menuitem').allInnerTexts()).toEqual(['Profile'])
})

test('who is removed sees the group go, from the list and from what is shown', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  await startGroup(ann, 'Inventory', [bob])
  await using anns = await openPage(browser, chat, ann)
  await using bobs = await openPage(browser, chat, bob)
  await opensDetails(bobs, 'Inventory')
  await opensDetails(anns, 'Inventory')
  await memberDoes(anns, bob, 'Make owner')
  await dialog(bobs).getByText('Owner').nth(1).waitFor()
  await memberDoes(anns, bob, 'Remove from the group')
  await bobs.page.getByText('Choose a conversation, or begin one.').waitFor()
  await item(bobs, 'Inventory').waitFor({ state: 'detached' })
  expect(await dialog(bobs).count()).toBe(0)
  await dialog(anns).getByText('1 member', { exact: true }).waitFor()
})

test('leaving says what it means, and is done at once', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  await startGroup(ann, 'Committee', [bob])
  await using anns = await openPage(browser, chat, ann)
  await using bobs = await openPage(browser, chat, bob)
  await opensDetails(anns, 'Committee')
  await button(anns, 'Leave group').click()
  await anns.page.getByText(/As you are its only owner, whoever has been in it longest becomes one/).waitFor()
  await anns.page
    .getByRole('dialog', { name: 'Leave “Committee”?' })
    .getByRole('button', { name: 'Leave group' })
    .click()
  await anns.page.getByText('Choose a conversation, or begin one.').waitFor()
  await item(anns, 'Committee').waitFor({ state: 'detached' })
  await opensDetails(bobs, 'Committee')
  await dialog(bobs).getByText('1 member', { exact: true }).waitFor()
  await dialog(bobs).getByText('Owner').waitFor()
  await bobs.page.keyboard.press('Escape')
  await expect
    .poll(() => bobs.page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Actions for Committee')
})

test('a group gets a picture, and what is none is refused with a sentence', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  await startGroup(ann, 'Pictures', [bob])
  await using anns = await openPage(browser, chat, ann, { tolerates: /status of 4/ })
  await using bobs = await openPage(browser, chat, bob)
  await opensDetails(anns, 'Pictures')
  const input = dialog(anns).locator('input[type=file]')
  await input.setInputFiles({ name: 'no.png', mimeType: 'image/png', buffer: Buffer.from('This is no picture') })
  await dialog(anns).getByRole('alert').getByText('picture').waitFor()
  const { name, mimeType, bytes } = await picture(200, 100)
  await input.setInputFiles({ name, mimeType, buffer: bytes })
  await item(bobs, 'Pictures').locator('img').waitFor()
  const shown = () =>
    item(bobs, 'Pictures')
      .locator('img')
      .evaluate((img: HTMLImageElement) => img.naturalWidth)
  await expect.poll(shown).toBeGreaterThan(0)
})

test('who is blocked can’t write any more, and is unblocked again', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  const { conversation } = await bob.sends(ann, 'Buy now!')
  await using window = await openPage(browser, chat, ann)
  const { page } = window
  await window.opens('Bob')
  await page.getByRole('main').getByRole('button', { name: 'Actions for Bob' }).click()
  await page.getByRole('menuitem', { name: 'Block Bob …' }).click()
  await page.getByRole('dialog', { name: 'Block Bob?' }).getByRole('button', { name: 'Block', exact: true }).click()
  await dialog(window).waitFor({ state: 'detached' })
  await expect(bob.sends(conversation.id, 'Why not?')).rejects.toThrow('BLOCKED')
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Unblock Bob' }).click()
  await page.getByText('You have blocked nobody.').waitFor()
  await bob.sends(conversation.id, 'Thank you.')
  await item(window, /Thank you\./).waitFor()
})

test('a message of theirs is reported from a person’s card', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  await bob.sends(ann, 'Send me your password.')
  await using window = await openPage(browser, chat, ann)
  await window.opens('Bob')
  await window.page.getByRole('main').getByRole('button', { name: 'Actions for Bob' }).click()
  await window.page.getByRole('menuitem', { name: 'Profile' }).click()
  await button(window, 'Report the last message').click()
  await dialog(window).getByRole('textbox', { name: 'Why?' }).fill('He wants my password')
  await button(window, 'Report').click()
  await dialog(window).getByText('Thank you. Admins will look at it.').waitFor()
  const root = await chat.admin()
  const { reports } = await root.does(ReportsDocument, {})
  expect(reports.nodes[0]).toMatchObject({ text: 'Send me your password.', reason: 'He wants my password' })
})
