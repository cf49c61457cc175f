import { randomBytes } from 'node:crypto'
import type { Load, SenderCommands } from './load/sender-process.ts'
import { startBenchMongod, type Mongod } from './mongod.ts'
import { personId, tokenOf } from './peers/people.ts'
import { sendServers, type SendServer } from './peers/send-servers.ts'
import type { ServerCommands } from './peers/server-process.ts'
import { createProfiles } from './profiles.ts'
import { machineCpu } from './process/cpu.ts'
import { startChild, type Child } from './process/child.ts'

export interface SendsOptions {
  /** By name; Parley is always among them. */
  servers: string[] | null
  people: number
  /** Sends in flight in all: of a lone sender, under load, and for the curve. */
  sizes: number[]
  rounds: number
  seconds: number
  /** At least this long, and then for as many sends, within a minute: a slow server's code gets as warm as a fast one's. */
  warmUpSeconds: number
  warmUpSends: number
}

export interface RunOptions {
  /** A folder for the servers' profiles; null: none are made. */
  profileTo: string | null
  /** Ends the run. */
  signal: AbortSignal
  progress(line: string): void
}

/** Sends in flight: of 50 people 8 each, and of one alone. */
export const [underLoad, alone] = [400, 1]

export const sendsDefaults: SendsOptions = {
  servers: null,
  people: 50,
  sizes: [underLoad, alone, 8, 32, 100, 200, 500],
  rounds: 5,
  seconds: 4,
  warmUpSeconds: 5,
  warmUpSends: 3000,
}

/** µs of CPU are user and system time from the first send to the last answer. */
export interface SendsRound extends Load {
  server: string
  inFlight: number
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
  /** Messages in the database at the end, and those that were acknowledged, warm-up and all; by server. */
  kept: Record<string, { got: number; want: number }>
}

interface Running {
  server: SendServer
  port: number
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
  const chosen = sendServers.filter(({ name }) => name === 'parley' || (options.servers?.includes(name) ?? true))
  const running: Running[] = []
  for (const server of chosen) running.push(await startServer(server, mongod, jwtSecret, run))

  const people = Array.from({ length: options.people }, (_, i) => ({
    id: personId(i),
    token: tokenOf(personId(i), jwtSecret),
  }))
  const acknowledged: Record<string, number> = {}
  const measure = async (
    { server: { name }, port, process }: Running,
    inFlight: number,
    seconds: number,
  ): Promise<SendsRound> => {
    const [serverBefore, mongodBefore, machineBefore] = [await process.ask('cpu'), mongod.cpu(), machineCpu()]
    const load = await client.ask('run', { port, inFlight, seconds })
    const [machineAfter, serverAfter, mongodAfter] = [machineCpu(), await process.ask('cpu'), mongod.cpu()]
    acknowledged[name] = (acknowledged[name] ?? 0) + load.acknowledged
    const mongodCpu = mongodBefore === null || mongodAfter === null ? null : mongodAfter - mongodBefore
    return {
      server: name,
      inFlight,
      ...load,
      serverCpu: serverAfter - serverBefore,
      mongodCpu,
      machineCpu: machineAfter - machineBefore,
    }
  }

  for (const each of running) {
    const { server, port } = each
    progress(`${server.title}: warming up`)
    await client.ask('connect', { protocol: server.protocol, ports: [port], people })
    const atMost = performance.now() + 60_000
    do await measure(each, underLoad, options.warmUpSeconds)
    while (acknowledged[server.name]! < options.warmUpSends && performance.now() < atMost)
  }
  const profiles = createProfiles(run.profileTo)
  const rounds: SendsRound[] = []
  for (const inFlight of options.sizes)
    for (let n = 1; n <= options.rounds; n++)
      for (const each of running) {
        const profiled = { label: `${inFlight} in flight`, server: { name: each.server.name, process: each.process } }
        const round = await profiles.during(profiled, () => measure(each, inFlight, options.seconds))
        rounds.push(round)
        progress(`${inFlight} in flight, round ${n} of ${options.rounds}, ${describe(each.server, round)}`)
      }

  const kept: SendsResult['kept'] = {}
  for (const { server, port, process } of running) {
    await client.ask('close', { port })
    await process.ask('stop')
    await process.end()
    kept[server.name] = { got: await mongod.count(server.name, 'messages'), want: acknowledged[server.name]! }
  }
  await client.end()
  return { options, mongodVersion: mongod.version, rounds, kept }
}

const startServer = async (
  server: SendServer,
  mongod: Mongod,
  jwtSecret: string,
  { signal }: RunOptions,
): Promise<Running> => {
  const process = await startChild<ServerCommands>(server.file, { signal })
  const port = await process.ask('start', { mongodbUri: mongod.uriOf(server.name), jwtSecret })
  return { server, port, process }
}

const describe = ({ title }: SendServer, { acknowledged, sent, seconds, serverCpu, p50, p99 }: SendsRound): string =>
  [
    `${title}: ${Math.round(acknowledged / seconds)} a second`,
    `${acknowledged}/${sent} acknowledged`,
    `server CPU ${(serverCpu / acknowledged).toFixed(1)} µs each`,
    `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
  ].join(', ')
