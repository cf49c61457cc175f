import type { Clock } from '../kernel/clock.ts'
import type { Positions } from '../kernel/position.ts'
import type { Loaders } from '../store/loaders.ts'
import { streamEvent, type StreamEvent } from './event.ts'
import { freshLoaders } from './fresh-loaders.ts'

/** Milliseconds for which one serves all who come to the same position. */
const sharedMs = 50

/** How many of them are kept, by how much was missed. */
const maxShared = 100

/** Makes CaughtUp: many who come at once, and missed as many, are given one event, so that it is shown once for all of them. */
export const createCaughtUp = (clock: Clock, createLoaders: () => Loaders) => {
  let shared: { positions: Positions; since: number; byMissed: Map<number, StreamEvent> } | null = null
  return (positions: Positions, missed: number): StreamEvent => {
    const now = performance.now()
    if (shared?.positions !== positions || now - shared.since >= sharedMs || shared.byMissed.size >= maxShared)
      shared = { positions, since: now, byMissed: new Map() }
    const known = shared.byMissed.get(missed)
    if (known) return known
    const event = streamEvent('CaughtUp', positions, clock.now(), freshLoaders(createLoaders), missed)
    shared.byMissed.set(missed, event)
    return event
  }
}
