import { spawn, type ChildProcess } from 'node:child_process'
import { testTokens } from './chat.ts'

/** A server as people start it, in a process of its own, to be killed, stopped and started again. */
export interface ServerProcess extends AsyncDisposable {
  readonly url: string
  readonly pid: number
  /** Starts it (again), on the same port. */
  start(): Promise<void>
  /** Ends it with a signal, and waits until it is gone. */
  kill(signal?: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  signal(signal: NodeJS.Signals): void
  /** What it has logged and printed since its last start. */
  output(): string
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/** What happens to it, for who keeps all of it. */
export interface Heeding {
  printed(text: string): void
  ended(isAsked: boolean, how: string): void
}

export const startServerProcess = async (
  mongodbUri: string,
  env: Record<string, string> = {},
  heeding?: Heeding,
): Promise<ServerProcess> => {
  let child: ChildProcess
  let port = '0'
  let output = ''
  let isAsked = false
  let exited!: ServerProcess['exited']

  const start = async (): Promise<void> => {
    output = ''
    isAsked = false
    child = spawn(process.execPath, ['dist/server/main.js'], {
      env: {
        PATH: process.env['PATH'],
        MONGODB_URI: mongodbUri,
        JWT_SECRET: testTokens.secret,
        HOST: '127.0.0.1',
        PORT: port,
        LOG_LEVEL: 'warn',
        RATE_LIMITS: 'off',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ended = Promise.withResolvers<Awaited<ServerProcess['exited']>>()
    exited = ended.promise
    child.once('exit', (code, signal) => {
      heeding?.ended(isAsked, String(signal ?? code))
      ended.resolve({ code, signal })
    })
    const ready = Promise.withResolvers<string>()
    const take = (chunk: Buffer) => {
      heeding?.printed(chunk.toString())
      output = `${output}${chunk.toString()}`.slice(-200_000)
      const listening = /POST http:\/\/[^:]+:(\d+)\/graphql/.exec(output)
      if (listening) ready.resolve(listening[1]!)
    }
    child.stdout!.on('data', take)
    child.stderr!.on('data', take)
    void exited.then(() => ready.reject(new Error(`The server ended at its start: ${output}`)))
    port = await ready.promise
  }
  await start()
  const kill: ServerProcess['kill'] = async (signal = 'SIGKILL') => {
    isAsked = true
    child.kill(signal)
    return exited
  }
  return {
    get url() {
      return `http://127.0.0.1:${port}`
    },
    get pid() {
      return child.pid!
    },
    get exited() {
      return exited
    },
    start,
    kill,
    signal: (signal) => child.kill(signal),
    output: () => output,
    [Symbol.asyncDispose]: async () => {
      await kill()
    },
  }
}
