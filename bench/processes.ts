import { randomBytes } from 'node:crypto'
import { mongo } from 'mongoose'
import { signToken } from '../src/server/authentication.ts'
import { startOwnRedis } from '../test/support/own-redis.ts'
import type { Load, SenderCommands, Sending } from './load/sender-process.ts'
import { startBenchMongod } from './mongod.ts'
import { createGroup } from './peers/parley-group.ts'
import { personId, tokenOf } from './peers/people.ts'
import type { ServerCommands } from './peers/server-process.ts'
import { createProfiles } from './profiles.ts'
import { cpuOf, machineCpu } from './process/cpu.ts'
import { startChild, type Child } from './process/child.ts'
import { seedPairs } from './seed-pairs.ts'
import type { RunOptions } from './sends.ts'

export interface ProcessesOptions {
  /** Each of them writes to each other one: half as many conversations as the square of it. */
  people: number
  /** Sends in flight between people. */
  inFlight: number
  /** Members of the one group, who have a send in flight each. */
  members: number
  rounds: number
  seconds: number
  warmUpSeconds: number
}

export const processesDefaults: ProcessesOptions = {
  people: 201,
  inFlight: 400,
  members: 100,
  rounds: 5,
  seconds: 5,
  warmUpSeconds: 5,
}

/** Who writes where: all people to random others, or a group's members into it. */
export const workloads = ['pairs', 'group'] as const
export type Workload = (typeof workloads)[number]

export interface ProcessesRound extends Load {
  processes: number
  workload: Workload
  /** µs of CPU, user and system, from the first send to the last answer; null where the system doesn't say. */
  serverCpu: number
  mongodCpu: number | null
  redisCpu: number | null
  machineCpu: number
  /** Batches that were committed, and those that were tried again since another process was faster. */
  committed: number
  conflicts: number
}

export interface ProcessesResult {
  options: ProcessesOptions
  mongodVersion: string
  rounds: ProcessesRound[]
  /** By number of processes: messages in the database at the end, those acknowledged, and conversations whose seq has a hole. */
  kept: Record<number, { got: number; want: number; holes: number }>
}

/** A server of so many processes, which tell each other by Redis, with a database of its own. */
interface Arrangement {
  count: number
  name: string
  ports: number[]
  processes: Child<ServerCommands>[]
  groupId: string
}

