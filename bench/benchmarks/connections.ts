import type { Benchmark } from '../benchmark.ts'
import { runConnections, type Connected, type ConnectionsOptions } from '../connections.ts'
import { keep } from '../keep.ts'
import { describeMachine, saidOf } from '../machine.ts'
import { show, table } from '../markdown.ts'
import { chosenKinds } from '../peers/chosen.ts'
import { notMeasured } from '../peers/kinds.ts'

type Options = Omit<ConnectionsOptions, 'rounds'>

interface Measure {
  title: string
  intro: string
  options: Options
  trial: Options
  /** What was before, for the report. */
  before(options: Options): string
  columns(options: Options): Column[]
}

interface Column {
  head: string
  of(round: Connected): number
  /** Shown as a ratio as well. */
  isCompared?: true
}

const measureConnections =
  (name: string, { title, intro, before, columns, ...measure }: Measure): Benchmark =>
  async (run) => {
    const options = {
      rounds: run.rounds ?? (run.isTrial ? 1 : 5),
      ...(run.isTrial ? measure.trial : measure.options),
    }
    const result = await runConnections(options, await chosenKinds(run), run)
    const machine = describeMachine(result.mongodVersion)
    const shown = columns(options)
    const ofServer = (server: string) => result.rounds.filter((round) => round.server === server)
    const ours = ofServer('parley')
    const rows = result.kinds.map(({ name, title }) => {
      const theirs = ofServer(name)
      const cells = shown.flatMap(({ of, isCompared }) => {
        const ratios = ours.map((our, i) => of(our) / of(theirs[i]!))
        return [show(theirs.map(of), 1), ...(isCompared ? [name === 'parley' ? '' : show(ratios, 2)] : [])]
      })
      return [title, ...cells]
    })
    const heads = shown.flatMap(({ head, isCompared }) => [head, ...(isCompared ? ["Parley's, in times of that"] : [])])
    const report = [
      `# ${title}`,
      '',
      `${intro} On ${saidOf(machine)}. ${options.rounds} rounds for each server in turn, each in a fresh process that ${before(options)}: the median, and in brackets the lowest and the highest; a ratio is of two rounds side by side.${notMeasured(result.kinds)} How the servers are made comparable: [bench/README.md](../README.md).`,
      '',
      ...table(['', ...heads], rows),
      '',
    ].join('\n')
    console.log(`\n${report}`)
    if (!run.isTrial && !run.profileTo) await keep(name, report, { machine, ...result })
    return null
  }

export const connect = measureConnections('connect', {
  title: 'Connecting',
  intro: 'Connect, sign in, subscribe and, where the server has such a thing, catch up.',
  options: { connections: 1000, warmUp: { connections: 1000, ms: 5000 }, staying: 0 },
  trial: { connections: 200, warmUp: { connections: 200, ms: 1000 }, staying: 0 },
  before: ({ connections, warmUp }) =>
    `${warmUp.connections} at a time had connected to, and left again, for ${warmUp.ms / 1000} s; then ${connections} connect`,
  columns: () => [
    { head: 'seconds for all', of: ({ seconds }) => seconds },
    { head: "client's CPU, µs each", of: ({ clientCpu, connections }) => clientCpu / connections },
    {
      head: 'connections a second of server CPU',
      of: ({ serverCpu, connections }) => (connections / serverCpu) * 1_000_000,
      isCompared: true,
    },
  ],
})

export const memory = measureConnections('memory', {
  title: 'Memory of a connection',
  intro:
    "Resident memory of the server's process for a connection with one subscription that is at rest: of the first, for which a fresh process grows, and of more of them, which is what a connection keeps.",
  options: { connections: 2000, warmUp: { connections: 50, ms: 1000 }, staying: 2000 },
  trial: { connections: 500, warmUp: { connections: 50, ms: 500 }, staying: 500 },
  before: ({ warmUp }) => `had ${warmUp.connections} at a time, for ${warmUp.ms / 1000} s`,
  columns: ({ staying, connections }) => [
    { head: 'with none, MiB', of: ({ memoryAtFirst }) => memoryAtFirst / 2 ** 20 },
    {
      head: `of the first ${staying}, KiB each`,
      of: ({ memoryAtFirst, memoryBefore }) => (memoryBefore - memoryAtFirst) / staying / 1024,
      isCompared: true,
    },
    {
      head: `of ${connections} more, KiB each`,
      of: ({ memoryBefore, memoryAfter }) => (memoryAfter - memoryBefore) / connections / 1024,
      isCompared: true,
    },
  ],
})
