import { encodePositions, laneAndNumber } from '../kernel/cursor.ts'
import type { Positions } from '../kernel/position.ts'
import type { Loaders } from '../store/loaders.ts'
import type { OwnEntry } from '../store/log/read-log.ts'
import type { What } from '../store/rows.ts'

/** What a subscription is given: one object for all who get a copy of the event. */
export interface StreamEvent {
  /** The event's type in the schema. */
  __typename: What | 'CaughtUp' | 'ResyncRequired'
  id: string
  at: Date
  /** Where the stream stands right behind it, and the part of its cursor that all copies share. */
  positions: Positions
  sharedCursor(): string
  /** What it refers to; null for CaughtUp and ResyncRequired. */
  entry: OwnEntry | null
  /** Given as it was committed, and not read again from the log. */
  isLive: boolean
  /** CaughtUp: how many events came before it in this subscription. */
  missed: number
  /** To load what it refers to, as it is now. */
  loaders(): Loaders
}

/**
 * Events that follow each other and are offered together: of one kind, on one row, for the same people. So whose they are is told
 * by any of them.
 */
export type Run = readonly StreamEvent[]

export const entryEvent = (
  entry: OwnEntry,
  positions: Positions,
  loaders: () => Loaders,
  isLive: boolean,
): StreamEvent => ({
  // What is inside has no audience, and never comes here.
  __typename: entry.what as What,
  id: laneAndNumber(entry._id),
  at: entry.at,
  positions,
  sharedCursor: once(() => encodePositions(positions)),
  entry,
  isLive,
  missed: 0,
  loaders,
})

/** An event that isn't kept, and tells of the stream itself. */
export const streamEvent = (
  __typename: 'CaughtUp' | 'ResyncRequired',
  positions: Positions,
  now: Date,
  loaders: () => Loaders,
  missed = 0,
): StreamEvent => ({
  __typename,
  id: `${__typename}-${encodePositions(positions)}`,
  at: now,
  positions,
  sharedCursor: once(() => encodePositions(positions)),
  entry: null,
  isLive: true,
  missed,
  loaders,
})

const once = <Value>(make: () => Value): (() => Value) => {
  let made: Value | undefined
  return () => (made ??= make())
}
