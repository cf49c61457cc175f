import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createAsking } from './asking.ts'

/** What a child process can be asked, each by one value that is answered with one. */
// oxlint-disable-next-line typescript/no-explicit-any -- each child says what it takes
export type Commands = Record<string, (argument: any) => unknown>

export interface Child<Known extends Commands> {
  ask<Name extends keyof Known & string>(
    name: Name,
    ...argument: Parameters<Known[Name]>
  ): Promise<Awaited<ReturnType<Known[Name]>>>
  /** Lets it end by itself, which it does once this process doesn't hold it any more; killed after 10 s. */
  end(): Promise<void>
  /** Ends it at once; what it was asked rejects. */
  kill(): void
}

export interface ChildOptions {
  /** Node's own. */
  flags?: string[]
  /** Kills it, so that whatever it was asked rejects. */
  signal: AbortSignal
}

/** `file` is a module that calls `answerParent`. Runs as in production; what it prints is shown. */
export const startChild = async <Known extends Commands>(
  file: URL,
  { flags = [], signal }: ChildOptions,
): Promise<Child<Known>> => {
  signal.throwIfAborted()
  const child = fork(fileURLToPath(file), {
    execArgv: flags,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const asking = createAsking((command) => child.send(command))
  const ended = once(child, 'exit')
  child.once('exit', (code, signal) => asking.ended(code ?? signal))
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  signal.addEventListener('abort', kill)
  child.on('message', asking.answered)
  const ask = async (name: string, argument?: unknown): Promise<unknown> => {
    signal.throwIfAborted()
    // One that has ended already can't be told any more.
    if (!child.connected) throw new Error('A process of the benchmark has ended.')
    return asking.ask(name, argument)
  }
  await asking.ready
  return {
    ask: ask as Child<Known>['ask'],
    kill,
    end: async () => {
      const late = setTimeout(kill, 10_000)
      if (child.connected) child.disconnect()
      await ended
      clearTimeout(late)
      process.off('exit', kill)
      signal.removeEventListener('abort', kill)
    },
  }
}
