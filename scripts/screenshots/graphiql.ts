// Takes the README's picture: a message that Ann sends in one GraphiQL page arrives in Bob's subscription in another.
// Run it with `node scripts/screenshots/graphiql.ts`; it needs a Chromium, and says so where there is none.
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { images, openBrowser, startServer } from './server.ts'

const picture = join(images, 'graphiql-two-tabs.png')
const size = { width: 940, height: 650 }

const main = async (): Promise<void> => {
  await using server = await startServer()
  const browser = await openBrowser()
  try {
    await mkdir(images, { recursive: true })
    await takePicture(browser, server.url)
    console.log(`${picture}: ${Math.round((await stat(picture)).size / 1024)} KB`)
  } finally {
    await browser.close()
  }
}

const takePicture = async (browser: Browser, url: string): Promise<void> => {
  const hears = await explorer(browser, url, 'Hear')
  await run(hears)
  await shows(hears, 'CaughtUp')
  const sends = await explorer(browser, url, 'Send')
  await run(sends)
  await shows(sends, 'Hello Bob!')
  await shows(hears, 'Hello Bob!')
  const [left, right] = await Promise.all([sends, hears].map((page) => still(page)))

  const both = await browser.newPage({ viewport: { width: size.width * 2 + 96, height: size.height + 128 } })
  await both.setContent(sideBySide(left!, right!))
  await both.screenshot({ path: picture })
}

const explorer = async (browser: Browser, url: string, tab: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: size })
  await page.goto(`${url}/graphql`)
  await page.locator('.graphiql-query-editor .view-line', { hasText: /\w/ }).first().waitFor()
  await page.locator('.graphiql-tab', { hasText: tab }).click()
  await page.locator('.graphiql-query-editor .view-line', { hasText: new RegExp(`${tab}\\s`) }).waitFor()
  // The words at the right of a line would stand under the buttons.
  await page.addStyleTag({ content: '.graphiql-editors { min-width: 480px }' })
  return page
}

const run = (page: Page): Promise<void> => page.locator('.graphiql-execute-button').click()

const shows = (page: Page, text: string): Promise<void> =>
  page.locator('.graphiql-response .view-line', { hasText: new RegExp(text.replaceAll(' ', '\\s')) }).waitFor()

/** With the pointer away, so that no hint covers anything. */
const still = async (page: Page): Promise<string> => {
  await page.mouse.move(size.width - 5, size.height - 5)
  await page.waitForTimeout(1500)
  return (await page.screenshot()).toString('base64')
}

const sideBySide = (left: string, right: string): string => `
  <style>
    body { margin: 0; padding: 32px; display: flex; gap: 32px; background: #dfe3ea; font: 500 22px sans-serif; color: #2c3440 }
    figure { margin: 0 }
    figcaption { margin: 0 0 16px; height: 28px }
    img { display: block; width: ${size.width}px; border-radius: 10px; box-shadow: 0 4px 18px #0003 }
  </style>
  <figure><figcaption>Ann sends …</figcaption><img src="data:image/png;base64,${left}"></figure>
  <figure><figcaption>… and Bob, who listens in another page, has it</figcaption><img src="data:image/png;base64,${right}"></figure>`

await main()
