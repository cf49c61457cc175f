import { saidOf, type Machine } from './machine.ts'
import { show, table } from './markdown.ts'
import { named, type ProcessesResult, type ProcessesRound, type Workload } from './processes.ts'

interface Measure {
  title: string
  digits: number
  /** NaN where the system doesn't say. */
  of(round: ProcessesRound): number
}

const each = (cpu: number | null, { acknowledged }: ProcessesRound) => (cpu ?? NaN) / acknowledged
const share = (cpu: number, { seconds }: ProcessesRound) => cpu / seconds / 10_000
const others = ({ machineCpu, serverCpu, mongodCpu, redisCpu, clientCpu }: ProcessesRound) =>
  Math.max(0, machineCpu - serverCpu - (mongodCpu ?? NaN) - (redisCpu ?? NaN) - clientCpu)

const measures: Measure[] = [
  { title: 'sends a second', digits: 0, of: ({ acknowledged, seconds }) => acknowledged / seconds },
  { title: 'acknowledged after, p50, ms', digits: 1, of: ({ p50 }) => p50 },
  { title: 'p99, ms', digits: 1, of: ({ p99 }) => p99 },
  { title: 'server CPU, µs a send', digits: 1, of: (round) => each(round.serverCpu, round) },
  { title: 'mongod CPU, µs a send', digits: 1, of: (round) => each(round.mongodCpu, round) },
  { title: 'Redis CPU, µs a send', digits: 1, of: (round) => each(round.redisCpu, round) },
  { title: 'sends a batch', digits: 1, of: ({ acknowledged, committed }) => acknowledged / committed },
  { title: 'conflicts a batch', digits: 3, of: ({ conflicts, committed }) => conflicts / committed },
  { title: "client's share of a core, %", digits: 0, of: (round) => share(round.clientCpu, round) },
  { title: "other work's share of a core, %", digits: 0, of: (round) => share(others(round), round) },
]

/** Medians of the rounds, with the lowest and the highest; a ratio is of two rounds side by side. */
export const processesReport = (result: ProcessesResult, machine: Machine): string => {
  const { options, kept } = result
  const section = (title: string, how: string, workload: Workload): string[] => {
    const of = (count: number) =>
      result.rounds.filter((round) => round.workload === workload && round.processes === count)
    const rows = measures.map(({ title, digits, of: value }) => {
      const [one, two] = [of(1).map(value), of(2).map(value)]
      const ratios = two.map((its, i) => its / one[i]!)
      return [title, show(one, digits), show(two, digits), show(ratios, 2)]
    })
    return [`## ${title}`, '', how, '', ...table(['', named(1), named(2), 'two over one'], rows), '']
  }
  const conversations = (options.people * (options.people - 1)) / 2
  const keptBy = Object.entries(kept).map(
    ([count, { got, want, holes }]) => `${named(Number(count))} ${got} / ${want}, ${holes} conversations with a hole`,
  )
  return [
    '# Sends at one process and at two',
    '',
    `The same people on a WebSocket each, all at one process or spread over two, which share a database and tell each other by Redis. The next send leaves when one is answered. On ${saidOf(machine)}: two processes have no more cores than one. ${options.rounds} rounds of ${options.seconds} s for each in turn, after a warm-up of ${options.warmUpSeconds} s: the median, and in brackets the lowest and the highest; a ratio is of two rounds side by side.`,
    '',
    ...section(
      'Random pairs',
      `${options.people} people write to random others among them: ${conversations} conversations. ${options.inFlight} sends in flight.`,
      'pairs',
    ),
    ...section(
      'One group',
      `The ${options.members} members of one group write into it, a send in flight each, half of them at each process.`,
      'group',
    ),
    `Messages in the database at the end / acknowledged, the warm-up's among them: ${keptBy.join('; ')}.`,
    '',
  ].join('\n')
}
