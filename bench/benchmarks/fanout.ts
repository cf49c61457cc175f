import type { Benchmark } from '../benchmark.ts'
import { fanoutPlot, fanoutReport } from '../fanout-report.ts'
import { fanoutDefaults, runFanout } from '../fanout.ts'
import { keep } from '../keep.ts'
import { describeMachine } from '../machine.ts'
import { chosenKinds } from '../peers/chosen.ts'

const trial = {
  rounds: 1,
  seconds: 1,
  warmUpSeconds: 1,
  subscribers: 100,
  offered: 5000,
  offeredSubscribers: 100,
  sizes: [10, 100],
}

export const fanout: Benchmark = async (run) => {
  const own = { ...fanoutDefaults, ...(run.isTrial && trial) }
  const options = { ...own, rounds: run.rounds ?? own.rounds, seconds: run.seconds ?? own.seconds }
  const result = await runFanout(options, await chosenKinds(run), run)
  const machine = describeMachine(result.mongodVersion)
  const report = fanoutReport(result, machine)
  console.log(`\n${report}`)
  if (!run.isTrial && !run.profileTo)
    await keep('fanout', report, { machine, ...result }, { fanout: fanoutPlot(result) })
  // A server that can't keep up with what is offered is a result; that Parley loses something isn't.
  const lost = result.samples.some(({ server, got, want }) => server === 'parley' && got !== want)
  return lost ? 'Parley has not delivered everything.' : null
}
