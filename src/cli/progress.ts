import { progress as createBar, spinner as createSpinner } from '@clack/prompts'
import { harmless } from './harmless.ts'

export interface ProgressOptions {
  /** What is being done: `Importing`. */
  label: string
  /** How many there are to be done; left out where nobody knows. */
  total?: number
}

export interface Progress {
  /** So many more are done; `text` stands beside the number from then on. */
  advance(count?: number, text?: string): void
  /** Once, at the end: what became of it. */
  stop(text: string): void
  /** Once, where it ended otherwise: takes it away, and says nothing. */
  clear(): void
}

interface Needs {
  stdin: NodeJS.ReadStream
  stderr: NodeJS.WriteStream
  isJson: boolean
  note(text: string): void
  /** Milliseconds between two lines in a pipe. @default 10000 */
  everyMs?: number
}

export const createProgress = (options: ProgressOptions, needs: Needs): Progress => {
  if (needs.isJson) return { advance: () => {}, stop: () => {}, clear: () => {} }
  // A bar listens to the keyboard, which would take away what is piped in.
  return needs.stderr.isTTY && needs.stdin.isTTY ? inTerminal(options, needs) : inPipe(options, needs)
}

const inPipe = ({ label, total }: ProgressOptions, { note, everyMs = 10_000 }: Needs): Progress => {
  let done = 0
  let beside = ''
  const timer = setInterval(() => note(`${label}: ${counted(done, total)}${beside}`), everyMs).unref()
  return {
    advance: (count = 1, text) => {
      done += count
      if (text !== undefined) beside = `, ${text}`
    },
    stop: (text) => {
      clearInterval(timer)
      note(text)
    },
    clear: () => clearInterval(timer),
  }
}

const inTerminal = ({ label, total }: ProgressOptions, { stdin, stderr }: Needs): Progress => {
  let done = 0
  let beside = ''
  const text = (): string => harmless(`${label}: ${counted(done, total)}${beside}`)
  const bar = total === undefined ? null : createBar({ max: total, output: stderr })
  const shown = bar ?? createSpinner({ output: stderr })
  shown.start(text())
  // It would read Ctrl-C itself, and end the process with 0: out of raw mode the terminal makes it a SIGINT, which commands hear.
  stdin.setRawMode(false)
  return {
    advance: (count = 1, more) => {
      done += count
      if (more !== undefined) beside = `, ${more}`
      if (bar) bar.advance(count, text())
      else shown.message(text())
    },
    stop: (said) => shown.stop(harmless(said)),
    clear: () => shown.clear(),
  }
}

const counted = (done: number, total?: number): string =>
  total === undefined
    ? done.toLocaleString('en')
    : `${done.toLocaleString('en')} of ${total.toLocaleString('en')} (${total > 0 ? Math.floor((done / total) * 100) : 100} %)`
