import { CommanderError } from 'commander'
import { ParleyError } from '../client/errors.ts'
import { ChatError, StartError } from '../kernel/errors.ts'

/** What scripts go by: refused or failed, used wrongly, the server can't be reached, interrupted. */
export const exitCodes = { done: 0, failed: 1, misused: 2, unreachable: 3, interrupted: 130 } as const

export interface Description {
  exitCode: number
  /**
   * One of the server's ErrorCode, of the client library's, or USAGE, FAILED, NOT_WELL, UNREACHABLE, CONNECTION_LOST, INTERRUPTED
   * and INTERNAL.
   */
  code: string
  /** A sentence for a person. */
  message: string
  /** The argument, or the option, that was wrong. */
  argument: string | null
  /** Where it is a fault of the program's own. */
  stack?: string | undefined
}

/** Why a command can't be done, in a sentence that says what to do. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly kind: keyof typeof exitCodes
  readonly code: string
  readonly argument: string | null

  constructor(kind: keyof typeof exitCodes, code: string, message: string, argument: string | null = null) {
    super(message)
    this.kind = kind
    this.code = code
    this.argument = argument
  }
}

/** Used wrongly: `argument` names the argument or the option. */
export const misused = (message: string, argument: string | null = null): Failure =>
  new Failure('misused', 'USAGE', message, argument)
export const failed = (message: string, argument: string | null = null): Failure =>
  new Failure('failed', 'FAILED', message, argument)
export const interrupted = (): Failure => new Failure('interrupted', 'INTERRUPTED', 'Interrupted.')

/** What is said of an error, and what the process ends with. */
export const describe = (error: unknown): Description => {
  if (error instanceof Failure) {
    const { kind, code, message, argument } = error
    return { exitCode: exitCodes[kind], code, message, argument }
  }
  if (error instanceof CommanderError) {
    // Help that was asked for is what was to be done; help in the place of a command isn't.
    const isDone = ['commander.helpDisplayed', 'commander.version'].includes(error.code)
    const message = error.message.replace(/^error: /, '')
    return { exitCode: isDone ? exitCodes.done : exitCodes.misused, code: 'USAGE', message, argument: null }
  }
  if (error instanceof ParleyError) {
    const { code, message, argument } = error
    return { exitCode: exitCodes.failed, code, message, argument }
  }
  if (error instanceof ChatError) {
    const { code, message, details } = error
    return { exitCode: exitCodes.misused, code, message, argument: details.argument ?? null }
  }
  if (error instanceof StartError) {
    return { exitCode: exitCodes.failed, code: 'FAILED', message: error.message, argument: null }
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  return { exitCode: exitCodes.failed, code: 'INTERNAL', message, argument: null, stack }
}
