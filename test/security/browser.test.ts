import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { signDemoTokens } from '../../src/demo/people.ts'
import { demoTabs } from '../../src/demo/tabs.ts'
import { readSettings } from '../../src/kernel/settings.ts'
import { testTokens } from '../support/chat.ts'
import { connectFrames } from '../support/frames.ts'
import { request } from '../support/http.ts'
import type { Person } from '../support/person.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const shop = 'https://shop.example'
const explorer = demoTabs(signDemoTokens(testTokens))
const chat = await startSharedChat({ origins: [shop], explorer, publicUrl: 'https://chat.example' })
const open = await startSharedChat()
const [ann] = await chat.people('ann')

/** As it comes over the wire, by a Host of one's own. */
const ask = (path: string, headers: Record<string, string>, method = 'GET', url = chat.url) =>
  new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const { hostname, port } = new URL(url)
    httpRequest({ hostname, port, path, method, headers }, (response) => {
      let body = ''
      response.setEncoding('latin1').on('data', (chunk: string) => (body += chunk))
      response.once('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }))
    })
      .once('error', reject)
      .end()
  })

const strangers = [
  'https://evil.example',
  'null',
  'https://shop.example.evil.example',
  'https://evil-shop.example',
  'https://sub.shop.example',
  'http://shop.example',
  'https://shop.example:8443',
  'https://SHOP.example/',
  'file://',
]

test.each(strangers)('OWASP HTML5 CORS: a page of %s is told nothing that lets it read an answer', async (origin) => {
  const files = `/files/x?kind=upload`
  for (const [path, method] of [
    ['/graphql', 'OPTIONS'],
    ['/graphql?query={__typename}', 'GET'],
    [files, 'OPTIONS'],
    ['/health', 'GET'],
    ['/metrics', 'GET'],
    ['/', 'GET'],
  ] as const) {
    const { headers } = await ask(path, { origin, 'access-control-request-method': 'POST' }, method)
    expect([path, headers['access-control-allow-origin'], headers['access-control-allow-credentials']]).toEqual([
      path,
      undefined,
      undefined,
    ])
  }
  const answered = await request(chat, { query: '{ viewer { id } }' }, { headers: { ...ann.headers, origin } })
  expect(answered.headers.get('access-control-allow-origin')).toBeNull()
})

test.each(strangers)('OWASP WebSocket: a handshake of a page of %s is refused before it is one', async (origin) => {
  const url = `${chat.url.replace('http', 'ws')}/graphql`
  const client = await connectFrames(url, { init: false, headers: { origin } })
  expect((await client.closed).code).toBe(1006)
  const { status } = await ask('/graphql', { ...upgrade, origin })
  expect(status).toBe(403)
})

const upgrade = {
  connection: 'upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'sec-websocket-protocol': 'graphql-transport-ws',
}

test('a page of CLIENT_URL, or the server’s own, may call and connect, and never with what the browser has kept', async () => {
  const { port } = new URL(chat.url)
  for (const origin of [shop, 'https://chat.example', `http://127.0.0.1:${port}`]) {
    const { status, headers } = await ask('/graphql', { origin, 'access-control-request-method': 'POST' }, 'OPTIONS')
    expect([status, headers['access-control-allow-origin'], headers['vary']]).toEqual([204, origin, 'origin'])
    expect(headers['access-control-allow-credentials']).toBeUndefined()
    const answered = await request(chat, { query: '{ viewer { id } }' }, { headers: { ...ann.headers, origin } })
    expect(answered.headers.get('access-control-allow-origin')).toBe(origin)
    await using client = await ann.connect({ headers: { origin } })
    expect(client).toBeDefined()
  }
})

test('OWASP HTML5 CORS: where any page may call, none is named, and none with what the browser has kept', async () => {
  for (const origin of ['https://evil.example', 'null']) {
    const { headers } = await ask('/graphql', { origin }, 'OPTIONS', open.url)
    expect([headers['access-control-allow-origin'], headers['access-control-allow-credentials']]).toEqual([
      '*',
      undefined,
    ])
  }
})

test('CLIENT_URL is a list of origins, and what is none keeps the server from starting', () => {
  const origins = (CLIENT_URL: string) => readSettings({ CLIENT_URL }).CLIENT_URL
  expect(origins('https://Shop.example/, http://localhost:3000')).toEqual([
    'https://shop.example',
    'http://localhost:3000',
  ])
  for (const wrong of [
    '*',
    'shop.example',
    'https://shop.example/chat',
    'https://*.example/x',
    'null',
    'javascript:alert(1)',
    'https://a@b.example',
  ])
    expect(() => origins(wrong)).toThrow(/CLIENT_URL has to be origins such as/)
})

const openGroup = 'mutation { createGroup(input: { title: "forged", memberIds: [] }) { conversation { id } } }'
const formOf = (fields: Record<string, string>) => new URLSearchParams(fields).toString()
const multipart = [
  '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n',
  JSON.stringify({ query: openGroup }),
  '\r\n--x\r\ncontent-disposition: form-data; name="map"\r\n\r\n{}\r\n--x--\r\n',
].join('')

/** [what a form, or a script without a preflight, sends; its type; its body] */
const forms: [string, string | null, string][] = [
  ['a form', 'application/x-www-form-urlencoded', formOf({ query: openGroup })],
  ['a form of files', 'multipart/form-data; boundary=x', multipart],
  ['a form of plain text', 'text/plain', JSON.stringify({ query: openGroup })],
  ['plain text that says that it is JSON', 'text/plain; application/json', JSON.stringify({ query: openGroup })],
  ['plain text whose parameter is JSON', 'text/plain;charset=application/json', JSON.stringify({ query: openGroup })],
  ['a list of types, JSON among them', 'text/plain, application/json', JSON.stringify({ query: openGroup })],
  ['JSON without a type (a Blob)', null, JSON.stringify({ query: openGroup })],
  ['an empty type', '', JSON.stringify({ query: openGroup })],
]

