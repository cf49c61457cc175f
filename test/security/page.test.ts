import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { readManifests } from '../../src/server/graphql/manifest.ts'
import { upload } from '../attachment/files.ts'
import * as operations from '../generated/operations.ts'
import { startSharedChat, type SharedChat } from '../support/shared-chat.ts'
import { openPage, tall, useBrowser, type PageWindow } from '../web/page.ts'

/** What tests ask to have something there; the page's own documents come from the server's list alone. */
const ofTests = Object.values(operations).flatMap((each) => {
  const text = String(each)
  return typeof each === 'object' ? [[createHash('sha256').update(text).digest('hex'), text] as const] : []
})

const browser = useBrowser()
let chat: SharedChat
let required: SharedChat
beforeAll(async () => {
  const manifest = new Map([...(await readManifests(undefined)), ...ofTests])
  chat = await startSharedChat()
  required = await startSharedChat({ documents: { persisted: { mode: 'required', manifest }, hidesSchema: true } })
})

const message = ({ page }: PageWindow, text: string) =>
  page.getByRole('log').getByRole('article').filter({ hasText: text })

test('OWASP GraphQL: where no other documents run than those of the list, the chat page and its admin part go on', async () => {
  const [ann] = await required.people('Ann')
  const root = await required.admin()
  await root.sends(ann, 'Is it open?')
  const frames: string[] = []
  const window = await openPage(browser, required, ann)
  window.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => void frames.push(String(payload))),
  )
  await window.page.reload()
  await window.page.getByRole('link', { name: /Is it open/ }).click()
  await window.writes('Until six.')
  await window.shows('Until six.')
  await window.page.getByRole('searchbox').fill('open')
  await window.page.locator('mark').first().waitFor()
  const admin = await openPage(browser, required, root)
  admin.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => void frames.push(String(payload))))
  await admin.page.reload()
  for (const at of [
    '/rooms',
    '/broadcasts',
    '/settings',
    '/admin',
    '/admin/reports',
    '/admin/people',
    '/admin/audit',
  ]) {
    await admin.page.evaluate((hash) => (location.hash = hash), at)
    await admin.page.getByRole('main').getByRole('heading').first().waitFor()
    await admin.page.waitForLoadState('networkidle')
  }
  expect(frames.filter((frame) => frame.includes('"errors"') || frame.includes('"type":"error"'))).toEqual([])
  expect(frames.length).toBeGreaterThan(10)
})

test('OWASP XSS, uploads: a script that somebody has sent is none to the page, which runs what is of its own origin', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  const types = [
    'text/javascript',
    'application/javascript',
    'application/x-javascript',
    'text/ecmascript',
    'text/jscript',
  ]
  const ids = await Promise.all(
    types.map((mimeType, at) =>
      upload(ann, { name: `${at}.js`, mimeType, bytes: Buffer.from(`window.ran = ${at + 1}`) }),
    ),
  )
  await ann.sends(bob, 'Look:', { kind: 'FILE', attachmentIds: ids })
  // By the name that files' addresses have too.
  const url = chat.url.replace('127.0.0.1', 'localhost')
  const window = await openPage(browser, chat, bob, {
    url,
    tolerates: /Refused to execute|MIME type|Creating a worker/,
  })
  await window.opens('Ann')
  const links = window.page.getByRole('log').getByRole('link', { name: /^Save \d\.js/ })
  await expect.poll(() => links.count()).toBe(types.length)
  for (let at = 0; at < types.length; at++) {
    const address = await links.nth(at).getAttribute('href')
    // As it would be where something got a tag into the page.
    const became = await window.page.evaluate(async (src) => {
      const script = document.createElement('script')
      const ended = new Promise<string>((resolve) => {
        script.addEventListener('load', () => resolve('loaded'))
        script.addEventListener('error', () => resolve('refused'))
      })
      script.src = src!
      document.body.append(script)
      return [await ended, 'ran' in globalThis]
    }, address)
    expect([types[at], ...became]).toEqual([types[at], 'refused', false])
    const worker = await window.page.evaluate(
      (src) =>
        navigator.serviceWorker.register(src!).then(
          () => 'registered',
          (error: Error) => error.name,
        ),
      address,
    )
    expect([types[at], worker]).toEqual([types[at], 'SecurityError'])
  }
})

/** As it is seen: its characters from left to right, line by line. */
const asSeen = (element: HTMLElement | SVGElement): string => {
  const seen: { y: number; x: number; char: string }[] = []
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (let at = 0; at < node.textContent!.length; at++) {
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const { x, y, width } = range.getBoundingClientRect()
      if (width > 0) seen.push({ y: Math.round(y / 8), x, char: node.textContent![at]! })
    }
  return seen
    .sort((one, other) => one.y - other.y || one.x - other.x)
    .map(({ char }) => char)
    .join('')
}

test('CVE-2021-42574, bidi: a link is read as the address that it leads to, whatever marks of direction are around it', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  const turned = [
    ['\u202ehttps://evil.example/a/moc.knab//:sptth', 'https://evil.example/a/moc.knab//:sptth'],
    ['\u2067\u202ehttps://evil.example/b/moc.knab//:sptth', 'https://evil.example/b/moc.knab//:sptth'],
    ['https://evil.example/\u202emoc.knab//:sptth', 'https://evil.example/'],
  ] as const
  for (const [text] of turned) await ann.sends(bob, text)
  await ann.sends(bob, 'as https://bank.example@evil.example/login')
  const window = await openPage(browser, chat, bob, tall)
  await window.opens('Ann')
  const links = window.page.getByRole('log').getByRole('link')
  await message(window, 'bank.example@evil').waitFor()
  const found = await Promise.all(
    (await links.all()).map(async (link) => [await link.getAttribute('href'), await link.evaluate(asSeen)]),
  )
  expect(found).toEqual(turned.map(([, address]) => [address, address]))
})
