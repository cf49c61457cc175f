import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest'
import { launchChromium, needChromium } from '../support/chromium.ts'
import type { Chat } from '../support/chat.ts'
import type { Person } from '../support/person.ts'

/** One Chromium for all tests of a file. After each test its windows are closed, and none of them may have had a complaint. */
export interface OpenBrowser {
  context: Browser['newContext']
  /** Windows of the test that runs, to be looked at when it is over. */
  windows: Set<PageWindow>
}

/** A person's window on the chat page. */
export interface PageWindow extends AsyncDisposable {
  page: Page
  person: Person
  /** What the page asked of other hosts; what it logged as an error, what its policy refused among it; what it threw. */
  complaints: string[]
  /** Writes into the conversation that is open, and sends it. */
  writes(text: string): Promise<void>
  /** Opens a conversation from the list. */
  opens(name: string): Promise<void>
  /** Waits for a message in the conversation that is open. */
  shows(text: string): Promise<void>
  /** The messages of the conversation that is open, oldest first: those in view, and a few around them. */
  texts(): Promise<string[]>
}

export interface PageOptions extends Pick<
  BrowserContextOptions,
  'viewport' | 'colorScheme' | 'locale' | 'hasTouch' | 'isMobile'
> {
  /** Behind which the server is to be found, such as a proxy's. @default the chat's own */
  url?: string
  /** Behind #, once signed in: `/conversation/…`. @default the list */
  at?: string
  /** Complaints that the test means to have: a refused upload is logged as an error by the browser itself. */
  tolerates?: RegExp
}

/** In which all messages of a short conversation are in view. */
export const tall = { viewport: { width: 900, height: 3000 } } satisfies PageOptions
export const phone = { viewport: { width: 390, height: 844 } } satisfies PageOptions

/** What a browser says of a network that a test takes away. */
const noNetwork =
  /WebSocket connection to 'ws:\/\/(127\.0\.0\.1|localhost)|net::ERR_(CONNECTION_|INTERNET_DISCONNECTED|EMPTY_RESPONSE)/

/** To be called at the top of a file. A browser takes its time where the machine has much else to do. */
export const useBrowser = (): OpenBrowser => {
  vi.setConfig({ testTimeout: 60_000 })
  let browser: Browser
  const windows = new Set<PageWindow>()
  beforeAll(async () => {
    browser = await launchChromium(needChromium())
  }, 300_000)
  afterAll(() => browser?.close())
  afterEach(async () => {
    const closed = [...windows]
    windows.clear()
    for (const window of closed) await window[Symbol.asyncDispose]()
    expect(closed.flatMap(({ complaints }) => complaints)).toEqual([])
  })
  return { context: (options) => browser.newContext(options), windows }
}

/** A window of a person, signed in by the address, with the list of conversations in it. */
export const openPage = async (
  browser: OpenBrowser,
  chat: Pick<Chat, 'url' | 'user'>,
  who: string | Person,
  { url = chat.url, at, tolerates, ...context }: PageOptions = {},
): Promise<PageWindow> => {
  const person = typeof who === 'string' ? await chat.user(who) : who
  const window = await openWindow(browser, person, { own: [chat.url, url], tolerates, context })
  await window.page.goto(`${url}/#token=${person.token}`)
  await window.page.getByRole('navigation', { name: /^(Conversations|Unterhaltungen)$/ }).waitFor()
  if (at) await window.page.evaluate((hash) => (location.hash = hash), at)
  return window
}

/** An empty window, for what comes before somebody is signed in. */
export const openWindow = async (
  browser: OpenBrowser,
  person: Person,
  {
    own,
    tolerates,
    context: options,
  }: { own: string[]; tolerates?: RegExp | undefined; context: BrowserContextOptions },
): Promise<PageWindow> => {
  const context = await browser.context({ locale: 'en-GB', reducedMotion: 'reduce', ...options })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const complaints: string[] = []
  // Files have the address that people are told, whichever the page was opened by.
  const hosts = own.flatMap((url) => [new URL(url).host, `localhost:${new URL(url).port}`])
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    if (!['data:', 'blob:'].includes(protocol) && !hosts.includes(host)) complaints.push(`asked ${request.url()}`)
  })
  const complain = (text: string): void => {
    if (!noNetwork.test(text) && !tolerates?.test(text)) complaints.push(text)
  }
  context.on('console', (message) => {
    if (message.type() === 'error') complain(message.text())
  })
  context.on('weberror', (error) => complain(`threw ${error.error().message}`))
  const window: PageWindow = {
    page,
    person,
    complaints,
    writes: async (text) => {
      const composer = page.getByRole('textbox', { name: /^Message to/ })
      await composer.fill(text)
      await composer.press('Enter')
    },
    shows: (text) => page.getByRole('log').getByText(text, { exact: true }).first().waitFor(),
    texts: () => page.getByRole('log').getByRole('paragraph').allInnerTexts(),
    opens: (name) => page.getByRole('navigation', { name: 'Conversations' }).getByRole('link', { name }).click(),
    [Symbol.asyncDispose]: () => context.close(),
  }
  browser.windows.add(window)
  return window
}
