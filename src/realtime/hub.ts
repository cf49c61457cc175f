import { everyone } from '../store/audience.ts'
import type { Committed } from '../store/commit/batch.ts'
import type { Loaders } from '../store/loaders.ts'
import type { Delivery } from '../store/log/frontier.ts'
import type { LogEntry } from '../store/rows.ts'
import { entryEvent, type Run } from './event.ts'
import { freshLoaders } from './fresh-loaders.ts'

/** Who is given the events of some audiences. `offer` must not throw, and never waits. */
export interface Subscriber {
  offer(run: Run): void
}

/** The PubSub that commits feed, one in a process: entries come in the log's order, and go to who is in their audience. */
export interface Hub {
  /** `rows`: as the batch's commit has just left them. */
  deliver(batch: Delivery[], rows?: Committed | null): void
  /**
   * Joins the live stream of a person at once. Broadcasts of all rooms are offered, and what changes in
   * them: the person's listener tells which are theirs.
   */
  subscribe(userId: string, subscriber: Subscriber): void
  /** Who has not joined may leave. */
  leave(userId: string, subscriber: Subscriber): void
  /** Subscribers, for limits and tests. */
  readonly size: number
}

export const createHub = (options: { createLoaders: (rows?: Committed | null) => Loaders }): Hub => {
  const subscribers = new Map<string, Set<Subscriber>>()
  const all = new Set<Subscriber>()
  return {
    get size() {
      return all.size
    },
    deliver: (batch, rows = null) => {
      let atOnce = rows
      const loaders = freshLoaders(() => options.createLoaders(atOnce))
      for (const deliveries of inRuns(batch)) {
        const { entry } = deliveries[0]!
        let run: Run | undefined
        const offer = (to: Iterable<Subscriber>): void => {
          for (const subscriber of to)
            subscriber.offer((run ??= deliveries.map((each) => entryEvent(each.entry, each.positions, loaders, true))))
        }
        if (isForAll(entry)) offer(all)
        else for (const key of entry.to) offer(subscribers.get(key) ?? [])
      }
      // Whoever takes it later reads what became of it.
      atOnce = null
    },
    subscribe: (userId, subscriber) => {
      all.add(subscriber)
      const set = subscribers.get(userId)
      if (set) set.add(subscriber)
      else subscribers.set(userId, new Set([subscriber]))
    },
    leave: (userId, subscriber) => {
      if (!all.delete(subscriber)) return
      const set = subscribers.get(userId)
      set?.delete(subscriber)
      if (set?.size === 0) subscribers.delete(userId)
    },
  }
}

/** Events of a run: enough that going through its readers is shared, and few enough to be shown at once. */
const maxRun = 32

const inRuns = (batch: Delivery[]): Delivery[][] => {
  const runs: Delivery[][] = []
  for (const delivery of batch) {
    const run = runs.at(-1)
    if (run && run.length < maxRun && goTogether(run[0]!.entry, delivery.entry)) run.push(delivery)
    else runs.push([delivery])
  }
  return runs
}

/** A burst of messages in one conversation. All else is rare, and goes by itself. */
const goTogether = (one: LogEntry, other: LogEntry): boolean =>
  one.what === 'MessageAdded' &&
  other.what === 'MessageAdded' &&
  one.kind === other.kind &&
  one.on === other.on &&
  one.to.length === other.to.length &&
  one.to.every((key, i) => key === other.to[i])

/** For everyone or for a room; who comes into a room or leaves it is named. */
const isForAll = ({ to, room, came }: LogEntry): boolean =>
  room === undefined ? to[0] === everyone : came === undefined
