import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build, preview } from 'vite'
import type { Person } from '../support/person.ts'
import { openWindow, type OpenBrowser } from '../web/page.ts'

export const apps = ['react-apollo', 'react-urql', 'vue'] as const

/** One of the examples, built with the project's packages and served; it is told where the server is. */
export interface ServedApp extends AsyncDisposable {
  url: string
  /** A person's window, with the page before anybody has signed in. */
  opens(browser: OpenBrowser, person: Person, options?: { tolerates?: RegExp }): Promise<AppWindow>
}

export interface AppWindow {
  signsIn(token?: string): Promise<void>
  /** The list: each with what is unread of it. */
  list(): Promise<string[]>
  opensConversation(name: string): Promise<void>
  writes(text: string): Promise<void>
  /** Of the open conversation, what the server has. */
  texts(): Promise<string[]>
  /** And what is on its way there. */
  waiting(): Promise<string[]>
  earlier(): Promise<void>
  status(): Promise<string>
  alert(): Promise<string>
}

export const serveApp = async (name: (typeof apps)[number], serverUrl: string): Promise<ServedApp> => {
  const outDir = await mkdtemp(join(tmpdir(), 'parley-example-'))
  const root = resolve('examples', name)
  const config = { root, configFile: join(root, 'vite.config.ts'), configLoader: 'native', logLevel: 'error' } as const
  await build({
    ...config,
    define: { 'import.meta.env.VITE_PARLEY_URL': JSON.stringify(`${serverUrl}/graphql`) },
    build: { outDir, emptyOutDir: true },
  })
  const server = await preview({ ...config, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } })
  const [url] = server.resolvedUrls!.local
  return {
    url: url!,
    opens: async (browser, person, { tolerates } = {}) => {
      const { page } = await openWindow(browser, person, { own: [url!, serverUrl], tolerates, context: {} })
      await page.goto(url!)
      const log = page.getByRole('log')
      const input = page.getByRole('textbox', { name: 'Message' })
      return {
        signsIn: async (token = person.token) => {
          await page.getByRole('textbox', { name: 'Token' }).fill(token)
          await page.getByRole('button', { name: 'Sign in' }).click()
        },
        list: async () => {
          const names = await page
            .getByRole('navigation', { name: 'Conversations' })
            .getByRole('button')
            .allInnerTexts()
          return names.map((text) => text.replaceAll(/\s+/g, ' ').trim())
        },
        opensConversation: (of) =>
          page.getByRole('navigation', { name: 'Conversations' }).getByRole('button', { name: of }).click(),
        writes: async (text) => {
          await input.fill(text)
          await input.press('Enter')
        },
        texts: () => log.locator('li:not([aria-busy]) span').allInnerTexts(),
        waiting: () => log.locator('li[aria-busy]').allInnerTexts(),
        earlier: () => page.getByRole('button', { name: 'Earlier' }).click(),
        status: () => page.getByRole('status').innerText(),
        alert: () => page.getByRole('alert').innerText(),
      }
    },
    [Symbol.asyncDispose]: async () => {
      await server.close()
      await rm(outDir, { recursive: true })
    },
  }
}
