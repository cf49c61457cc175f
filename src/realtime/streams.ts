import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../kernel/clock.ts'
import type { Positions } from '../kernel/position.ts'
import type { Loaders } from '../store/loaders.ts'
import type { Frontier } from '../store/log/frontier.ts'
import type { LogReader } from '../store/log/read-log.ts'
import { BelowFloor, replay } from '../store/log/replay.ts'
import { entryEvent, streamEvent, type StreamEvent } from './event.ts'
import type { Hub } from './hub.ts'
import { createInbox, type Inbox } from './inbox.ts'

/** The events of one subscription. Ended by `return`, also while a `next` is waiting. */
export interface EventStream extends AsyncIterableIterator<StreamEvent, undefined> {
  return(): Promise<IteratorReturnResult<undefined>>
  throw(): Promise<IteratorReturnResult<undefined>>
  /** Whether `goBack` can be: its events come from the log. */
  isResumable: boolean
  /** The event given last could not be shown: it is given again, from the log, after a while. */
  goBack(): void
}

export interface StreamOptions {
  /** Keys of the log's audiences: the person's id, and those of everyone and of rooms. */
  audience: readonly string[]
  /** Called when the reader is so slow that its inbox ran over: its connection is to be closed. */
  tooSlow(): void
}

export interface StreamNeeds {
  hub: Hub
  frontier: Pick<Frontier, 'positions' | 'reach'>
  log: Pick<LogReader, 'concerning' | 'floors'>
  createLoaders: () => Loaders
  clock: Clock
  limits: StreamLimits
  onTrouble(message: string, error: unknown): void
}

export interface StreamLimits {
  /** Events that may wait for a reader; over it, a live reader is cut off. */
  inbox: number
  /** Entries read from the log at a time. */
  page: number
  /** Milliseconds before what failed is tried again: the first time, doubling up to `retryMaxMs`. */
  retryMs: number
  retryMaxMs: number
}

export const defaultStreamLimits: StreamLimits = { inbox: 1000, page: 100, retryMs: 50, retryMaxMs: 5000 }

export interface Streams {
  /** Every kept event, once and in order: from `after` on, which is a cursor's positions; 'unknown' where it wasn't one. */
  events(options: StreamOptions & { after: Positions | 'now' | 'unknown' }): EventStream
  /** The kept events that are wanted, from now on. */
  live(options: StreamOptions & { wants(event: StreamEvent): boolean }): EventStream
}

export const createStreams = (needs: StreamNeeds): Streams => ({
  events: (options) => {
    const inbox = createInbox(needs.limits.inbox)
    return toStream(inbox, true, (state) => follow(needs, options, inbox, state))
  },
  live: ({ audience, tooSlow, wants }) => {
    const inbox = createInbox(needs.limits.inbox)
    const leave = needs.hub.subscribe(audience, {
      offer: (event) => {
        if (wants(event)) inbox.offer(event)
      },
    })
    return toStream(inbox, false, (state) => readLive(inbox, state, tooSlow), leave)
  },
})

interface State {
  ended: boolean
  /** The event given last is to be given again. */
  back: boolean
}

/**
 * Joins the live stream and fixes the frontier in one synchronous step, replays exactly what lies between the cursor and
 * the frontier, then goes on live from there: nothing needs to be sorted out twice.
 */
const follow = async function* (
  { hub, frontier, log, limits, clock, createLoaders, onTrouble }: StreamNeeds,
  { audience, after, tooSlow }: StreamOptions & { after: Positions | 'now' | 'unknown' },
  inbox: Inbox,
  state: State,
): AsyncGenerator<StreamEvent, undefined, void> {
  let leave = (): void => {}
  const join = (): Positions => {
    leave()
    inbox.clear()
    leave = hub.subscribe(audience, inbox)
    return frontier.positions
  }
  const tell = (what: 'CaughtUp' | 'ResyncRequired', positions: Positions, missed = 0) =>
    streamEvent(what, positions, clock.now(), createLoaders, missed)
  let from = after
  let caughtUp = false
  let missed = 0
  let failures = 0
  try {
    while (!state.ended) {
      try {
        const known = from !== 'unknown' && (from === 'now' || (await frontier.reach(from)))
        let to = join()
        if (!known) {
          yield tell('ResyncRequired', to)
          from = to
          caughtUp = false
          missed = 0
        } else if (from === 'now') from = to

        // What waits meanwhile is bounded; over it, another round is read.
        for (let first = true; first || inbox.overflowed; first = false) {
          if (!first) to = join()
          for await (const page of replay(log, audience, from as Positions, to, limits.page)) {
            const loaders = createLoaders()
            for (const { entry, positions } of page) {
              yield entryEvent(entry, positions, () => loaders)
              if (state.ended || state.back) break
              from = positions
              missed++
            }
            if (state.ended || state.back) break
          }
          if (state.ended) return
          if (state.back) break
          from = to
        }
        if (!state.back && !caughtUp) {
          yield tell('CaughtUp', from as Positions, missed)
          caughtUp = true
          missed = 0
        }
        failures = 0
        while (!state.back) {
          const next = await nextLive(inbox, state)
          if (next === 'ended') return
          if (next === 'overflowed') {
            tooSlow()
            return
          }
          yield next
          if (!state.back) from = next.positions
        }
        failures++
      } catch (error) {
        if (error instanceof BelowFloor) {
          from = 'unknown'
          continue
        }
        failures++
        onTrouble('An event stream goes back to its last position.', error)
      }
      state.back = false
      leave()
      if (!state.ended) await wait(Math.min(limits.retryMs * 2 ** failures, limits.retryMaxMs))
    }
  } finally {
    leave()
  }
  return undefined
}

const readLive = async function* (
  inbox: Inbox,
  state: State,
  tooSlow: () => void,
): AsyncGenerator<StreamEvent, undefined, void> {
  for (;;) {
    const next = await nextLive(inbox, state)
    if (next === 'ended') return undefined
    if (next === 'overflowed') {
      tooSlow()
      return undefined
    }
    yield next
  }
}

const nextLive = async (
  inbox: Inbox,
  state: State,
): Promise<StreamEvent | 'overflowed' | 'ended'> => {
  for (;;) {
    if (state.ended) return 'ended'
    if (inbox.overflowed) return 'overflowed'
    const event = inbox.shift()
    if (event) return event
    await inbox.wait()
  }
}

/** A generator that hangs in an await isn't told of `return`: this ends what it waits for first. */
const toStream = (
  inbox: Inbox,
  isResumable: boolean,
  start: (state: State) => AsyncGenerator<StreamEvent, undefined, void>,
  leave: () => void = () => {},
): EventStream => {
  const state: State = { ended: false, back: false }
  const generator = start(state)
  const end = (): Promise<IteratorReturnResult<undefined>> => {
    state.ended = true
    leave()
    inbox.end()
    void generator.return(undefined)
    return Promise.resolve({ done: true, value: undefined })
  }
  return {
    next: () => generator.next(),
    return: end,
    throw: end,
    isResumable,
    goBack: () => {
      state.back = true
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
