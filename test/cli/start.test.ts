import { expect, inject, test } from 'vitest'
import { createPerson } from '../support/person.ts'
import { parley, startParley } from '../support/parley.ts'
import { freshDatabase } from '../support/chat.ts'
import { tempDir } from '../support/started.ts'

test('with --json the server says once where it serves, in JSON alone, and stops at a signal', async () => {
  await using dir = await tempDir()
  await using database = freshDatabase()
  const env = { DATA_DIR: dir.path, MONGODB_URI: database.uri, PORT: '0', LOG_LEVEL: 'warn' }
  await using server = startParley(['start', '--json'], { env, cwd: dir.path })
  await expect.poll(server.stdout, { timeout: 60_000 }).toContain('\n')
  const said = JSON.parse(server.stdout()) as { url: string; graphql: string; demo: { ann: string } }
  expect(said).toMatchObject({ url: expect.stringMatching(/^http:\/\/localhost:\d+$/), data: 'at MONGODB_URI' })
  expect(said.graphql).toBe(`${said.url}/graphql`)
  expect(await createPerson(said.url, 'ann', said.demo.ann).does('{ viewer { name } }')).toEqual({
    viewer: { name: 'Ann' },
  })
  // What it signs by itself is what `token` signs for it.
  const token = await parley(['token', 'root', '--admin'], { env, cwd: dir.path })
  const list = await parley(['users', 'list'], {
    env: { PARLEY_URL: said.graphql, PARLEY_TOKEN: token.stdout.trim() },
  })
  expect(list.stdout).toContain('ann\tAnn\t\n')
  server.kill('SIGTERM')
  expect(await server.ended).toMatchObject({ code: 0, stderr: '' })
})

test('a start that can not be is an error with a sentence, and 1', async () => {
  await using dir = await tempDir()
  const env = { DATA_DIR: dir.path, MONGODB_URI: inject('mongoUri'), PORT: 'many' }
  const json = await parley(['start', '--json'], { env, cwd: dir.path })
  expect(json).toMatchObject({ code: 1, stdout: '' })
  expect(JSON.parse(json.stderr)).toMatchObject({ error: { code: 'FAILED', message: expect.stringContaining('PORT') } })
  const words = await parley(['start'], { env, cwd: dir.path })
  expect(words).toMatchObject({ code: 1, stdout: '' })
  expect(words.stderr).toContain('  - PORT has to be a whole number')
})
