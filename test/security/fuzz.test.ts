import { randomBytes } from 'node:crypto'
import {
  getNamedType,
  isCompositeType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
} from 'graphql'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { put, reserve } from '../attachment/files.ts'
import { request } from '../support/http.ts'
import { seeded } from '../support/random.ts'
import { randomSelection } from '../support/random-selections.ts'
import { range } from '../support/range.ts'
import { isForAdmins } from '../support/selections.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { schema } from './all-of.ts'
import { createScene } from './scene.ts'

/** How many tries of each kind; `FUZZ_TRIES=20000` for the long form, and `FUZZ_SEED` for other ones. */
const tries = Number(process.env['FUZZ_TRIES'] ?? 100)
const random = seeded(Number(process.env['FUZZ_SEED'] ?? 7))

const failures: string[] = []
const logger = pino({ level: 'error' }, { write: (line: string) => void failures.push(line) })
const chat = await startSharedChat({ logger })
const root = await chat.admin()
const { people, ids, canary } = await createScene(chat, root)
const { stranger } = people

const odd = ['', '0', '$gt', '__proto__', '\u0000', '\ud800', 'a'.repeat(5000), '👍', '2020-01-01T00:00:00Z', '\u202e']
const words = [...Object.values(ids), ...odd]
/** Mostly of its type, so that it gets further than the first check. */
const valueFor = (type: GraphQLInputType, depth = 0): unknown => {
  const chance = random.below(12)
  if (chance === 0) return random.of<unknown>([null, {}, [], -1, 1e300, true, words[0], { $gt: '' }])
  if (isNonNullType(type)) return valueFor(type.ofType, depth)
  if (chance < 3) return null
  if (isListType(type)) return range(1, random.below(3)).map(() => valueFor(type.ofType, depth + 1))
  if (isInputObjectType(type))
    return depth > 3
      ? {}
      : Object.fromEntries(Object.values(type.getFields()).map((each) => [each.name, valueFor(each.type, depth + 1)]))
  if ('getValues' in type) return random.of(type.getValues()).name
  if (type.name === 'Int') return random.of([0, 1, 2, 50, 100, 101, -1, 2_147_483_647])
  if (type.name === 'Boolean') return random.below(2) === 0
  return random.of(words)
}

/** An operation on one of the roots' fields with variables for its arguments. */
const randomOperation = (): { query: string; variables: Record<string, unknown> } => {
  const [kind, type] = random.of([
    ['query', schema.getQueryType()!],
    ['mutation', schema.getMutationType()!],
  ] as const)
  const field = random.of(Object.values(type.getFields()).filter((each) => !isForAdmins(each)))
  const inner = getNamedType(field.type)
  const choice = {
    schema,
    random,
    wants: (_: unknown, each: Parameters<typeof isForAdmins>[0]) => !isForAdmins(each),
    valueOf: () => undefined,
  }
  const selection = isCompositeType(inner) ? randomSelection(choice, inner, 2) : ''
  const declared = field.args.map((each) => `$${each.name}: ${String(each.type)}`).join(', ')
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ')
  const query = `${kind} ${declared && `(${declared})`} { ${field.name}${given && `(${given})`} ${selection} }`
  return { query, variables: Object.fromEntries(field.args.map((each) => [each.name, valueFor(each.type)])) }
}

/** A text with some of its characters changed, left out, or said twice. */
const damaged = (text: string): string => {
  let result = text
  for (let i = random.below(4); i >= 0; i--) {
    const at = random.below(result.length)
    const put = random.of([
      '',
      '{',
      '}',
      '"',
      '\\',
      '\u0000',
      '\ud83d',
      '...',
      '$',
      '@skip',
      '(',
      '0',
      result.slice(at, at + 9),
    ])
    result = result.slice(0, at) + put + result.slice(at + random.below(3))
  }
  return result
}

