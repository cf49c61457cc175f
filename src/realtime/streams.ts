import type { Positions } from '../kernel/position.ts'
import { streamEvent, type StreamEvent } from './event.ts'
import { follow, type FollowNeeds } from './follow.ts'
import type { Hub } from './hub.ts'
import { readLive } from './live.ts'
import { Reader, type EventStream } from './reader.ts'

export interface StreamOptions {
  userId: string
  /** Called when the reader is so slow that its inbox ran over: its connection is to be closed. */
  tooSlow(): void
}

export interface StreamNeeds extends Omit<FollowNeeds, 'page' | 'retryMs' | 'retryMaxMs'> {
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
  /** Milliseconds after which a silent stream is given a fresh CaughtUp, so that its cursor doesn't grow old. */
  silenceMs: number
}

export const defaultStreamLimits: StreamLimits = {
  inbox: 1000,
  page: 100,
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
  const { limits, hub, frontier, clock, createLoaders } = needs
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

  return {
    events: ({ userId, tooSlow, after }) => {
      let resumes = after !== 'now'
      const reader = new Reader({
        userId,
        isResumable: true,
        limit: limits.inbox,
        from: after,
        onGiven: (event) => {
          if (!event.entry) {
            if (event.__typename === 'CaughtUp') silentFor.set(reader, 0)
            if (resumes) resumed(event)
            resumes = false
          }
          needs.onGiven(userId, event)
        },
        onEnded: () => silentFor.delete(reader),
      })
      return reader.readFrom(follow({ ...needs, ...limits }, reader, tooSlow))
    },
    live: ({ userId, tooSlow, wants }) => {
      const reader = new Reader({
        userId,
        isResumable: false,
        limit: limits.inbox,
        from: 'now',
        wants,
        onEnded: () => leave(),
      })
      const leave = hub.subscribe(userId, reader)
      reader.inbox.onOverflow = tooSlow
      return reader.readFrom(readLive(reader))
    },
    close: () => clearInterval(silence),
  }
}
