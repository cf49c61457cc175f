import { expect, test } from 'vitest'
import { picture, upload } from '../attachment/files.ts'
import {
  BroadcastDocument,
  type BroadcastMutationVariables,
  BroadcastsDocument,
  CreateRoomDocument,
  DeleteBroadcastDocument,
} from '../generated/operations.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { openPage, phone, useBrowser, type PageWindow } from './page.ts'

const browser = useBrowser()
const chat = await startSharedChat()

const area = ({ page }: PageWindow, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Areas' }).getByRole('link', { name })
const broadcasts = ({ page }: PageWindow) => page.getByRole('main').getByRole('article')
let sent = 0
const says = async (text: string, more: Partial<BroadcastMutationVariables['input']> = {}): Promise<string> => {
  const root = await chat.admin()
  const input = { clientId: `broadcast-${++sent}`, text, ...more }
  return (await root.does(BroadcastDocument, { input })).broadcast.broadcast.id
}
const createRoom = async (name: string, description: string): Promise<string> =>
  (await (await chat.admin()).does(CreateRoomDocument, { input: { name, description } })).createRoom.room.id

test('a broadcast appears in an open page with its badge, and is read by looking at it', async () => {
  const [ann] = await chat.people('Ann')
  await using window = await openPage(browser, chat, ann)
  await says('On Friday the shop closes at four.')
  await area(window, /Broadcasts.*1 unread/).waitFor()
  await expect.poll(() => window.page.title()).toBe('(1) Parley')

  await area(window, 'Broadcasts').click()
  await broadcasts(window).getByText('On Friday the shop closes at four.').waitFor()
  await window.page.getByText('New', { exact: true }).waitFor()
  await area(window, /unread/).waitFor({ state: 'detached' })
  const { broadcasts: seen } = await ann.does(BroadcastsDocument, { first: 1 })
  expect(seen.nodes).toMatchObject([{ isRead: true }])

  // What comes while one looks is read, too.
  const id = await says('No, at five.')
  await broadcasts(window).first().getByText('No, at five.').waitFor()
  await expect.poll(() => window.page.title()).toBe('Broadcasts – Parley')
  await (await chat.admin()).does(DeleteBroadcastDocument, { broadcastId: id })
  await broadcasts(window).first().getByText('This broadcast was deleted.').waitFor()
})

test('a broadcast shows its pictures, and gives its files', async () => {
  const [ann] = await chat.people('Ann')
  const root = await chat.admin()
  await using window = await openPage(browser, chat, ann, { ...phone, at: '/broadcasts' })
  const notes = { name: 'notes.txt', mimeType: 'text/plain', bytes: Buffer.from('Shelves first') }
  const attachmentIds = [await upload(root, await picture(300, 200)), await upload(root, notes)]
  await says('The new shelves', { kind: 'FILE', attachmentIds })
  const image = broadcasts(window).first().getByRole('button', { name: 'Show picture.png' }).locator('img')
  await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  const file = await broadcasts(window)
    .first()
    .getByRole('link', { name: /^Save notes\.txt/ })
    .getAttribute('href')
  expect(await (await fetch(file!)).text()).toBe('Shelves first')
})

test('a room is joined to hear what is said there, and left again', async () => {
  const [ann] = await chat.people('Ann')
  const roomId = await createRoom('Workshop', 'Opening hours and deliveries')
  await using window = await openPage(browser, chat, ann)
  await says('Ann does not hear this', { roomId })
  await area(window, 'Rooms').click()
  const room = window.page.getByRole('main').getByRole('listitem').filter({ hasText: 'Opening hours and deliveries' })
  await room.getByText('No members yet').waitFor()
  await room.getByRole('button', { name: 'Join Workshop' }).click()
  await room.getByText('1 member').waitFor()
  await says('The saw is back', { roomId })
  await area(window, /Broadcasts.*1 unread/).click()
  await broadcasts(window).first().getByText('The saw is back').waitFor()
  await broadcasts(window).first().getByText('Workshop').waitFor()
  expect(await window.page.getByText('Ann does not hear this').count()).toBe(0)
  await area(window, 'Rooms').click()
  await room.getByRole('button', { name: 'Leave Workshop' }).click()
  await room.getByRole('button', { name: 'Join Workshop' }).waitFor()
})

test('older broadcasts come as one scrolls, and all that was unread is told apart from what was seen', async () => {
  const [ann] = await chat.people('Ann')
  for (let number = 1; number <= 26; number++) await says(`Notice ${number}`)
  await using window = await openPage(browser, chat, ann, { at: '/broadcasts' })
  await broadcasts(window).first().getByText('Notice 26').waitFor()
  await window.page.getByText('New', { exact: true }).waitFor()
  const scroll = async () => {
    await broadcasts(window).last().scrollIntoViewIfNeeded()
    await window.page.mouse.move(900, 400)
    await window.page.mouse.wheel(0, 2_000)
    return broadcasts(window).last().innerText()
  }
  await expect.poll(scroll).toContain('Notice 1')
  expect(await broadcasts(window).count()).toBeLessThan(26)
})
