import { seeded } from '../support/random.ts'
import { faults, type FaultName } from './faults.ts'

/** A fault, after so many more sends were acknowledged and some time has passed. */
export interface Step {
  name: FaultName
  which: number
  random: number
  afterSends: number
  afterMs: number
}

const names = Object.keys(faults) as FaultName[]
const bag = names.flatMap((name) => Array.from({ length: faults[name].weight }, () => name))

/** Without an end; the same seed makes the same. Between two faults at most `sends` are awaited. */
export const planOf = function* (seed: number, sends: number): Generator<Step, never, void> {
  const random = seeded(seed)
  // Each once first, so that a short run has made them all if it comes so far.
  const first = names.map((name) => ({ name, at: random.next() })).toSorted((a, b) => a.at - b.at)
  for (let i = 0; ; i++)
    yield {
      name: first[i]?.name ?? random.of(bag),
      which: random.below(2),
      random: random.next(),
      afterSends: 1 + random.below(sends),
      afterMs: random.below(200),
    }
}
