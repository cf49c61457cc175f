import { get } from 'node:http'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signDemoTokens } from '../../src/demo/people.ts'
import { demoTabs } from '../../src/demo/tabs.ts'
import { launchChromium, needChromium } from '../support/chromium.ts'
import { startChat, testTokens, type Chat } from '../support/chat.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium(needChromium())
})

afterAll(() => browser?.close())

test('a message that is sent in one page arrives in the subscription of another, and nothing comes from elsewhere', async () => {
  await using chat = await startDemoChat()
  await using visit = await opened(chat)
  const hears = await visit.page()
  await open(hears, 'Hear')
  await run(hears)
  await shows(hears, '"CaughtUp"')

  const sends = await visit.page()
  await open(sends, 'Send')
  await run(sends)
  await shows(sends, '"deduplicated": false')
  await shows(hears, '"Hello Bob!"')

  const reads = await visit.page()
  await open(reads, 'History')
  await run(reads)
  await shows(reads, '"unreadCount": 1')
  expect(visit.strangers).toEqual([])
  expect(visit.complaints).toEqual([])
})

test('a browser that comes back finds its tabs, signed in again where the secret is another one', async () => {
  await using chat = await startDemoChat()
  await using visit = await opened(chat)
  const page = await visit.page()
  await kept(page)
  await page.goto(`${chat.url}/health`)
  await page.evaluate(
    (old) => {
      const tabs = localStorage['graphiql:tabState'] as string
      localStorage['graphiql:tabState'] = tabs.replace(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, old).replace('Hello', 'Again')
    },
    signDemoTokens({ ...testTokens, secret: 'another secret, of an earlier start' }).ann,
  )
  await page.goto(`${chat.url}/graphql`)
  await ready(page)
  await run(page)
  await shows(page, '"Again Bob!"')
  expect(await page.locator('.graphiql-tab').allInnerTexts()).toEqual(['Send', 'Hear', 'History'])
})

test('without demo people the page asks for a token', async () => {
  await using chat = await startChat({ explorer: [] })
  await using visit = await opened(chat)
  const page = await visit.page()
  await page.locator('.graphiql-query-editor', { hasText: 'Put your token' }).waitFor()
  await run(page)
  await shows(page, 'UNAUTHENTICATED')
  expect(visit.strangers).toEqual([])
})

test('the page is one gzipped answer, and there is none where there is no explorer', async () => {
  await using chat = await startDemoChat()
  const { headers, bytes } = await pageOf(chat.url)
  expect(headers['content-encoding']).toBe('gzip')
  expect(bytes).toBeLessThan(3_500_000)
  await using closed = await startChat({ explorer: null })
  expect((await pageOf(closed.url)).headers['content-type'] ?? '').not.toContain('text/html')
})

const startDemoChat = async (): Promise<Chat> => {
  const chat = await startChat({ explorer: demoTabs(signDemoTokens(testTokens)) })
  await chat.users('ann', 'bob')
  return chat
}

/** A browser's visit, with what it asked of other hosts, and what it complained of. */
const opened = async (chat: Chat) => {
  const context: BrowserContext = await browser.newContext()
  context.setDefaultTimeout(20_000)
  const strangers: string[] = []
  const complaints: string[] = []
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(chat.url) && !/^(data|blob):/.test(url)) strangers.push(url)
  })
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(error.error().message))
  return {
    strangers,
    complaints,
    page: async (): Promise<Page> => {
      const page = await context.newPage()
      await page.goto(`${chat.url}/graphql`)
      await ready(page)
      return page
    },
    [Symbol.asyncDispose]: () => context.close(),
  }
}

const ready = (page: Page) => page.locator('.graphiql-query-editor .view-line', { hasText: /\w/ }).first().waitFor()
const kept = (page: Page) => page.waitForFunction(() => 'graphiql:tabState' in localStorage)
const open = async (page: Page, tab: string) => {
  await page.locator('.graphiql-tab', { hasText: tab }).click()
  await page.locator('.graphiql-query-editor .view-line', { hasText: new RegExp(`${tab}\\s`) }).waitFor()
}
const run = (page: Page) => page.locator('.graphiql-execute-button').click()
/** Of a long answer only what is in view is in the page. The editor writes its spaces as no-break ones. */
const shows = async (page: Page, text: string): Promise<void> => {
  const answer = async () => (await page.locator('.graphiql-response').innerText()).replaceAll('\u00a0', ' ')
  await expect.poll(answer).toContain(text)
}

/** As it comes over the wire: fetch would unpack it. */
const pageOf = (url: string) =>
  new Promise<{ headers: Record<string, unknown>; bytes: number }>((resolve, reject) => {
    get(`${url}/graphql`, { headers: { accept: 'text/html' } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.once('end', () => resolve({ headers: response.headers, bytes }))
    }).once('error', reject)
  })
