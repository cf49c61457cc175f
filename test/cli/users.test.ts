import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { asAdmin, parley, startParley } from '../support/parley.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { tempDir } from '../support/started.ts'

const chat = await startSharedChat()
const env = asAdmin(chat.url)
const users = (...args: string[]) => parley(['users', ...args], { env })
const jsonLines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
const people = (count: number, id: string) =>
  range(1, count)
    .map((n) => `${JSON.stringify({ id: `${id}-${n}`, name: `${id} ${n}` })}\n`)
    .join('')

test('people are found by what their name starts with, as lines with tabs between in a pipe', async () => {
  await chat.user('u1', { displayName: 'Xenia Ärmel' })
  await chat.user('u2', { displayName: 'Xaver' })
  expect(await users('find', 'xen')).toEqual({ code: 0, signal: null, stderr: '', stdout: 'u1\tXenia Ärmel\t\n' })
  expect((await users('find', 'armel')).stdout).toBe('u1\tXenia Ärmel\t\n')
  expect((await users('find', 'xylophone')).stdout).toBe('')
})

test('a person is made known, shown, suspended, restored', async () => {
  const upsert = await parley(['users', 'upsert', '-'], { env, input: '{"id": "zoe", "name": "Zoe"}\n' })
  expect(upsert).toMatchObject({ code: 0, stdout: '', stderr: 'Known: 1 person.\n' })
  expect((await users('show', 'zoe')).stdout).toBe('id       zoe\nname     Zoe\nrole     USER\n')

  const until = new Date(Date.now() + 7 * 86_400_000)
  const suspend = await users('suspend', 'zoe', '--until', '7d', '--reason', 'Insults', '--json')
  const { suspension } = JSON.parse(suspend.stdout) as { suspension: { until: string; reason: string } }
  expect(suspension).toMatchObject({ reason: 'Insults', by: { id: 'root' } })
  expect(Math.abs(Date.parse(suspension.until) - until.getTime())).toBeLessThan(60_000)
  expect((await users('list', '--suspended')).stdout).toBe(`zoe\tZoe\tsuspended until ${suspension.until}: Insults\n`)

  expect((await users('restore', 'zoe')).stdout).toBe("Zoe (zoe) isn't suspended.\n")
  expect((await users('list', '--suspended')).stdout).toBe('')
})

test('a list is as long as it is, whatever the API gives at once, and as JSON each person is a line', async () => {
  await using dir = await tempDir()
  const file = join(dir.path, 'people.jsonl')
  await writeFile(file, people(2_345, 'many'))
  const upsert = await users('upsert', file, '--json')
  expect(upsert).toMatchObject({ code: 0, stderr: '', stdout: '{"upserted":2345}\n' })
  const found = jsonLines((await users('find', 'many', '--json')).stdout)
  expect(new Set(found.map(({ id }) => id)).size).toBe(2_345)
  expect(found[0]).toEqual({
    id: 'many-1',
    name: 'many 1',
    avatarUrl: null,
    role: 'USER',
    isErased: false,
    suspension: null,
  })
  expect(jsonLines((await users('find', 'many', '--json', '--limit', '130')).stdout)).toHaveLength(130)
})

test('people are sent in calls that a connection takes, also where each has a long address', async () => {
  const avatarUrl = `https://shop.example/${'x'.repeat(1900)}`
  const lines = range(1, 300).map((n) => JSON.stringify({ id: `long-${n}`, name: `Long ${n}`, avatarUrl }))
  const upsert = await parley(['users', 'upsert', '-'], { env, input: lines.join('\n') })
  expect(upsert).toMatchObject({ code: 0, stderr: 'Known: 300 people.\n' })
  expect(JSON.parse((await users('show', 'long-300', '--json')).stdout)).toMatchObject({ avatarUrl })
})

test.each([
  ['{"id": "a", "name": "A"}\nnot a person\n', /^Line 2 is no JSON/],
  ['[]\n', /^Line 1 is no person/],
  ['{"id": "a", "name": "A", "mail": "a@example.com"}\n', /^Line 1 has mail, which is none of id, name, avatarUrl/],
  ['\n{"id": 7, "name": "A"}\n', /^Line 2 has to have an id and a name/],
  [`{"id": "${'x'.repeat(1_000_001)}"}`, /^Line 1 has more than 1,000,000 bytes/],
])('what is no list of people is refused, by its line: %#', async (input, says) => {
  const { code, stdout, stderr } = await parley(['users', 'upsert', '-'], { env, input })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(says)
})

test('what the server refuses is told with its code and its argument', async () => {
  const nobody = await users('suspend', 'nobody', '--reason', 'x', '--json')
  expect(nobody).toMatchObject({ code: 1, stdout: '' })
  expect(JSON.parse(nobody.stderr)).toEqual({
    error: { code: 'NOT_FOUND', message: expect.any(String), argument: 'userId' },
  })
  const shown = await users('show', 'nobody')
  expect(shown).toMatchObject({ code: 1, stdout: '', stderr: 'Nobody is known as nobody.\n' })
  const twice = '{"id": "a", "name": "A"}\n{"id": "a", "name": "B"}\n'
  expect((await parley(['users', 'upsert', '-'], { env, input: twice })).code).toBe(1)
})

test('a person is erased once somebody says yes, and in a pipe only with --yes', async () => {
  const [eve] = await chat.people('eve')
  const asked = await users('erase', eve.id)
  expect(asked).toMatchObject({ code: 2, stdout: '' })
  expect(asked.stderr).toBe(
    `Erases eve (${eve.id}) for good. Type the name to do it. Nobody can be asked here: give --yes.\n`,
  )
  expect((await users('erase', eve.id, '--yes', '--json')).stdout).toContain('"isErased":true')
  expect((await users('show', eve.id)).stdout).toContain('erased   for good')
})

test('a reader that has enough ends the command quietly', async () => {
  await using running = startParley(['users', 'find', 'many', '--json'], { env, input: '' })
  running.closeStdout()
  expect(await running.ended).toMatchObject({ code: 0, stderr: '' })
})
