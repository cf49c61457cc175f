import { expect, test } from 'vitest'
import { DeleteMessageDocument, ReportsDocument, ResolveReportDocument } from '../generated/operations.ts'
import { startChat, type Chat } from '../support/chat.ts'
import { openAdmin, reports, type AdminWindow } from './admin.ts'
import { useBrowser } from './page.ts'

const browser = useBrowser()

const cards = ({ page }: AdminWindow) => page.getByRole('list', { name: 'Reports' }).getByRole('listitem')
const dialog = ({ page }: AdminWindow) => page.getByRole('dialog')
const focusedCard = ({ page }: AdminWindow) =>
  page.evaluate(() => document.activeElement?.closest('li')?.querySelector('blockquote')?.textContent ?? null)

/** Three messages that were reported, one after the other. */
const threeReports = async (chat: Chat) => {
  const [ann, bob] = await chat.users('Ann', 'Bob')
  const made: { id: string; messageId: string }[] = []
  for (const text of ['You fool', 'You thief', 'You liar']) {
    const { id: messageId } = await ann.sends(bob, text)
    made.push({ messageId, id: await reports(bob, messageId, `Rude: ${text}`) })
  }
  return { ann, bob, made }
}

test('reports are dealt with by the keyboard alone, and the next one is in focus each time', async () => {
  await using chat = await startChat()
  const { ann, bob, made } = await threeReports(chat)
  await using window = await openAdmin(browser, chat, { at: '/admin' })
  const { page } = window
  const areas = page.getByRole('navigation', { name: 'Areas' })
  await areas.getByRole('link', { name: /Admin.*3 open reports/ }).waitFor()
  const link = page.getByRole('main').getByRole('link', { name: /^Reports/ })
  await link.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => cards(window).count()).toBe(3)
  const first = cards(window).first()
  await first.getByText('You fool', { exact: true }).waitFor()
  await first.getByText('Rude: You fool').waitFor()
  await first.getByText('In a direct conversation').waitFor()

  const tabTo = async (name: string) => {
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press('Tab')
      if ((await page.evaluate(() => document.activeElement?.textContent)) === name) return
    }
    throw new Error(`Tab never came to ${name}.`)
  }
  await tabTo('Dismiss')
  await page.keyboard.press('Enter')
  await dialog(window).getByText('Dismiss the report?').waitFor()
  await page.keyboard.type('A joke between friends')
  await page.keyboard.press('Enter')
  await expect.poll(() => focusedCard(window)).toBe('You thief')
  await page.getByText('Done. 2 reports are left.').waitFor()

  await tabTo('Delete message')
  await page.keyboard.press('Enter')
  await dialog(window).getByText('Delete the message?').waitFor()
  await page.keyboard.press('Escape')
  await dialog(window).waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Delete message')
  await page.keyboard.press('Enter')
  await dialog(window).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => focusedCard(window)).toBe('You liar')

  await tabTo('Suspend sender')
  await page.keyboard.press('Enter')
  await dialog(window).getByText('Suspend Ann?').waitFor()
  await page.keyboard.type('Insults')
  await page.keyboard.press('Enter')
  await page.getByText('There is nothing to be dealt with.').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('main')
  await areas.getByRole('link', { name: 'Admin', exact: true }).waitFor()

  const { reports: resolved } = await (await chat.admin()).does(ReportsDocument, { status: 'RESOLVED' })
  expect(resolved.nodes.map(({ id, action, note }) => ({ id, action, note }))).toEqual([
    { id: made[2]!.id, action: 'SUSPEND_SENDER', note: 'Insults' },
    { id: made[1]!.id, action: 'DELETE_MESSAGE', note: null },
    { id: made[0]!.id, action: 'DISMISS', note: 'A joke between friends' },
  ])
  expect((await bob.history(resolved.nodes[0]!.message.conversation.id)).map(({ text }) => text)).toEqual([
    'You fool',
    null,
    'You liar',
  ])
  expect(await ann.refused(DeleteMessageDocument, { messageId: made[0]!.messageId })).toBe('SUSPENDED')

  await page.getByText('Resolved', { exact: true }).click()
  await expect.poll(() => cards(window).count()).toBe(3)
  const all = await page.getByRole('list', { name: 'Reports' }).innerText()
  expect(all).toMatch(
    /Sender suspended by root[\s\S]*Note: Insults[\s\S]*Message deleted by root[\s\S]*Dismissed by root/,
  )
  expect(all).toContain('Deleted since then.')
})

test('who was slower than another admin is told so, and the list is as it is', async () => {
  await using chat = await startChat()
  const { made } = await threeReports(chat)
  const other = await chat.user('Other', { role: 'admin' })
  await using window = await openAdmin(browser, chat, { at: '/admin/reports' })
  const { page } = window
  await page.getByText('Newest first').click()
  await expect.poll(() => cards(window).first().innerText()).toContain('You liar')
  await cards(window).first().getByRole('button', { name: 'Suspend sender' }).click()
  await dialog(window).getByLabel('Until when').selectOption('Until a date …')
  await dialog(window).getByLabel('Date and time').fill('2020-01-01T00:00')
  await dialog(window).getByText('Choose a time that is still to come.').waitFor()
  expect(await dialog(window).getByRole('button', { name: 'Suspend sender' }).isDisabled()).toBe(true)
  await dialog(window).getByLabel('Until when').selectOption('For a week')

  await other.does(ResolveReportDocument, { reportId: made[2]!.id, action: 'DISMISS' })
  await dialog(window).getByRole('button', { name: 'Suspend sender' }).click()
  await page.getByRole('alert').getByText('Another admin was faster').waitFor()
  await expect.poll(() => cards(window).count()).toBe(2)
  await expect.poll(() => focusedCard(window)).toBe('You thief')
})

test('what others report and decide meanwhile comes and goes by itself', async () => {
  await using chat = await startChat()
  const { ann, bob, made } = await threeReports(chat)
  const other = await chat.user('Other', { role: 'admin' })
  await using window = await openAdmin(browser, chat, { at: '/admin/reports' })
  await expect.poll(() => cards(window).count()).toBe(3)
  await other.does(ResolveReportDocument, { reportId: made[0]!.id, action: 'DISMISS' })
  await other.does(ResolveReportDocument, { reportId: made[1]!.id, action: 'DISMISS' })
  await expect.poll(() => cards(window).count()).toBe(1)
  for (const text of ['You cheat', 'You cheat again'])
    await reports(bob, (await ann.sends(bob, text)).id, 'Rude once more')
  await expect.poll(() => cards(window).last().innerText()).toContain('You cheat again')
})

test('a report leads to where the message was written for who is in there, and not for others', async () => {
  await using chat = await startChat()
  const [ann, bob] = await chat.users('Ann', 'Bob')
  const root = await chat.admin()
  const { id: strange } = await ann.sends(bob, 'Between us')
  await reports(bob, strange, 'Not nice')
  const { id: own } = await ann.sends(root, 'To the admin')
  await reports(root, own, 'Not nice either')
  await using window = await openAdmin(browser, chat, { at: '/admin/reports' })
  const { page } = window
  const foreign = cards(window).filter({ hasText: 'Between us' })
  await foreign.getByText('You aren’t in this conversation').waitFor()
  expect(await foreign.getByRole('link', { name: 'Show it where it was written' }).count()).toBe(0)
  await cards(window)
    .filter({ hasText: 'To the admin' })
    .getByRole('link', { name: 'Show it where it was written' })
    .click()
  await window.shows('To the admin')
  expect(page.url()).toContain(own)
})
