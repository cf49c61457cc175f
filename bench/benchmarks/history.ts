import { randomBytes } from 'node:crypto'
import type { Benchmark } from '../benchmark.ts'
import { keep } from '../keep.ts'
import type { PageCommands, Pages } from '../load/page-process.ts'
import { describeMachine, saidOf } from '../machine.ts'
import { show, table } from '../markdown.ts'
import { startBenchMongod } from '../mongod.ts'
import { nodeKinds } from '../peers/kinds.ts'
import { personId, tokenOf } from '../peers/people.ts'
import { startKind } from '../peers/running.ts'
import { startChild } from '../process/child.ts'
import { createProfiles } from '../profiles.ts'
import { seedHistory } from '../seed-history.ts'
import { spreadOf } from '../statistics.ts'

const query =
  'query Page($id: ID!) { conversation(id: $id) { messages(last: 50) { nodes { id seq text createdAt sender { id name } replyTo { id text } reactions { emoji count } } pageInfo { hasPreviousPage startCursor } } } }'

/** The last page of conversations of different lengths, by one reader. */
export const history: Benchmark = async (run) => {
  const { signal, progress, isTrial } = run
  const sizes = isTrial ? [100, 1000] : [100, 1000, 10_000, 100_000, 1_000_000]
  const [rounds, seconds] = [run.rounds ?? (isTrial ? 1 : 5), run.seconds ?? (isTrial ? 1 : 4)]
  await using mongod = await startBenchMongod(progress)
  const secret = randomBytes(32).toString('hex')
  const server = await startKind(nodeKinds[0]!, mongod, secret, signal)
  const client = await startChild<PageCommands>(new URL('../load/page-process.ts', import.meta.url), { signal })
  const reader = personId(0)
  const { port } = server.crowdOf(1)
  const pages = []
  for (const [i, size] of sizes.entries()) {
    const id = await seedHistory(mongod.uriOf('parley'), [reader, personId(i + 1)], size, progress)
    const body = JSON.stringify({ query, variables: { id } })
    const page = { port, path: '/graphql', token: tokenOf(reader, secret), body }
    const load = { pages: [page], readers: 1, seconds, size: 50 }
    await client.ask('run', load)
    pages.push({ size, load })
  }
  const profiles = createProfiles(run.profileTo)
  const found: (Pages & { size: number; serverCpu: number })[] = []
  for (let round = 1; round <= rounds; round++)
    for (const { size, load } of pages) {
      const before = await server.process.ask('cpu')
      const profiled = { label: `${size} messages`, server: { name: 'parley', process: server.process } }
      const got = await profiles.during(profiled, () => client.ask('run', load))
      found.push({ size, ...got, serverCpu: (await server.process.ask('cpu')) - before })
      progress(`round ${round} of ${rounds}, ${size.toLocaleString('en')} messages: p50 ${got.p50.toFixed(2)} ms`)
    }
  await client.end()
  await server.stop()
  const of = (size: number) => found.filter((each) => each.size === size)
  const machine = describeMachine(mongod.version)
  const report = [
    '# A page of history, by the length of the conversation',
    '',
    `The last 50 messages, over HTTP, by one reader who asks again when it was answered: so they are read from the database once, and then kept as long as nothing changes. On ${saidOf(machine)}. ${rounds} rounds of ${seconds} s for each length in turn, after as long once: the median, and in brackets the lowest and the highest.`,
    '',
    '![The curve](history.svg)',
    '',
    ...table(
      ['messages', 'p50, ms', 'p99, ms', 'server CPU, µs a page', 'p50, in times of 1,000'],
      sizes.map((size) => [
        size.toLocaleString('en'),
        show(
          of(size).map(({ p50 }) => p50),
          2,
        ),
        show(
          of(size).map(({ p99 }) => p99),
          2,
        ),
        show(
          of(size).map(({ serverCpu, got }) => serverCpu / got),
          0,
        ),
        show(
          of(size).map(({ p50 }, i) => p50 / of(1000)[i]!.p50),
          2,
        ),
      ]),
    ),
    '',
  ].join('\n')
  console.log(`\n${report}`)
  const points = sizes.map((x) => ({ x, y: spreadOf(of(x).map(({ p50 }) => p50)).median }))
  const plot = {
    title: 'A page of 50 messages',
    x: 'messages in the conversation',
    y: 'ms, p50',
    curves: [{ name: 'Parley', points }],
  }
  if (!isTrial && !run.profileTo) await keep('history', report, { machine, rounds: found }, { history: plot })
  return null
}
