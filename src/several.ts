import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { extname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { StartError } from './kernel/errors.ts'
import { relay } from './realtime/bridge/cluster.ts'
import { answerForAll } from './server/metrics/of-all.ts'
import type { Welcome } from './welcome.ts'

/** What a process that was started so tells the one that has started it, once it serves. */
export interface Served {
  served: Welcome
}

/** Asks such a process to stop in order. */
export const stopWord = 'stop'

export interface Several {
  /** What the first of them says of itself. */
  welcome: Welcome
  /** Stops all of them in order; those that don't within `withinMs` are killed. */
  close(withinMs: number): Promise<void>
}

/** Milliseconds until a process that ended is started again; twice as many each time that it doesn't live for a minute. */
const firstPauseMs = 200
const longestPauseMs = 10_000
const healthyMs = 60_000

/**
 * Starts so many processes of this server on one port, and each of them again where it ends. They tell each other by way of this
 * one, which serves nobody. Rejects with a StartError where the first doesn't come up.
 */
export const startSeveral = async (
  count: number,
  settings: Record<string, string>,
  onEnded: (pid: number, how: string) => void,
): Promise<Several> => {
  const exec = join(import.meta.dirname, `main${extname(import.meta.filename)}`)
  cluster.setupPrimary({ exec, args: [], serialization: 'advanced' })
  const running = new Map<Worker, Promise<unknown>>()
  const pass = relay(() => running.keys())
  /** That of the first, which may have taken any free one. */
  let port: number | null = null
  let stopping = false

  /** Resolves once it serves; null where it ended before. */
  const startOne = (pauseMs = firstPauseMs): Promise<Welcome | null> => {
    const began = performance.now()
    const worker = cluster.fork({ ...settings, ...(port !== null && { PORT: port }) })
    const served = Promise.withResolvers<Welcome | null>()
    const ended = once(worker, 'exit') as Promise<[number | null, string | null]>
    running.set(worker, ended)
    worker.on('message', (message: unknown) => {
      if (hasServed(message)) served.resolve(message.served)
      else pass(message)
      void answerForAll(worker, message)
    })
    const startAgain = async (): Promise<void> => {
      const [code, signal] = await ended
      running.delete(worker)
      served.resolve(null)
      if (stopping || port === null) return
      onEnded(worker.process.pid!, signal ?? `exit code ${code}`)
      const pause = performance.now() - began > healthyMs ? firstPauseMs : pauseMs
      await wait(pause)
      if (!stopping) void startOne(Math.min(2 * pause, longestPauseMs))
    }
    void startAgain()
    return served.promise
  }

  const welcome = await startOne()
  // It has said why.
  if (!welcome) throw new StartError('The first of the processes did not come up.')
  port = welcome.port
  await Promise.all(Array.from({ length: count - 1 }, () => startOne()))

  return {
    welcome,
    close: async (withinMs) => {
      stopping = true
      const late = setTimeout(() => {
        for (const worker of running.keys()) worker.process.kill('SIGKILL')
      }, withinMs)
      for (const worker of running.keys()) if (worker.isConnected()) worker.send(stopWord)
      await Promise.all(running.values())
      clearTimeout(late)
    },
  }
}

const hasServed = (message: unknown): message is Served =>
  typeof message === 'object' && message !== null && 'served' in message
