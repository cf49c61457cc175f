import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { freshDatabase } from '../support/chat.ts'

const run = promisify(execFile)
const secret = 'a secret of the packed program, long enough'

/** What the machine has, without the packages of this project: also npm's Node, which may be older than Parley's. */
const machinesPath = (): string =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter)

/** Installs a tarball where there is nothing else, and uses it as the whole program that it is. */
export const expectWholeProgram = async (tarball: string): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-installed-'))
  try {
    await writeFile(join(folder, 'package.json'), '{ "private": true }')
    const env = { ...process.env, PATH: machinesPath() }
    await run('npm', ['install', tarball, '--no-audit', '--no-fund', '--prefer-offline'], { cwd: folder, env })
    await using database = freshDatabase()
    await useProgram(folder, database.uri)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const useProgram = async (folder: string, mongodbUri: string): Promise<void> => {
  const bin = join(folder, 'node_modules', '.bin', 'parley')
  const { HOME } = process.env
  const settings = {
    PATH: machinesPath(),
    HOME,
    JWT_SECRET: secret,
    MONGODB_URI: mongodbUri,
    HOST: '127.0.0.1',
    PORT: '0',
  }
  const server = spawn(bin, ['start'], { cwd: folder, env: settings, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  const exited = new Promise((resolve) => server.once('exit', (code, signal) => resolve({ code, signal })))
  try {
    await expect
      .poll(() => (server.exitCode === null ? printed : 'it ended'), { timeout: 120_000 })
      .toContain('Ready in')
    const [, base] = /POST (http:\S+)\/graphql/.exec(printed)!
    const parley = async (args: string[], more: Record<string, string> = {}): Promise<string> =>
      (await run(bin, args, { cwd: folder, env: { ...settings, PARLEY_URL: base!, ...more } })).stdout

    const { version } = JSON.parse(await readFile(join(folder, 'node_modules', 'parley', 'package.json'), 'utf8')) as {
      version: string
    }
    expect((await parley(['--version'])).trim()).toBe(version)
    const PARLEY_TOKEN = (await parley(['token', 'root', '--name', 'Root', '--admin'])).trim()
    const people = join(folder, 'people.jsonl')
    await writeFile(people, '{"id": "ann", "name": "Ann"}\n')
    await parley(['users', 'upsert', people], { PARLEY_TOKEN })
    const sent = await parley(['send', 'ann', 'from a tarball', '--json'], { PARLEY_TOKEN })
    expect(JSON.parse(sent)).toMatchObject({ message: { seq: 1, text: 'from a tarball' } })
    expect(await parley(['users', 'list'], { PARLEY_TOKEN })).toBe('ann\tAnn\t\nroot\tRoot\tadmin\n')
    expect(await parley(['doctor'], { PORT: new URL(base!).port })).toContain('and is ready.')
    // Exit codes come through, whatever Node the program was started by.
    await expect(parley(['users', 'show', 'nobody'], { PARLEY_TOKEN })).rejects.toMatchObject({ code: 1 })
    await expect(parley(['nonsense'])).rejects.toMatchObject({ code: 2 })
    // The page and the explorer are there as well.
    for (const [path, accept, says] of [
      ['/', 'text/html', '<div id="root">'],
      ['/graphql', 'text/html', 'GraphiQL'],
    ] as const)
      expect(await (await fetch(`${base}${path}`, { headers: { accept } })).text()).toContain(says)
    server.kill('SIGTERM')
    expect(await exited).toEqual({ code: 0, signal: null })
    expect(printed).toContain('Stopped.')
  } finally {
    server.kill('SIGKILL')
  }
}
