import type { Loaders } from '../store/loaders.ts'
import type { Delivery } from '../store/log/frontier.ts'
import { entryEvent, type StreamEvent } from './event.ts'
import { freshLoaders } from './fresh-loaders.ts'

/** Who is given the events of some audiences. `offer` must not throw, and never waits. */
export interface Subscriber {
  offer(event: StreamEvent): void
}

/** The PubSub that commits feed, one in a process: entries come in the log's order, and go to who is in their audience. */
export interface Hub {
  deliver(batch: Delivery[]): void
  /** Joins the live stream at once; the answer leaves it. */
  subscribe(audience: readonly string[], subscriber: Subscriber): () => void
  /** Subscribers, for limits and tests. */
  readonly size: number
}

export const createHub = (options: { createLoaders: () => Loaders }): Hub => {
  const subscribers = new Map<string, Set<Subscriber>>()
  let size = 0
  return {
    get size() {
      return size
    },
    deliver: (batch) => {
      const loaders = freshLoaders(options.createLoaders)
      for (const { entry, positions } of batch) {
        let event: StreamEvent | undefined
        for (const key of entry.to)
          for (const subscriber of subscribers.get(key) ?? [])
            subscriber.offer((event ??= entryEvent(entry, positions, loaders)))
      }
    },
    subscribe: (audience, subscriber) => {
      size++
      for (const key of audience) {
        const set = subscribers.get(key)
        if (set) set.add(subscriber)
        else subscribers.set(key, new Set([subscriber]))
      }
      let left = false
      return () => {
        if (left) return
        left = true
        size--
        for (const key of audience) {
          const set = subscribers.get(key)
          set?.delete(subscriber)
          if (set?.size === 0) subscribers.delete(key)
        }
      }
    },
  }
}
