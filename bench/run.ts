import { mkdir, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { describeMachine, sendsReport } from './report.ts'
import { runSearch, searchDefaults } from './search.ts'
import { runSends, sendsDefaults } from './sends.ts'

/** `node bench/run.ts sends [--rounds 5] [--seconds 6] [--profile FOLDER]`, or `search`: shows the figures, and writes bench/results. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, seconds: { type: 'string' }, profile: { type: 'string' } },
})

/** Ctrl-C, being told to end, or a run that hangs: its processes are ended, and its database goes with it. */
const stop = new AbortController()
const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(30 * 60_000)])
process.once('SIGINT', () => stop.abort())
process.once('SIGTERM', () => stop.abort())

const results = new URL('./results/', import.meta.url)

const benchmarks: Record<string, () => Promise<boolean>> = {
  sends: async () => {
    const options = {
      ...sendsDefaults,
      rounds: Number(values.rounds ?? sendsDefaults.rounds),
      seconds: Number(values.seconds ?? sendsDefaults.seconds),
    }
    const result = await runSends(options, { profileTo: values.profile ?? null, signal, progress: console.log })
    const machine = describeMachine(result.mongodVersion)
    const report = sendsReport(result, machine)
    console.log(`\n${report}`)
    // A profiled run is slower, so its figures aren't kept.
    if (!values.profile) await keep('sends', report, { machine, ...result })
    return Object.values(result.kept).every(({ got, want }) => got === want)
  },
  search: async () => {
    const report = await runSearch(searchDefaults, console.log)
    console.log(`\n${report}`)
    await mkdir(results, { recursive: true })
    await writeFile(new URL('search.md', results), report)
    return true
  },
}

const keep = async (name: string, report: string, raw: object): Promise<void> => {
  await mkdir(results, { recursive: true })
  await writeFile(new URL(`${name}.md`, results), report)
  await writeFile(new URL(`${name}.json`, results), `${JSON.stringify(raw, null, 2)}\n`)
}

const run = benchmarks[positionals[0] ?? '']
if (!run) {
  console.error(`Say which: ${Object.keys(benchmarks).join(', ')}.`)
  process.exitCode = 1
} else if (!(await run())) {
  console.error('What is in the database is not what was acknowledged.')
  process.exitCode = 1
}
