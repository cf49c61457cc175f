import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { mongo } from 'mongoose'
import { expect, test } from 'vitest'
import { freePort } from '../src/embedded/free-port.ts'
import { signToken } from '../src/server/authentication.ts'
import { SendMessageDocument } from './generated/operations.ts'
import { testTokens } from './support/chat.ts'
import { until } from './support/eventually.ts'
import { findBinary } from './support/own-mongod.ts'
import { createPerson, type Person } from './support/person.ts'
import { mongodsOn, startMain, tempDir, type Started } from './support/started.ts'

const demoPeople = async (server: Started): Promise<Person[]> => {
  const url = await server.url
  return ['ann', 'bob', 'root'].map((name) => createPerson(url, name, server.token(name)))
}

/** What a person's conversations hold, as the person sees them. */
const textsOf = async (person: Person): Promise<string[][]> => {
  const { data } = (await person.ask('{ conversations { nodes { messages { nodes { text } } } } }')) as {
    data: { conversations: { nodes: { messages: { nodes: { text: string }[] } }[] } }
  }
  return data.conversations.nodes.map(({ messages }) => messages.nodes.map(({ text }) => text))
}

const seeded = ['Is the silver ring', 'since this morning', 'at five'].map((part): unknown =>
  expect.stringContaining(part),
)

/** A stop as it has to be: what is open is told to come back, and nothing is left. */
const expectCleanStop = async (server: Started, signal: NodeJS.Signals, dataDir: string): Promise<void> => {
  const [ann] = await demoPeople(server)
  await using phone = await ann!.connect()
  const asked = performance.now()
  server.kill(signal)
  expect(await phone.closed).toMatchObject({ code: 1001 })
  expect(await server.exited).toMatchObject({ code: 0, signal: null })
  expect(performance.now() - asked).toBeLessThan(10_000)
  expect(server.stdout()).toMatch(/Stopped\.\n$/)
  expect(server.stderr()).toBe('')
  expect(mongodsOn(dataDir)).toEqual([])
}

test('a first start says where everything is, and there are people and a conversation to try it with', async () => {
  await using dir = await tempDir()
  await using server = startMain({ DATA_DIR: dir.path })
  const url = await server.url
  const names = ['Chat', 'Explorer', 'HTTP', 'WebSocket', 'SSE', 'Data', 'MongoDB']
  expect(names.filter((name) => !new RegExp(`^│ ${name} +│ .+ │$`, 'm').test(server.stdout()))).toEqual([])
  expect(server.stdout()).toContain(dir.path)
  expect(server.stdout()).toContain(`curl -s ${url}/graphql`)
  expect(server.stdout()).toContain(`as process ${server.pid}.`)
  expect(server.stderr()).toBe('')

  const [ann, bob, root] = await demoPeople(server)
  expect(await root!.ask('{ viewer { name role } }')).toEqual({ data: { viewer: { name: 'Root', role: 'ADMIN' } } })
  expect(await textsOf(ann!)).toEqual([seeded])
  expect(await textsOf(bob!)).toEqual([seeded])
  expect(await textsOf(root!)).toEqual([])
})

test('SIGTERM closes what is open and stops the database; the next start has everything, the tokens included', async ({
  annotate,
}) => {
  await using dir = await tempDir()
  await using first = startMain({ DATA_DIR: dir.path })
  const [ann, bob] = await demoPeople(first)
  await ann!.sends(bob!, 'Before the stop')
  await expectCleanStop(first, 'SIGTERM', dir.path)

  const startedAt = performance.now()
  await using second = startMain({ DATA_DIR: dir.path })
  const url = await second.url
  await annotate(`The second start took ${Math.round(performance.now() - startedAt)} ms.`)
  expect(await textsOf(createPerson(url, 'ann', ann!.token))).toEqual([[...seeded, 'Before the stop']])
})

