import { saidOf, type Machine } from './machine.ts'
import { show, table } from './markdown.ts'
import { scenes, type PagesResult, type PagesRound, type Scene } from './pages.ts'
import { pageServers } from './peers/page-servers.ts'

const titles: Record<Scene, string> = {
  hot: 'One page, asked for by many',
  spread: 'Pages of many conversations',
}

const said: Record<Scene, (options: PagesResult['options']) => string> = {
  hot: () => 'The newest page of one group, by all of its members in turn.',
  spread: ({ groups, messagesEach }) =>
    `Any page of any of ${groups} groups with ${messagesEach} messages each, by one of their members.`,
}

/** Medians of the rounds, with the lowest and the highest; a ratio is of two rounds side by side. */
export const pagesReport = ({ options, rounds }: PagesResult, machine: Machine): string => {
  const of = (server: string, scene: Scene): PagesRound[] =>
    rounds.filter((each) => each.server === server && each.scene === scene)
  const row = ({ name, title }: (typeof pageServers)[number], scene: Scene): string[] => {
    const [ours, these] = [of('parley', scene), of(name, scene)]
    const each = (value: (round: PagesRound) => number, digits: number) => show(these.map(value), digits)
    const times = these.map((round, i) => cpuOf(round) / cpuOf(ours[i]!))
    return [
      title,
      each(cpuOf, 0),
      name === 'parley' ? '' : show(times, 2),
      each(({ mongodCpu, got }) => (mongodCpu ?? NaN) / got, 0),
      each(({ got, seconds }) => got / seconds, 0),
      each(({ p50 }) => p50, 1),
      each(({ p99 }) => p99, 1),
      each(({ clientCpu, seconds }) => clientCpu / seconds / 10_000, 0),
      `${sum(these.map(({ got }) => got))} / ${sum(these.map(({ asked }) => asked))}`,
    ]
  }
  const servers = pageServers.filter(({ name }) => rounds.some(({ server }) => server === name))
  return [
    '# Pages of history over HTTP',
    '',
    `50 messages each, with who sent them, what they answer, and their reactions: every third answers one, every fifth has reactions. ${options.readers} readers on a connection each, who ask again when they were answered. On ${saidOf(machine)}. ${options.rounds} rounds of ${options.seconds} s for each server in turn, after a warm-up of ${options.warmUpSeconds} s: the median, and in brackets the lowest and the highest; "times Parley's" is of two rounds side by side.`,
    '',
    ...scenes.flatMap((scene) => [
      `## ${titles[scene]}`,
      '',
      said[scene](options),
      '',
      ...table(
        [
          '',
          'server CPU, µs a page',
          "times Parley's",
          'mongod CPU, µs a page',
          'pages a second',
          'p50, ms',
          'p99, ms',
          "client's share of a core, %",
          'got / want',
        ],
        servers.map((server) => row(server, scene)),
      ),
      '',
    ]),
    'All servers check the same signed token, look whether the reader is a member, and give the same fields. The REST server reads lean objects of the fields that it shows, and populates the senders and what is answered with one command each; stock yoga reads documents, populated alike.',
    '',
  ].join('\n')
}

const cpuOf = ({ serverCpu, got }: PagesRound): number => serverCpu / got
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)
