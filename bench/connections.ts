import { randomBytes } from 'node:crypto'
import type { SubscriberCommands } from './load/subscriber-process.ts'
import { startBenchMongod } from './mongod.ts'
import type { Kind } from './peers/kinds.ts'
import { startKind, type RunningKind } from './peers/running.ts'
import { createProfiles, type Profiles } from './profiles.ts'
import { startChild, type Child } from './process/child.ts'
import type { RunOptions } from './sends.ts'

export interface ConnectionsOptions {
  rounds: number
  /** With one subscription each. */
  connections: number
  /** So many at a time come and go before, for so long: the code is warm then. */
  warmUp: { connections: number; ms: number }
  /** That came before those that are measured, and stay: what a process grows by once, and keeps, is there by then. */
  staying: number
}

export interface Connected {
  server: string
  /** That the server counted; fewer would have thrown. */
  connections: number
  seconds: number
  /** µs of the server's process, user and system, until all were connected, signed in, subscribed and caught up. */
  serverCpu: number
  /** Of the process that connects. */
  clientCpu: number
  /** Bytes of the server's process with nobody, with those that stay, and with all; after garbage was collected, each time. */
  memoryAtFirst: number
  memoryBefore: number
  memoryAfter: number
}

export interface ConnectionsResult {
  options: ConnectionsOptions
  mongodVersion: string
  kinds: Pick<Kind, 'name' | 'title'>[]
  rounds: Connected[]
}

/** What connections cost: each server in turn, round by round, in a fresh process that was warmed up. */
export const runConnections = async (
  options: ConnectionsOptions,
  kinds: Kind[],
  run: RunOptions,
): Promise<ConnectionsResult> => {
  const { signal, progress } = run
  await using mongod = await startBenchMongod(progress)
  const jwtSecret = randomBytes(32).toString('hex')
  const client = await startChild<SubscriberCommands>(new URL('./load/subscriber-process.ts', import.meta.url), {
    signal,
  })
  const profiles = createProfiles(run.profileTo)
  const rounds: Connected[] = []
  for (let n = 1; n <= options.rounds; n++)
    for (const kind of kinds) {
      const server = await startKind(kind, mongod, jwtSecret, signal)
      const round = await connect(server, client, options, profiles)
      rounds.push(round)
      await server.stop()
      progress(`round ${n} of ${options.rounds}, ${kind.title}: ${describe(round)}`)
    }
  await client.end()
  return { options, mongodVersion: mongod.version, kinds: kinds.map(({ name, title }) => ({ name, title })), rounds }
}

const connect = async (
  server: RunningKind,
  client: Child<SubscriberCommands>,
  { connections, warmUp, staying }: ConnectionsOptions,
  profiles: Profiles,
): Promise<Connected> => {
  const come = async (size: number, all = size): Promise<void> => {
    await client.ask('connect', server.crowdOf(size))
    await server.allSubscribed(all)
  }
  const leave = async (): Promise<void> => {
    await client.ask('close')
    await server.allSubscribed(0)
  }
  for (const until = performance.now() + warmUp.ms; performance.now() < until; await leave())
    await come(warmUp.connections)

  const memoryAtFirst = await server.process.ask('memory')
  await come(staying)
  const memoryBefore = staying > 0 ? await server.process.ask('memory') : memoryAtFirst
  await client.ask('begin')
  const cpuBefore = await server.process.ask('cpu')
  const began = performance.now()
  const profiled = { label: 'connecting', server: { name: server.kind.name, process: server.process } }
  // Where connections stay, it is about what they keep.
  const kind = staying > 0 ? 'heap' : 'cpu'
  await profiles.during({ ...profiled, kind }, () => come(connections, staying + connections))
  const seconds = (performance.now() - began) / 1000
  const serverCpu = (await server.process.ask('cpu')) - cpuBefore
  const { clientCpu } = await client.ask('end')
  const memoryAfter = await server.process.ask('memory')
  await leave()
  const memory = { memoryAtFirst, memoryBefore, memoryAfter }
  return { server: server.kind.name, connections, seconds, serverCpu, clientCpu, ...memory }
}

const describe = ({ connections, serverCpu, memoryBefore, memoryAfter }: Connected): string =>
  `${Math.round(serverCpu / connections)} µs of server CPU, ${((memoryAfter - memoryBefore) / connections / 1024).toFixed(1)} KiB a connection`
