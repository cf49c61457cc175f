import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Benchmark, BenchOptions } from './benchmark.ts'
import { connect, memory } from './benchmarks/connections.ts'
import { fanout } from './benchmarks/fanout.ts'
import { history } from './benchmarks/history.ts'
import { pages } from './benchmarks/pages.ts'
import { processes } from './benchmarks/processes.ts'
import { resumes } from './benchmarks/resumes.ts'
import { search } from './benchmarks/search.ts'
import { sends } from './benchmarks/sends.ts'
import { start } from './benchmarks/start.ts'
import { keepProfile, startProfiles } from './keep.ts'

/** In the order in which they run where none is named. */
const benchmarks: Record<string, Benchmark> = {
  fanout,
  connect,
  memory,
  resumes,
  start,
  pages,
  history,
  sends,
  processes,
  search,
}

const usage = `npm run bench -- [${Object.keys(benchmarks).join('|')}] [--rounds 5] [--seconds 4] [--servers parley,ws] [--trial] [--profile FOLDER]

Without a name all of them run. --trial: a short run that shows that everything works, and keeps no figures.
--profile: profiles of the servers while they are measured go to FOLDER/NAME, and what they say to bench/results/NAME.profile.md; figures aren't kept.`

/** A benchmark that hangs is ended. */
const longest = 2 * 60 * 60_000

const run = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      servers: { type: 'string' },
      trial: { type: 'boolean', default: false },
      profile: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const numberOf = (value: string | undefined): number | null => (value === undefined ? null : Number(value))
  const [rounds, seconds] = [numberOf(values.rounds), numberOf(values.seconds)]
  const names = positionals.length > 0 ? positionals : Object.keys(benchmarks)
  const areKnown = names.every((name) => Object.hasOwn(benchmarks, name))
  const areNumbers = [rounds, seconds].every((value) => value === null || value > 0)
  if (values.help || !areKnown || !areNumbers) {
    console.error(usage)
    process.exitCode = values.help ? 0 : 1
    return
  }

  /** Ctrl-C, being told to end, or a run that hangs: its processes are ended, and its database goes with it. */
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  process.once('SIGTERM', () => stop.abort())
  for (const name of names) {
    const done = new AbortController()
    const options: BenchOptions = {
      rounds,
      seconds,
      servers: values.servers?.split(',') ?? null,
      isTrial: values.trial,
      profileTo: values.profile === undefined ? null : resolve(values.profile, name),
      signal: AbortSignal.any([stop.signal, done.signal, AbortSignal.timeout(longest)]),
      progress: (line) => console.log(`${name}: ${line}`),
    }
    if (options.profileTo) await startProfiles(options.profileTo)
    const began = performance.now()
    // One that can't be done is said, and the others follow.
    const wrong = await benchmarks[name]!(options).catch((error: Error) => error.stack ?? error.message)
    // Ends the processes of one that threw.
    done.abort()
    console.log(`${name}: took ${((performance.now() - began) / 60_000).toFixed(1)} minutes`)
    if (options.profileTo && !options.isTrial) await keepProfile(name, options.profileTo)
    if (wrong) {
      console.error(`${name}: ${wrong}`)
      process.exitCode = 1
    }
    if (stop.signal.aborted) break
  }
}

await run()
