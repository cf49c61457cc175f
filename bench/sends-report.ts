import { saidOf, type Machine } from './machine.ts'
import { show, table } from './markdown.ts'
import { sendServers } from './peers/send-servers.ts'
import type { Plot } from './plot.ts'
import { alone, underLoad, type SendsResult, type SendsRound } from './sends.ts'
import { spreadOf } from './statistics.ts'

/** What is shown of a round; where `better` is less, the ratio is the peer's over Parley's. */
interface Measure {
  title: string
  digits: number
  better: 'more' | 'less' | null
  /** NaN where the system doesn't say. */
  of(round: SendsRound): number
}

const share = (cpu: number, { seconds }: SendsRound) => cpu / seconds / 10_000
const each = (cpu: number, { acknowledged }: SendsRound) => cpu / acknowledged
const rate = ({ acknowledged, seconds }: SendsRound) => acknowledged / seconds
const others = ({ machineCpu, serverCpu, mongodCpu, clientCpu }: SendsRound) =>
  Math.max(0, machineCpu - serverCpu - (mongodCpu ?? NaN) - clientCpu)

const measures: Measure[] = [
  { title: 'sends a second', digits: 0, better: 'more', of: rate },
  { title: 'server CPU, µs a send', digits: 1, better: 'less', of: (round) => each(round.serverCpu, round) },
  { title: 'mongod CPU, µs a send', digits: 1, better: 'less', of: (round) => each(round.mongodCpu ?? NaN, round) },
  { title: 'acknowledged after, p50, ms', digits: 1, better: 'less', of: ({ p50 }) => p50 },
  { title: 'p99, ms', digits: 1, better: 'less', of: ({ p99 }) => p99 },
  { title: "server's share of a core, %", digits: 0, better: null, of: (round) => share(round.serverCpu, round) },
  { title: "client's share of a core, %", digits: 0, better: null, of: (round) => share(round.clientCpu, round) },
  { title: "other work's share of a core, %", digits: 0, better: null, of: (round) => share(others(round), round) },
]

/** Medians of the rounds, with the lowest and the highest; a ratio is of two rounds side by side. */
export const sendsReport = (result: SendsResult, machine: Machine): string => {
  const { options, kept } = result
  const servers = serversOf(result)
  const section = (title: string, how: string, inFlight: number): string[] => {
    const of = ofSize(result, inFlight)
    const rows = measures.map(({ title, digits, better, of: value }) => {
      const ours = of('parley').map(value)
      return [
        title,
        ...servers.flatMap(({ name }) => {
          const theirs = of(name).map(value)
          const ratios = ours.map((our, i) => (better === 'more' ? our / theirs[i]! : theirs[i]! / our))
          return [show(theirs, digits), ...(name === 'parley' ? [] : [better ? show(ratios, 1) : ''])]
        }),
      ]
    })
    const counted = servers.flatMap(({ name }) => [
      `${sum(of(name), 'acknowledged')} / ${sum(of(name), 'sent')}`,
      ...(name === 'parley' ? [] : ['']),
    ])
    const heads = servers.flatMap(({ name, title }) =>
      name === 'parley' ? [title] : [title, 'Parley is better, times'],
    )
    return [`## ${title}`, '', how, '', ...table(['', ...heads], [...rows, ['acknowledged / sent', ...counted]]), '']
  }
  const sizes = options.sizes.toSorted((a, b) => a - b)
  const keptBy = servers.map(({ name, title }) => `${title} ${kept[name]!.got} / ${kept[name]!.want}`).join(', ')
  return [
    '# Durable sends',
    '',
    `From ${options.people} people on a WebSocket each to random others among them: the next one leaves when one is answered, and it is answered once it is on a majority and journaled. Nobody listens; what that costs is \`fanout\`. On ${saidOf(machine)}. ${options.rounds} rounds of ${options.seconds} s for each server in turn, after a warm-up of ${options.warmUpSeconds} s and ${options.warmUpSends} sends or more: the median, and in brackets the lowest and the highest; a ratio is of two rounds side by side.`,
    '',
    ...section('Under load', `${underLoad} in flight: ${underLoad / options.people} of each person.`, underLoad),
    ...section('A lone sender', 'One person, who waits for each answer.', alone),
    '## By sends in flight',
    '',
    '![The curves](sends.svg)',
    '',
    ...table(
      [
        'in flight',
        ...servers.flatMap(({ title }) => [
          `${title}: sends a second`,
          'server CPU, µs a send',
          'mongod CPU, µs a send',
          'p50, ms',
        ]),
      ],
      sizes.map((size) => [
        String(size),
        ...servers.flatMap(({ name }) => {
          const rounds = ofSize(result, size)(name)
          return [measures[0]!, measures[1]!, measures[2]!, measures[3]!].map(({ of, digits }) =>
            show(rounds.map(of), digits),
          )
        }),
      ]),
    ),
    '',
    `Messages in the database at the end / acknowledged, the warm-up's among them: ${keptBy}.`,
    '',
    'The peer is the chat that tutorials build: Socket.IO and Express, an event that is acknowledged, and mongoose models: find the conversation or make it, see that the sender is a member, create the message, update the conversation, emit to its room; each awaited (`bench/peers/mongoose-sending.ts`).',
    '',
  ].join('\n')
}

export const sendsPlot = (result: SendsResult): Plot => ({
  title: 'Durable sends a second, by sends in flight',
  x: 'sends in flight',
  y: 'sends a second',
  curves: serversOf(result).map(({ name, title }) => ({
    name: title,
    points: result.options.sizes
      .toSorted((a, b) => a - b)
      .map((x) => ({ x, y: spreadOf(ofSize(result, x)(name).map(rate)).median })),
  })),
})

const serversOf = ({ rounds }: SendsResult) =>
  sendServers.filter(({ name }) => rounds.some(({ server }) => server === name))

const ofSize =
  ({ rounds }: SendsResult, inFlight: number) =>
  (name: string): SendsRound[] =>
    rounds.filter((round) => round.server === name && round.inFlight === inFlight)

const sum = (rounds: SendsRound[], key: 'sent' | 'acknowledged'): number =>
  rounds.reduce((total, round) => total + round[key], 0)
