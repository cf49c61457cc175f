import type { Positions } from '../kernel/position.ts'
import type { Loaders } from '../store/loaders.ts'
import { streamEvent, type Run, type StreamEvent } from './event.ts'
import { follow, type FollowNeeds } from './follow.ts'
import type { Hub } from './hub.ts'
import { createInbox, type Inbox } from './inbox.ts'
import { createListener, type Listener } from './listener.ts'
import { beginning, readLive, type StreamState } from './live.ts'

/** The events of one subscription. Ended by `return`, also while a `next` is waiting. */
export interface EventStream extends AsyncIterableIterator<StreamEvent, undefined> {
  return(): Promise<IteratorReturnResult<undefined>>
  throw(): Promise<IteratorReturnResult<undefined>>
  /** Whether `goBack` can be: its events come from the log. */
  isResumable: boolean
  /** What the event given last was looked at with: shown with anything newer, it could show more than its reader may see. */
  readonly shownWith: Loaders | null
  /** The event given last could not be shown: it is given again, from the log, after a while. */
  goBack(): void
  /**
   * Tells of live events as they come, before they are given: so that what several need is loaded together. Those that come while
   * a `next` waits are left to `push` from now on. Must not throw.
   */
  bePushed(comes: (run: Run) => void): void
  /** Whether a `next` waits, and what comes is to be pushed. */
  readonly isAwaited: boolean
  /**
   * Gives a run past the `next` that waits, where it is what comes next. `members`: those who may still see it, by these loaders;
   * null: all. `given`: it is the reader's, and counts as given.
   */
  push(run: Run, loaders: Loaders, members: ReadonlySet<string> | null): Pushed
  /** What waits is given by `next` instead. */
  pull(): void
}

/** `behind`: something else comes before it. `pulled`: `next` gives it, or has. */
export type Pushed = 'given' | 'not theirs' | 'behind' | 'pulled'

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
  /** When each stream of `events` that has caught up was given something last. */
  const lastGiven = new Map<Inbox, number>()
  const silence = setInterval(
    () => {
      const now = performance.now()
      for (const [inbox, at] of lastGiven)
        if (now - at >= limits.silenceMs) {
          inbox.offer([streamEvent('CaughtUp', frontier.positions, clock.now(), createLoaders)])
          lastGiven.set(inbox, now)
        }
    },
    Math.min(limits.silenceMs / 4, 60_000),
  )
  silence.unref()

  return {
    events: ({ userId, tooSlow, after }) => {
      const inbox = createInbox(limits.inbox)
      const state = beginning(after)
      let resumes = after !== 'now'
      const resumed = ({ __typename, missed }: StreamEvent): void => {
        if (!resumes || (__typename !== 'CaughtUp' && __typename !== 'ResyncRequired')) return
        resumes = false
        needs.onResumed?.(__typename === 'CaughtUp' ? { outcome: 'caught-up', missed } : { outcome: 'resync' })
      }
      const listener = createListener(userId)
      const generator = follow({ ...needs, ...limits }, { userId, listener, inbox, state, tooSlow })
      return toStream(generator, {
        userId,
        listener,
        inbox,
        state,
        isResumable: true,
        given: (event) => {
          if (lastGiven.has(inbox) || event.__typename === 'CaughtUp') lastGiven.set(inbox, performance.now())
          resumed(event)
          needs.onGiven(userId, event)
        },
        ended: () => lastGiven.delete(inbox),
      })
    },
    live: ({ userId, tooSlow, wants }) => {
      const inbox = createInbox(limits.inbox)
      const state = beginning('now')
      const listener = createListener(userId)
      const leave = hub.subscribe(userId, {
        offer: (run) => {
          if (!listener.offered(run[0]!) || !wants(run[0]!)) return
          inbox.offer(run)
          state.onComing?.(run)
        },
      })
      inbox.onOverflow = tooSlow
      const generator = readLive(inbox, state, userId, listener)
      return toStream(generator, { userId, listener, inbox, state, isResumable: false, ended: leave })
    },
    close: () => clearInterval(silence),
  }
}

/** A generator that hangs in an await isn't told of `return`: this ends what it waits for first. */
const toStream = (
  generator: AsyncGenerator<StreamEvent, undefined, void>,
  about: {
    userId: string
    listener: Listener
    inbox: Inbox
    state: StreamState
    isResumable: boolean
    /** Of what is given together, the last. */
    given?: (event: StreamEvent) => void
    ended: () => void
  },
): EventStream => {
  const { userId, listener, inbox, state } = about
  const end = (): Promise<IteratorReturnResult<undefined>> => {
    state.ended = true
    about.ended()
    inbox.end()
    void generator.return(undefined)
    return Promise.resolve({ done: true, value: undefined })
  }
  return {
    get shownWith() {
      return state.shownWith
    },
    next: async () => {
      state.shownWith = null
      const next = await generator.next()
      if (!next.done) about.given?.(next.value)
      return next
    },
    return: end,
    throw: end,
    isResumable: about.isResumable,
    goBack: () => {
      state.back = true
    },
    bePushed: (comes) => {
      state.onComing = comes
      inbox.isPushed = true
    },
    get isAwaited() {
      return inbox.isAwaited
    },
    push: (run, loaders, members) => {
      if (!inbox.isAwaited) return 'pulled'
      if (inbox.first !== run[0]) return 'behind'
      const last = run.at(-1)!
      const heard = listener.hears(last.entry, loaders)
      if (typeof heard !== 'boolean') {
        inbox.wake()
        return 'pulled'
      }
      inbox.drop(run.length)
      state.from = last.positions
      state.failures = 0
      if (!heard || (members && !members.has(userId))) return 'not theirs'
      about.given?.(last)
      return 'given'
    },
    pull: inbox.wake,
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
