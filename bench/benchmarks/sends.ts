import type { Benchmark } from '../benchmark.ts'
import { keep } from '../keep.ts'
import { describeMachine } from '../machine.ts'
import { sendsReport } from '../sends-report.ts'
import { runSends, sendsDefaults } from '../sends.ts'

const trial = { rounds: 1, seconds: 1, warmUpSeconds: 1, warmUpSends: 10 }

export const sends: Benchmark = async (run) => {
  const own = { ...sendsDefaults, ...(run.isTrial && trial) }
  const options = { ...own, rounds: run.rounds ?? own.rounds, seconds: run.seconds ?? own.seconds }
  const result = await runSends(options, run)
  const machine = describeMachine(result.mongodVersion)
  const report = sendsReport(result, machine)
  console.log(`\n${report}`)
  if (!run.profileTo && !run.isTrial) await keep('sends', report, { machine, ...result })
  const isAllThere = Object.values(result.kept).every(({ got, want }) => got === want)
  return isAllThere ? null : 'What is in the database is not what was acknowledged.'
}
