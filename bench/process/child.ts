import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Answer, Command } from './parent.ts'

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
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const ended = once(child, 'exit')
  child.once('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`A process of the benchmark ended: ${code ?? signal}.`))
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  signal.addEventListener('abort', kill)
  child.on('message', ({ id, result, error }: Answer) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) asked?.resolve(result)
    else asked?.reject(new Error(error))
  })
  let asked = 0
  const ask = async (name: string, argument?: unknown): Promise<unknown> => {
    signal.throwIfAborted()
    const answer = Promise.withResolvers<unknown>()
    waiting.set(++asked, answer)
    child.send({ id: asked, name, argument } satisfies Command)
    return answer.promise
  }
  const ready = Promise.withResolvers<unknown>()
  waiting.set(0, ready)
  await ready.promise
  return {
    ask: ask as Child<Known>['ask'],
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
