import type { Delivered, FanoutResult, Mode } from './fanout.ts'
import { saidOf, type Machine } from './machine.ts'
import { show, table } from './markdown.ts'
import { notMeasured } from './peers/kinds.ts'
import type { Plot } from './plot.ts'
import { spreadOf } from './statistics.ts'

const perDelivery = ({ serverCpu, got }: Delivered): number => serverCpu / got
const shareOfCore = (cpu: number, { seconds }: Delivered): number => cpu / seconds / 10_000
const isWhole = ({ got, want, died, isBehind }: Delivered): boolean => !died && !isBehind && got === want

/** A ratio is of two rounds side by side. */
export const fanoutReport = ({ options, kinds, samples }: FanoutResult, machine: Machine): string => {
  const of = (mode: Mode, server: string) =>
    samples.filter((sample) => sample.mode === mode && sample.server === server)
  const section = (title: string, mode: Mode, how: string): string[] => [
    `## ${title}`,
    '',
    how,
    '',
    ...table(
      [
        '',
        'server CPU, µs a delivery',
        "Parley's, in times of that",
        'p50, ms',
        'p99, ms',
        'p99.9, ms',
        "server's, client's share of a core, %",
        'delivered / offered',
      ],
      kinds.map(({ name, title }) => {
        const [ours, theirs] = [of(mode, 'parley'), of(mode, name)]
        const died = theirs.filter((sample) => sample.died).length
        const behind = theirs.filter(({ isBehind }) => isBehind).length
        const whole = theirs.filter(isWhole)
        const ratios = ours.flatMap((our, i) =>
          isWhole(our) && theirs[i] && isWhole(theirs[i]) ? [perDelivery(our) / perDelivery(theirs[i])] : [],
        )
        const notes = [
          ...(behind > 0 ? [`could not keep up in ${behind} of ${theirs.length} rounds`] : []),
          ...(died > 0 ? [`ended in ${died} of ${theirs.length} rounds`] : []),
        ]
        const total = (key: 'got' | 'want') => theirs.reduce((sum, sample) => sum + sample[key], 0).toLocaleString('en')
        return [
          title,
          show(whole.map(perDelivery), 2),
          name === 'parley' || ratios.length === 0 ? '' : show(ratios, 2),
          ...(['p50', 'p99', 'p999'] as const).map((key) =>
            show(
              whole.map((sample) => sample[key]),
              1,
            ),
          ),
          `${show(
            whole.map((sample) => shareOfCore(sample.serverCpu, sample)),
            0,
          )}, ${show(
            whole.map((sample) => shareOfCore(sample.clientCpu, sample)),
            0,
          )}`,
          [`${total('got')} / ${total('want')}`, ...notes].join('; '),
        ]
      }),
    ),
    '',
  ]
  const { subscribers, burst, loneEveryMs, offered, offeredBurst, offeredSubscribers, offeredLateSeconds, sizes } =
    options
  return [
    '# One event to many subscribers',
    '',
    `On ${saidOf(machine)}. ${options.rounds} rounds of ${options.seconds} s (of the curve ${options.seconds / 2} s) for each server in turn, after a warm-up of ${options.warmUpSeconds} s: the median, and in brackets the lowest and the highest. A round that didn't deliver everything has no figures.${notMeasured(kinds)}`,
    '',
    "CPU is the server process's, user and system. The subscribers are in another process, which walks over frames and parses none; the latency is from the moment that a message was due to its arrival, of every delivery. How it is made comparable: [bench/README.md](../README.md).",
    '',
    ...section(
      'Bursts',
      'bursts',
      `${burst} events at once to ${subscribers} subscribers; the next ones when all have arrived.`,
    ),
    ...section('Lone events', 'lone', `One event every ${loneEveryMs} ms to ${subscribers} subscribers.`),
    ...section(
      'A load that is offered',
      'offered',
      `${offered.toLocaleString('en')} deliveries a second, in bursts of ${offeredBurst} to ${offeredSubscribers} subscribers, whether or not the last ones have arrived. Who hasn't delivered all ${offeredLateSeconds} s after the last of them could not keep up, and isn't asked again after two such rounds in a row.`,
    ),
    '## By size',
    '',
    `Server CPU a delivery in µs, bursts of ${burst}.`,
    '',
    '![The curves](fanout.svg)',
    '',
    ...table(
      ['subscribers', ...kinds.map(({ title }) => title)],
      sizes.map((size) => [
        size.toLocaleString('en'),
        ...kinds.map(({ name }) =>
          show(
            of('curve', name)
              .filter((sample) => sample.subscribers === size && isWhole(sample))
              .map(perDelivery),
            2,
          ),
        ),
      ]),
    ),
    '',
  ].join('\n')
}

export const fanoutPlot = ({ options, kinds, samples }: FanoutResult): Plot => ({
  title: 'Server CPU a delivery, by subscribers',
  x: 'subscribers',
  y: 'µs of server CPU a delivery',
  curves: kinds.map(({ name, title }) => ({
    name: title,
    points: options.sizes.flatMap((x) => {
      const there = samples.filter(
        (sample) => sample.mode === 'curve' && sample.server === name && sample.subscribers === x && isWhole(sample),
      )
      return there.length > 0 ? [{ x, y: spreadOf(there.map(perDelivery)).median }] : []
    }),
  })),
})
