import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** A command of `parley` in a terminal of its own. */
export interface InTerminal extends AsyncDisposable {
  /** All that the terminal was given, with its control sequences. */
  screen(): string
  /** As typed on its keyboard; `\u0003` is Ctrl-C. */
  types(keys: string): void
  code: Promise<number | null>
}

const main = join(import.meta.dirname, '../../dist/server/cli/main.js')
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** By way of `script`, which every Linux has: it makes a terminal, and ends with the code of what it runs. It has no size by itself. */
export const inTerminal = (args: string[], env: Record<string, string>): InTerminal => {
  const { PATH, HOME } = process.env
  const command = [process.execPath, main, ...args].map(quoted).join(' ')
  const child = spawn(
    'script',
    ['--quiet', '--return', '--flush', '--command', `stty columns 120 rows 40; exec ${command}`, '/dev/null'],
    {
      env: { PATH, HOME, TERM: 'xterm-256color', SHELL: '/bin/sh', ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  let screen = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (screen += text))
  child.stdin.on('error', () => {})
  const code = new Promise<number | null>((resolve) => child.once('close', resolve))
  return {
    screen: () => screen,
    types: (keys) => void child.stdin.write(keys),
    code,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await code
    },
  }
}
