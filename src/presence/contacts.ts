import { setTimeout as wait } from 'node:timers/promises'
import type { Hub, Subscriber } from '../realtime/hub.ts'
import { hasBegun } from '../store/contacts.ts'
import type { Database } from '../store/database.ts'
import type { Loaders } from '../store/loaders.ts'
import type { LogEntry } from '../store/rows.ts'
import type { Watcher, Watchlist } from './watchlist.ts'

/** Keeps watchers attached to the conversations that they have, as those come and go. */
export interface Contacts {
  /** Resolves once what the watcher has is attached; the answer ends it. Until then, `isOver` may end it. */
  follow(watcher: Watcher, isOver: () => boolean): Promise<() => void>
}

/** Conversations of one watcher, by their last activity. */
const maxConversations = 5000
const retryMs = 500

export const createContacts = (needs: {
  database: Pick<Database, 'conversations'>
  hub: Pick<Hub, 'subscribe' | 'leave'>
  list: Watchlist
  createLoaders: () => Loaders
  onTrouble(message: string, error: unknown): void
}): Contacts => {
  const { database, hub, list, createLoaders, onTrouble } = needs
  /** Conversations to be read again, with those to whom it matters. */
  let stale = new Map<string, Set<Watcher>>()
  const following = new Set<Watcher>()
  let reading = false

  /** One command for all that have changed meanwhile, whoever is to know. */
  const readStale = async (): Promise<void> => {
    reading = true
    await new Promise(setImmediate)
    while (stale.size > 0) {
      const batch = stale
      stale = new Map()
      try {
        const { conversation } = createLoaders()
        const rows = await Promise.all([...batch.keys()].map((id) => conversation.load(id)))
        for (const [i, [id, watchers]] of [...batch].entries()) {
          const row = rows[i]
          const memberIds = row?.members.map(({ userId }) => userId) ?? []
          for (const watcher of watchers)
            if (!following.has(watcher)) continue
            else if (row && memberIds.includes(watcher.userId) && (row.kind === 'GROUP' || row.lastSeq > 0))
              list.attach(watcher, { id, rev: row.rev, memberIds })
            else list.detach(watcher, id)
        }
      } catch (error) {
        onTrouble('Conversations of those who watch could not be read; it is tried again.', error)
        for (const [id, watchers] of batch) for (const watcher of watchers) note(id, watcher)
        await wait(retryMs)
      }
    }
    reading = false
  }
  const note = (id: string, watcher: Watcher): void => {
    stale.set(id, (stale.get(id) ?? new Set()).add(watcher))
    if (!reading) void readStale()
  }
  const matters = (watcher: Watcher, entry: LogEntryLike): boolean =>
    entry.what === 'ConversationChanged' ||
    entry.what === 'ConversationLeft' ||
    (entry.what === 'MessageAdded' && !list.isAttached(watcher, entry.on))

  return {
    follow: async (watcher, isOver) => {
      /** What changes while the first ones are read, which may be older. */
      let held: Set<string> | null = new Set()
      following.add(watcher)
      const subscriber: Subscriber = {
        offer: (run) => {
          const { entry } = run[0]!
          if (entry?.kind !== 'conversation' || !matters(watcher, entry)) return
          if (entry.what === 'ConversationLeft') list.detach(watcher, entry.on)
          if (held) held.add(entry.on)
          else note(entry.on, watcher)
        },
      }
      hub.subscribe(watcher.userId, subscriber)
      const end = (): void => {
        hub.leave(watcher.userId, subscriber)
        following.delete(watcher)
      }
      try {
        const rows = await database.conversations
          .find({ 'members.userId': watcher.userId, ...hasBegun }, { projection: { rev: 1, 'members.userId': 1 } })
          .sort({ lastActivityAt: -1, _id: -1 })
          .limit(maxConversations)
          .toArray()
        if (!isOver())
          for (const { _id, rev, members } of rows)
            list.attach(watcher, { id: _id, rev, memberIds: members.map(({ userId }) => userId) })
      } catch (error) {
        end()
        throw error
      }
      const missed = held
      held = null
      for (const id of missed) note(id, watcher)
      return end
    },
  }
}

type LogEntryLike = Pick<LogEntry, 'what' | 'on'>
