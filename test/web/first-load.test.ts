import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { startChat } from '../support/chat.ts'
import { openWindow, useBrowser } from './page.ts'

const browser = useBrowser()

test('a first load is a handful of requests, all of this server, and under 250 KB of script as it is sent', async ({
  annotate,
}) => {
  await using chat = await startChat()
  const [ann, bob] = await chat.users('Ann', 'Bob')
  await ann.sends(bob, 'Hello')
  await using window = await openWindow(browser, ann, { own: [chat.url], context: {} })
  const { page } = window
  const bytes: Record<string, number> = {}
  const requests: string[] = []
  page.on('request', (request) => requests.push(new URL(request.url()).pathname))
  page.on('response', (response) => {
    const type = response.request().resourceType()
    void response
      .request()
      .sizes()
      .then(({ responseBodySize }) => (bytes[type] = (bytes[type] ?? 0) + responseBodySize))
  })
  let sockets = 0
  page.on('websocket', () => sockets++)
  await page.goto(`${chat.url}/#token=${ann.token}`)
  await page.getByRole('navigation', { name: 'Conversations' }).getByRole('link', { name: 'Bob' }).click()
  await page.getByRole('textbox', { name: /^Message to/ }).waitFor()

  await expect.poll(() => bytes['script'] ?? 0).toBeGreaterThan(0)
  await annotate(`${requests.length} requests; bytes by type: ${JSON.stringify(bytes)}`)
  expect(bytes['script']).toBeLessThan(250_000)
  expect(bytes['stylesheet']).toBeLessThan(60_000)
  // The page, its script and style, and what the list and a conversation are in, where these come apart.
  expect(requests.length).toBeLessThanOrEqual(12)
  expect(sockets).toBe(1)
})

/** The admin part's entry: `import('../admin/admin.ts')` of the page's, which Vite names after it. */
const isAdmins = (path: string): boolean => /^\/assets\/admin-[\w-]{8}\.js$/.test(path)

/** All scripts that one comes to from these, with their bytes as they are sent; what `isBarred` isn't looked at. */
const scriptsFrom = async (url: string, paths: string[], isBarred = (_path: string) => false) => {
  const seen = new Map<string, number>()
  const visit = async (path: string): Promise<void> => {
    if (seen.has(path) || isBarred(path)) return
    const script = await (await fetch(url + path)).text()
    seen.set(path, gzipSync(script, { level: 9 }).length)
    for (const [, name] of script.matchAll(/["'`](?:\.\/|assets\/)([\w-]+\.js)["'`]/g)) await visit(`/assets/${name}`)
  }
  for (const path of paths) await visit(path)
  return seen
}
const sum = (scripts: Map<string, number>): number => [...scripts.values()].reduce((all, size) => all + size, 0)

test('all scripts that there are for everybody, also those of dialogs that are rarely opened, are under 250 KB', async ({
  annotate,
}) => {
  await using chat = await startChat()
  const index = await (await fetch(chat.url)).text()
  const entries = [...index.matchAll(/\/assets\/[\w-]+\.js/g)].map(([path]) => path)
  const all = await scriptsFrom(chat.url, entries)
  // What can be come to without the admin part's one script is everybody's, also where that uses it too.
  const everybodys = await scriptsFrom(chat.url, entries, isAdmins)
  const admins = [...all].filter(([path]) => !everybodys.has(path))
  await annotate(`everybody's: ${sum(everybodys)} bytes, the admins': ${sum(new Map(admins))}`)
  expect(sum(everybodys)).toBeLessThan(250_000)
  expect(admins.map(([path]) => path).filter(isAdmins)).toHaveLength(1)
  expect(admins).toHaveLength(1)
  expect(sum(new Map(admins))).toBeLessThan(45_000)
})
