import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../kernel/clock.ts'
import { covers, type Positions } from '../kernel/position.ts'
import type { Loaders } from '../store/loaders.ts'
import type { Frontier } from '../store/log/frontier.ts'
import type { OwnEntry } from '../store/log/read-log.ts'
import type { Found } from '../store/log/read-together.ts'
import { BelowFloor, replay, type ReplayItem, type ReplayLog } from '../store/log/replay.ts'
import { entryEvent, streamEvent, type StreamEvent } from './event.ts'
import { pageLoaders, type PageLoaders } from './fresh-loaders.ts'
import type { Hub } from './hub.ts'
import type { Reader } from './reader.ts'
import { isStillTheirs } from './still-theirs.ts'

export interface FollowNeeds {
  hub: Pick<Hub, 'subscribe' | 'leave'>
  frontier: Pick<Frontier, 'positions' | 'reach'>
  log: ReplayLog
  createLoaders: () => Loaders
  clock: Clock
  /** Makes CaughtUp. */
  caughtUp(positions: Positions, missed: number): StreamEvent
  /** Entries read from the log at a time. */
  page: number
  /** Milliseconds before what failed is tried again: the first time, doubling up to `retryMaxMs`. */
  retryMs: number
  retryMaxMs: number
  onTrouble(message: string, error: unknown): void
}

/**
 * What comes before a stream is live, once and in order. It joins the live stream and fixes the frontier in one synchronous step, and
 * replays exactly what lies between the cursor and the frontier; the stream goes on live from there: nothing needs to be
 * sorted out twice. Whatever fails, it goes back to its last position and does the same again.
 */
export const follow = async function* (
  needs: FollowNeeds,
  reader: Reader,
): AsyncGenerator<StreamEvent, StreamEvent | undefined, void> {
  const { hub, frontier, clock, createLoaders, caughtUp, onTrouble } = needs
  const { userId, listener, inbox } = reader
  const join = (): Positions => {
    hub.leave(userId, reader)
    inbox.onOverflow = null
    inbox.clear()
    listener.forget()
    if (!reader.ended) hub.subscribe(userId, reader)
    return frontier.positions
  }
  let missed = 0
  while (!reader.ended) {
    if (reader.back) {
      reader.back = false
      reader.failures++
      hub.leave(userId, reader)
      await wait(Math.min(needs.retryMs * 2 ** (reader.failures - 1), needs.retryMaxMs))
    }
    try {
      const { from } = reader
      const known = from !== 'unknown' && (from === 'now' || (await frontier.reach(from)))
      let to = join()
      if (!known) {
        yield streamEvent('ResyncRequired', to, clock.now(), createLoaders)
        if (reader.back) continue
        reader.hasCaughtUp = false
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
      if (reader.ended || reader.back) continue
      inbox.onOverflow = reader.tooSlow
      return reader.hasCaughtUp ? undefined : caughtUp(reached, missed)
    } catch (error) {
      if (error instanceof BelowFloor) reader.from = 'unknown'
      else {
        onTrouble('An event stream goes back to its last position.', error)
        reader.back = true
      }
    }
  }
  return undefined
}

/** What a live event is looked at with; null where it isn't the reader's to see. Rejects where that can't be asked. */
export const lookNow = async ({ listener, userId }: Reader, event: StreamEvent): Promise<Loaders | null> => {
  const loaders = event.loaders()
  const isTheirs = (await listener.hears(event.entry, loaders)) && (await isStillTheirs(event, userId, loaders))
  return isTheirs ? loaders : null
}

const missedEvents = async function* (
  { log, page, createLoaders }: FollowNeeds,
  reader: Reader,
  from: Positions,
  to: Positions,
): AsyncGenerator<StreamEvent, void, void> {
  const { userId, listener } = reader
  if (covers(from, to)) return
  const audience = (): Promise<string[]> => listener.audience(createLoaders())
  for await (const { items, found } of replay(log, audience, from, to, page)) {
    const fresh = loadersOf(found, createLoaders)
    let loaded: Loaders | null = null
    for (const [i, { entry, positions }] of items.entries()) {
      const loaders = fresh.get()
      if (loaders !== loaded) {
        loaded = loaders
        await loadTogether(items.slice(i), loaders)
        fresh.arrived(loaders)
      }
      const event = entryEvent(entry, positions, fresh.get, false)
      if (!(await listener.hears(entry, loaders)) || !(await isStillTheirs(event, userId, loaders))) continue
      reader.shownWith = loaders
      yield event
    }
  }
}

/** For all that were read for together: who has missed the same is shown the same. */
const loadersOf = (found: Found, createLoaders: () => Loaders): PageLoaders => {
  let its = loadersOfFound.get(found)
  if (!its) loadersOfFound.set(found, (its = pageLoaders(createLoaders)))
  return its
}
const loadersOfFound = new WeakMap<Found, PageLoaders>()

/** What a page refers to, at once, as its events are looked at one after the other. What fails here fails there too. */
const loadTogether = async (items: readonly ReplayItem[], { conversation, message }: Loaders): Promise<void> => {
  const loads: Promise<unknown>[] = []
  for (const { entry } of items) {
    if (entry.kind !== 'conversation') continue
    loads.push(conversation.load(entry.on))
    if (entry.ref && ofMessages.has(entry.what)) loads.push(message.load(entry.ref))
  }
  await Promise.allSettled(loads)
}

const ofMessages = new Set<OwnEntry['what']>(['MessageAdded', 'MessageChanged'])
