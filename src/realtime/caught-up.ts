import type { Clock } from '../kernel/clock.ts'
import type { Positions } from '../kernel/position.ts'
import type { Loaders } from '../store/loaders.ts'
import { streamEvent, type StreamEvent } from './event.ts'
import { freshLoaders } from './fresh-loaders.ts'

/** Milliseconds for which one serves all who come to the same position. */
const sharedMs = 50

/** Makes CaughtUp: many who come at once, with nothing missed, are given one event, so that it is shown once for all of them. */
export const createCaughtUp = (clock: Clock, createLoaders: () => Loaders) => {
  let shared: { event: StreamEvent; since: number } | null = null
  return (positions: Positions, missed: number): StreamEvent => {
    const now = performance.now()
    if (missed === 0 && shared?.event.positions === positions && now - shared.since < sharedMs) return shared.event
    const event = streamEvent('CaughtUp', positions, clock.now(), freshLoaders(createLoaders), missed)
    if (missed === 0) shared = { event, since: now }
    return event
  }
}
