import { randomBytes } from 'node:crypto'
import type { Benchmark } from '../benchmark.ts'
import { keep } from '../keep.ts'
import { describeMachine, saidOf } from '../machine.ts'
import { show, table } from '../markdown.ts'
import { startBenchMongod } from '../mongod.ts'
import { startParley } from '../process/start-parley.ts'

/** From the process's start until it listens, with a MongoDB that runs already. */
export const start: Benchmark = async ({ rounds, isTrial, signal, progress }) => {
  await using mongod = await startBenchMongod(progress)
  const count = rounds ?? (isTrial ? 1 : 9)
  const env = { MONGODB_URI: mongod.uriOf('start'), JWT_SECRET: randomBytes(32).toString('hex') }
  progress('the first start, which makes the database and fills the compile cache')
  await startParley(env, signal)
  const starts = []
  for (let round = 1; round <= count; round++) {
    const took = await startParley(env, signal)
    starts.push(took)
    progress(`round ${round} of ${count}: listening after ${took.listeningMs.toFixed(0)} ms`)
  }
  const machine = describeMachine(mongod.version)
  const report = [
    '# A start',
    '',
    `On ${saidOf(machine)}. ${count} starts of \`src/main.ts\` one after the other, after one that isn't counted: the median, and in brackets the lowest and the highest. MongoDB runs already, and has the collections and indexes.`,
    '',
    ...table(
      ['', 'ms'],
      [
        [
          'from the start of the process until it says that it listens',
          show(
            starts.map((each) => each.listeningMs),
            0,
          ),
        ],
      ],
    ),
    '',
  ].join('\n')
  console.log(`\n${report}`)
  if (!isTrial) await keep('start', report, { machine, starts })
  return null
}
