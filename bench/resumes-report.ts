import { saidOf, type Machine } from './machine.ts'
import { show, table } from './markdown.ts'
import { groupSize } from './peers/people.ts'
import { named, type ResumesResult, type ResumesRound } from './resumes.ts'

interface Measure {
  title: string
  digits: number
  /** NaN where the system doesn't say. */
  of(round: ResumesRound): number
  /** Shown as a difference as well. */
  isCompared?: true
}

const share = (cpu: number, { seconds }: ResumesRound) => cpu / seconds / 10_000
const others = ({ machineCpu, serverCpu, mongodCpu, clientCpu }: ResumesRound) =>
  Math.max(0, machineCpu - serverCpu - (mongodCpu ?? NaN) - clientCpu)

const measures: Measure[] = [
  { title: 'server CPU, µs a resume', digits: 0, of: ({ serverCpu, people }) => serverCpu / people, isCompared: true },
  { title: 'seconds until all have caught up', digits: 2, of: ({ seconds }) => seconds, isCompared: true },
  {
    title: 'mongod CPU, µs a resume',
    digits: 0,
    of: ({ mongodCpu, people }) => (mongodCpu ?? NaN) / people,
    isCompared: true,
  },
  { title: "client's share of a core, %", digits: 0, of: (round) => share(round.clientCpu, round) },
  { title: "other work's share of a core, %", digits: 0, of: (round) => share(others(round), round) },
]

/** Medians of the rounds, with the lowest and the highest; a difference is of two rounds side by side. */
export const resumesReport = ({ options, rounds }: ResumesResult, machine: Machine): string => {
  const of = (missed: number) => rounds.filter((round) => round.missed === missed)
  const rows = measures.map(({ title, digits, of: value, isCompared }) => {
    const [none, some] = [of(0).map(value), of(options.missed).map(value)]
    const differences = some.map((its, i) => its - none[i]!)
    return [title, show(none, digits), show(some, digits), isCompared ? show(differences, digits) : '']
  })
  return [
    '# Coming back',
    '',
    `${options.groups * groupSize} people in ${options.groups} groups of ${groupSize} connect and sign in. Then all of them subscribe at once, each from the cursor that they last had: with nothing missed, and with ${options.missed} messages that were written into each group while all were away. It is measured from the first subscription until the last of them has caught up; connecting isn't in the figures. On ${saidOf(machine)}. ${options.rounds} rounds of both in turn, after ${options.warmUpRounds} that aren't counted: the median, and in brackets the lowest and the highest; a difference is of two rounds side by side.`,
    '',
    ...table(['', named(0), named(options.missed), 'difference'], rows),
    '',
  ].join('\n')
}
