import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { signToken } from '../../src/server/authentication.ts'
import { testTokens } from './chat.ts'

export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

/** A command of `parley` that runs, in a pipe. */
export interface Running extends AsyncDisposable {
  stdout(): string
  stderr(): string
  /** More of its standard input. */
  types(text: string): void
  /** Whoever reads its standard output has enough. */
  closeStdout(): void
  kill(signal: NodeJS.Signals): void
  ended: Promise<Ended>
}

const main = join(import.meta.dirname, '../../dist/server/cli/main.js')

/** Starts `parley` with these arguments and no settings but these. */
export const startParley = (
  args: string[],
  { env = {}, cwd, input }: { env?: Record<string, string>; cwd?: string; input?: string } = {},
): Running => {
  const { PATH, HOME, XDG_CACHE_HOME, MONGOD_BINARY } = process.env
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH, HOME, XDG_CACHE_HOME, MONGOD_BINARY, ...env },
    ...(cwd !== undefined && { cwd }),
    stdio: 'pipe',
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
  // It may have ended before it was told all.
  child.stdin.on('error', () => {})
  if (input !== undefined) child.stdin.end(input)
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, ...said })),
  )
  return {
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    types: (text) => void child.stdin.write(text),
    closeStdout: () => void child.stdout.destroy(),
    kill: (signal) => child.kill(signal),
    ended,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Runs `parley` to its end. */
export const parley = (args: string[], options: Parameters<typeof startParley>[1] = {}): Promise<Ended> =>
  startParley(args, { input: '', ...options }).ended

/** What makes commands those of an admin of this server. */
export const asAdmin = (url: string, id = 'root'): { PARLEY_URL: string; PARLEY_TOKEN: string } => ({
  PARLEY_URL: `${url}/graphql`,
  PARLEY_TOKEN: signToken({ id, name: id, role: 'admin' }, testTokens, 3600),
})
