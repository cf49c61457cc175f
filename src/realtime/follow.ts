import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../kernel/clock.ts'
import { covers, type Positions } from '../kernel/position.ts'
import type { Loaders } from '../store/loaders.ts'
import type { Frontier } from '../store/log/frontier.ts'
import type { LogReader } from '../store/log/read-log.ts'
import { BelowFloor, replay } from '../store/log/replay.ts'
import { entryEvent, streamEvent, type StreamEvent } from './event.ts'
import { freshLoaders } from './fresh-loaders.ts'
import type { Hub } from './hub.ts'
import type { Inbox } from './inbox.ts'
import type { Listener } from './listener.ts'
import { nextLive, type StreamState } from './live.ts'
import { isStillTheirs } from './still-theirs.ts'

export interface FollowNeeds {
  hub: Pick<Hub, 'subscribe'>
  frontier: Pick<Frontier, 'positions' | 'reach'>
  log: Pick<LogReader, 'concerning' | 'floors'>
  createLoaders: () => Loaders
  clock: Clock
  /** Entries read from the log at a time. */
  page: number
  /** Milliseconds before what failed is tried again: the first time, doubling up to `retryMaxMs`. */
  retryMs: number
  retryMaxMs: number
  onTrouble(message: string, error: unknown): void
}

export interface Follow {
  userId: string
  listener: Listener
  inbox: Inbox
  state: StreamState
  /** Called when the reader is so slow that its inbox ran over. */
  tooSlow(): void
}

/**
 * Every kept event of an audience, once and in order. It joins the live stream and fixes the frontier in one synchronous
 * step, replays exactly what lies between the cursor and the frontier, then goes on live from there: nothing needs to be
 * sorted out twice. Whatever fails, it goes back to its last position and does the same again.
 */
export const follow = async function* (
  needs: FollowNeeds,
  reader: Follow,
): AsyncGenerator<StreamEvent, undefined, void> {
  const { hub, frontier, clock, createLoaders, onTrouble } = needs
  const { userId, listener, inbox, state } = reader
  let leave = (): void => {}
  const join = (): Positions => {
    leave()
    inbox.onOverflow = null
    inbox.clear()
    listener.forget()
    leave = hub.subscribe(userId, {
      offer: (run) => {
        if (!listener.offered(run[0]!)) return
        inbox.offer(run)
        state.onComing?.(run)
      },
    })
    return frontier.positions
  }
  const tell = (what: 'CaughtUp' | 'ResyncRequired', positions: Positions, missed = 0) =>
    streamEvent(what, positions, clock.now(), createLoaders, missed)

  let caughtUp = false
  let missed = 0
  try {
    while (!state.ended) {
      try {
        const { from } = state
        const known = from !== 'unknown' && (from === 'now' || (await frontier.reach(from)))
        let to = join()
        if (!known) {
          yield tell('ResyncRequired', to)
          caughtUp = false
          missed = 0
        }
        let reached: Positions = known && from !== 'now' ? (from as Positions) : to
        state.from = reached
        // What waits meanwhile is bounded; over it, another round is read.
        for (let again = false; !again || inbox.overflowed; again = true) {
          if (again) to = join()
          for await (const event of missedEvents(needs, reader, reached, to)) {
            yield event
            if (state.ended || state.back) break
            state.from = reached = event.positions
            missed++
          }
          if (state.ended || state.back) break
          state.from = reached = to
        }
        if (!state.ended && !state.back && !caughtUp) {
          yield tell('CaughtUp', reached, missed)
          caughtUp = true
        }
        inbox.onOverflow = reader.tooSlow
        if (inbox.overflowed) reader.tooSlow()
        while (!state.ended && !state.back) {
          const event = await nextLive(inbox, state)
          if (event === 'overflowed' || event === 'ended') return undefined
          const loaders = event.loaders()
          const heard = listener.hears(event.entry, loaders)
          if ((heard === true || (await heard)) && (await isStillTheirs(event, userId, loaders))) {
            state.shownWith = loaders
            yield event
          }
          if (state.back) break
          state.from = event.positions
          state.failures = 0
        }
        if (state.back) state.failures++
      } catch (error) {
        if (error instanceof BelowFloor) {
          state.from = 'unknown'
          continue
        }
        state.failures++
        onTrouble('An event stream goes back to its last position.', error)
      }
      state.back = false
      leave()
      if (!state.ended) await wait(Math.min(needs.retryMs * 2 ** (state.failures - 1), needs.retryMaxMs))
    }
  } finally {
    leave()
  }
  return undefined
}

const missedEvents = async function* (
  { log, page, createLoaders }: FollowNeeds,
  { userId, listener, state }: Follow,
  from: Positions,
  to: Positions,
): AsyncGenerator<StreamEvent, void, void> {
  if (covers(from, to)) return
  const audience = await listener.audience(createLoaders())
  for await (const items of replay(log, audience, from, to, page)) {
    const fresh = freshLoaders(createLoaders)
    for (const { entry, positions } of items) {
      const event = entryEvent(entry, positions, fresh, false)
      const loaders = fresh()
      if (!(await listener.hears(entry, loaders)) || !(await isStillTheirs(event, userId, loaders))) continue
      state.shownWith = loaders
      yield event
    }
  }
}
