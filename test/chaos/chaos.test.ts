import { expect, test } from 'vitest'
import { runChaos } from './run.ts'

const minutes = Number(process.env['CHAOS_MINUTES'] ?? 0.75)
const seed = Number(process.env['CHAOS_SEED'] ?? 1)

test(
  `faults of all kinds, one after the other, for ${minutes} minutes (seed ${seed}): nothing is lost, doubled or out of order`,
  async () => {
    const report = await runChaos({ seed, minutes, progress: (line) => console.log(`chaos: ${line}`) })
    console.log(report)
    expect(report.violations).toEqual([])
    expect(report.acknowledged).toBeGreaterThan(100)
  },
  minutes * 60_000 + 300_000,
)
