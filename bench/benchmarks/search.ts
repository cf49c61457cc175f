import type { Benchmark } from '../benchmark.ts'
import { keep } from '../keep.ts'
import { runSearch, searchDefaults } from '../search.ts'

const trial = { messages: 2000, conversations: 20, own: 10, repeats: 2 }

export const search: Benchmark = async ({ isTrial, progress }) => {
  const report = await runSearch({ ...searchDefaults, ...(isTrial && trial) }, progress)
  console.log(`\n${report}`)
  if (!isTrial) await keep('search', report, null)
  return null
}
