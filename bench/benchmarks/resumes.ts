import type { Benchmark } from '../benchmark.ts'
import { keep } from '../keep.ts'
import { describeMachine } from '../machine.ts'
import { resumesReport } from '../resumes-report.ts'
import { resumesDefaults, runResumes } from '../resumes.ts'

const trial = { groups: 2, rounds: 1, warmUpRounds: 1 }

/** That somebody was given less than what they missed, or more, throws. */
export const resumes: Benchmark = async (run) => {
  const own = { ...resumesDefaults, ...(run.isTrial && trial) }
  const options = { ...own, rounds: run.rounds ?? own.rounds }
  const result = await runResumes(options, run)
  const machine = describeMachine(result.mongodVersion)
  const report = resumesReport(result, machine)
  console.log(`\n${report}`)
  if (!run.profileTo && !run.isTrial) await keep('resumes', report, { machine, ...result })
  return null
}