test('after kill -9 the next start takes over: the data is there, and one mongod; Ctrl-C stops it too', async () => {
  await using dir = await tempDir()
  const compiled = join(dir.path, 'compiled')
  await using killed = startMain({ DATA_DIR: dir.path, NODE_COMPILE_CACHE: compiled })
  const [ann, bob] = await demoPeople(killed)
  await ann!.sends(bob!, 'Before the kill')
  const orphans = mongodsOn(dir.path)
  killed.kill('SIGKILL')
  await killed.exited
  expect(mongodsOn(dir.path)).toEqual(orphans)
  // One for each file that a start reads, and those are few.
  expect(readdirSync(compiled, { recursive: true }).length).toBeGreaterThan(15)

  await using next = startMain({ DATA_DIR: dir.path })
  const [sameAnn, sameBob] = await demoPeople(next)
  expect(mongodsOn(dir.path)).toHaveLength(1)
  expect(mongodsOn(dir.path)).not.toEqual(orphans)
  expect(await sameBob!.sends(sameAnn!, 'After it')).toMatchObject({ seq: 5 })
  expect(await textsOf(sameAnn!)).toEqual([[...seeded, 'Before the kill', 'After it']])
  await expectCleanStop(next, 'SIGINT', dir.path)
})

test('with a secret there are no demo people, no tokens, and nothing is seeded', async () => {
  await using dir = await tempDir()
  await using server = startMain({ DATA_DIR: dir.path, JWT_SECRET: testTokens.secret, HOST: '127.0.0.1' })
  const url = await server.url
  expect(server.stdout()).not.toContain('eyJ')
  expect(existsSync(join(dir.path, 'jwt-secret'))).toBe(false)
  const eve = createPerson(url, 'eve', signToken({ id: 'eve', role: 'admin' }, testTokens, 60))
  expect(await eve.ask('{ users { nodes { id } } conversations { nodes { id } } }')).toEqual({
    data: { users: { nodes: [{ id: 'eve' }] }, conversations: { nodes: [] } },
  })
})

/** What a start says that can't be: exit code 1, without a stack, and nothing of ours is left. */
const refusalOf = async (settings: Record<string, string>): Promise<string> => {
  await using dir = await tempDir()
  await using server = startMain({ DATA_DIR: dir.path, ...settings })
  expect(await server.exited).toMatchObject({ code: 1, signal: null })
  expect(server.stdout() + server.stderr()).not.toMatch(/^ +at |Error:|node:internal|geheim|Ready/m)
  expect(mongodsOn(dir.path)).toEqual([])
  return server.stderr().trim()
}

test('a port that is taken', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const { port } = holder.address() as { port: number }
  expect(await refusalOf({ PORT: String(port) })).toBe(`Port ${port} is taken: stop what listens there, or set PORT.`)
  holder.close()
})

test('a DATA_DIR with a file in the way, and one that another Parley uses', async () => {
  await using dir = await tempDir()
  const file = join(dir.path, 'file')
  await writeFile(file, '')
  expect(await refusalOf({ DATA_DIR: file })).toBe(`DATA_DIR is ${file}, which can't be used: a file is in the way.`)

  await using server = startMain({ DATA_DIR: dir.path })
  await server.url
  await using second = startMain({ DATA_DIR: dir.path })
  expect(await second.exited).toMatchObject({ code: 1 })
  expect(second.stderr()).toContain(`is in use by another Parley (process ${server.pid})`)
  expect(mongodsOn(dir.path)).toHaveLength(1)
})

