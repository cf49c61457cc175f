import type { Loaders } from '../store/loaders.ts'

/** How long, in ms, rows that were loaded for an event serve those who are slower to ask. */
const freshMs = 50

/**
 * One set of loaders for what is shown together, so that a row is read once for all who are told of it. Who asks later
 * gets new ones: what was deleted meanwhile must not come out of a cache.
 */
export const freshLoaders = (create: () => Loaders): (() => Loaders) => {
  let made: { loaders: Loaders; at: number } | undefined
  return () => {
    const now = performance.now()
    if (!made || now - made.at > freshMs) made = { loaders: create(), at: now }
    return made.loaders
  }
}
