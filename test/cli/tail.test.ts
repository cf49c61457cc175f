import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshDatabase, testTokens } from '../support/chat.ts'
import { signToken } from '../../src/server/authentication.ts'
import { asAdmin, startParley } from '../support/parley.ts'
import { createPerson } from '../support/person.ts'
import { startServerProcess } from '../support/server-process.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { tempDir } from '../support/started.ts'

const chat = await startSharedChat()
const listening = 'From here on it is live.\n'

test('events are lines of when, what, where, who and text, and Ctrl-C ends them with 0', async () => {
  const [ann] = await chat.people('ann')
  const root = await chat.admin()
  await using tail = startParley(['tail'], { env: asAdmin(chat.url) })
  await expect.poll(tail.stderr).toBe(listening)
  const { id, conversation } = await ann.sends(root, 'Help!\nNow.')
  await expect.poll(tail.stdout).toContain('Help!')
  expect(id).toBeDefined()
  const line = tail
    .stdout()
    .split('\n')
    .find((each) => each.includes('MessageAdded'))!
  expect(line.split('\t')).toEqual([
    expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    'MessageAdded',
    conversation.id,
    'ann',
    'Help!\\nNow.',
  ])
  tail.kill('SIGINT')
  const { code, stderr } = await tail.ended
  expect(code).toBe(0)
  expect(stderr).toMatch(/To go on from here: parley tail --after \S+\n$/)
})

test('--after gives what was missed first, and JSON has the cursor to go on from', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const env = { ...asAdmin(chat.url), PARLEY_TOKEN: bob.token }
  await ann.sends(bob, 'first')
  await using events = await bob.events()
  await events.until('CaughtUp')
  const cursor = events.cursor
  await ann.sends(bob, 'second')
  await ann.sends(bob, 'third')
  await using tail = startParley(['tail', '--json', '--after', cursor], { env })
  const added = () =>
    tail
      .stdout()
      .split('\n')
      .filter((line) => line.includes('"MessageAdded"'))
      .map((line) => JSON.parse(line) as { cursor: string; message: { text: string } })
  await expect.poll(added).toMatchObject([{ message: { text: 'second' } }, { message: { text: 'third' } }])
  tail.kill('SIGTERM')
  expect(await tail.ended).toMatchObject({ code: 0, stderr: '' })

  await using on = startParley(['tail', '--after', added()[0]!.cursor], { env })
  await expect.poll(on.stdout).toContain('third')
  expect(on.stdout()).not.toContain('second')
})

test('a cursor that the server does not know is said to leave a gap', async () => {
  await using tail = startParley(['tail', '--after', 'nonsense'], { env: asAdmin(chat.url) })
  await expect.poll(tail.stderr).toContain('what came since then is missing here')
})

test('it goes on over a kill -9 of the server, says so, and nothing is missing or twice', async () => {
  await using database = freshDatabase()
  await using server = await startServerProcess(database.uri)
  const person = (id: string) => createPerson(server.url, id, signToken({ id, name: id }, testTokens, 3600))
  const env = asAdmin(server.url)
  await createPerson(server.url, 'root', env.PARLEY_TOKEN).does('{ viewer { id } }')
  await using tail = startParley(['tail'], { env })
  await expect.poll(tail.stderr).toBe(listening)
  const root = { id: 'root' } as Parameters<ReturnType<typeof person>['sends']>[0]
  await person('ann').sends(root, 'before')
  await expect.poll(tail.stdout).toContain('before')
  await server.kill('SIGKILL')
  await expect.poll(tail.stderr).toContain('The connection is lost')
  await server.start()
  await person('ann').sends(root, 'afterwards')
  await expect.poll(tail.stdout).toContain('afterwards')
  expect(tail.stderr()).toContain('The connection is back.')
  const texts = tail
    .stdout()
    .split('\n')
    .filter((line) => line.includes('\tMessageAdded\t'))
  expect(texts.map((line) => line.split('\t')[4])).toEqual(['before', 'afterwards'])
})

test('a token that ends is read from its file anew; where none was put there, the tail ends with 1', async () => {
  await using dir = await tempDir()
  const file = join(dir.path, 'token')
  const [ann, bob] = await chat.people('ann', 'bob')
  const tokenFor = (seconds: number) => signToken({ id: bob.id, name: 'bob' }, testTokens, seconds)
  await writeFile(file, tokenFor(20))
  const { PARLEY_URL } = asAdmin(chat.url)
  await using tail = startParley(['tail', '--token-file', file], { env: { PARLEY_URL } })
  await using other = startParley(['tail', '--json'], { env: { PARLEY_URL, PARLEY_TOKEN: tokenFor(20) } })
  await expect.poll(tail.stderr).toBe(listening)
  await writeFile(file, tokenFor(600))
  await expect
    .poll(tail.stderr, { timeout: 60_000 })
    .toMatch(/The connection is lost \(4403.*expired.*\)\. It is tried again\.\n.* is back\.\n/)
  await ann.sends(bob, 'still there?')
  await expect.poll(tail.stdout).toContain('still there?')

  const { code, stderr } = await other.ended
  expect(code).toBe(1)
  expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'UNAUTHENTICATED' } })
})

test('a server that is not there at the start is 3', async () => {
  await using tail = startParley(['tail'], { env: { ...asAdmin(chat.url), PARLEY_URL: 'http://127.0.0.1:1' } })
  expect(await tail.ended).toMatchObject({ code: 3, stdout: '' })
})
