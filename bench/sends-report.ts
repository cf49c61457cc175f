import { servers, type SendsResult, type SendsRound, type ServerName } from './sends.ts'
import { show, table } from './markdown.ts'
import type { Machine } from './machine.ts'

/** What is shown of a round; where `better` is less, the ratio is the peer's over Parley's. */
interface Measure {
  title: string
  digits: number
  better: 'more' | 'less' | null
  of(round: SendsRound): number | null
}

const others = (round: SendsRound) =>
  round.mongodCpu && Math.max(0, share(round.machineCpu - round.serverCpu - round.mongodCpu - round.clientCpu, round))
const perMessage = (cpu: number | null, { acknowledged }: SendsRound) => cpu && cpu / acknowledged

const measures: Measure[] = [
  { title: 'sends a second', digits: 0, better: 'more', of: (round) => round.acknowledged / round.seconds },
  { title: 'server CPU, µs a send', digits: 1, better: 'less', of: (round) => perMessage(round.serverCpu, round) },
  { title: 'mongod CPU, µs a send', digits: 1, better: 'less', of: (round) => perMessage(round.mongodCpu, round) },
  { title: 'latency p50, ms', digits: 1, better: 'less', of: ({ p50 }) => p50 },
  { title: 'latency p99, ms', digits: 1, better: 'less', of: ({ p99 }) => p99 },
  { title: "client's share of a core, %", digits: 0, better: null, of: (round) => share(round.clientCpu, round) },
  { title: "server's share of a core, %", digits: 0, better: null, of: (round) => share(round.serverCpu, round) },
  { title: "other work's share of a core, %", digits: 0, better: null, of: others },
]

const share = (cpu: number, { seconds }: SendsRound) => cpu / seconds / 10_000

const titles: Record<ServerName, string> = { parley: 'Parley', 'mongoose-chat': 'mongoose, one by one' }

/** Medians of the rounds, with the lowest and the highest; a ratio is of two rounds side by side. */
export const sendsReport = ({ options, rounds, kept }: SendsResult, machine: Machine): string => {
  const [ours, peers] = servers.map((name) => rounds.filter(({ server }) => server === name)) as [
    SendsRound[],
    SendsRound[],
  ]
  const rows = measures.flatMap(({ title, digits, better, of }) => {
    const [our, their] = [ours.map(of), peers.map(of)]
    if (!isKnown(our) || !isKnown(their)) return []
    const ratios = our.map((value, i) => (better === 'more' ? value / their[i]! : their[i]! / value))
    return [[title, show(our, digits), show(their, digits), better ? `${show(ratios, 1)} times` : '']]
  })
  const counted = (name: ServerName) => `${kept[name].got} / ${kept[name].want}`
  return [
    '# Durable sends',
    '',
    `${options.people} people on a WebSocket each, every one with ${options.inFlight} sends to random others in flight: the next leaves when one is answered, and it is answered once it is on a majority and journaled.`,
    `One mongod for both; each server and the load in a process of its own, on ${machine.cores} cores that all of them share (Node ${machine.node}, mongod ${machine.mongod}); ${options.rounds} rounds of ${options.seconds} s each in turns, after a warm-up of ${options.warmUpSeconds} s and ${options.warmUpSends} sends or more: the median, and in brackets the lowest and the highest.`,
    '',
    ...table(
      ['', titles.parley, titles['mongoose-chat'], 'Parley is better by'],
      [...rows, ['messages kept / acknowledged', counted('parley'), counted('mongoose-chat'), '']],
    ),
    '',
    'The peer is `graphql-ws` as it comes, with mongoose models: find the conversation, look for the clientId, create the message, update the conversation, publish; each awaited (`bench/peers/mongoose-resolvers.ts`).',
    '',
  ].join('\n')
}

const isKnown = (values: (number | null)[]): values is number[] => values.every((value) => value !== null)
