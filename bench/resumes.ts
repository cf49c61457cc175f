import { randomBytes, randomUUID } from 'node:crypto'
import { usualText } from './load/mark.ts'
import type { Resumed, ResumeCommands } from './load/resume-process.ts'
import { startBenchMongod } from './mongod.ts'
import { nodeKinds } from './peers/kinds.ts'
import { createGroup, sendText } from './peers/parley-group.ts'
import { groupSize, personId, tokenOf } from './peers/people.ts'
import { startKind } from './peers/running.ts'
import { createProfiles, type Profiles } from './profiles.ts'
import { machineCpu } from './process/cpu.ts'
import { startChild } from './process/child.ts'
import type { RunOptions } from './sends.ts'

export interface ResumesOptions {
  /** Of 250 people each, who come back with a socket each. */
  groups: number
  /** Messages into each group while all are away. */
  missed: number
  rounds: number
  /** Before those that are counted. */
  warmUpRounds: number
}

export const resumesDefaults: ResumesOptions = { groups: 4, missed: 20, rounds: 7, warmUpRounds: 3 }

export interface ResumesRound extends Resumed {
  missed: number
  people: number
  /** µs of CPU, user and system, from the first subscription until the last of them has caught up. */
  serverCpu: number
  /** null where the system doesn't say. */
  mongodCpu: number | null
  machineCpu: number
}

export interface ResumesResult {
  options: ResumesOptions
  mongodVersion: string
  rounds: ResumesRound[]
}

/** The same people who come back at once, with nothing missed and with messages missed, in turns: Parley alone. */
export const runResumes = async (options: ResumesOptions, run: RunOptions): Promise<ResumesResult> => {
  const { signal, progress } = run
  await using mongod = await startBenchMongod(progress)
  const jwtSecret = randomBytes(32).toString('hex')
  const server = await startKind(nodeKinds[0]!, mongod, jwtSecret, signal)
  const { port } = server.crowdOf(1)
  const client = await startChild<ResumeCommands>(new URL('./load/resume-process.ts', import.meta.url), { signal })
  const ids = Array.from({ length: options.groups * groupSize }, (_, i) => personId(i))
  const tokens = ids.map((id) => tokenOf(id, jwtSecret))

  const spent = async () => ({
    server: await server.process.ask('cpu'),
    mongod: mongod.cpu(),
    machine: machineCpu(),
  })
  const come = async (missed: number, profiles: Profiles): Promise<ResumesRound> => {
    await client.ask('connect', { port, tokens })
    const profiled = { label: `${missed} missed`, server: { name: 'parley', process: server.process } }
    const round = await profiles.during(profiled, async () => {
      const before = await spent()
      const resumed = await client.ask('resume', { missed })
      const after = await spent()
      return {
        missed,
        people: ids.length,
        ...resumed,
        serverCpu: after.server - before.server,
        mongodCpu: before.mongod === null || after.mongod === null ? null : after.mongod - before.mongod,
        machineCpu: after.machine - before.machine,
      }
    })
    await client.ask('close')
    await server.allSubscribed(0)
    return round
  }
  /** The members take turns. */
  const write = async (groupId: string, members: readonly string[]): Promise<void> => {
    for (let n = 0; n < options.missed; n++) {
      const text = { conversationId: groupId, clientId: randomUUID(), text: usualText }
      await sendText(port, members[n % members.length]!, text)
    }
  }

  // They have to be known before they can be members.
  await client.ask('connect', { port, tokens })
  await client.ask('close')
  const groups: { id: string; members: string[] }[] = []
  for (let i = 0; i < ids.length; i += groupSize) {
    const id = await createGroup(port, tokens[i]!, ids.slice(i + 1, i + groupSize))
    groups.push({ id, members: tokens.slice(i, i + groupSize) })
  }
  const resume = async (missed: number, profiles: Profiles): Promise<ResumesRound> => {
    if (missed > 0) await Promise.all(groups.map(({ id, members }) => write(id, members)))
    return come(missed, profiles)
  }

  progress('warming up')
  const unprofiled = createProfiles(null)
  // A first time without a cursor gives each of them one.
  await resume(0, unprofiled)
  for (let n = 0; n < options.warmUpRounds; n++)
    for (const missed of [0, options.missed]) await resume(missed, unprofiled)
  const profiles = createProfiles(run.profileTo)
  const rounds: ResumesRound[] = []
  for (let n = 1; n <= options.rounds; n++)
    // Whichever comes first does so by turns.
    for (const missed of n % 2 ? [0, options.missed] : [options.missed, 0]) {
      const round = await resume(missed, profiles)
      rounds.push(round)
      progress(`round ${n} of ${options.rounds}, ${describe(round)}`)
    }
  await server.stop()
  await client.end()
  return { options, mongodVersion: mongod.version, rounds }
}

export const named = (missed: number): string => (missed === 0 ? 'nothing missed' : `${missed} messages missed`)

const describe = ({ missed, people, serverCpu, seconds }: ResumesRound): string =>
  `${named(missed)}: ${Math.round(serverCpu / people)} µs of server CPU a resume, ${seconds.toFixed(2)} s until all have caught up`
