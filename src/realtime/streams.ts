import { createConvoy, type ConvoyOptions } from '../kernel/convoy.ts'
import type { Positions } from '../kernel/position.ts'
import type { LogReader } from '../store/log/read-log.ts'
import { createCaughtUp } from './caught-up.ts'
import { streamEvent, type StreamEvent } from './event.ts'
import { follow, lookNow, type FollowNeeds } from './follow.ts'
import type { Hub } from './hub.ts'
import { lookUntilAnswered } from './live.ts'
import { Reader, type EventStream, type StreamKind } from './reader.ts'

export interface StreamOptions {
  userId: string
  /** Called when the reader is so slow that its inbox ran over: its connection is to be closed. */
  tooSlow(): void
}

export interface StreamNeeds extends Omit<FollowNeeds, 'log' | 'caughtUp' | 'page' | 'retryMs' | 'retryMaxMs'> {
  log: Pick<LogReader, 'missed' | 'floors'>
  hub: Hub
  limits: StreamLimits
  /** Told of every event that a person's stream of `events` was given; of a run of messages, of the last. Must not throw. */
  onGiven(userId: string, event: StreamEvent): void
  /** Told of every stream that was to go on from a cursor, once it has: with how many events, or that it couldn't. Must not throw. */
  onResumed?(resumed: Resumed): void
}

export type Resumed = { outcome: 'caught-up'; missed: number } | { outcome: 'resync' }

export interface StreamLimits extends Pick<FollowNeeds, 'page' | 'retryMs' | 'retryMaxMs'> {
  /** Events that may wait for a reader; over it, a live reader is cut off. */
  inbox: number
  /** How streams that come back at once read what they missed. */
  reading: ConvoyOptions
  /** Milliseconds after which a silent stream is given a fresh CaughtUp, so that its cursor doesn't grow old. */
  silenceMs: number
}

export const defaultStreamLimits: StreamLimits = {
  inbox: 1000,
  page: 100,
  reading: { size: 100, atOnce: 200, everyMs: 25 },
  retryMs: 50,
  retryMaxMs: 5000,
  silenceMs: 24 * 3600 * 1000,
}

export interface Streams {
  /** Every kept event, once and in order, from `after` on; 'unknown': a cursor was given, and isn't one of the reader's. */
  events(options: StreamOptions & { after: Positions | 'now' | 'unknown' }): EventStream
  /** The kept events that are wanted, from now on. */
  live(options: StreamOptions & { wants(event: StreamEvent): boolean }): EventStream
  close(): void
}

export const createStreams = (needs: StreamNeeds): Streams => {
  const { limits, hub, frontier, clock, createLoaders, onTrouble } = needs
  /** Since when, in ms, each stream of `events` that has caught up is silent. */
  const silentFor = new Map<Reader, number>()
  const lookMs = Math.min(limits.silenceMs / 4, 60_000)
  const silence = setInterval(() => {
    for (const [reader, ms] of silentFor) {
      const now = reader.hasSpoken ? 0 : ms + lookMs
      reader.hasSpoken = false
      silentFor.set(reader, now)
      if (now >= limits.silenceMs)
        reader.offer([streamEvent('CaughtUp', frontier.positions, clock.now(), createLoaders)])
    }
  }, lookMs)
  silence.unref()

  const resumed = ({ __typename, missed }: StreamEvent): void => {
    if (__typename === 'CaughtUp') needs.onResumed?.({ outcome: 'caught-up', missed })
    else needs.onResumed?.({ outcome: 'resync' })
  }
  /** Those that go on from a cursor, until they are told whether they can. */
  const resuming = new WeakSet<Reader>()
  const { inbox: limit } = limits
  const log = { ...needs.log, reading: createConvoy(limits.reading) }
  const followNeeds = { ...needs, ...limits, log, caughtUp: createCaughtUp(clock, createLoaders) }
  const kept: StreamKind = {
    hub,
    limit,
    catchUp: (reader) => follow(followNeeds, reader),
    look: lookNow,
    onGiven: (reader, event) => {
      if (!event.entry) {
        if (event.__typename === 'CaughtUp') silentFor.set(reader, 0)
        if (resuming.delete(reader)) resumed(event)
      }
      needs.onGiven(reader.userId, event)
    },
    onEnded: (reader) => silentFor.delete(reader),
    onTrouble,
  }
  const fromNowOn: StreamKind = { hub, limit, catchUp: null, look: lookUntilAnswered, onTrouble }

  return {
    events: ({ userId, tooSlow, after }) => {
      const reader = new Reader({ userId, kind: kept, from: after, tooSlow })
      if (after !== 'now') resuming.add(reader)
      return reader
    },
    live: ({ userId, tooSlow, wants }) => {
      const reader = new Reader({ userId, kind: fromNowOn, from: 'now', wants, tooSlow })
      hub.subscribe(userId, reader)
      return reader
    },
    close: () => clearInterval(silence),
  }
}
