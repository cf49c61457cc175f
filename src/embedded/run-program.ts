import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Environment } from './progress.ts'

const execute = promisify(execFile)

interface Run {
  env: Environment
  /** After this many milliseconds the program is killed, and that is the failure. */
  timeoutMs: number
}

/** What a program printed; rejects with a short reason for people, `missing` being set where there is no such program. */
export const runProgram = async (program: string, args: string[], { env, timeoutMs }: Run): Promise<string> => {
  try {
    const { stdout } = await execute(program, args, { env, timeout: timeoutMs, maxBuffer: 16 * 1024 * 1024 })

    return stdout
  } catch (error) {
    throw new ProgramFailed(error as Failure, timeoutMs)
  }
}

interface Failure extends Error {
  code?: string | number
  killed?: boolean
  signal?: string
  stderr?: string
}

export class ProgramFailed extends Error {
  readonly missing: boolean

  constructor(failure: Failure, timeoutMs: number) {
    super(reasonOf(failure, timeoutMs))
    this.missing = failure.code === 'ENOENT'
  }
}

const reasonOf = ({ code, killed, signal, stderr, message }: Failure, timeoutMs: number): string => {
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EACCES') return 'it may not be executed'
  if (killed) return `it gave no answer within ${timeoutMs / 1000} s`

  const lines = (stderr ?? '').split('\n').filter((line) => line.trim() !== '')
  const told = lines.findLast((line) => /error|not|cannot|can't/i.test(line)) ?? lines.at(-1)

  return (
    told?.trim() ?? (signal ? `it ended by ${signal}` : typeof code === 'number' ? `it ended with ${code}` : message)
  )
}
