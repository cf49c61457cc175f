import type { Status } from './status.ts'
import type { EphemeralEvent } from '../realtime/ephemeral.ts'

export interface StatusEvent extends EphemeralEvent {
  status: Status
  /** By the process's own clock. */
  readAt: number
}

/** A subscription to others' statuses. */
export interface Watcher {
  userId: string
  /** Whether the person may find everybody. */
  seesEveryone: boolean
  offer(event: StatusEvent): void
}

/** Who watches whom: people by name, or all who are in a watcher's conversations. What they share is kept once. */
export interface Watchlist {
  name(watcher: Watcher, userIds: readonly string[]): void
  /** The watcher watches the conversation's members; what is older than what is known of them is left out. */
  attach(watcher: Watcher, conversation: WatchedConversation): void
  detach(watcher: Watcher, conversationId: string): void
  isAttached(watcher: Watcher, conversationId: string): boolean
  remove(watcher: Watcher): void
  watchersOf(userId: string): Set<Watcher>
  isWatched(userId: string): boolean
}

export interface WatchedConversation {
  id: string
  rev: number
  memberIds: string[]
}

/** `onFirst` is told of those whom nobody has watched before, `onLast` of whom nobody watches any more. */
export const createWatchlist = (needs: { onFirst(userId: string): void; onLast(userId: string): void }): Watchlist => {
  const named = new Map<string, Set<Watcher>>()
  const conversations = new Map<string, WatchedConversation & { watchers: Set<Watcher> }>()
  /** The conversations that a person is in, of those that are watched. */
  const inConversations = new Map<string, Set<string>>()
  const namedBy = new Map<Watcher, readonly string[]>()
  const attachedTo = new Map<Watcher, Set<string>>()

  const isWatched = (userId: string): boolean => named.has(userId) || inConversations.has(userId)
  const put = <Value>(map: Map<string, Set<Value>>, userId: string, value: Value): void => {
    const isNew = !isWatched(userId)
    map.set(userId, (map.get(userId) ?? new Set()).add(value))
    if (isNew) needs.onFirst(userId)
  }
  const take = <Value>(map: Map<string, Set<Value>>, userId: string, value: Value): void => {
    const set = map.get(userId)
    set?.delete(value)
    if (set?.size !== 0) return
    map.delete(userId)
    if (!isWatched(userId)) needs.onLast(userId)
  }
  const detach = (watcher: Watcher, conversationId: string): void => {
    attachedTo.get(watcher)?.delete(conversationId)
    const known = conversations.get(conversationId)
    if (!known?.watchers.delete(watcher) || known.watchers.size > 0) return
    conversations.delete(conversationId)
    for (const userId of known.memberIds) take(inConversations, userId, conversationId)
  }

  return {
    isWatched,
    detach,
    name: (watcher, userIds) => {
      namedBy.set(watcher, userIds)
      for (const userId of userIds) put(named, userId, watcher)
    },
    attach: (watcher, { id, rev, memberIds }) => {
      attachedTo.set(watcher, (attachedTo.get(watcher) ?? new Set()).add(id))
      const known = conversations.get(id)
      const watchers = (known?.watchers ?? new Set()).add(watcher)
      if (known && known.rev >= rev) return
      conversations.set(id, { id, rev, memberIds, watchers })
      for (const userId of memberIds) put(inConversations, userId, id)
      const now = new Set(memberIds)
      for (const userId of known?.memberIds ?? []) if (!now.has(userId)) take(inConversations, userId, id)
    },
    isAttached: (watcher, conversationId) => attachedTo.get(watcher)?.has(conversationId) ?? false,
    remove: (watcher) => {
      for (const id of attachedTo.get(watcher) ?? []) detach(watcher, id)
      attachedTo.delete(watcher)
      for (const userId of namedBy.get(watcher) ?? []) take(named, userId, watcher)
      namedBy.delete(watcher)
    },
    watchersOf: (userId) => {
      const watchers = new Set(named.get(userId))
      for (const id of inConversations.get(userId) ?? [])
        for (const watcher of conversations.get(id)!.watchers) if (watcher.userId !== userId) watchers.add(watcher)
      return watchers
    },
  }
}