const looksLeaky = /node_modules|\.ts:\d|at \w+ \(|mongodb:|MongoServerError/

test('OWASP GraphQL, fuzzing: operations and variables at random get data or a refusal, and nothing of other people’s', async () => {
  const codes = new Map<string, number>()
  for (let i = 0; i < tries; i++) {
    const { query, variables } = randomOperation()
    const text = random.below(5) === 0 ? damaged(query) : query
    const { status, body } = await request(chat, { query: text, variables }, { headers: stranger.headers })
    const answer = JSON.stringify(body)
    expect([text, variables, status < 500 || status === 503, answer.includes(canary)]).toEqual([
      text,
      variables,
      true,
      false,
    ])
    expect(answer).not.toMatch(looksLeaky)
    const code = String(body.errors?.[0]?.extensions.code ?? 'data')
    codes.set(code, (codes.get(code) ?? 0) + 1)
  }
  expect(codes.has('INTERNAL_SERVER_ERROR')).toBe(false)
  expect(codes.size).toBeGreaterThan(2)
  expect(failures).toEqual([])
})

test('OWASP GraphQL, fuzzing: bodies that are no requests are refused', async () => {
  const body = JSON.stringify({ query: '{ viewer { id } }', variables: { a: [1, { b: 'c' }] }, operationName: null })
  for (let i = 0; i < tries; i++) {
    const { status, body: answer } = await request(chat, damaged(body), { headers: stranger.headers })
    expect([status < 500, looksLeaky.test(JSON.stringify(answer))]).toEqual([true, false])
  }
  expect(failures).toEqual([])
})

test('OWASP WebSocket, fuzzing: frames at random end their own connection at the most', async () => {
  const frames = [
    { type: 'connection_init', payload: { authorization: `Bearer ${stranger.token}` } },
    { id: 'a', type: 'subscribe', payload: { query: 'subscription { events { __typename } }' } },
    { id: 'a', type: 'complete' },
    { type: 'ping', payload: { a: 1 } },
    { type: 'pong' },
    { id: 'b', type: 'next', payload: {} },
  ].map((frame) => JSON.stringify(frame))
  for (let i = 0; i < tries / 5; i++) {
    const socket = new WebSocket(`${chat.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
    const heard: string[] = []
    socket.on('message', (data: Buffer) => heard.push(data.toString()))
    socket.on('error', () => {})
    const closed = new Promise<{ code: number; reason: string }>((resolve) =>
      socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() })),
    )
    await new Promise((resolve) => socket.once('open', resolve))
    if (random.below(2) === 0) socket.send(frames[0]!)
    for (let n = random.below(8); n >= 0; n--) {
      const frame = random.of(frames)
      const what = random.below(3)
      if (what === 0) socket.send(frame)
      else if (what === 1) socket.send(damaged(frame))
      else socket.send(randomBytes(1 + random.below(200)), { binary: random.below(2) === 0 })
    }
    socket.close(1000)
    const { code, reason } = await closed
    expect([code >= 1000 && code < 5000, code === 1011, looksLeaky.test(reason + heard.join())]).toEqual([
      true,
      false,
      false,
    ])
  }
  expect(failures).toEqual([])
})

test('OWASP file upload, fuzzing: bytes at random under any type are taken as a file or refused', async () => {
  const types = [
    'image/png',
    'image/jpeg',
    'image/gif',
    'image/webp',
    'image/avif',
    'text/plain',
    'application/pdf',
    'video/mp4',
  ]
  const heads = [
    '89504e470d0a1a0a0000000d49484452',
    'ffd8ffe000104a464946',
    '474946383961',
    '52494646',
    '25504446',
    '',
  ].map((hex) => Buffer.from(hex, 'hex'))
  for (let i = 0; i < Math.min(90, tries / 3); i++) {
    const [uploader] = await chat.people('uploader')
    const bytes = Buffer.concat([random.of(heads), randomBytes(1 + random.below(2000))])
    const { uploadUrl } = await reserve(uploader, { name: 'a', mimeType: random.of(types), bytes })
    const answer = await put(uploadUrl, bytes)
    expect([answer.status, [204, 400].includes(answer.status)]).toEqual([answer.status, true])
    expect(await answer.text()).not.toMatch(looksLeaky)
  }
  expect(failures).toEqual([])
})

test('OWASP GraphQL, fuzzing: memory is as flat after it as before', async () => {
  const once = async () => {
    for (let i = 0; i < tries; i++) await request(chat, randomOperation(), { headers: stranger.headers })
    globalThis.gc?.()
    return process.memoryUsage().heapUsed
  }
  await once()
  const before = await once()
  expect((await once()) - before).toBeLessThan(60_000_000)
  expect(failures).toEqual([])
})
