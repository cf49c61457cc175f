import { setTimeout as wait } from 'node:timers/promises'
import type { Crowd } from '../load/subscriber-process.ts'
import type { Mongod } from '../mongod.ts'
import type { Child } from '../process/child.ts'
import type { Kind } from './kinds.ts'
import { groupSize, personId, tokenOf } from './people.ts'
import type { ServerCommands } from './server-process.ts'

/** One of the servers that are compared, in a process of its own. */
export interface RunningKind {
  readonly kind: Kind
  readonly process: Child<ServerCommands>
  /** Sockets spread over the group's members, the writer among them. */
  crowdOf(size: number): Crowd
  /** Resolves when the server has so many subscribers, no more and no fewer. */
  allSubscribed(count: number): Promise<void>
  /** Ends it, where it hasn't ended by itself, and starts it anew. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const patienceMs = 60_000

export const startKind = async (
  kind: Kind,
  mongod: Mongod,
  jwtSecret: string,
  signal: AbortSignal,
): Promise<RunningKind> => {
  const tokens = Array.from({ length: groupSize }, (_, i) => tokenOf(personId(i), jwtSecret))
  const start = async () => {
    const process = await kind.start(signal)
    const port = await process.ask('start', { mongodbUri: mongod.uriOf(kind.name.replaceAll('.', '-')), jwtSecret })
    await process.ask('prepare')
    return { process, port }
  }
  let running = await start()
  return {
    kind,
    get process() {
      return running.process
    },
    crowdOf: (size) => ({ protocol: kind.protocol, port: running.port, tokens, size }),
    allSubscribed: async (count) => {
      const atMost = performance.now() + patienceMs
      for (;;) {
        const there = await running.process.ask('subscribers')
        if (there === count) return
        if (performance.now() > atMost) throw new Error(`${kind.title}: ${there} subscribers, and not ${count}`)
        await wait(20, undefined, { signal })
      }
    },
    restart: async () => {
      await running.process.end()
      running = await start()
    },
    stop: async () => {
      await running.process.ask('stop')
      await running.process.end()
    },
  }
}
