import { expect, test } from 'vitest'
import { startChat } from '../support/chat.ts'
import { range } from '../support/range.ts'
import { openAdmin, type AdminWindow } from './admin.ts'
import { openPage, useBrowser } from './page.ts'

const browser = useBrowser()

const figure = async ({ page }: AdminWindow, name: string): Promise<string> =>
  page.getByRole('main').locator('dl > div', { hasText: name }).locator('dd').innerText()
const sumOf = async ({ page }: AdminWindow, title: string): Promise<number> => {
  const label = await page.getByRole('img', { name: title }).getAttribute('aria-label')
  return Number(/([\d,]+) in the last hour/.exec(label ?? '')?.[1]?.replaceAll(',', '') ?? 0)
}
/** Pixels of the first chart that are painted in the bars' colour. */
const painted = ({ page }: AdminWindow): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('main canvas')!
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    const probe = document.createElement('canvas').getContext('2d')!
    probe.fillStyle = getComputedStyle(canvas).getPropertyValue('--parley-accent')
    probe.fillRect(0, 0, 1, 1)
    const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data
    let count = 0
    for (let at = 0; at < data.length; at += 4)
      if (data[at] === red && data[at + 1] === green && data[at + 2] === blue && data[at + 3] === 255) count++
    return count
  })

test('the live picture moves under load', async () => {
  await using chat = await startChat()
  const [ann, bob] = await chat.users('Ann', 'Bob')
  await using window = await openAdmin(browser, chat)
  const { page } = window
  await expect.poll(() => figure(window, 'People online')).toBe('1')
  expect(await figure(window, 'Processes')).toBe('1')
  expect(await figure(window, 'Version')).toMatch(/^\d+\.\d+\.\d+/)
  expect(await sumOf(window, 'Messages a minute')).toBe(0)
  expect(await painted(window)).toBe(0)

  await using _bobs = await openPage(browser, chat, bob)
  await expect.poll(() => figure(window, 'People online')).toBe('2')
  await expect.poll(() => figure(window, 'Connections')).toBe('2')
  await Promise.all(range(1, 40).map((i) => ann.sends(bob, `Message ${i}`)))
  await expect.poll(() => sumOf(window, 'Messages a minute')).toBe(40)
  await expect.poll(() => sumOf(window, 'Deliveries a minute')).toBeGreaterThanOrEqual(40)
  const before = await painted(window)
  expect(before).toBeGreaterThan(100)

  // The same as a table.
  await page.getByText('Messages a minute as a table').click()
  const table = page.getByRole('table')
  await expect.poll(() => table.getByRole('row').count()).toBe(61)
  const counts = (await table.getByRole('row').allInnerTexts()).map((row) => Number(row.split('\t')[1]))
  expect(counts.slice(1).reduce((sum, count) => sum + count, 0)).toBe(40)
})

test('numbers are asked for only while somebody looks', async () => {
  await using chat = await startChat()
  await using window = await openAdmin(browser, chat)
  const { page } = window
  let asked = 0
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      if (payload.toString().includes('serverStatistics')) asked++
    }),
  )
  const shows = (state: string) =>
    page.evaluate((visibilityState) => {
      Object.defineProperty(document, 'visibilityState', { value: visibilityState, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }, state)
  await page.clock.install()
  await page.reload()
  await expect.poll(() => asked).toBe(1)
  await expect.poll(() => figure(window, 'People online')).toBe('1')
  await page.clock.fastForward(10_000)
  await expect.poll(() => asked).toBeGreaterThan(1)

  await shows('hidden')
  const before = asked
  await page.clock.fastForward(60_000)
  await page.clock.fastForward(60_000)
  // What comes back from the server shows that it was asked nothing before.
  await shows('visible')
  await expect.poll(() => asked).toBe(before + 1)
})