/** The same sends at one process and at two, in turns, on one mongod and one Redis. */
export const runProcesses = async (options: ProcessesOptions, run: RunOptions): Promise<ProcessesResult> => {
  const { signal, progress } = run
  await using mongod = await startBenchMongod(progress)
  await using redis = await startOwnRedis()
  const jwtSecret = randomBytes(32).toString('hex')
  const client = await startChild<SenderCommands>(new URL('./load/sender-process.ts', import.meta.url), { signal })
  const people = Array.from({ length: options.people }, (_, i) => ({
    id: personId(i),
    token: tokenOf(personId(i), jwtSecret),
  }))

  const start = async (count: number): Promise<Arrangement> => {
    const name = `of-${count}`
    const [processes, ports]: [Child<ServerCommands>[], number[]] = [[], []]
    for (let i = 0; i < count; i++) {
      const process = await startChild<ServerCommands>(new URL('./peers/parley.ts', import.meta.url), { signal })
      const where = { mongodbUri: mongod.uriOf(name), jwtSecret, redisUrl: redis.url }
      ports.push(await process.ask('start', where))
      processes.push(process)
    }
    await seedPairs(
      mongod.uriOf(name),
      people.map(({ id }) => id),
    )
    await client.ask('connect', { protocol: 'graphql-ws', ports, people })
    const members = people.slice(1, options.members).map(({ id }) => id)
    const groupId = await createGroup(ports[0]!, people[0]!.token, members)
    return { count, name, ports, processes, groupId }
  }

  const admin = { authorization: `Bearer ${signToken({ id: 'admin', role: 'admin' }, rolesOf(jwtSecret), 3 * 3600)}` }
  const batches = async ({ ports }: Arrangement): Promise<Record<'committed' | 'conflict', number>> => {
    const all = { committed: 0, conflict: 0 }
    for (const port of ports) {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`, { headers: admin })).text()
      for (const [, outcome, value] of text.matchAll(/^parley_commit_batches_total\{outcome="([^"]+)"\} (\d+)$/gm))
        if (outcome === 'committed' || outcome === 'conflict') all[outcome] += Number(value)
    }
    return all
  }
  const cpuOfAll = async ({ processes }: Arrangement): Promise<number> => {
    const each = await Promise.all(processes.map((process) => process.ask('cpu')))
    return each.reduce((sum, cpu) => sum + cpu, 0)
  }
  const spent = async (arrangement: Arrangement) => ({
    server: await cpuOfAll(arrangement),
    mongod: mongod.cpu(),
    redis: cpuOf(redis.pid),
    machine: machineCpu(),
  })

  const acknowledged: Record<number, number> = {}
  const measure = async (
    arrangement: Arrangement,
    workload: Workload,
    sending: Omit<Sending, 'port'>,
  ): Promise<ProcessesRound> => {
    const batchesBefore = await batches(arrangement)
    const before = await spent(arrangement)
    const load = await client.ask('run', { port: arrangement.ports[0]!, ...sending })
    const after = await spent(arrangement)
    const batchesAfter = await batches(arrangement)
    acknowledged[arrangement.count] = (acknowledged[arrangement.count] ?? 0) + load.acknowledged
    return {
      processes: arrangement.count,
      workload,
      ...load,
      serverCpu: after.server - before.server,
      mongodCpu: difference(before.mongod, after.mongod),
      redisCpu: difference(before.redis, after.redis),
      machineCpu: after.machine - before.machine,
      committed: batchesAfter.committed - batchesBefore.committed,
      conflicts: batchesAfter.conflict - batchesBefore.conflict,
    }
  }
  const sendings = ({ groupId }: Arrangement, seconds: number): Record<Workload, Omit<Sending, 'port'>> => ({
    pairs: { inFlight: options.inFlight, seconds },
    group: {
      inFlight: options.members,
      seconds,
      into: { conversationId: groupId, members: options.members },
    },
  })

  const arrangements = [await start(1), await start(2)]
  for (const each of arrangements) {
    progress(`${named(each.count)}: warming up`)
    for (const workload of workloads) await measure(each, workload, sendings(each, options.warmUpSeconds)[workload])
  }
  const profiles = createProfiles(run.profileTo)
  const rounds: ProcessesRound[] = []
  for (const workload of workloads)
    for (let n = 1; n <= options.rounds; n++)
      // Whoever comes first does so by turns.
      for (const each of n % 2 ? arrangements : arrangements.toReversed()) {
        const profiled = { label: workload, server: { name: named(each.count), process: each.processes[0]! } }
        const round = await profiles.during(profiled, () =>
          measure(each, workload, sendings(each, options.seconds)[workload]),
        )
        rounds.push(round)
        progress(`${workload}, round ${n} of ${options.rounds}, ${describe(round)}`)
      }

  const kept: ProcessesResult['kept'] = {}
  for (const { count, name, ports, processes } of arrangements) {
    await client.ask('close', { port: ports[0]! })
    for (const process of processes) {
      await process.ask('stop')
      await process.end()
    }
    kept[count] = { want: acknowledged[count]!, ...(await countMessages(mongod.uriOf(name))) }
  }
  await client.end()
  return { options, mongodVersion: mongod.version, rounds, kept }
}

export const named = (processes: number): string => (processes === 1 ? 'one process' : `${processes} processes`)

/** A message may stand only where every number up to its own does. */
const countMessages = async (uri: string): Promise<{ got: number; holes: number }> => {
  const client = await mongo.MongoClient.connect(uri)
  const messages = client.db().collection('messages')
  const conversations = await messages
    .aggregate<{ count: number; last: number; numbers: number }>([
      { $match: { kind: 'TEXT' } },
      { $group: { _id: '$conversationId', count: { $sum: 1 }, first: { $min: '$seq' }, last: { $max: '$seq' } } },
      { $project: { count: 1, last: 1, numbers: { $add: [{ $subtract: ['$last', '$first'] }, 1] } } },
    ])
    .toArray()
  await client.close()
  return {
    got: conversations.reduce((sum, { count }) => sum + count, 0),
    holes: conversations.filter(({ count, numbers }) => count !== numbers).length,
  }
}

const rolesOf = (secret: string) => ({ secret, algorithm: 'HS256', roleClaim: 'role' }) as const

const difference = (before: number | null, after: number | null): number | null =>
  before === null || after === null ? null : after - before

const describe = ({ processes, acknowledged, seconds, serverCpu, p50, p99, committed, conflicts }: ProcessesRound) =>
  [
    `${named(processes)}: ${Math.round(acknowledged / seconds)} a second`,
    `server CPU ${(serverCpu / acknowledged).toFixed(1)} µs each`,
    `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
    `${committed} batches, ${conflicts} conflicts`,
  ].join(', ')
