import { setTimeout as wait } from 'node:timers/promises'
import { ownCpu } from '../process/cpu.ts'
import { answerParent } from '../process/parent.ts'
import { profilingCommands } from '../process/profiling.ts'

export interface ServerOptions {
  mongodbUri: string
  jwtSecret: string
  /** Parley's: it is one of several, or could be. */
  redisUrl?: string
}

/** So many messages at once, in one tick of the server's; `due` is of the clock in `load/mark.ts`. */
export interface Publish {
  messages: number
  due: number
}

/** A chat server under measurement, on 127.0.0.1. */
export interface RunningServer {
  port: number
  /** Makes what the messages take, before they are measured. */
  prepare?(): Promise<void>
  /** Gives one message to all subscribers. */
  publish?(due: number): Promise<unknown> | void
  /** Subscribers there are. */
  subscribers?(): number
  close(): Promise<void>
}

export type ServerCommands = ReturnType<typeof serverCommands>

/** Makes this process one of the servers that are compared: started, asked for its CPU time, and stopped by the parent. */
export const runServer = (start: (options: ServerOptions) => Promise<RunningServer>): void =>
  answerParent(serverCommands(start))

/** Bytes of memory that it has, once what is garbage is gone: its pages are given back a while after, beside the program. */
const restingMemory = async (): Promise<number> => {
  for (let least = Infinity; ;) {
    globalThis.gc?.()
    await wait(100)
    const now = process.memoryUsage.rss()
    if (now > least - 100_000) return now
    least = now
  }
}

const serverCommands = (start: (options: ServerOptions) => Promise<RunningServer>) => {
  let running: RunningServer
  return {
    start: async (options: ServerOptions): Promise<number> => {
      running = await start(options)
      return running.port
    },
    ...profilingCommands(),
    cpu: ownCpu,
    memory: restingMemory,
    prepare: () => running.prepare?.(),
    publish: async ({ messages, due }: Publish): Promise<void> => {
      await Promise.all(Array.from({ length: messages }, async () => running.publish!(due)))
    },
    subscribers: (): number => running.subscribers!(),
    stop: () => running.close(),
  }
}
