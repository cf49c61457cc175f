import { once } from 'node:events'
import { styleText } from 'node:util'
import { harmless, toJson } from './harmless.ts'
import { createProgress, type Progress, type ProgressOptions } from './progress.ts'

export interface Streams {
  stdin: NodeJS.ReadStream
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
}

/** What a command says, and where: results on standard output, all else on standard error. */
export interface Output {
  /** `--json` was given. */
  readonly isJson: boolean
  /** Results are read by a person, and not by a program. */
  readonly isTerminal: boolean
  /** Whether somebody can be asked. */
  readonly canAsk: boolean
  /** A line of text on standard output. What a terminal would take for a command is made harmless. Resolves once it is taken. */
  line(text: string): Promise<void>
  /** The same with a tick or a cross before it. */
  mark(isGood: boolean, text: string): Promise<void>
  /** With `--json`, and where no lines are given, the value as JSON in one line; else the lines. Also for each value of a list. */
  result(value: unknown, ...lines: string[]): Promise<void>
  /** A sentence on standard error, and none with `--json`. */
  note(text: string): void
  /** Shown on standard error: a bar in a terminal, a line every ten seconds in a pipe, nothing with `--json`. */
  progress(options: ProgressOptions): Progress
}

export const createOutput = (streams: Streams, isJson: boolean, signal: AbortSignal): Output => {
  const { stdin, stdout, stderr } = streams
  const write = async (text: string): Promise<void> => {
    if (!stdout.write(text)) await once(stdout, 'drain', { signal })
  }
  // Tabs stand between columns, and move nothing but what comes behind them.
  const line = (text: string): Promise<void> => write(`${text.split('\t').map(harmless).join('\t')}\n`)
  const note = (text: string): void => {
    if (!isJson) stderr.write(`${harmless(text)}\n`)
  }
  return {
    isJson,
    isTerminal: stdout.isTTY && !isJson,
    canAsk: stdin.isTTY && stdout.isTTY && stderr.isTTY && !isJson,
    line,
    mark: (isGood, text) => {
      const sign = isGood ? styleText('green', '✓', { stream: stdout }) : styleText('red', '✗', { stream: stdout })
      return write(`${sign} ${harmless(text)}\n`)
    },
    result: async (value, ...lines) => {
      if (isJson || lines.length === 0) await write(`${toJson(value)}\n`)
      else for (const each of lines) await line(each)
    },
    note,
    progress: (options) => createProgress(options, { ...streams, isJson, note }),
  }
}
