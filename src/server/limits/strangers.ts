import type { ChatError } from '../../kernel/errors.ts'
import { limited } from './rates.ts'

/** Addresses that aren't known are one, which many come from. */
const unknownTimes = 25
/** Milliseconds until the next ones are likely to be known. */
const soon = 1000

/** How many sockets of each address haven't said yet whose they are. */
export const createStrangers = (most: number) => {
  const counts = new Map<string | null, number>()
  return {
    /** Why there may not be another one; null where there may. */
    refusal: (address: string | null): ChatError | null =>
      (counts.get(address) ?? 0) < (address === null ? most * unknownTimes : most)
        ? null
        : limited('connections at once that say not whose they are', soon),
    came: (address: string | null): void => void counts.set(address, (counts.get(address) ?? 0) + 1),
    /** It is known now, or gone. */
    left: (address: string | null): void => {
      const count = (counts.get(address) ?? 0) - 1
      if (count > 0) counts.set(address, count)
      else counts.delete(address)
    },
  }
}
