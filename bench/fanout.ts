import { randomBytes } from 'node:crypto'
import { machineNow } from './load/mark.ts'
import type { Heard, SubscriberCommands } from './load/subscriber-process.ts'
import { startBenchMongod } from './mongod.ts'
import { startChild, type Child } from './process/child.ts'
import { startKind, type RunningKind } from './peers/running.ts'
import type { Kind } from './peers/kinds.ts'
import type { RunOptions } from './sends.ts'

export interface FanoutOptions {
  rounds: number
  /** Of each measurement. */
  seconds: number
  warmUpSeconds: number
  subscribers: number
  /** Messages that are there at once. */
  burst: number
  loneEveryMs: number
  /** Deliveries a second that are offered, in bursts of `offeredBurst` to `offeredSubscribers`. */
  offered: number
  offeredBurst: number
  offeredSubscribers: number
  /** Of the curve. */
  sizes: number[]
}

export const fanoutDefaults: FanoutOptions = {
  rounds: 5,
  seconds: 4,
  warmUpSeconds: 5,
  subscribers: 1000,
  burst: 10,
  loneEveryMs: 50,
  offered: 100_000,
  offeredBurst: 8,
  offeredSubscribers: 500,
  sizes: [10, 100, 1000, 5000],
}

export type Mode = 'bursts' | 'lone' | 'offered' | 'curve'

/** µs of CPU are user and system time. */
export interface Delivered extends Heard {
  server: string
  mode: Mode
  subscribers: number
  want: number
  seconds: number
  serverCpu: number
  /** What it said when it ended under the load; null: it didn't. */
  died: string | null
}

export interface FanoutResult {
  options: FanoutOptions
  mongodVersion: string
  kinds: Pick<Kind, 'name' | 'title'>[]
  samples: Delivered[]
}

interface Plan {
  mode: Mode
  subscribers: number
  seconds: number
  burst: number
  /** Milliseconds from one burst to the next, whatever has arrived; null: the next leaves when all have arrived. */
  everyMs: number | null
}

/** How long what was sent is waited for. */
const patienceMs = 20_000

/** One event to many subscribers: each server in turn, round by round, with the subscribers connected anew. */
export const runFanout = async (options: FanoutOptions, kinds: Kind[], run: RunOptions): Promise<FanoutResult> => {
  const { signal, progress } = run
  await using mongod = await startBenchMongod(progress)
  const jwtSecret = randomBytes(32).toString('hex')
  const client = await startChild<SubscriberCommands>(new URL('./load/subscriber-process.ts', import.meta.url), {
    signal,
  })
  const servers: RunningKind[] = []
  for (const kind of kinds) servers.push(await startKind(kind, mongod, jwtSecret, signal))
  const samples: Delivered[] = []

  const { rounds, seconds, subscribers, burst } = options
  const offeredEveryMs = (options.offeredBurst * options.offeredSubscribers * 1000) / options.offered
  const plans: Plan[] = [
    { mode: 'bursts', subscribers, seconds, burst, everyMs: null },
    { mode: 'lone', subscribers, seconds, burst: 1, everyMs: options.loneEveryMs },
    {
      mode: 'offered',
      subscribers: options.offeredSubscribers,
      seconds,
      burst: options.offeredBurst,
      everyMs: offeredEveryMs,
    },
    ...options.sizes.map(
      (size) => ({ mode: 'curve', subscribers: size, seconds: seconds / 2, burst, everyMs: null }) as const,
    ),
  ]
  for (const server of servers) {
    progress(`${server.kind.title}: warming up`)
    await deliver(server, client, { ...plans[0]!, seconds: options.warmUpSeconds })
  }
  for (const plan of plans)
    for (let round = 1; round <= rounds; round++)
      for (const server of servers) {
        const sample = await deliver(server, client, plan)
        samples.push(sample)
        progress(
          `${plan.mode}, ${plan.subscribers} subscribers, round ${round} of ${rounds}, ${describe(server, sample)}`,
        )
        if (sample.died) await server.restart()
      }
  for (const server of servers) await server.stop()
  await client.end()
  return {
    options,
    mongodVersion: mongod.version,
    kinds: kinds.map(({ name, title }) => ({ name, title })),
    samples,
  }
}

const deliver = async (server: RunningKind, client: Child<SubscriberCommands>, plan: Plan): Promise<Delivered> => {
  await client.ask('connect', server.crowdOf(plan.subscribers))
  await server.allSubscribed(plan.subscribers)
  let died: string | null = null
  let published = 0
  const serverBefore = await server.process.ask('cpu')
  await client.ask('begin')
  const began = machineNow()
  try {
    if (plan.everyMs === null)
      for (let got = 0; machineNow() - began < plan.seconds * 1000 && got === published * plan.subscribers;) {
        published += plan.burst
        await server.process.ask('publish', { messages: plan.burst, due: machineNow() })
        got = await client.ask('heard', { deliveries: published * plan.subscribers, withinMs: patienceMs })
      }
    else {
      const publishing: Promise<void>[] = []
      for (let due = began; due - began < plan.seconds * 1000; due += plan.everyMs) {
        await until(due)
        published += plan.burst
        publishing.push(server.process.ask('publish', { messages: plan.burst, due }))
        // Looked at below; one that ends meanwhile is no accident of this process.
        publishing.at(-1)!.catch(() => {})
      }
      await Promise.all(publishing)
      await client.ask('heard', { deliveries: published * plan.subscribers, withinMs: patienceMs })
    }
  } catch (error) {
    died = (error as Error).message
  }
  const seconds = (machineNow() - began) / 1000
  const serverCpu = died ? NaN : (await server.process.ask('cpu')) - serverBefore
  const heard = await client.ask('end')
  await client.ask('close')
  if (!died) await server.allSubscribed(0)
  const { mode, subscribers } = plan
  const want = published * subscribers
  return { server: server.kind.name, mode, subscribers, want, seconds, serverCpu, died, ...heard }
}

const until = async (moment: number): Promise<void> => {
  const wait = moment - machineNow()
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
}

const describe = ({ kind }: RunningKind, { got, want, serverCpu, p50, p99, died }: Delivered): string =>
  died
    ? `${kind.title}: ${died}`
    : `${kind.title}: ${(serverCpu / got).toFixed(2)} µs a delivery, ${got}/${want} delivered, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`
