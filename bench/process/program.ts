import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { createAsking } from './asking.ts'
import type { Child, Commands } from './child.ts'

/** As `startChild`, for a program that isn't Node's: it is asked by lines of JSON, and answers so. */
export const startProgram = async <Known extends Commands>(
  file: string,
  { signal }: { signal: AbortSignal },
): Promise<Child<Known>> => {
  signal.throwIfAborted()
  const child = spawn(file, { stdio: ['pipe', 'pipe', 'inherit'] })
  const asking = createAsking((command) => child.stdin.write(`${JSON.stringify(command)}\n`))
  const ended = once(child, 'exit')
  child.once('exit', (code, signal) => asking.ended(code ?? signal))
  child.stdin.on('error', () => {})
  createInterface({ input: child.stdout }).on('line', (line) => asking.answered(JSON.parse(line)))
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  signal.addEventListener('abort', kill)
  await asking.ready
  return {
    ask: asking.ask as Child<Known>['ask'],
    kill,
    end: async () => {
      const late = setTimeout(kill, 10_000)
      child.stdin.end()
      await ended
      clearTimeout(late)
      process.off('exit', kill)
      signal.removeEventListener('abort', kill)
    },
  }
}
