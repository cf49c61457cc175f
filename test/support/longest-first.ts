import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Those of half a minute and more. Begun last, as small files are in a fresh clone, one of them holds up the end alone. */
const longest = [
  'reliability/mongod',
  'realtime/nothing-left',
  'web/accessible-states',
  'chaos/chaos',
  'reliability/kill-server',
  'start',
  'client/apollo',
  'client/urql',
  'examples/apps',
  'reliability/fold',
  'reliability/rolling',
  'cli/export',
  'reliability/flood',
  'reliability/slow-and-stuck',
  'web/long-history',
  'search/kill',
  'reliability/removal',
  'moderation/erase-killed',
  'reliability/any-selection',
  'reliability/interrupted',
].map((name) => `/test/${name}.test.ts`)

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = longest.findIndex((name) => moduleId.endsWith(name))
  return rank < 0 ? longest.length : rank
}

/** The longest files first, the others as vitest has them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => rankOf(one) - rankOf(other))
  }
}
