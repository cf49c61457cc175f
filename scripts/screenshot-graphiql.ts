// Takes the README's picture: a message that Ann sends in one GraphiQL page arrives in Bob's subscription in another.
// Run it with `node scripts/screenshot-graphiql.ts`; it needs a Chromium, and says so where there is none.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { findChromium, howToGetOne, launchChromium } from '../test/support/chromium.ts'

const root = join(import.meta.dirname, '..')
const picture = join(root, 'docs', 'images', 'graphiql-two-tabs.png')
const size = { width: 940, height: 650 }

const main = async (): Promise<void> => {
  const chromium = findChromium()
  if (!chromium) {
    console.error(`There is no Chromium to take the picture with: ${howToGetOne}.`)
    process.exitCode = 1
    return
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-screenshot-'))
  const server = await startServer(dataDir)
  const browser = await launchChromium(chromium)
  try {
    await mkdir(join(root, 'docs', 'images'), { recursive: true })
    await takePicture(browser, server.url)
    console.log(`${picture}: ${Math.round((await stat(picture)).size / 1024)} KB`)
  } finally {
    await browser.close()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const startServer = async (dataDir: string) => {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: { PATH, HOME, DATA_DIR: dataDir, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  for await (const chunk of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    output += chunk
    const [, url] = /POST (http:\S+)\/graphql/.exec(output) ?? []
    if (url)
      return {
        url,
        stop: async () => {
          child.kill('SIGTERM')
          await once(child, 'exit')
        },
      }
  }
  throw new Error(`The server didn't start: ${output}`)
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
