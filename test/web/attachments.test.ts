import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { startSharedChat, type SharedChat } from '../support/shared-chat.ts'
import { openPage, useBrowser, type PageWindow } from './page.ts'

const browser = useBrowser()
let chat: SharedChat
beforeAll(async () => {
  chat = await startSharedChat({ uploadMaxBytes: 200_000 })
})

interface Given {
  name: string
  mimeType: string
  buffer: Buffer
}

const picture = async (name: string, background: string, width = 640, height = 480): Promise<Given> => ({
  name,
  mimeType: 'image/png',
  buffer: await sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer(),
})
const text = (name: string, size = 20): Given => ({ name, mimeType: 'text/plain', buffer: Buffer.alloc(size, 'text ') })

const windowsOf = async (tolerates?: RegExp): Promise<[PageWindow, PageWindow]> => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  await ann.sends(bob, 'Look:')
  const windows = await Promise.all([ann, bob].map((each) => openPage(browser, chat, each, tolerates && { tolerates })))
  await windows[0]!.opens('Bob')
  await windows[1]!.opens('Ann')
  return windows as [PageWindow, PageWindow]
}
const sendButton = ({ page }: PageWindow) => page.getByRole('button', { name: 'Send', exact: true })
const chooses = ({ page }: PageWindow, files: Given[]) => page.locator('form input[type=file]').setInputFiles(files)
/** Drops them on the history, or pastes them where one writes, as a person would. */
const gives = async ({ page }: PageWindow, how: 'drop' | 'paste', files: Given[]): Promise<void> => {
  const target = how === 'drop' ? page.getByRole('log') : page.getByRole('textbox', { name: /^Message to/ })
  const given = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, bytes: buffer.toString('base64') }))
  await target.evaluate(
    (element, { how, given }) => {
      const data = new DataTransfer()
      for (const { name, mimeType, bytes } of given) {
        const content = Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0))
        data.items.add(new File([content], name, { type: mimeType }))
      }
      const options = { bubbles: true, cancelable: true }
      if (how === 'paste') element.dispatchEvent(new ClipboardEvent('paste', { ...options, clipboardData: data }))
      else
        for (const name of ['dragenter', 'dragover', 'drop'])
          element.dispatchEvent(new DragEvent(name, { ...options, dataTransfer: data }))
    },
    { how, given },
  )
}
/** Widths of the pictures that are there; 0 for what isn't. */
const widths = (images: (HTMLElement | SVGElement)[]) => images.map((image) => (image as HTMLImageElement).naturalWidth)

test('pictures by button, drop and paste are sent together, shown small, and large one after the other', async () => {
  const [ann, bob] = await windowsOf()
  await chooses(ann, [await picture('red.png', '#a33')])
  await gives(ann, 'drop', [await picture('green.png', '#3a3')])
  await gives(ann, 'paste', [await picture('blue.png', '#33a', 300, 500)])
  const tray = ann.page.getByRole('list', { name: 'Files to be sent' })
  await expect.poll(() => tray.getByRole('listitem').count()).toBe(3)
  await tray.getByRole('button', { name: 'Don’t send green.png' }).click()
  await expect.poll(() => tray.getByRole('progressbar').count()).toBe(0)
  await ann.writes('Which one?')
  await tray.waitFor({ state: 'detached' })

  const message = bob.page.getByRole('article').filter({ hasText: 'Which one?' })
  const images = message.getByRole('img')
  // Thumbnails: at most 320 pixels wide.
  await expect.poll(() => images.evaluateAll(widths)).toEqual([320, 192])
  expect(await ann.page.getByRole('article').filter({ hasText: 'Which one?' }).getByRole('img').count()).toBe(2)

  await message.getByRole('button', { name: 'Show red.png' }).click()
  const large = bob.page.getByRole('dialog')
  await large.getByRole('img', { name: 'red.png' }).waitFor()
  await bob.page.keyboard.press('ArrowRight')
  await large.getByRole('img', { name: 'blue.png' }).waitFor()
  await expect.poll(() => large.getByRole('img').evaluateAll(widths)).toEqual([300])
  await bob.page.keyboard.press('Escape')
  await large.waitFor({ state: 'detached' })
  await expect
    .poll(() => bob.page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Show red.png')
})

test('a picture has its place before it is there', async () => {
  const [ann, bob] = await windowsOf()
  await bob.page.route('**/files/**', () => {})
  await chooses(ann, [await picture('wide.png', '#a33', 800, 200)])
  await sendButton(ann).click()
  const box = (await bob.page.getByRole('button', { name: 'Show wide.png' }).boundingBox())!
  expect([box.width, box.height].map(Math.round)).toEqual([320, 80])
})

test('a file is a card with its size, and is saved with its name', async () => {
  const [ann, bob] = await windowsOf()
  await chooses(ann, [text('prices.txt', 12_300), await picture('red.png', '#a33')])
  await sendButton(ann).click()
  const link = bob.page.getByRole('log').getByRole('link', { name: 'Save prices.txt (12 kB)' })
  const [download] = await Promise.all([bob.page.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toBe('prices.txt')
})

test('what can’t be sent says why, and what was cut off is sent again', async () => {
  const [ann, bob] = await windowsOf(/Failed to load resource/)
  const tray = ann.page.getByRole('list', { name: 'Files to be sent' })
  await chooses(ann, [text('large.txt', 200_001), { ...text('no-picture.png'), mimeType: 'image/png' }])
  await tray.getByText('This file is larger than this server takes.').waitFor()
  await tray.getByText('This is damaged, or not the picture that its name says.').waitFor()
  expect(await sendButton(ann).isDisabled()).toBe(true)
  await tray.getByRole('button', { name: 'Don’t send large.txt' }).click()
  await tray.getByRole('button', { name: 'Don’t send no-picture.png' }).click()

  await ann.page.route('**/uploads/**', (route) => route.abort())
  await chooses(ann, [text('notes.txt')])
  await tray.getByText('The connection was lost.').waitFor()
  await ann.page.unroute('**/uploads/**')
  await tray.getByRole('button', { name: 'Upload notes.txt again' }).click()
  await expect.poll(() => sendButton(ann).isEnabled()).toBe(true)
  await sendButton(ann).click()
  await bob.page.getByRole('link', { name: /notes.txt/ }).waitFor()

  await chooses(
    ann,
    Array.from({ length: 12 }, (_, i) => text(`${i}.txt`)),
  )
  await ann.page.getByText('A message has at most 10 files.').waitFor()
  expect(await tray.getByRole('listitem').count()).toBe(10)
})
