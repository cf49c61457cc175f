import { execFile, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signToken } from '../../src/server/authentication.ts'
import { expectWholeProgram } from '../cli/packed-program.ts'
import { freshDatabase, testTokens } from '../support/chat.ts'
import { createPerson } from '../support/person.ts'
import { startServerProcess } from '../support/server-process.ts'

const run = promisify(execFile)
const modules = resolve('node_modules')
/** All that the library needs of others; not a word of the server. */
const needed = ['graphql', 'graphql-ws', '@graphql-typed-document-node']
const optional = ['@apollo', '@urql', 'wonka', 'rxjs', '@0no-co', 'tslib']

let folder: string
let tarball: string
let files: string[]
beforeAll(async () => {
  // Packed as for the registry, into a folder where there is nothing else.
  folder = await mkdtemp(join(tmpdir(), 'parley-package-'))
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { maxBuffer: 1e7 })
  const packed = JSON.parse(stdout.slice(stdout.indexOf('['))) as { filename: string; files: { path: string }[] }[]
  files = packed[0]!.files.map(({ path }) => path)
  tarball = join(folder, packed[0]!.filename)
  await mkdir(join(folder, 'node_modules', 'parley'), { recursive: true })
  await run('tar', ['-xzf', tarball, '-C', join(folder, 'node_modules', 'parley'), '--strip-components=1'])
  for (const name of needed) await symlink(join(modules, name), join(folder, 'node_modules', name))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
})
afterAll(() => rm(folder, { recursive: true }))

test('what is packed is what is built: the library, the page and the server, and what these read', async () => {
  const folders = /^(bin|docs|schema|dist\/(client|server|web))\//
  expect(files.filter((path) => !folders.test(path)).sort()).toEqual([
    'LICENSE',
    'README.md',
    'package.json',
    'persisted-documents.json',
    'schema.graphql',
  ])
  expect(files).toEqual(expect.arrayContaining(['dist/client/index.js', 'dist/client/index.d.ts', 'docs/client.md']))
  // The page, with all that it asks for at its start.
  const page = await readFile(join(folder, 'node_modules', 'parley', 'dist', 'web', 'index.html'), 'utf8')
  const asked = [...page.matchAll(/(?:src|href)="[./]*(assets\/[^"]+)"/g)].map(([, path]) => `dist/web/${path}`)
  expect(files).toEqual(expect.arrayContaining(asked))
  expect(asked).toEqual(expect.arrayContaining([expect.stringMatching(/\.js$/), expect.stringMatching(/\.css$/)]))
  // What runs, and neither its source nor what the tests are made of.
  expect(files.filter((path) => /\.ts$|test|\.map$/.test(path) && !path.endsWith('.d.ts'))).toEqual([])
  expect(files.filter((path) => path.startsWith('dist/server/') && !path.endsWith('.js'))).toEqual([
    'dist/server/licences.txt',
  ])
})

test('installed from the tarball in an empty folder, `parley` starts the server and does its commands', () =>
  expectWholeProgram(tarball))

const consumer = `
import { createClient, HistoryDocument, ParleyError, type ChatEvent } from 'parley/client'

const { URL, TOKEN } = process.env as { URL: string; TOKEN: string }
const chat = createClient({ url: URL, token: () => TOKEN })
const heard = new Promise<string>((resolve) => {
  const onEvent = (event: ChatEvent) => {
    if (event.__typename === 'MessageAdded') resolve(event.message.sender.name)
  }
  chat.events({ onEvent, onResync: async () => void (await chat.send({ recipientId: 'bob', text: 'packed' })) })
})
const refused: unknown = await chat.send({ recipientId: 'nobody', text: 'lost' }).catch((error: unknown) => error)
const { conversation, seq } = await chat.send({ recipientId: 'bob', text: 'and sent' })
const history = await chat.ask(HistoryDocument, { conversationId: conversation.id })
const texts: (string | null)[] = history.conversation?.messages.edges.map(({ node }) => node.text) ?? []
console.log(JSON.stringify({ sender: await heard, seq, texts, refused: refused instanceof ParleyError && refused.code }))
await chat.close()
`

test('the packed library passes the types of who uses it, sends and receives', async () => {
  await writeFile(join(folder, 'consumer.ts'), consumer)
  const compilerOptions = {
    target: 'es2022',
    module: 'nodenext',
    lib: ['es2022', 'dom'],
    types: ['node'],
    typeRoots: [join(modules, '@types')],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
  }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['consumer.ts'] }))
  const { stdout: problems } = await run(join(modules, '.bin', 'tsc'), ['-p', folder]).catch(
    ({ stdout }: { stdout: string }) => ({ stdout }),
  )
  expect(problems).toBe('')

  await using database = freshDatabase()
  await using server = await startServerProcess(database.uri)
  const tokenOf = (id: string) => signToken({ id, name: id }, testTokens, 3600)
  await createPerson(server.url, 'bob', tokenOf('bob')).does('{ viewer { id } }')
  const env = { PATH: process.env['PATH'], URL: `${server.url}/graphql`, TOKEN: tokenOf('ann') }
  const { stdout } = await run(process.execPath, ['consumer.ts'], { cwd: folder, env })
  expect(JSON.parse(stdout)).toEqual({ sender: 'ann', seq: 2, texts: ['packed', 'and sent'], refused: 'NOT_FOUND' })
})