test('a MONGODB_URI that nobody answers at is given up within seconds', async ({ annotate }) => {
  const MONGODB_URI = `mongodb://ann:geheim@127.0.0.1:${await freePort()}/parley`
  const startedAt = performance.now()
  expect(await refusalOf({ MONGODB_URI })).toMatch(/^MONGODB_URI can't be used: .*ECONNREFUSED.*\.$/)
  const ms = performance.now() - startedAt
  await annotate(`It took ${Math.round(ms)} ms.`)
  expect(ms).toBeLessThan(20_000)
})

test.each([
  ['without a host', 'mongodb://', /^MONGODB_URI can't be used: .*host.*\.$/],
  ['with a port that is none', 'mongodb://127.0.0.1:port/', /^MONGODB_URI can't be used: .*127\.0\.0\.1:port.*\.$/],
  ['with a password that ends too early', 'mongodb://ann:ge/he@im@db/', /^MONGODB_URI can't be used: .*unescaped.*\.$/],
  [
    'of another kind',
    'postgres://ann:geheim@db/',
    /MONGODB_URI has to start with .*, and is "postgres:\/\/\*\*\*@db\/"$/,
  ],
])('a MONGODB_URI %s', async (_, MONGODB_URI, sentence) => {
  expect(await refusalOf({ MONGODB_URI })).toMatch(sentence)
})

test('a MONGODB_URI of a standalone mongod', async () => {
  await using standalone = await startBareMongod()
  expect(await refusalOf({ MONGODB_URI: standalone.uri })).toBe(
    'MONGODB_URI is a standalone mongod, which has no transactions: start it with --replSet and call rs.initiate() once.',
  )
})

test('a MONGODB_URI of a replica set that was never initiated', async () => {
  await using blank = await startBareMongod('--replSet=blank')
  expect(await refusalOf({ MONGODB_URI: blank.uri })).toBe(
    "MONGODB_URI can't be used: none of its members takes writes (a replica set needs a primary, and rs.initiate() once).",
  )
  expect(await refusalOf({ MONGODB_URI: `${blank.uri}?directConnection=true` })).toBe(
    'MONGODB_URI is a replica set that was never initiated: call rs.initiate() once.',
  )
})

test('a MONGODB_URI without the right to use the database', async () => {
  await using locked = await startBareMongod('--auth')
  expect(await refusalOf({ MONGODB_URI: locked.uri.replace('//', '//ann:geheim@') })).toBe(
    "MONGODB_URI can't be used: Authentication failed.",
  )
})

test('several settings that are wrong, in production', async () => {
  const refusal = await refusalOf({ PORT: 'http', DIRECTORY: 'nobody', NODE_ENV: 'production' })
  expect(refusal.split('\n')).toEqual([
    "The settings can't be used:",
    '  - PORT has to be a whole number from 0 to 65535, and is "http"',
    '  - DIRECTORY has to be one of everyone, contacts, admins, and is "nobody"',
    '  - JWT_SECRET or JWT_JWKS_URL has to be set in production',
    '  - MONGODB_URI has to be set in production',
  ])
})

test('demo people for others than this machine, and a mongod that is none', async () => {
  expect(await refusalOf({ HOST: '0.0.0.0' })).toBe(
    'Without JWT_SECRET or JWT_JWKS_URL it listens on this machine alone: set one of them, or leave HOST out.',
  )
  expect(await refusalOf({ MONGOD_BINARY: '/no/mongod' })).toMatch(
    /^MONGOD_BINARY is \/no\/mongod, which can't be used: .+\.$/,
  )
})

/** A mongod as somebody else started it. */
const startBareMongod = async (...options: string[]): Promise<AsyncDisposable & { uri: string }> => {
  const [binary, dir, port] = await Promise.all([findBinary(), tempDir(), freePort()])
  const child = spawn(
    binary,
    [
      `--dbpath=${dir.path}`,
      `--port=${port}`,
      '--bind_ip=127.0.0.1',
      '--nounixsocket',
      '--wiredTigerCacheSizeGB=0.25',
      ...options,
    ],
    { stdio: 'ignore' },
  )
  const uri = `mongodb://127.0.0.1:${port}/parley`
  const client = await mongo.MongoClient.connect(`${uri}?directConnection=true`)
  await client.close()
  return {
    uri,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
      await dir[Symbol.asyncDispose]()
    },
  }
}

test('a start reads some files, and not the 1,300 modules that it is made of', async () => {
  await using dir = await tempDir()
  const noteFiles = `import { registerHooks } from 'node:module'
registerHooks({ load: (url, context, next) => (url.startsWith('file:') && console.error(url), next(url, context)) })`
  await using server = startMain({
    DATA_DIR: dir.path,
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(noteFiles)}`,
  })
  await server.url
  const files = server.stderr().trim().split('\n')
  expect(files).toContainEqual(expect.stringMatching(/dist\/server\/app\.js$/))
  expect(files.length).toBeLessThanOrEqual(40)
})

test('a private MongoDB that is killed is started again, and what was sent meanwhile arrives once', async () => {
  await using dir = await tempDir()
  await using server = startMain({ DATA_DIR: dir.path, OPERATION_TIMEOUT_MS: '2000' })
  const [ann, bob] = await demoPeople(server)
  const before = await ann!.sends(bob!, 'before it')
  const [mongod] = mongodsOn(dir.path)
  process.kill(mongod!, 'SIGKILL')

  const input = { conversationId: before.conversation.id, clientId: 'over it', text: 'over it' }
  await until(async () => (await ann!.ask(SendMessageDocument, { input })).data)
  expect(mongodsOn(dir.path)).not.toContain(mongod)
  expect((await bob!.history(before.conversation.id)).slice(-2).map(({ text }) => text)).toEqual([
    'before it',
    'over it',
  ])
  expect(server.stdout()).toContain('The private MongoDB ended by itself (SIGKILL), and is started again.')
})
