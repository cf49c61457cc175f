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

test('all scripts that there are, also those of dialogs that are rarely opened, are under 250 KB', async () => {
  await using chat = await startChat()
  const index = await (await fetch(chat.url)).text()
  const seen = new Map<string, number>()
  const visit = async (path: string): Promise<void> => {
    if (seen.has(path)) return
    const script = await (await fetch(chat.url + path)).text()
    seen.set(path, gzipSync(script, { level: 9 }).length)
    for (const [, name] of script.matchAll(/["'`](?:\.\/|assets\/)([\w-]+\.js)["'`]/g)) await visit(`/assets/${name}`)
  }
  for (const [path] of index.matchAll(/\/assets\/[\w-]+\.js/g)) await visit(path)
  expect([...seen.values()].reduce((sum, size) => sum + size, 0)).toBeLessThan(250_000)
})