test('the manual’s first page works when pasted, also when it was written before the server was there', async () => {
  await cp('examples/client/chat.mjs', join(folder, 'chat.mjs'))
  await using database = freshDatabase()
  await using server = await startServerProcess(database.uri)
  const tokenOf = (id: string) => signToken({ id, name: id }, testTokens, 3600)
  for (const id of ['ann', 'bob']) await createPerson(server.url, id, tokenOf(id)).does('{ viewer { id } }')
  const open = (id: string, to: string) => {
    const env = { PATH: process.env['PATH'], PARLEY_URL: `${server.url}/graphql`, TOKEN: tokenOf(id), TO: to }
    const script = spawn(process.execPath, [join(folder, 'chat.mjs')], {
      cwd: folder,
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    let output = ''
    let check = (): void => {}
    script.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      check()
    })
    return {
      types: (line: string) => script.stdin.write(`${line}\n`),
      shows: (text: string) =>
        new Promise<void>((resolve) => {
          check = () => output.includes(text) && resolve()
          check()
        }),
      times: (text: string) => output.split(text).length - 1,
      kill: async () => {
        const ended = new Promise((resolve) => script.once('exit', resolve))
        script.kill('SIGKILL')
        await ended
      },
    }
  }
  const [ann, bob] = [open('ann', 'bob'), open('bob', 'ann')]
  await Promise.all([ann, bob].map((script) => script.shows('here a page loads')))
  ann.types('Hello Bob')
  await bob.shows('ann: Hello Bob')
  await server.kill()
  await ann.shows('away')
  ann.types('typed while the server was away')
  const keeps = async () => (await readFile(join(folder, 'chat-with-bob.json'), 'utf8')).includes('was away')
  while (!(await keeps()));
  await ann.kill()
  await bob.kill()
  await server.start()
  const [again, bobAgain] = [open('ann', 'bob'), open('bob', 'ann')]
  await bobAgain.shows('ann: typed while the server was away')
  expect(bobAgain.times('typed while')).toBe(1)
  expect(bobAgain.times('Hello Bob')).toBe(0)
  expect(bobAgain.times('here a page loads')).toBe(0)
  await again.kill()
  await bobAgain.kill()
})

test('Apollo’s and urql’s parts are there for who has these', async () => {
  for (const name of optional) await symlink(join(modules, name), join(folder, 'node_modules', name)).catch(() => {})
  const script = `
    import { typePolicies } from 'parley/client/apollo'
    import { graphcache } from 'parley/client/urql'
    console.log(Object.keys(typePolicies).join(), Object.keys(graphcache).join())`
  await writeFile(join(folder, 'parts.mjs'), script)
  const { stdout } = await run(process.execPath, ['parts.mjs'], { cwd: folder })
  expect(stdout.trim()).toBe('Query,Conversation,Message keys,resolvers,updates')
})

test('packed by itself it is the same library, and asks for nothing of the server’s', async () => {
  const { stdout } = await run('npm', ['run', '--silent', 'pack:client', '--', folder], { maxBuffer: 1e7 })
  const alone = join(folder, 'alone', 'node_modules', 'parley')
  await mkdir(alone, { recursive: true })
  await run('tar', ['-xzf', stdout.trim(), '-C', alone, '--strip-components=1'])
  const manifestOf = async (at: string) =>
    JSON.parse(await readFile(join(at, 'package.json'), 'utf8')) as Record<string, object>
  const whole = join(folder, 'node_modules', 'parley')
  const manifest = await manifestOf(alone)
  const { exports, peerDependencies } = await manifestOf(whole)
  expect(manifest).toMatchObject({ name: 'parley', exports, peerDependencies: peerDependencies! })
  expect(Object.keys(manifest['dependencies']!)).toEqual(['@graphql-typed-document-node/core'])
  await run('diff', ['-r', join(whole, 'dist', 'client'), join(alone, 'dist', 'client')])

  await using database = freshDatabase()
  await using server = await startServerProcess(database.uri)
  const script = `
    import { parse } from 'graphql'
    import { createClient } from 'parley/client'
    const chat = createClient({ url: process.env.PARLEY_URL, token: () => process.env.TOKEN })
    console.log((await chat.ask(parse('query { viewer { id } }'))).viewer.id)
    await chat.close()`
  await writeFile(join(folder, 'alone', 'asks.mjs'), script)
  const env = {
    PATH: process.env['PATH'],
    PARLEY_URL: `${server.url}/graphql`,
    TOKEN: signToken({ id: 'ann', name: 'Ann' }, testTokens, 3600),
  }
  expect((await run(process.execPath, ['asks.mjs'], { cwd: join(folder, 'alone'), env })).stdout).toBe('ann\n')
})

/** Bytes, bundled and zipped, beside what it imports of others. */
const sizeOf = async (entry: string): Promise<number> => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      lib: { entry, formats: ['es'] },
      rollupOptions: { external: (id) => !id.startsWith('.') && !id.startsWith('/') },
    },
  })
  const [{ output }] = built as { output: { code?: string }[] }[] as [{ output: { code?: string }[] }]
  return gzipSync(output.map(({ code = '' }) => code).join('')).length
}

test('bundled and zipped it is under 10,000 bytes with all of its documents, and under 15,000 with Apollo’s or urql’s part', async () => {
  const [core, apollo, urql] = await Promise.all(
    ['index', 'apollo', 'urql'].map((name) => sizeOf(`src/client/${name}.ts`)),
  )
  expect(core! + apollo!).toBeLessThan(15_000)
  expect(core! + urql!).toBeLessThan(15_000)
  expect(core).toBeLessThan(10_000)
})
