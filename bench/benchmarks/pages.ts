import type { Benchmark } from '../benchmark.ts'
import { keep } from '../keep.ts'
import { describeMachine } from '../machine.ts'
import { installPeers } from '../packages.ts'
import { pagesDefaults, runPages } from '../pages.ts'
import { pagesReport } from '../pages-report.ts'

const trial = { groups: 10, messagesEach: 100, rounds: 1, seconds: 1, warmUpSeconds: 1 }

export const pages: Benchmark = async (run) => {
  await installPeers(run.progress)
  const own = { ...pagesDefaults, ...(run.isTrial && trial) }
  const options = {
    ...own,
    servers: run.servers,
    rounds: run.rounds ?? own.rounds,
    seconds: run.seconds ?? own.seconds,
  }
  const result = await runPages(options, run)
  const machine = describeMachine(result.mongodVersion)
  const report = pagesReport(result, machine)
  console.log(`\n${report}`)
  if (!run.profileTo && !run.isTrial) await keep('pages', report, { machine, ...result })
  const isAllThere = result.rounds.every(({ got, asked }) => got === asked)
  return isAllThere ? null : 'Some pages were not answered.'
}
