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
import type { Reader } from './reader.ts'
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

/**
 * Every kept event of an audience, once and in order. It joins the live stream and fixes the frontier in one synchronous
 * step, replays exactly what lies between the cursor and the frontier, then goes on live from there: nothing needs to be
 * sorted out twice. Whatever fails, it goes back to its last position and does the same again.
 */
export const follow = async function* (
  needs: FollowNeeds,
  reader: Reader,
  /** Called when the reader is so slow that its inbox ran over. */
  tooSlow: () => void,
): AsyncGenerator<StreamEvent, undefined, void> {
  const { hub, frontier, clock, createLoaders, onTrouble } = needs
  const { userId, listener, inbox } = reader
  let leave = (): void => {}
  const join = (): Positions => {
    leave()
    inbox.onOverflow = null
    inbox.clear()
    listener.forget()
    leave = hub.subscribe(userId, reader)
    return frontier.positions
  }
  const tell = (what: 'CaughtUp' | 'ResyncRequired', positions: Positions, missed = 0) =>
    streamEvent(what, positions, clock.now(), createLoaders, missed)

  let caughtUp = false
  let missed = 0
  try {
    while (!reader.ended) {
      try {
        const { from } = reader
        const known = from !== 'unknown' && (from === 'now' || (await frontier.reach(from)))
        let to = join()
        if (!known) {
          yield tell('ResyncRequired', to)
          caughtUp = false
          missed = 0
        }
        let reached: Positions = known && from !== 'now' ? from : to
        reader.from = reached
        // What waits meanwhile is bounded; over it, another round is read.
        for (let again = false; !again || inbox.overflowed; again = true) {
          if (again) to = join()
          for await (const event of missedEvents(needs, reader, reached, to)) {
            yield event
            if (reader.ended || reader.back) break
            reader.from = reached = event.positions
            missed++
          }
          if (reader.ended || reader.back) break
          reader.from = reached = to
        }
        if (!reader.ended && !reader.back && !caughtUp) {
          yield tell('CaughtUp', reached, missed)
          caughtUp = true
        }
        inbox.onOverflow = tooSlow
        if (inbox.overflowed) tooSlow()
        while (!reader.ended && !reader.back) {
          const event = await reader.take()
          if (event === 'overflowed' || event === 'ended') return undefined
          const loaders = event.loaders()
          const heard = listener.hears(event.entry, loaders)
          if ((heard === true || (await heard)) && (await isStillTheirs(event, userId, loaders))) {
            reader.shownWith = loaders
            yield event
          }
          if (reader.back) break
          reader.from = event.positions
          reader.failures = 0
        }
        if (reader.back) reader.failures++
      } catch (error) {
        if (error instanceof BelowFloor) {
          reader.from = 'unknown'
          continue
        }
        reader.failures++
        onTrouble('An event stream goes back to its last position.', error)
      }
      reader.back = false
      leave()
      if (!reader.ended) await wait(Math.min(needs.retryMs * 2 ** (reader.failures - 1), needs.retryMaxMs))
    }
  } finally {
    leave()
  }
  return undefined
}

const missedEvents = async function* (
  { log, page, createLoaders }: FollowNeeds,
  reader: Reader,
  from: Positions,
  to: Positions,
): AsyncGenerator<StreamEvent, void, void> {
  const { userId, listener } = reader
  if (covers(from, to)) return
  const audience = await listener.audience(createLoaders())
  for await (const items of replay(log, audience, from, to, page)) {
    const fresh = freshLoaders(createLoaders)
    for (const { entry, positions } of items) {
      const event = entryEvent(entry, positions, fresh, false)
      const loaders = fresh()
      if (!(await listener.hears(entry, loaders)) || !(await isStillTheirs(event, userId, loaders))) continue
      reader.shownWith = loaders
      yield event
    }
  }
}
