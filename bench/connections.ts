import { randomBytes } from 'node:crypto'
import type { SubscriberCommands } from './load/subscriber-process.ts'
import { startBenchMongod } from './mongod.ts'
import type { Kind } from './peers/kinds.ts'
import { startKind, type RunningKind } from './peers/running.ts'
import { startChild, type Child } from './process/child.ts'
import type { RunOptions } from './sends.ts'

export interface ConnectionsOptions {
  rounds: number
  /** With one subscription each. */
  connections: number
  /** That come and go before: as many, so that the code is warm, or few, as memory that was used once isn't given back. */
  warmUp: number
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
  /** Bytes of the server's process before, and once all were there; after garbage was collected, each time. */
  memoryBefore: number
  memoryAfter: number
}

export interface ConnectionsResult {
  options: ConnectionsOptions
  mongodVersion: string
  kinds: Pick<Kind, 'name' | 'title'>[]
  rounds: Connected[]
}

/** What connections cost: each server in turn, round by round, in a fresh process that has had some connections before. */
export const runConnections = async (
  options: ConnectionsOptions,
  kinds: Kind[],
  { signal, progress }: RunOptions,
): Promise<ConnectionsResult> => {
  await using mongod = await startBenchMongod(progress)
  const jwtSecret = randomBytes(32).toString('hex')
  const client = await startChild<SubscriberCommands>(new URL('./load/subscriber-process.ts', import.meta.url), {
    signal,
  })
  const rounds: Connected[] = []
  for (let n = 1; n <= options.rounds; n++)
    for (const kind of kinds) {
      const server = await startKind(kind, mongod, jwtSecret, signal)
      const round = await connect(server, client, options)
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
  { connections, warmUp }: ConnectionsOptions,
): Promise<Connected> => {
  await client.ask('connect', server.crowdOf(warmUp))
  await server.allSubscribed(warmUp)
  await client.ask('close')
  await server.allSubscribed(0)

  const memoryBefore = await server.process.ask('memory')
  await client.ask('begin')
  const cpuBefore = await server.process.ask('cpu')
  const began = performance.now()
  await client.ask('connect', server.crowdOf(connections))
  await server.allSubscribed(connections)
  const seconds = (performance.now() - began) / 1000
  const serverCpu = (await server.process.ask('cpu')) - cpuBefore
  const { clientCpu } = await client.ask('end')
  const memoryAfter = await server.process.ask('memory')
  await client.ask('close')
  await server.allSubscribed(0)
  return { server: server.kind.name, connections, seconds, serverCpu, clientCpu, memoryBefore, memoryAfter }
}

const describe = ({ connections, serverCpu, memoryBefore, memoryAfter }: Connected): string =>
  `${Math.round(serverCpu / connections)} µs of server CPU, ${((memoryAfter - memoryBefore) / connections / 1024).toFixed(1)} KiB a connection`
