import { expect, test } from 'vitest'
import {
  BroadcastDocument,
  CreateRoomDocument,
  JoinRoomDocument,
  MarkBroadcastsReadDocument,
} from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import { range } from '../support/range.ts'
import { openAdmin, type AdminWindow } from './admin.ts'
import { openPage, useBrowser } from './page.ts'

const browser = useBrowser()
const limits = { deliveredEveryMs: 100 }

const sent = ({ page }: AdminWindow) => page.getByRole('list', { name: 'Sent broadcasts' }).getByRole('article')

test('a broadcast is composed and sent, and its statistics move as people get and read it', async () => {
  await using chat = await startChat({ limits })
  const [ann, bob] = await chat.users('Ann', 'Bob')
  await using anns = await openPage(browser, chat, ann)
  await using bobs = await bob.events()
  await bobs.next()
  await bobs[Symbol.asyncDispose]()
  await using window = await openAdmin(browser, chat, { at: '/admin/broadcasts' })
  const { page } = window
  const send = page.getByRole('button', { name: 'Send to everyone' })
  expect(await send.isDisabled()).toBe(true)
  await page.getByRole('textbox', { name: 'Text' }).fill('On Friday the shop closes at four.')
  await page.getByRole('button', { name: 'Insert an emoji' }).click()
  await page.getByRole('dialog', { name: 'Insert an emoji' }).getByRole('button', { name: '👍' }).click()
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Text' }).inputValue())
    .toBe('On Friday the shop closes at four.👍')
  await send.click()
  await page.getByText('The broadcast was sent.').waitFor()
  expect(await page.getByRole('textbox', { name: 'Text' }).inputValue()).toBe('')
  const first = sent(window).first()
  await first.getByText('On Friday the shop closes at four.👍').waitFor()
  // The admin's own window was given it, and Ann's; Bob is away.
  await first.getByText('Reached 2 of 3').waitFor()
  await first.getByText('Read by 0 of 3').waitFor()

  await using back = await bob.events({ after: bobs.cursor })
  await back.until('BroadcastAdded')
  await first.getByText('Reached 3 of 3').waitFor()
  const areas = anns.page.getByRole('navigation', { name: 'Areas' })
  await areas.getByRole('link', { name: /^Broadcasts/ }).click()
  await first.getByText('Read by 1 of 3').waitFor()
  await bob.does(MarkBroadcastsReadDocument)
  await first.getByText('Read by 2 of 3').waitFor()

  await first.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await first.getByText('This broadcast was deleted.').waitFor()
  await anns.page.getByText('This broadcast was deleted.').waitFor()
  expect(await first.getByRole('button', { name: 'Delete' }).count()).toBe(0)
})

test('a broadcast goes to a room, with pictures and files, and to nobody else', async () => {
  await using chat = await startChat({ limits })
  const [ann, bob] = await chat.users('Ann', 'Bob')
  const root = await chat.admin()
  const { createRoom } = await root.does(CreateRoomDocument, { input: { name: 'Goldsmiths' } })
  await ann.does(JoinRoomDocument, { roomId: createRoom.room.id })
  await using anns = await openPage(browser, chat, ann, { at: '/broadcasts' })
  await anns.page.getByText('Nothing was broadcast yet.').waitFor()
  await using window = await openAdmin(browser, chat, { at: '/admin/broadcasts' })
  const { page } = window
  await page.getByLabel('To', { exact: true }).selectOption('Goldsmiths')
  await page
    .locator('main input[type=file]')
    .setInputFiles([{ name: 'kiln.txt', mimeType: 'text/plain', buffer: Buffer.from('On from two') }])
  await page.getByRole('textbox', { name: 'Text' }).fill('The kiln')
  await page.getByRole('button', { name: 'Send to Goldsmiths' }).click()
  await page.getByText('The broadcast was sent.').waitFor()
  // The admin isn't in the room, so no event tells of it.
  const first = sent(window).first()
  await first.getByText('The kiln').waitFor()
  await first.getByText('Goldsmiths').waitFor()
  await anns.page.getByRole('article').getByText('The kiln').waitFor()
  await anns.page.getByRole('link', { name: /^Save kiln\.txt/ }).waitFor()
  await first.getByText('Reached 1 of 1').waitFor()
  await first.getByText('Read by 1 of 1').waitFor()
  await using bobs = await openPage(browser, chat, bob, { at: '/broadcasts' })
  await bobs.page.getByText('Nothing was broadcast yet.').waitFor()

  // What another admin says to the room appears while one looks.
  const other = await chat.user('Other', { role: 'admin' })
  const input = { clientId: 'other', text: 'From another admin', roomId: createRoom.room.id }
  await other.does(BroadcastDocument, { input })
  await expect.poll(() => sent(window).first().innerText()).toContain('From another admin')
})

test('older broadcasts come when they are asked for, and stay in order while newer ones come', async () => {
  await using chat = await startChat({ limits })
  const root = await chat.admin()
  const { createRoom } = await root.does(CreateRoomDocument, { input: { name: 'Goldsmiths' } })
  const says = async (number: number) =>
    root.does(BroadcastDocument, {
      input: {
        clientId: `${number}`,
        text: `Notice ${number}`,
        ...(number % 2 === 0 && { roomId: createRoom.room.id }),
      },
    })
  for (const number of range(1, 45)) await says(number)
  await using window = await openAdmin(browser, chat, { at: '/admin/broadcasts' })
  const texts = async () => (await sent(window).allInnerTexts()).map((text) => /Notice \d+/.exec(text)![0])
  const down = (from: number, to: number) =>
    range(to, from)
      .toReversed()
      .map((number) => `Notice ${number}`)
  await expect.poll(texts).toEqual(down(45, 26))
  await window.page.getByRole('button', { name: 'Show more' }).click()
  await expect.poll(texts).toEqual(down(45, 6))
  await says(46)
  await says(47)
  await expect.poll(texts).toEqual(down(47, 8))
  await window.page.getByRole('button', { name: 'Show more' }).click()
  await expect.poll(texts).toEqual(down(47, 1))
  // Also those further down have their numbers: who was given a later one counts as reached.
  await sent(window).last().getByText('Reached 1 of 1').waitFor()
})
