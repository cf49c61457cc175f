import type { Client } from './client.ts'
import type { ChatEvent, Events, EventsOptions } from './events.ts'
import { ViewerDocument } from './generated/documents.ts'
import type { Wanted } from './keep-true.ts'

export interface FollowOptions {
  /** Milliseconds within which the unread counts are asked for anew after something changed them: one query for all of it. @default 1000 */
  countsMs?: number
  /** Called after the cache was changed, e.g. to ring a bell. */
  onEvent?(event: ChatEvent): void | Promise<void>
  onCaughtUp?: EventsOptions['onCaughtUp']
  /** Called where all that is shown was asked for anew, e.g. to load what a page keeps beside the cache. */
  onResync?(): void | Promise<void>
}

export interface FollowedCache {
  apply(event: ChatEvent, viewerId: string, wanted: Wanted): void
  /** Asks for a conversation and writes it, in its place in the list. */
  loadConversation(id: string): Promise<void>
  loadCounts(): Promise<void>
  /** Asks for all that is shown, anew. */
  loadAll(): Promise<void>
}

/** Keeps a cache true from the stream of events, for as long as it isn't closed. */
export const followCache = (chat: Client, cache: FollowedCache, options: FollowOptions = {}): Events => {
  const { countsMs = 1_000, onEvent, onCaughtUp, onResync } = options
  let viewerId: string | null = null
  let counting: ReturnType<typeof setTimeout> | null = null
  let isStale = false
  let closed = false

  const counts = (): void => {
    isStale = true
    counting ??= setTimeout(
      () => {
        isStale = false
        // What comes meanwhile is counted once more.
        void cache
          .loadCounts()
          .catch(() => {
            isStale = true
          })
          .finally(() => {
            counting = null
            if (isStale && !closed) counts()
          })
      },
      // Not all readers of a message at the same time.
      countsMs * (0.2 + 0.8 * Math.random()),
    )
  }
  /** What was applied while something that was asked has no answer yet, which may say less. */
  let applied: ChatEvent[] = []
  let asked = 0
  const conversations = new Set<string>()
  let isAllWanted = false
  const wanted: Wanted = {
    counts,
    conversation: (id) => conversations.add(id),
    everything: () => {
      isAllWanted = true
    },
  }
  const loadAll = async (): Promise<void> => {
    await cache.loadAll()
    await onResync?.()
  }
  const loadWanted = async (): Promise<void> => {
    if (isAllWanted) {
      await loadAll()
      isAllWanted = false
    }
    for (const id of conversations) {
      await cache.loadConversation(id)
      conversations.delete(id)
    }
  }
  const stopWatching = chat.transport.onAsked(() => {
    const from = applied.length
    const since = applied
    asked++
    return () => {
      if (--asked === 0) applied = []
      // Applying it again is applying it once; what follows in the stream comes on top.
      if (closed || viewerId === null) return
      for (const event of since.slice(from)) cache.apply(event, viewerId, wanted)
      // What fails is wanted still, and asked for with the next event.
      loadWanted().catch(() => {})
    }
  })
  const events = chat.events({
    onResync: loadAll,
    onEvent: async (event) => {
      viewerId ??= (await chat.ask(ViewerDocument)).viewer.id
      if (asked > 0) applied.push(event)
      cache.apply(event, viewerId, wanted)
      await loadWanted()
      await onEvent?.(event)
    },
    ...(onCaughtUp && { onCaughtUp }),
  })
  return {
    get cursor() {
      return events.cursor
    },
    caughtUp: events.caughtUp,
    close: () => {
      closed = true
      stopWatching()
      events.close()
      if (counting) clearTimeout(counting)
      counting = null
    },
  }
}
