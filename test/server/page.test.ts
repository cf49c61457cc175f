import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, request, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { demoIdentities, signDemoTokens } from '../../src/demo/people.ts'
import { createPage } from '../../src/server/http/page.ts'
import { testTokens } from '../support/chat.ts'
import { connectFrames } from '../support/frames.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat({ demo: demoIdentities(signDemoTokens(testTokens)) })

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** As it comes over the wire, with the path as it is: fetch would unpack the one and tidy the other. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET', url = chat.url) =>
  new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(url)
    request({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
      .once('error', reject)
      .end()
  })

const partsOf = (html: string): string[] => [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path!)

test('the page is there with all its parts, gzipped for who takes that and plain for who doesn’t', async () => {
  const plain = await ask('/')
  expect(plain).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } })
  expect(plain.headers['content-encoding']).toBeUndefined()
  const parts = partsOf(plain.body.toString())
  expect(parts.length).toBeGreaterThanOrEqual(3)
  for (const path of ['/', ...parts]) {
    const [one, other] = [await ask(path), await ask(path, { 'accept-encoding': 'br, gzip;q=0.5' })]
    expect(other.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding', etag: one.headers.etag })
    expect(Number(other.headers['content-length'])).toBe(other.body.length)
    expect(gunzipSync(other.body).equals(one.body)).toBe(true)
  }
  expect((await ask('/', { 'accept-encoding': 'gzip;q=0, br' })).headers['content-encoding']).toBeUndefined()
})

test('what is named by its content is kept for good, and the page itself is asked for each time', async () => {
  const index = await ask('/')
  expect(index.headers['cache-control']).toBe('no-cache')
  const assets = partsOf(index.body.toString()).filter((path) => path.startsWith('/assets/'))
  expect((await ask(assets[0]!)).headers['cache-control']).toBe('public, max-age=31536000, immutable')

  const etag = index.headers.etag!
  for (const tag of [etag, `"other", ${etag}`, etag.replace('W/', ''), '*']) {
    const again = await ask('/', { 'if-none-match': tag })
    expect(again).toMatchObject({ status: 304, headers: { etag, 'cache-control': 'no-cache' } })
    expect(again.body).toHaveLength(0)
  }
  expect((await ask('/', { 'if-none-match': 'W/"other"' })).status).toBe(200)
})

test('HEAD tells the same without the page, and other methods are refused', async () => {
  const [got, told] = [await ask('/'), await ask('/', {}, 'HEAD')]
  expect(told.body).toHaveLength(0)
  expect({ ...told.headers, date: '' }).toEqual({ ...got.headers, date: '' })
  expect(await ask('/', {}, 'POST')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
})

test('no path leads out of the page’s folder', async () => {
  const outside = [
    '/../package.json',
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '//etc/passwd',
  ]
  const unknown = ['/assets/', '/assets/nothing.js', '/assets/..%5c..%5cpackage.json', '/.web-stamp', '/__proto__']
  for (const path of [...outside, ...unknown]) expect([path, (await ask(path)).status]).toEqual([path, 404])
})

test('the page may run its own scripts and talk to this server, and nothing else', async () => {
  const policyFor = async (headers: Record<string, string>) => {
    const policy = String((await ask('/', headers)).headers['content-security-policy'])
    return Object.fromEntries(policy.split(/; ?/).map((line) => [line.split(' ', 1)[0], line.split(' ').slice(1)]))
  }
  const { port } = new URL(chat.url)
  const files = `http://localhost:${port}`
  expect(await policyFor({ host: `127.0.0.1:${port}` })).toEqual({
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'worker-src': ["'none'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'blob:', 'data:', 'https:', files],
    'connect-src': ["'self'", `ws://127.0.0.1:${port}`, `wss://127.0.0.1:${port}`, files],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  })
  expect((await policyFor({ host: "evil.example; script-src 'unsafe-inline'" }))['connect-src']).toEqual([
    "'self'",
    files,
  ])
  expect((await ask('/')).headers).toMatchObject({
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
})

test('files of a server with a public address are asked for there', async () => {
  const there = await startSharedChat({ publicUrl: 'https://chat.example/api/' })
  const policy = (await ask('/', {}, 'GET', there.url)).headers['content-security-policy']
  expect(policy).toMatch(/connect-src [^;]*https:\/\/chat\.example(;|$)/)
})

test('where the page isn’t built, it says what to do, and is there once that is done', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-page-'))
  const page = createPage({ folder: join(folder, 'web'), filesUrl: () => 'http://localhost:4000' })
  const server = createServer((asked, answer) => void page(asked, answer, asked.url!))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const before = await ask('/', {}, 'GET', url)
  expect(before).toMatchObject({ status: 404, headers: { 'cache-control': 'no-store' } })
  expect(before.body.toString()).toContain('npm run build:web')
  await mkdir(join(folder, 'web'))
  await writeFile(join(folder, 'web', 'index.html'), 'built')
  expect((await ask('/', {}, 'GET', url)).body.toString()).toBe('built')
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true })
})

test('the demo people are told to this machine’s own page alone', async () => {
  const { port } = new URL(chat.url)
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, '[::1]:1', 'LocalHost']) {
    const { status, headers, body } = await ask('/demo', { host })
    expect([status, headers['access-control-allow-origin']]).toEqual([200, undefined])
    const { people } = JSON.parse(body.toString()) as { people: { id: string; token: string }[] }
    expect(people.map(({ id }) => id)).toEqual(['ann', 'bob', 'root'])
  }
  // An address of somebody else's that leads here, and one that only looks like this machine's.
  for (const host of [`evil.example:${port}`, 'localhost.evil.example', '127.0.0.1.evil.example', '[::1].evil.example'])
    expect((await ask('/demo', { host })).status).toBe(403)
  expect((await ask('/demo', {}, 'OPTIONS')).status).toBe(405)
})

test('a server with a secret of its own has no demo people', async () => {
  const own = await startSharedChat()
  const { status, body } = await ask('/demo', { host: 'chat.example' }, 'GET', own.url)
  expect([status, JSON.parse(body.toString())]).toEqual([200, { people: [] }])
})

test('the server’s own page may connect and use files, whatever pages CLIENT_URL names', async () => {
  const publicUrl = 'https://chat.example'
  const picky = await startSharedChat({ origins: ['https://shop.example'], publicUrl })
  const { port } = new URL(picky.url)
  const connects = async (origin: string, host = `127.0.0.1:${port}`) => {
    const url = `${picky.url.replace('http', 'ws')}/graphql`
    await using client = await connectFrames(url, { init: false, headers: { origin, host } })
    client.send({ type: 'ping' })
    return (await client.next()).type
  }
  expect(await connects(`http://127.0.0.1:${port}`)).toBe('pong')
  expect(await connects('https://behind-a-proxy.example', 'behind-a-proxy.example')).toBe('pong')
  expect(await connects(publicUrl)).toBe('pong')
  for (const origin of ['https://evil.example', `http://127.0.0.1:${Number(port) + 1}`, 'null'])
    await expect(connects(origin)).rejects.toThrow('closed')

  // Opened by this name, and with addresses that have the other one.
  const upload = `/uploads/${'a'.repeat(24)}`
  const headers = { origin: `http://127.0.0.1:${port}`, host: `localhost:${port}` }
  const { headers: answered } = await ask(upload, headers, 'OPTIONS', picky.url)
  expect(answered['access-control-allow-origin']).toBe(`http://127.0.0.1:${port}`)
})
