import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandOf } from '../../src/embedded/process-info.ts'

/** What `npm start` runs, with these settings and no others. */
export interface Started extends AsyncDisposable {
  pid: number
  /** Resolves to its address when it serves; rejects where it ends before. */
  url: Promise<string>
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** What it has printed by now. */
  stdout(): string
  stderr(): string
  /** The token that it printed for a demo person. */
  token(name: string): string
  kill(signal: NodeJS.Signals): void
}

export const startMain = (settings: Record<string, string>): Started => {
  const { PATH, HOME, XDG_CACHE_HOME, MONGOD_BINARY } = process.env
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    cwd: join(import.meta.dirname, '..', '..'),
    env: { PATH, HOME, XDG_CACHE_HOME, MONGOD_BINARY, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = { stdout: '', stderr: '' }
  const ready = Promise.withResolvers<string>()
  // Who expects it to fail doesn't ask for its address.
  ready.promise.catch(() => {})
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.stdout += text
    const [, url] = /POST (http:\S+)\/graphql/.exec(printed.stdout) ?? []
    if (url && printed.stdout.includes('Ready in')) ready.resolve(url)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.stderr += text
  })
  const exited = new Promise<Awaited<Started['exited']>>((resolve) => {
    child.once('close', (code, signal) => {
      ready.reject(new Error(`It ended: ${printed.stdout}${printed.stderr}`))
      resolve({ code, signal })
    })
  })
  return {
    pid: child.pid!,
    url: ready.promise,
    exited,
    stdout: () => printed.stdout,
    stderr: () => printed.stderr,
    token: (name) => new RegExp(`^ +${name} +(eyJ\\S+)$`, 'm').exec(printed.stdout)?.[1] ?? '',
    kill: (signal) => child.kill(signal),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 12_000)
      await exited
      clearTimeout(late)
    },
  }
}

/** A folder for a test, which goes with it, and so does a mongod that was left on it. */
export const tempDir = async (): Promise<AsyncDisposable & { path: string }> => {
  const path = await mkdtemp(join(tmpdir(), 'parley-start-'))
  return {
    path,
    [Symbol.asyncDispose]: async () => {
      for (const pid of mongodsOn(path)) process.kill(pid, 'SIGKILL')
      await rm(path, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** The processes that run on a DATA_DIR's database. */
export const mongodsOn = (dataDir: string): number[] =>
  allProcesses().filter((pid) => `${commandOf(pid)} `.includes(` --dbpath=${join(dataDir, 'mongod')} `))

const allProcesses = (): number[] =>
  (existsSync('/proc/self') ? readdirSync('/proc') : execFileSync('ps', ['-axo', 'pid=']).toString().split(/\s+/))
    .map(Number)
    .filter((pid) => pid > 0)
