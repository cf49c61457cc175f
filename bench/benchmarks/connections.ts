import type { Benchmark } from '../benchmark.ts'
import { runConnections, type Connected } from '../connections.ts'
import { keep } from '../keep.ts'
import { describeMachine, saidOf } from '../machine.ts'
import { show, table } from '../markdown.ts'
import { chosenKinds } from '../peers/chosen.ts'

interface Measure {
  title: string
  intro: string
  /** Whether as many connections have come and gone before. */
  isWarm: boolean
  heads: string[]
  /** Shown beside each other; the ratio is of the last one. */
  of: ((round: Connected) => number)[]
}

const measureConnections =
  (name: string, { title, intro, isWarm, heads, of }: Measure): Benchmark =>
  async (run) => {
    const connections = run.isTrial ? 200 : 1000
    const options = {
      rounds: run.rounds ?? (run.isTrial ? 1 : 5),
      connections,
      warmUp: isWarm ? connections : 20,
    }
    const result = await runConnections(options, await chosenKinds(run), run)
    const machine = describeMachine(result.mongodVersion)
    const ofServer = (server: string) => result.rounds.filter((round) => round.server === server)
    const compared = of.at(-1)!
    const rows = result.kinds.map(({ name, title }) => {
      const [ours, theirs] = [ofServer('parley'), ofServer(name)]
      const ratios = ours.map((our, i) => compared(our) / compared(theirs[i]!))
      return [title, ...of.map((each) => show(theirs.map(each), 1)), name === 'parley' ? '' : show(ratios, 2)]
    })
    const report = [
      `# ${title}`,
      '',
      `${intro} On ${saidOf(machine)}. ${options.connections} connections, ${options.rounds} rounds for each server in turn, each in a fresh process that had ${options.warmUp} connections before: the median, and in brackets the lowest and the highest; a ratio is of two rounds side by side. How the servers are made comparable: [bench/README.md](../README.md).`,
      '',
      ...table(['', ...heads, "Parley's, in times of that"], rows),
      '',
    ].join('\n')
    console.log(`\n${report}`)
    if (!run.isTrial) await keep(name, report, { machine, ...result })
    return null
  }

const perConnection = (bytes: number, { connections }: Connected): number => bytes / connections / 1024

export const connect = measureConnections('connect', {
  title: 'Connecting',
  intro: 'Connect, sign in, subscribe and, where the server has such a thing, catch up.',
  isWarm: true,
  heads: ['seconds for all', "client's CPU, µs each", 'connections a second of server CPU'],
  of: [
    ({ seconds }) => seconds,
    ({ clientCpu, connections }) => clientCpu / connections,
    ({ serverCpu, connections }) => (connections / serverCpu) * 1_000_000,
  ],
})

export const memory = measureConnections('memory', {
  title: 'Memory of a connection',
  intro: "Resident memory of the server's process for a connection with one subscription that is at rest.",
  isWarm: false,
  heads: ['before, MiB', 'KiB a connection'],
  of: [
    ({ memoryBefore }) => memoryBefore / 2 ** 20,
    (round) => perConnection(round.memoryAfter - round.memoryBefore, round),
  ],
})
