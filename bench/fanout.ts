import { randomBytes } from 'node:crypto'
import { machineNow } from './load/mark.ts'
import type { Heard, SubscriberCommands } from './load/subscriber-process.ts'
import { startBenchMongod } from './mongod.ts'
import { startChild, type Child } from './process/child.ts'
import { startKind, type RunningKind } from './peers/running.ts'
import type { Kind } from './peers/kinds.ts'
import { createProfiles, type Profiles } from './profiles.ts'
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
  /** A server that hasn't delivered all so long after the last offer can't keep up. It is ended then, and after two such rounds in a row offered no more. */
  offeredLateSeconds: number
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
  offeredLateSeconds: 5,
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
  /** It hadn't delivered all when that was no longer waited for; it was ended then. */
  isBehind: boolean
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
  /** How long what was sent is waited for. */
  patienceMs: number
}

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
  const profiles = createProfiles(run.profileTo)

  const { rounds, seconds, subscribers, burst } = options
  const patienceMs = 20_000
  const offeredEveryMs = (options.offeredBurst * options.offeredSubscribers * 1000) / options.offered
  const plans: Plan[] = [
    { mode: 'bursts', subscribers, seconds, burst, everyMs: null, patienceMs },
    { mode: 'lone', subscribers, seconds, burst: 1, everyMs: options.loneEveryMs, patienceMs },
    {
      mode: 'offered',
      subscribers: options.offeredSubscribers,
      seconds,
      burst: options.offeredBurst,
      everyMs: offeredEveryMs,
      patienceMs: options.offeredLateSeconds * 1000,
    },
    ...options.sizes.map(
      (size) => ({ mode: 'curve', subscribers: size, seconds: seconds / 2, burst, everyMs: null, patienceMs }) as const,
    ),
  ]
  const warmUp = async (server: RunningKind): Promise<void> => {
    progress(`${server.kind.title}: warming up`)
    await deliver(server, client, { ...plans[0]!, seconds: options.warmUpSeconds }, createProfiles(null))
  }
  for (const server of servers) await warmUp(server)
  for (const plan of plans)
    for (let round = 1; round <= rounds; round++)
      for (const server of servers) {
        const before = samples.filter(({ mode, server: name }) => mode === plan.mode && name === server.kind.name)
        if (plan.mode === 'offered' && before.length > 1 && before.slice(-2).every(({ isBehind }) => isBehind)) continue
        const sample = await deliver(server, client, plan, profiles)
        samples.push(sample)
        progress(
          `${plan.mode}, ${plan.subscribers} subscribers, round ${round} of ${rounds}, ${describe(server, sample)}`,
        )
        if (!sample.died && !sample.isBehind) continue
        await server.restart()
        await warmUp(server)
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

const deliver = async (
  server: RunningKind,
  client: Child<SubscriberCommands>,
  plan: Plan,
  profiles: Profiles,
): Promise<Delivered> => {
  await client.ask('connect', server.crowdOf(plan.subscribers))
  await server.allSubscribed(plan.subscribers)
  let died: string | null = null
  let published = 0
  let got = 0
  const serverBefore = await server.process.ask('cpu')
  await client.ask('begin')
  let began = machineNow()
  const publish = async (): Promise<void> => {
    began = machineNow()
    if (plan.everyMs === null)
      for (; machineNow() - began < plan.seconds * 1000 && got === published * plan.subscribers;) {
        published += plan.burst
        await server.process.ask('publish', { messages: plan.burst, due: machineNow() })
        got = await client.ask('heard', { deliveries: published * plan.subscribers, withinMs: plan.patienceMs })
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
      // Both at once: a server that is far behind answers late as well.
      const heard = client.ask('heard', { deliveries: published * plan.subscribers, withinMs: plan.patienceMs })
      got = await Promise.race([heard, Promise.all(publishing).then(() => heard)])
    }
  }
  const label = `${plan.mode}, ${plan.subscribers} subscribers`
  try {
    await profiles.during({ label, server: { name: server.kind.name, process: server.process } }, publish)
  } catch (error) {
    died = (error as Error).message
  }
  const seconds = (machineNow() - began) / 1000
  const want = published * plan.subscribers
  const isBehind = !died && got < want
  // What it is behind with would take from those that come next, for as long as it likes.
  if (isBehind) server.process.kill()
  const serverCpu = died || isBehind ? NaN : (await server.process.ask('cpu')) - serverBefore
  const heard = await client.ask('end')
  await client.ask('close')
  // One that doesn't let go of them is started anew like one that ended.
  if (!died && !isBehind) await server.allSubscribed(0).catch((error: Error) => (died = error.message))
  const { mode, subscribers } = plan
  return { server: server.kind.name, mode, subscribers, want, seconds, serverCpu, died, ...heard, isBehind }
}

const until = async (moment: number): Promise<void> => {
  const wait = moment - machineNow()
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
}

const describe = ({ kind }: RunningKind, { got, want, serverCpu, p50, p99, died, isBehind }: Delivered): string =>
  died || isBehind
    ? `${kind.title}: ${died ?? 'could not keep up'}, ${got}/${want} delivered`
    : `${kind.title}: ${(serverCpu / got).toFixed(2)} µs a delivery, ${got}/${want} delivered, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`
