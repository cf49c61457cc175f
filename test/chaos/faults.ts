import { setTimeout as wait } from 'node:timers/promises'
import type { World } from './world.ts'

/** What is done to a world, to its end: afterwards everything is there again. */
export interface Fault {
  /** How often it is chosen, beside the others. */
  weight: number
  /** Processes that it kills with -9, or stops for good. */
  kills: number
  /** Whose people can't be known to be there meanwhile: that server's, everybody's, or nobody's. */
  disturbs: 'it' | 'all' | 'none'
  /** `which`: a server, where it is about one. `random`: from 0 to 1, of the plan. */
  make(world: World, which: number, random: number): Promise<void>
}

const serverOf = ({ servers }: World, which: number) => servers[which % servers.length]!

const standsStill = async (it: { signal(signal: NodeJS.Signals): void }, ms: number): Promise<void> => {
  it.signal('SIGSTOP')
  await wait(ms)
  it.signal('SIGCONT')
}

/** Longer than a lease and a grace, so that some are asked for who are offline then. */
const awayMs = 4500

export const faults = {
  'a server is killed': {
    weight: 8,
    kills: 1,
    disturbs: 'none',
    make: async (world, which) => {
      const { process } = serverOf(world, which)
      await process.kill('SIGKILL')
      await process.start()
    },
  },
  'a server is killed, and stays away for longer than its lease': {
    weight: 1,
    kills: 1,
    disturbs: 'none',
    make: async (world, which) => {
      const { process } = serverOf(world, which)
      await process.kill('SIGKILL')
      await wait(awayMs)
      await process.start()
    },
  },
  'a server is killed as it starts': {
    weight: 1,
    kills: 2,
    disturbs: 'none',
    make: async (world, which, random) => {
      const { process } = serverOf(world, which)
      await process.kill('SIGKILL')
      const started = process.start().catch(() => {})
      await wait(1000 * random)
      await process.kill('SIGKILL')
      await started
      await process.start()
    },
  },
  'a server is told to end': {
    weight: 2,
    kills: 0,
    disturbs: 'none',
    make: async (world, which) => {
      const { process } = serverOf(world, which)
      const { code, signal } = await process.kill('SIGTERM')
      if (code !== 0)
        throw new Error(`A server that was told to end did so with ${signal ?? code}: ${process.output()}`)
      await process.start()
    },
  },
  'both servers are killed': {
    weight: 1,
    kills: 2,
    disturbs: 'none',
    make: async ({ servers }) => {
      await Promise.all(servers.map(({ process }) => process.kill('SIGKILL')))
      await Promise.all(servers.map(({ process }) => process.start()))
    },
  },
  'a server stands still for longer than its lease': {
    weight: 2,
    kills: 0,
    disturbs: 'it',
    make: (world, which, random) => standsStill(serverOf(world, which).process, 1500 + 1500 * random),
  },
  'mongod is killed': {
    weight: 3,
    kills: 1,
    disturbs: 'all',
    make: ({ mongod }) => mongod.killAndRestart(),
  },
  'mongod stands still': {
    weight: 2,
    kills: 0,
    disturbs: 'all',
    make: ({ mongod }, _which, random) => standsStill(mongod, 200 + 4000 * random),
  },
  'Redis is killed, and comes back empty': {
    weight: 2,
    kills: 1,
    disturbs: 'none',
    make: async ({ redis }, _which, random) => {
      await redis.kill()
      await wait(2000 * random)
      await redis.start()
    },
  },
  'Redis stands still': {
    weight: 1,
    kills: 0,
    disturbs: 'none',
    make: ({ redis }, _which, random) => standsStill(redis, 500 + 2000 * random),
  },
  'connections are cut': {
    weight: 4,
    kills: 0,
    disturbs: 'none',
    make: async (world, which) => serverOf(world, which).network.cut(),
  },
  'connections are closed, in a way that clients come back from': {
    weight: 2,
    kills: 0,
    disturbs: 'none',
    make: async (world, which, random) => {
      const codes = [1001, 1012, 1013, 4403]
      serverOf(world, which).network.close(codes[Math.floor(random * codes.length)]!)
    },
  },
  'connections pass nothing on, and are cut later': {
    weight: 2,
    kills: 0,
    disturbs: 'none',
    make: async (world, which, random) => {
      const { network } = serverOf(world, which)
      network.stall()
      await wait(1000 * random)
      network.cut()
    },
  },
  'an answer to a send is lost': {
    weight: 3,
    kills: 0,
    disturbs: 'none',
    make: async (world, which) => {
      const lost = serverOf(world, which).network.loseAnswer('deduplicated')
      // Where nothing is written there just now, none comes.
      await Promise.race([lost, wait(2000, undefined, { ref: false })])
    },
  },
} as const satisfies Record<string, Fault>

export type FaultName = keyof typeof faults
