import { stat } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import type { Server } from './server.ts'
import type { Shop } from './shop.ts'

const size = { width: 460, height: 620 }
const gap = 20
const frameMs = 160

/** Two people side by side: the server is killed while they write, what they write waits, and arrives once it is back. */
export const takeMovingPicture = async (browser: Browser, server: Server, shop: Shop, file: string): Promise<void> => {
  const [left, right] = await Promise.all(
    [shop.maya, shop.jonas].map(async (person) => {
      const context = await browser.newContext({ viewport: size, locale: 'en-GB', colorScheme: 'light' })
      const page = await context.newPage()
      await page.goto(`${server.url}/#token=${person.token}`)
      await page.getByRole('navigation', { name: 'Conversations' }).getByRole('link').first().waitFor()
      await page.evaluate((id) => (location.hash = `#/conversation/${id}`), shop.direct)
      await page.getByRole('log').getByRole('paragraph').first().waitFor()
      return page
    }),
  )
  const film = startFilm([left!, right!])
  const writes = async (page: Page, text: string): Promise<void> => {
    const composer = page.getByRole('textbox', { name: /^Message to/ })
    await composer.pressSequentially(text, { delay: 25 })
    await composer.press('Enter')
  }
  const shows = (page: Page, text: string): Promise<void> =>
    page.getByRole('log').getByText(text, { exact: true }).first().waitFor()

  film.caption = 'Two people, one server'
  await writes(left!, 'I am on my way!')
  await shows(right!, 'I am on my way!')
  film.caption = 'kill -9'
  await server.kill('SIGKILL')
  await left!.getByText(/^No connection since/).waitFor()
  await writes(left!, 'Five minutes, the tram is late.')
  await writes(right!, 'No hurry, we are here.')
  await writes(left!, 'Thank you! 💛')
  await left!.waitForTimeout(1200)
  film.caption = 'started again'
  await server.start()
  await shows(right!, 'Thank you! 💛')
  await shows(left!, 'No hurry, we are here.')
  film.caption = 'all there, once, in order'
  await left!.waitForTimeout(2500)
  await film.save(file)
  console.log(`${file}: ${Math.round((await stat(file)).size / 1024)} KB`)
}

interface Frame {
  picture: Buffer
  ms: number
}

/** A picture of both every so often, until it is saved; one that shows nothing new only makes the one before it longer. */
const startFilm = (pages: [Page, Page]) => {
  const frames: Frame[] = []
  const shown = { caption: '' }
  let isOver = false
  const filming = (async () => {
    let before = ''
    while (!isOver) {
      const startedAt = performance.now()
      const shots = await Promise.all(pages.map((page) => page.screenshot({ type: 'png' })))
      const key = shown.caption + shots.map((shot) => shot.toString('latin1')).join('')
      if (key !== before) frames.push({ picture: await sideBySide(shots, shown.caption), ms: 0 })
      before = key
      await pages[0].waitForTimeout(Math.max(0, frameMs - (performance.now() - startedAt)))
      frames.at(-1)!.ms += performance.now() - startedAt
    }
  })()
  const save = async (file: string): Promise<void> => {
    isOver = true
    await filming
    await sharp(
      frames.map(({ picture }) => picture),
      { join: { animated: true } },
    )
      .webp({ quality: 60, effort: 4, loop: 0, delay: frames.map(({ ms }) => Math.round(Math.min(ms, 1500))) })
      .toFile(file)
  }
  return Object.assign(shown, { save })
}

const sideBySide = (shots: Buffer[], caption: string): Promise<Buffer> => {
  const width = size.width * 2 + gap * 3
  const title = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="60"><text x="50%" y="40" text-anchor="middle" font-family="DejaVu Sans, sans-serif" font-size="24" fill="#0b3d47">${caption}</text></svg>`
  return sharp({ create: { width, height: size.height + 60 + gap, channels: 3, background: '#d6e4e8' } })
    .composite([
      { input: Buffer.from(title), left: 0, top: 0 },
      ...shots.map((input, i) => ({ input, left: gap + i * (size.width + gap), top: 60 })),
    ])
    .png()
    .toBuffer()
}
