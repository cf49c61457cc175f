import type { Benchmark } from '../benchmark.ts'
import { keep } from '../keep.ts'
import { describeMachine } from '../machine.ts'
import { installPeers } from '../packages.ts'
import { sendsPlot, sendsReport } from '../sends-report.ts'
import { alone, runSends, sendsDefaults, underLoad } from '../sends.ts'

const trial = { sizes: [underLoad, alone], rounds: 1, seconds: 1, warmUpSeconds: 1, warmUpSends: 10 }

export const sends: Benchmark = async (run) => {
  await installPeers(run.progress)
  const own = { ...sendsDefaults, ...(run.isTrial && trial) }
  const options = {
    ...own,
    servers: run.servers,
    rounds: run.rounds ?? own.rounds,
    seconds: run.seconds ?? own.seconds,
  }
  const result = await runSends(options, run)
  const machine = describeMachine(result.mongodVersion)
  const report = sendsReport(result, machine)
  console.log(`\n${report}`)
  if (!run.profileTo && !run.isTrial) await keep('sends', report, { machine, ...result }, { sends: sendsPlot(result) })
  const isAllThere = Object.values(result.kept).every(({ got, want }) => got === want)
  return isAllThere ? null : 'What is in the database is not what was acknowledged.'
}
