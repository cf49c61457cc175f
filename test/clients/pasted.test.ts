import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signToken } from '../../src/server/authentication.ts'
import { freshDatabase, testTokens } from '../support/chat.ts'
import { createPerson } from '../support/person.ts'
import { startServerProcess } from '../support/server-process.ts'
import { openTerminal } from '../support/terminal.ts'

const modules = resolve('node_modules')
/** What the manual has to be installed. */
const packages = ['graphql', 'graphql-ws', '@apollo', '@urql']

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-pasted-'))
  await mkdir(join(folder, 'node_modules'))
  for (const name of packages) await symlink(join(modules, name), join(folder, 'node_modules', name))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  const manual = await readFile('docs/clients.md', 'utf8')
  for (const [, name, block] of manual.matchAll(/^`([\w-]+\.ts)`\n\n<!-- .* -->\n```ts\n([^]*?)```/gm))
    await writeFile(join(folder, name!), block!)
})
afterAll(() => rm(folder, { recursive: true }))

test('the blocks of docs/clients.md, each a file by the name above it, pass the types', async () => {
  const compilerOptions = {
    target: 'es2023',
    module: 'nodenext',
    lib: ['es2023', 'dom', 'dom.asynciterable'],
    types: ['node'],
    typeRoots: [join(modules, '@types')],
    allowImportingTsExtensions: true,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }))
  const { stdout } = await promisify(execFile)(join(modules, '.bin', 'tsc'), ['-p', folder]).catch(
    ({ stdout }: { stdout: string }) => ({ stdout }),
  )
  expect(stdout).toBe('')
})

test.for(['try-graphql-ws.ts', 'try-apollo.ts', 'try-urql.ts'])(
  '%s, as it is pasted: loads, sends, hears, and hears on when the server was killed',
  async (file) => {
    await using database = freshDatabase()
    await using server = await startServerProcess(database.uri)
    const tokenOf = (id: string) => signToken({ id, name: id }, testTokens, 3600)
    const ann = () => createPerson(server.url, 'ann', tokenOf('ann'))
    await ann().does('{ viewer { id } }')

    using bob = openTerminal(process.execPath, [join(folder, file)], {
      PARLEY_URL: `${server.url}/graphql`,
      BOB: tokenOf('bob'),
    })
    await bob.prints((line) => line === 'loaded 0')
    await bob.prints((line) => line === 'MessageAdded Hello Ann!')
    await server.kill()
    await server.start()
    await ann().sends(createPerson(server.url, 'bob', tokenOf('bob')), 'after the kill')
    await bob.prints((line) => line === 'MessageAdded after the kill')
    expect(bob.lines.filter((line) => line.includes('Hello Ann!'))).toHaveLength(1)
  },
)
