import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { signToken } from '../../src/server/authentication.ts'
import { freshDatabase, testTokens } from '../support/chat.ts'
import { asAdmin, parley, startParley } from '../support/parley.ts'
import { range } from '../support/range.ts'
import { startServerProcess } from '../support/server-process.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { tempDir } from '../support/started.ts'
import { tokenWith } from '../support/tokens.ts'

const chat = await startSharedChat()
const root = await chat.admin()
const env = asAdmin(chat.url)
const list = ['users', 'list', '--limit', '1']

test('the token comes from a file, from standard input or from PARLEY_TOKEN, and the address likewise; options win', async () => {
  await using dir = await tempDir()
  const file = join(dir.path, 'token')
  await writeFile(file, `${env.PARLEY_TOKEN}\n`)
  const { PARLEY_URL, PARLEY_TOKEN } = env
  for (const [args, more, input] of [
    [[], env, ''],
    [['--url', PARLEY_URL], { PARLEY_URL: 'http://127.0.0.1:1', PARLEY_TOKEN }, ''],
    [['--url', chat.url], { PARLEY_TOKEN }, ''],
    [['--token-file', file], { PARLEY_URL, PARLEY_TOKEN: 'none' }, ''],
    [['--token-file', '-'], { PARLEY_URL }, `Bearer ${PARLEY_TOKEN}\n`],
  ] as const)
    expect(await parley([...list, ...args], { env: more, input })).toMatchObject({ code: 0, stderr: '' })
  await writeFile(join(dir.path, '.env'), `PARLEY_URL=${PARLEY_URL}\nPARLEY_TOKEN=${PARLEY_TOKEN}\n`)
  expect(await parley(list, { cwd: dir.path })).toMatchObject({ code: 0, stderr: '' })
})

test('without a token, with an empty one or one from a file that is not there, it says where to put it', async () => {
  const { PARLEY_URL } = env
  for (const [args, token] of [
    [[], {}],
    [[], { PARLEY_TOKEN: ' ' }],
    [['--token-file', 'no-such-file'], {}],
  ] as const) {
    const { code, stderr } = await parley([...list, ...args, '--json'], { env: { PARLEY_URL, ...token } })
    expect(code).toBe(2)
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'USAGE', argument: '--token-file' } })
  }
})

test('a token that is refused is told as the server says it; one of who is no admin is FORBIDDEN', async () => {
  const withToken = (token: string) =>
    parley([...list, '--suspended', '--json'], { env: { ...env, PARLEY_TOKEN: token } })
  const wrong = await withToken('nonsense')
  expect(wrong).toMatchObject({ code: 1, stdout: '' })
  expect(JSON.parse(wrong.stderr)).toEqual({
    error: { code: 'UNAUTHENTICATED', message: 'The token was refused: The token is not valid.', argument: null },
  })
  const expired = await withToken(tokenWith({ id: 'root', role: 'admin', exp: 1 }))
  expect(expired.stderr).toContain('The token has expired')
  const user = await withToken(signToken({ id: 'ann', name: 'Ann' }, testTokens, 60))
  expect(user.code).toBe(1)
  expect(JSON.parse(user.stderr)).toMatchObject({ error: { code: 'FORBIDDEN' } })
})

test('a server that is not there, or is something else, is 3, with the address', async () => {
  const other = createServer((socket) => socket.resume().end('220 mail.example\r\n')).listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  for (const url of ['http://127.0.0.1:1/graphql', `http://127.0.0.1:${port}/graphql`]) {
    const ended = await parley([...list, '--json', '--url', url], { env })
    expect(ended).toMatchObject({ code: 3, stdout: '' })
    const { error } = JSON.parse(ended.stderr) as { error: { code: string; message: string } }
    expect(error.code).toBe('UNREACHABLE')
    expect(error.message).toContain(`${url} can't be reached`)
  }
  other.close()
})

test.each([
  [[], 2],
  [['users'], 2],
  [['nonsense'], 2],
  [['users', 'list', '--nonsense'], 2],
  [['users', 'list', '--limit', '0'], 2],
  [['users', 'show'], 2],
  [['users', 'list', '--url', 'nowhere'], 2],
])('%j is used wrongly', async (args, code) => {
  const ended = await parley(args, { env })
  expect(ended).toMatchObject({ code, stdout: '' })
  expect(ended.stderr).not.toBe('')
  expect(ended.stderr).not.toContain('    at ')
})

test('a command that is interrupted ends with 130', async () => {
  await using running = startParley(['users', 'upsert', '-'], { env })
  const person = (n: number) => `{"id": "typed-${n}", "name": "Typed ${n}"}\n`
  running.types(range(1, 2001).map(person).join(''))
  // The first call was answered, or there would be no second one, whose answer may be on its way; the third waits for more to be typed.
  await expect
    .poll(async () => (await root.does<{ user: object | null }, object>('{ user(id: "typed-2000") { id } }')).user)
    .not.toBeNull()
  running.kill('SIGINT')
  const { code, stdout, stderr } = await running.ended
  expect({ code, stdout }).toEqual({ code: 130, stdout: '' })
  expect(stderr).toMatch(/Made known before it ended: [12],000 people\./)
})

test('in a pipe progress is a line every ten seconds, and none with --json', async () => {
  await using database = freshDatabase()
  await using server = await startServerProcess(database.uri)
  // It is there, and says nothing.
  server.signal('SIGSTOP')
  const start = (...more: string[]) =>
    startParley(['users', 'upsert', '-', ...more], {
      env: asAdmin(server.url),
      input: '{"id": "ann", "name": "Ann"}\n',
    })
  await using words = start()
  await using json = start('--json')
  await expect.poll(words.stderr).toBe('Making people known: 0\n')
  server.signal('SIGCONT')
  expect(await words.ended).toMatchObject({
    code: 0,
    stdout: '',
    stderr: expect.stringMatching(/\nKnown: 1 person\.\n$/),
  })
  expect(await json.ended).toMatchObject({ code: 0, stdout: '{"upserted":1}\n', stderr: '' })
})

test('nothing that is printed has what a terminal takes for a command', async () => {
  const name = 'Eve \u202e\u200f'
  await chat.user('eve')
  // From before such characters were left out of names.
  await chat.app.database.users.updateOne({ _id: 'eve' }, { $set: { name } })
  const { stdout } = await parley(['users', 'find', 'eve'], { env: { ...env, FORCE_COLOR: '1' } })
  expect(stdout).toBe('eve\tEve \\u202e\\u200f\t\n')
  const json = (await parley(['users', 'show', 'eve', '--json'], { env })).stdout
  expect(json).toContain('\\u202e')
  expect(JSON.parse(json)).toMatchObject({ name })
})
