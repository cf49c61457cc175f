import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pictureOf } from './picture.ts'
import { runChaos } from './run.ts'

const minutes = Number(process.env['CHAOS_MINUTES'] ?? 0.5)
const seed = Number(process.env['CHAOS_SEED'] ?? 1)
/** A check has little time: it makes more faults, a long run more sends between them. */
const isLong = minutes > 2

test(
  `faults of all kinds, one after the other, for ${minutes} minutes (seed ${seed}): nothing is lost, doubled or out of order`,
  async () => {
    const progress = (line: string) => console.log(`chaos: ${line}`)
    const report = await runChaos({ seed, minutes, writers: isLong ? 8 : 4, sends: isLong ? 400 : 60, progress })
    const { timeline: _timeline, ...shown } = report
    console.log(shown)
    const file = process.env['CHAOS_REPORT']
    if (file) {
      writeFileSync(file, JSON.stringify(report, null, 2))
      writeFileSync(`${file}.svg`, pictureOf(report))
    }
    expect(report.violations).toEqual([])
    expect(report.acknowledged).toBeGreaterThan(100)
  },
  minutes * 60_000 + 600_000,
)
