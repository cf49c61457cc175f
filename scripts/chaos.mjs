#!/usr/bin/env node
// Runs test/chaos for longer than a check does: `npm run chaos -- --minutes 30 --seed 7`. The same seed makes the same faults.
// `--report FILE`: what it saw, second by second, as JSON, and as a picture beside it (FILE.svg).
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    report: { type: 'string' },
  },
})
const env = {
  ...process.env,
  CHAOS_MINUTES: values.minutes,
  CHAOS_SEED: values.seed,
  ...(values.report && { CHAOS_REPORT: values.report }),
}
const { status } = spawnSync('vitest', ['run', 'test/chaos/chaos.test.ts'], { env, stdio: 'inherit' })
process.exitCode = status ?? 1