/** By what a browser would add by itself, were there a cookie: here even with the token. */
const groupsOf = async (person: Person) =>
  (await person.does<{ conversations: { totalCount: number } }, unknown>('{ conversations { totalCount } }'))
    .conversations.totalCount

test.each(forms)('OWASP CSRF: %s changes nothing, over HTTP and SSE', async (_, type, body) => {
  const [bob] = await chat.people('bob')
  for (const accept of ['*/*', 'text/event-stream', 'text/html']) {
    // A body of bytes has no type unless it is given one.
    const headers = { ...bob.headers, accept, ...(type === null ? {} : { 'content-type': type }) }
    const { status } = await fetch(`${chat.url}/graphql`, {
      method: 'POST',
      headers,
      body: new TextEncoder().encode(body),
    })
    expect([406, 415]).toContain(status)
  }
  expect(await groupsOf(bob)).toBe(0)
})

test('the same as JSON, which a browser asks for first, does what it says', async () => {
  const [bob] = await chat.people('bob')
  expect((await request(chat, { query: openGroup }, { headers: bob.headers })).status).toBe(200)
  expect(await groupsOf(bob)).toBe(1)
})

test('OWASP CSRF: a link or a picture changes nothing (GET)', async () => {
  const [bob] = await chat.people('bob')
  for (const accept of ['*/*', 'text/event-stream', 'application/json']) {
    const query = `?query=${encodeURIComponent(openGroup)}`
    const { status } = await request(chat, undefined, { method: 'GET', query, headers: { ...bob.headers, accept } })
    expect(status).toBe(405)
  }
  expect(await groupsOf(bob)).toBe(0)
})

test.each(['x-http-method-override', 'x-method-override', 'x-http-method'])(
  'OWASP CSRF: %s makes no POST of a GET',
  async (header) => {
    const [bob] = await chat.people('bob')
    const headers = { ...bob.headers, [header]: 'POST' }
    const query = `?query=${encodeURIComponent(openGroup)}&_method=POST`
    await request(chat, undefined, { method: 'GET', query, headers })
    expect(await groupsOf(bob)).toBe(0)
  },
)

test('OWASP CSRF: a cookie signs nobody in', async () => {
  for (const name of ['token', 'authorization', 'session', 'jwt']) {
    const cookie = `${name}=${ann.token}`
    const answer = await request(chat, { query: '{ viewer { id } }' }, { headers: { cookie } })
    expect(answer.status).toBe(401)
    const url = `${chat.url.replace('http', 'ws')}/graphql`
    await using client = await connectFrames(url, { init: false, headers: { cookie, origin: shop } })
    client.send({ type: 'connection_init' })
    expect(await client.closed).toMatchObject({ code: 4403 })
  }
})

test.each([
  ['the chat page', '/'],
  ['GraphiQL', '/graphql'],
])('OWASP Headers: %s is for itself alone, and runs what it brings', async (_, path) => {
  const { headers } = await ask(path, { accept: 'text/html' })
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'x-permitted-cross-domain-policies': 'none',
    'strict-transport-security': 'max-age=31536000',
    'permissions-policy': expect.stringContaining('camera=()'),
  })
  expect(headers).not.toHaveProperty('x-powered-by')
  expect(headers).not.toHaveProperty('server')
  const policy = String(headers['content-security-policy'])
  for (const directive of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"])
    expect(policy).toContain(directive)
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*(\*|https?:)|connect-src[^;]*(\*|https:( |;|$))/)
})

test('OWASP Headers: the chat page runs no script that stands in its text', async () => {
  const { headers } = await ask('/', {})
  expect(String(headers['content-security-policy'])).toMatch(/script-src 'self'(;|$)/)
})

test('OWASP DNS rebinding: a name that leads here makes no page the server’s own to its socket, unless it is its own Host', async () => {
  const headers = { ...upgrade, origin: 'http://evil.example', host: 'chat.example' }
  expect((await ask('/graphql', headers)).status).toBe(403)
})

test('OWASP DNS rebinding: GraphiQL has the demo people’s tokens for this machine’s own page alone', async () => {
  const tokensFor = async (host: string) => {
    const { status, body } = await ask('/graphql', { host, accept: 'text/html' })
    const html = gunzipSync(Buffer.from(body, 'latin1')).toString()
    return [status, explorer.filter(({ headers }) => html.includes(/eyJ[^"]+/.exec(headers!)![0])).length]
  }
  const { port } = new URL(chat.url)
  expect(await tokensFor(`localhost:${port}`)).toEqual([200, explorer.length])
  for (const host of [`evil.example:${port}`, 'localhost.evil.example', '127.0.0.1.evil.example', '192.168.1.1'])
    expect(await tokensFor(host)).toEqual([200, 0])
})

test('ASVS 5.0 V14.3: no cache keeps what an address is answered that is an operation', async () => {
  const { status, headers } = await ask('/graphql?query={viewer{id}}', ann.headers)
  expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
})

test.each(['/health', '/ready', '/metrics', '/nothing', '/graphql?query={__typename}'])(
  'OWASP Headers: %s is taken for nothing but what it says',
  async (path) => {
    const { headers } = await ask(path, {})
    expect(headers['content-type']).toMatch(/^application\/json/)
    expect(headers['x-content-type-options']).toBe('nosniff')
  },
)
