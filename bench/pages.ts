import { randomBytes } from 'node:crypto'
import type { PageCommands, PageRequest, Pages } from './load/page-process.ts'
import { startBenchMongod, type Mongod } from './mongod.ts'
import { createGroups, type Group } from './pages-data.ts'
import { groupSize, personId, tokenOf } from './peers/people.ts'
import { pageServers, type PageServer } from './peers/page-servers.ts'
import type { ServerCommands } from './peers/server-process.ts'
import { createProfiles } from './profiles.ts'
import { startChild, type Child } from './process/child.ts'
import { seedMongoose, seedParley } from './seed-groups.ts'
import type { RunOptions } from './sends.ts'

export interface PagesOptions {
  /** By name; Parley is always among them. */
  servers: string[] | null
  groups: number
  messagesEach: number
  readers: number
  rounds: number
  seconds: number
  warmUpSeconds: number
}

export const pagesDefaults: PagesOptions = {
  servers: null,
  groups: 200,
  messagesEach: 250,
  readers: 8,
  rounds: 5,
  seconds: 4,
  warmUpSeconds: 5,
}

export const pageSize = 50

/** Which pages are asked for: the newest one of one group, by its members; or any page of any group, by one of its members. */
export const scenes = ['hot', 'spread'] as const
export type Scene = (typeof scenes)[number]

/** µs of CPU are user and system time from the first request to the last answer. */
export interface PagesRound extends Pages {
  server: string
  scene: Scene
  serverCpu: number
  /** null where the system doesn't say. */
  mongodCpu: number | null
}

export interface PagesResult {
  options: PagesOptions
  mongodVersion: string
  rounds: PagesRound[]
}

interface Running {
  server: PageServer
  process: Child<ServerCommands>
  pages: Record<Scene, PageRequest[]>
}

/** Pages of history over HTTP, in turns (A B C A B C), on one mongod, each server and the load in a process of its own. */
export const runPages = async (options: PagesOptions, run: RunOptions): Promise<PagesResult> => {
  const { signal, progress } = run
  const { readers, seconds, warmUpSeconds } = options
  await using mongod = await startBenchMongod(progress)
  const secret = randomBytes(32).toString('hex')
  const groups = createGroups(options.groups, options.messagesEach)
  const client = await startChild<PageCommands>(new URL('./load/page-process.ts', import.meta.url), { signal })
  const chosen = pageServers.filter(({ name }) => name === 'parley' || (options.servers?.includes(name) ?? true))
  const people = Array.from({ length: groupSize }, (_, i) => personId(i))
  if (chosen.length > 1) await seedMongoose(mongod.uriOf('mongoose'), groups, people)
  const running: Running[] = []
  for (const server of chosen) running.push(await startServer(server, mongod, secret, groups, run))
  progress(`${options.groups * options.messagesEach} messages written`)

  const measure = async ({ server, process, pages }: Running, scene: Scene, seconds: number): Promise<PagesRound> => {
    const [serverBefore, mongodBefore] = [await process.ask('cpu'), mongod.cpu()]
    const found = await client.ask('run', { pages: pages[scene], readers, seconds, size: pageSize })
    const [serverAfter, mongodAfter] = [await process.ask('cpu'), mongod.cpu()]
    const mongodCpu = mongodBefore === null || mongodAfter === null ? null : mongodAfter - mongodBefore
    return { server: server.name, scene, ...found, serverCpu: serverAfter - serverBefore, mongodCpu }
  }

  const profiles = createProfiles(run.profileTo)
  const rounds: PagesRound[] = []
  for (const scene of scenes) {
    for (const each of running) {
      progress(`${each.server.name}, ${scene}: warming up`)
      await measure(each, scene, warmUpSeconds)
    }
    for (let n = 1; n <= options.rounds; n++)
      for (const each of running) {
        const profiled = { label: scene, server: { name: each.server.name, process: each.process } }
        const round = await profiles.during(profiled, () => measure(each, scene, seconds))
        rounds.push(round)
        progress(`${scene}, round ${n} of ${options.rounds}, ${describe(round)}`)
      }
  }
  for (const { process } of running) {
    await process.ask('stop')
    await process.end()
  }
  await client.end()
  return { options, mongodVersion: mongod.version, rounds }
}

const startServer = async (
  server: PageServer,
  mongod: Mongod,
  secret: string,
  groups: readonly Group[],
  { signal }: RunOptions,
): Promise<Running> => {
  const process = await startChild<ServerCommands>(server.file, { signal })
  const mongodbUri = mongod.uriOf(server.database)
  const port = await process.ask('start', { mongodbUri, jwtSecret: secret })
  await process.ask('prepare')
  if (server.name === 'parley') await seedParley(mongodbUri, groups)
  const page = (group: Group, reader: number, before: number | null): PageRequest => ({
    port,
    token: tokenOf(group.memberIds[reader % group.memberIds.length]!, secret),
    ...server.page(group.id, before),
  })
  /** The newest page, and all those before it. */
  const starts = (group: Group) =>
    Array.from({ length: Math.floor(group.messages.length / pageSize) }, (_, i) =>
      i === 0 ? null : group.messages.length - i * pageSize + 1,
    )
  const [hot] = groups as [Group]
  return {
    server,
    process,
    pages: {
      hot: hot.memberIds.map((_, i) => page(hot, i, null)),
      spread: groups.flatMap((group) => starts(group).map((before, i) => page(group, i, before))),
    },
  }
}

const describe = ({ server, asked, got, seconds, serverCpu, p50, p99 }: PagesRound): string =>
  [
    `${server}: ${Math.round(got / seconds)} a second`,
    `${got}/${asked} answered`,
    `server CPU ${Math.round(serverCpu / got)} µs each`,
    `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
  ].join(', ')
