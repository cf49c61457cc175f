import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import type { Benchmark } from '../benchmark.ts'
import { keep } from '../keep.ts'
import { describeMachine, saidOf } from '../machine.ts'
import { show, table } from '../markdown.ts'
import { startBenchMongod } from '../mongod.ts'
import { stages, startParley, type Stage, type Took } from '../process/start-parley.ts'

const titles: Record<Stage, string> = {
  node: 'Node alone',
  loaded: 'and all modules that are loaded until then',
  listening: 'and the database asked, the schema made: it says that it listens',
}

/** From the process's start until it listens, with a MongoDB that runs already; and how far it is before. */
export const start: Benchmark = async ({ rounds, isTrial, profileTo, signal, progress }) => {
  execFileSync(process.execPath, ['scripts/build-server.mjs'], {
    cwd: new URL('../..', import.meta.url),
    stdio: 'inherit',
  })
  await using mongod = await startBenchMongod(progress)
  const count = rounds ?? (isTrial ? 1 : 9)
  const env = { MONGODB_URI: mongod.uriOf('start'), JWT_SECRET: randomBytes(32).toString('hex') }
  progress('the first start, which makes the database and fills the compile cache')
  await startParley('listening', env, signal)
  /** Its stop is in the profile as well. */
  const profileFlags = (stage: Stage, round: number): string[] =>
    profileTo && stage === 'listening'
      ? ['--cpu-prof', `--cpu-prof-dir=${profileTo}`, `--cpu-prof-name=start and stop, parley.${round}.cpuprofile`]
      : []
  const starts: ({ stage: Stage } & Took)[] = []
  for (let round = 1; round <= count; round++)
    for (const stage of Object.keys(stages) as Stage[]) {
      const took = await startParley(stage, env, signal, profileFlags(stage, round))
      starts.push({ stage, ...took })
      progress(`round ${round} of ${count}, ${stage}: ${took.ms.toFixed(0)} ms, ${took.cpuMs} ms of CPU`)
    }
  const machine = describeMachine(mongod.version)
  const rows = (Object.keys(stages) as Stage[]).map((stage) => {
    const took = starts.filter((each) => each.stage === stage)
    const [ms, cpuMs] = [took.map((each) => each.ms), took.map((each) => each.cpuMs ?? NaN)]
    return [titles[stage], show(ms, 0), show(cpuMs, 0)]
  })
  const report = [
    '# A start',
    '',
    `On ${saidOf(machine)}. ${count} starts of \`npm start\`'s program, built before, after one that isn't counted, and of processes that go as far alone, in turns: the median, and in brackets the lowest and the highest. MongoDB runs already, and has the collections and indexes.`,
    '',
    ...table(['from the start of the process', 'ms', 'ms of its CPU'], rows),
    '',
  ].join('\n')
  console.log(`\n${report}`)
  if (!isTrial && !profileTo) await keep('start', report, { machine, starts })
  return null
}
