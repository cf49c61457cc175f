import { expect, test } from 'vitest'
import { CreateRoomDocument, RestoreUserDocument, SuspendUserDocument } from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import { range } from '../support/range.ts'
import { openAdmin, type AdminWindow } from './admin.ts'
import { useBrowser } from './page.ts'

const browser = useBrowser()

const entries = ({ page }: AdminWindow) => page.getByRole('list', { name: 'Audit log' }).getByRole('listitem')

test('the audit log is read in pages, by admin and by what it was done to', async () => {
  await using chat = await startChat()
  const [ann] = await chat.users('Ann')
  const [root, other] = [await chat.admin(), await chat.user('Other', { role: 'admin' })]
  for (const i of range(1, 60)) await other.does(CreateRoomDocument, { input: { name: `Room ${i}` } })
  await root.does(SuspendUserDocument, { userId: ann.id, reason: 'Rude' })
  await other.does(RestoreUserDocument, { userId: ann.id })
  await using window = await openAdmin(browser, chat, { at: '/admin/audit' })
  const { page } = window
  await expect.poll(() => entries(window).count()).toBe(50)
  expect(await entries(window).first().innerText()).toMatch(/Other restored the person Ann/)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect.poll(() => entries(window).count()).toBe(62)

  await entries(window).nth(1).getByRole('button', { name: 'root' }).click()
  await expect.poll(() => entries(window).count()).toBe(1)
  expect(await entries(window).first().innerText()).toMatch(/suspended the person Ann[\s\S]*until restored: Rude/)
  await page.getByLabel('Id of the admin').fill('')
  await page.getByLabel('Id of what it was done to').fill(ann.id)
  await expect.poll(() => entries(window).count()).toBe(2)
  await page.getByLabel('Id of the admin').fill('nobody')
  await page.getByText('Nothing was done.').waitFor()
})

test('from a person one comes to what admins did to them', async () => {
  await using chat = await startChat()
  const [ann] = await chat.users('Ann')
  const root = await chat.admin()
  await root.does(CreateRoomDocument, { input: { name: 'Room' } })
  await root.does(SuspendUserDocument, { userId: ann.id, reason: 'Rude' })
  await using window = await openAdmin(browser, chat, { at: '/admin/people' })
  await window.page.getByRole('button', { name: 'Actions for Ann' }).click()
  await window.page.getByRole('menuitem', { name: 'What admins did' }).click()
  await expect.poll(() => entries(window).allInnerTexts()).toEqual([expect.stringContaining('suspended the person')])
  expect(new URL(window.page.url()).hash).toBe('#/admin/audit/Ann')
})
