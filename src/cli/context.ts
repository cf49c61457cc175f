import type { Ask } from '../client/ask.ts'
import { misused } from './failure.ts'
import { listenForInterrupts } from './interrupt.ts'
import { createOutput, type Output, type Streams } from './output.ts'
import { connect, type Server } from './server.ts'
import { createTokenSource } from './token-source.ts'

export type Environment = Record<string, string | undefined>

/** Where the program runs. */
export interface Surroundings extends Streams {
  env: Environment
}

/** Options that all commands have, or all that ask a server. */
export interface SharedOptions {
  json?: boolean
  url?: string
  tokenFile?: string
}

/** What a command works with. */
export interface CommandContext {
  /**
   * Asks the server as the token's person. The first call connects. Rejects with a ParleyError where the server refuses it, and
   * with a Failure where it can't be reached. An operation may have 256,000 bytes: more is PAYLOAD_TOO_LARGE.
   */
  ask: Ask
  /** For streams: the same server for the whole command. `patienceMs`: see ServerNeeds; the first call decides. */
  server(options?: { patienceMs?: number }): Server
  output: Output
  /** Standard input; used wrongly, where the token comes from there. */
  input(): NodeJS.ReadStream
  env: Environment
  /** Aborted by Ctrl-C and by SIGTERM; its reason is what the command is to reject with. */
  signal: AbortSignal
}

export const defaultUrl = 'http://localhost:4000/graphql'

export const createContext = (
  { env, ...streams }: Surroundings,
  options: SharedOptions,
): CommandContext & AsyncDisposable => {
  const interrupts = listenForInterrupts()
  const { signal } = interrupts
  const output = createOutput(streams, options.json === true, signal)
  let connected: Server | undefined
  const server: CommandContext['server'] = ({ patienceMs } = {}) =>
    (connected ??= connect({
      url: options.url ?? (env['PARLEY_URL'] || defaultUrl),
      token: createTokenSource({ file: options.tokenFile, given: env['PARLEY_TOKEN'], stdin: streams.stdin }),
      signal,
      onError: (error) => output.note(error instanceof Error ? error.message : String(error)),
      patienceMs,
    }))
  return {
    ask: (...question) => server().ask(...question),
    server,
    output,
    input: () => {
      if (options.tokenFile === '-')
        throw misused(
          "Standard input can't be the token and something else: put the token into a file.",
          '--token-file',
        )
      return streams.stdin
    },
    env,
    signal,
    [Symbol.asyncDispose]: async () => {
      await connected?.[Symbol.asyncDispose]()
      interrupts.close()
    },
  }
}
