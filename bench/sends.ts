import { randomBytes } from 'node:crypto'
import { signToken } from '../src/server/authentication.ts'
import type { Load, SenderCommands } from './load/sender-process.ts'
import { startBenchMongod, type Mongod } from './mongod.ts'
import type { ServerCommands } from './peers/server-process.ts'
import { machineCpu } from './process/cpu.ts'
import { startChild, type Child } from './process/child.ts'

export interface SendsOptions {
  people: number
  inFlight: number
  rounds: number
  seconds: number
  /** At least this long, and then for as many sends, within a minute: a slow server's code gets as warm as a fast one's. */
  warmUpSeconds: number
  warmUpSends: number
}

export interface RunOptions {
  /** A folder for the servers' CPU profiles; null: none are made. */
  profileTo: string | null
  /** Ends the run. */
  signal: AbortSignal
  progress(line: string): void
}

export const sendsDefaults: SendsOptions = {
  people: 50,
  inFlight: 8,
  rounds: 5,
  seconds: 6,
  warmUpSeconds: 4,
  warmUpSends: 3000,
}

export const servers = ['parley', 'mongoose-chat'] as const
export type ServerName = (typeof servers)[number]

/** µs of CPU are user and system time from the first send to the last answer. */
export interface SendsRound extends Load {
  server: ServerName
  serverCpu: number
  /** null where the system doesn't say. */
  mongodCpu: number | null
  /** All of the machine's: what isn't the server's, mongod's or the client's is other work, which blurs the figures. */
  machineCpu: number
}

export interface SendsResult {
  options: SendsOptions
  mongodVersion: string
  rounds: SendsRound[]
  /** Messages in the database at the end, and those that were acknowledged, warm-up and all. */
  kept: Record<ServerName, { got: number; want: number }>
}

interface Running {
  name: ServerName
  url: string
  process: Child<ServerCommands>
}

/**
 * Durable sends, acknowledged: Parley against one awaited mongoose write path a message, in turns (A B A B), on one mongod,
 * each server and the load in a process of its own.
 */
export const runSends = async (options: SendsOptions, run: RunOptions): Promise<SendsResult> => {
  const { signal, progress } = run
  await using mongod = await startBenchMongod(progress)
  const jwtSecret = randomBytes(32).toString('hex')
  const client = await startChild<SenderCommands>(new URL('./load/sender-process.ts', import.meta.url), { signal })
  const running: Running[] = []
  for (const name of servers) running.push(await startServer(name, mongod, jwtSecret, run))

  const people = createPeople(options.people, jwtSecret)
  const acknowledged: Record<string, number> = {}
  const measure = async ({ name, url, process }: Running, seconds: number): Promise<SendsRound> => {
    const [serverBefore, mongodBefore, machineBefore] = [await process.ask('cpu'), mongod.cpu(), machineCpu()]
    const load = await client.ask('run', { url, seconds })
    const [machineAfter, serverAfter, mongodAfter] = [machineCpu(), await process.ask('cpu'), mongod.cpu()]
    acknowledged[name] = (acknowledged[name] ?? 0) + load.acknowledged
    const mongodCpu = mongodBefore === null || mongodAfter === null ? null : mongodAfter - mongodBefore
    return {
      server: name,
      ...load,
      serverCpu: serverAfter - serverBefore,
      mongodCpu,
      machineCpu: machineAfter - machineBefore,
    }
  }

  for (const server of running) {
    progress(`${server.name}: warming up`)
    await client.ask('connect', { url: server.url, people, inFlight: options.inFlight })
    const atMost = performance.now() + 60_000
    do await measure(server, options.warmUpSeconds)
    while (acknowledged[server.name]! < options.warmUpSends && performance.now() < atMost)
  }
  const rounds: SendsRound[] = []
  for (let n = 1; n <= options.rounds; n++)
    for (const server of running) {
      const round = await measure(server, options.seconds)
      rounds.push(round)
      progress(`round ${n} of ${options.rounds}, ${describe(round)}`)
    }

  const kept = {} as SendsResult['kept']
  for (const { name, url, process } of running) {
    await client.ask('close', { url })
    await process.ask('stop')
    await process.end()
    kept[name] = { got: await mongod.count(name, 'messages'), want: acknowledged[name]! }
  }
  await client.end()
  return { options, mongodVersion: mongod.version, rounds, kept }
}

const startServer = async (
  name: ServerName,
  mongod: Mongod,
  jwtSecret: string,
  { profileTo, signal }: RunOptions,
): Promise<Running> => {
  const flags = profileTo ? ['--cpu-prof', `--cpu-prof-dir=${profileTo}`, `--cpu-prof-name=${name}.cpuprofile`] : []
  const process = await startChild<ServerCommands>(new URL(`./peers/${name}.ts`, import.meta.url), { flags, signal })
  const port = await process.ask('start', { mongodbUri: mongod.uriOf(name), jwtSecret })
  return { name, url: `ws://127.0.0.1:${port}/graphql`, process }
}

const createPeople = (count: number, secret: string) =>
  Array.from({ length: count }, (_, i) => {
    const id = `person-${i + 1}`
    return { id, token: signToken({ id }, { secret, algorithm: 'HS256', roleClaim: 'role' }, 3600) }
  })

const describe = ({ server, acknowledged, sent, seconds, serverCpu, p50, p99 }: SendsRound): string =>
  [
    `${server}: ${Math.round(acknowledged / seconds)} a second`,
    `${acknowledged}/${sent} acknowledged`,
    `server CPU ${(serverCpu / acknowledged).toFixed(1)} µs each`,
    `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
  ].join(', ')
