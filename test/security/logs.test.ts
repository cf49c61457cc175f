import { Agent, request as httpRequest } from 'node:http'
import { expect, test, vi } from 'vitest'
import { createLogger } from '../../src/kernel/log.ts'
import { signToken } from '../../src/server/authentication.ts'
import { freshDatabase, testTokens } from '../support/chat.ts'
import { request } from '../support/http.ts'
import { createPerson } from '../support/person.ts'
import { startServerProcess } from '../support/server-process.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { openEventSource } from '../support/sse.ts'
import { runOver } from '../support/subscribe.ts'

const secret = 'canary of what people write'
const lines: string[] = []
const logger = createLogger({ level: 'trace', debug: true }, { write: (line) => void lines.push(line) })
const chat = await startSharedChat({ logger })

test('OWASP logging, injection: what comes from outside is data of a JSON line, and begins none', async () => {
  await using database = freshDatabase()
  await using server = await startServerProcess(database.uri, { LOG_LEVEL: 'trace', DEBUG: '1' })
  const token = signToken({ id: 'ann', name: 'Ann\n{"level":60}' }, testTokens, 3600)
  const ann = createPerson(server.url, 'ann', token)
  const forged = `\n{"level":60,"msg":"forged ${secret}"}\n`
  await ann.ask(`query Forged { user(id: ${JSON.stringify(forged)}) { id } }`)
  await ann.ask(`{ users(search: ${JSON.stringify(secret)}) { totalCount } }`)
  await request(server, { query: '{ viewer { id } }', operationName: forged }, { headers: ann.headers })
  await request(server, `{"query": "${secret}`, { headers: ann.headers })
  await fetch(`${server.url}/graphql?query=${encodeURIComponent(forged)}&token=${token}`).catch(() => {})
  await fetch(`${server.url}/${encodeURIComponent(forged)}`)
  await fetch(`${server.url}/files/${encodeURIComponent(forged)}`)
  await using client = await ann.connect({ headers: { 'x-request-id': 'a', 'user-agent': secret } })
  client.send(`{"type":"subscribe","id":"${secret}`)
  await client.closed
  const broken = new Agent()
  await new Promise<void>((resolve) => {
    const asking = httpRequest(`${server.url}/graphql`, {
      agent: broken,
      method: 'POST',
      headers: { 'content-length': 99 },
    })
    asking.on('error', () => resolve())
    asking.write(secret, () => asking.destroy())
  })
  await ann.sends('nowhere', secret).catch(() => {})
  await server.kill('SIGTERM')
  const output = server.output()
  expect(output).not.toContain(secret)
  expect(output).not.toContain(token)
  expect(output).not.toContain(token.split('.')[2]!)
  const logged = output.split('\n').filter((line) => line.startsWith('{'))
  for (const line of logged) expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) as number })
})

test('OWASP logging, data to exclude: an error of the database says nothing of what was to be written', async () => {
  lines.length = 0
  const twice = ['a', 'b'].map((_id) => ({ _id, conversationId: 'x', seq: 1, clientId: _id, text: secret }))
  const error: unknown = await chat.app.database.messages
    .insertMany(twice as never)
    .catch((failure: unknown) => failure)
  // What was to be written is all there, in what the driver throws.
  expect(JSON.stringify(error)).toContain(secret)
  logger.error({ err: error }, 'A batch could not be written.')
  expect(JSON.parse(lines[0]!)).toMatchObject({ err: { type: 'MongoBulkWriteError', code: 11_000 } })
  expect(lines.join('')).not.toContain(secret)
})

test('OWASP logging, data to exclude: an error is its kind, its words, where it came from, and nothing that it carries', () => {
  lines.length = 0
  const cause = Object.assign(new Error('inner'), { writeErrors: [{ err: { op: { text: secret } } }], token: secret })
  const carrying = Object.assign(new TypeError('outer', { cause }), { document: { text: secret }, code: 11_000 })
  logger.error({ err: carrying, user: { token: secret }, req: { headers: { authorization: secret } } }, 'It failed.')
  logger.error({ err: secret.length }, 'It failed.')
  expect(lines.join('')).not.toContain(secret)
  expect(JSON.parse(lines[0]!)).toMatchObject({
    err: { type: 'TypeError', message: 'outer', code: 11_000, cause: { message: 'inner' } },
    user: { token: '[Redacted]' },
  })
})

test('ASVS 16.5, errors: what fails inside is answered without a word of it, over HTTP, WebSocket and SSE', async () => {
  const [ann] = await chat.people('ann')
  const inside = 'mongodb://user:password@host/ at /srv/secret.ts:12'
  const fail = () =>
    vi.spyOn(chat.app.database.rooms, 'find').mockImplementationOnce(() => {
      throw new Error(inside)
    })
  const query = '{ rooms { nodes { id } } }'
  await using client = await ann.connect()
  fail()
  const overHttp = (await request(chat, { query }, { headers: ann.headers })).body
  fail()
  const overSocket = (await runOver(client, query)).payload
  fail()
  await using source = await openEventSource(chat, { query }, ann.headers)
  const overSse = (await source.next())!.data
  for (const answer of [overHttp, overSocket, overSse]) {
    expect(answer.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }])
    expect(JSON.stringify(answer)).not.toMatch(/mongodb|password|srv|\.ts|stack|node_modules/)
    expect(Object.keys(answer.errors[0].extensions).sort()).toEqual(['code', 'requestId'])
  }
})

test('ASVS 13.4, server details: no answer says what serves it', async () => {
  for (const path of [
    '/',
    '/graphql',
    '/health',
    '/ready',
    '/nothing',
    '/files/x',
    '/metrics',
    '/.env',
    '/.git/config',
  ]) {
    const { headers } = await fetch(chat.url + path)
    expect([path, headers.get('server'), headers.get('x-powered-by')]).toEqual([path, null, null])
  }
  for (const method of ['TRACE', 'TRACK', 'PROPFIND', 'DELETE', 'PATCH', 'PUT']) {
    const status = await new Promise((resolve, reject) =>
      httpRequest(`${chat.url}/graphql`, { method }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end(),
    )
    expect([method, Number(status) >= 400 && Number(status) < 500]).toEqual([method, true])
  }
})
