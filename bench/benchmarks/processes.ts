import type { Benchmark } from '../benchmark.ts'
import { keep } from '../keep.ts'
import { describeMachine } from '../machine.ts'
import { processesReport } from '../processes-report.ts'
import { processesDefaults, runProcesses } from '../processes.ts'

const trial = { people: 20, members: 20, rounds: 1, seconds: 1, warmUpSeconds: 1 }

export const processes: Benchmark = async (run) => {
  const own = { ...processesDefaults, ...(run.isTrial && trial) }
  const options = { ...own, rounds: run.rounds ?? own.rounds, seconds: run.seconds ?? own.seconds }
  const result = await runProcesses(options, run)
  const machine = describeMachine(result.mongodVersion)
  const report = processesReport(result, machine)
  console.log(`\n${report}`)
  if (!run.profileTo && !run.isTrial) await keep('processes', report, { machine, ...result })
  const isAllThere = Object.values(result.kept).every(({ got, want, holes }) => got === want && holes === 0)
  return isAllThere ? null : 'What is in the database is not what was acknowledged.'
}
