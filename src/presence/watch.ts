import { setTimeout as wait } from 'node:timers/promises'
import type { Bus } from '../realtime/bus.ts'
import { freshLoaders } from '../realtime/fresh-loaders.ts'
import { areApart } from '../store/blocks.ts'
import type { Loaders } from '../store/loaders.ts'
import type { Delivery } from '../store/log/frontier.ts'
import type { UserRow } from '../store/rows.ts'
import { createRechecks } from './rechecks.ts'
import { looksSame, neverThere, ownStatus, presenceOf, shownStatus, type Reckoning, type Status } from './status.ts'
import { createWatchlist, type StatusEvent, type Watcher, type Watchlist } from './watchlist.ts'

/** What is known of a person who is watched: how they look to themselves and to others. */
interface Known {
  own: Status
  shown: Status
  processIds: string[]
}

interface Change extends Known {
  user: UserRow
  userId: string
  isOwnNew: boolean
  isShownNew: boolean
}

/** Tells watchers what has changed for them. Whoever says that something may have changed only makes it look. */
export interface Watch {
  list: Watchlist
  /** Something of these people may have changed. */
  mark(userIds: Iterable<string>): void
  markProcess(processId: string): void
  markAll(): void
  /** What was committed. */
  heard(batch: Delivery[]): void
  /** Resolves once all that was marked before was looked at. */
  settled(): Promise<void>
  /** People who are watched, for limits and tests. */
  readonly size: number
  close(): void
}

/** People who are looked at together. */
const step = 1000
const retryMs = 500

export const createWatch = (needs: {
  bus: Bus
  createLoaders: () => Loaders
  reckoning: Reckoning
  onTrouble(message: string, error: unknown): void
}): Watch => {
  const { bus, createLoaders, reckoning, onTrouble } = needs
  /** null: watched, and not looked at yet. */
  const known = new Map<string, Known | null>()
  const dirty = new Set<string>()
  /** Two people between whom a block came or went. */
  let pairs: [string, string][] = []
  let running: Promise<void> | null = null
  let closed = false

  const mark = (userIds: Iterable<string>): void => {
    for (const id of userIds) if (known.has(id)) dirty.add(id)
    if (dirty.size + pairs.length > 0 && !closed) running ??= run()
  }
  const rechecks = createRechecks((ids) => mark(ids))
  const list = createWatchlist({
    onFirst: (userId) => {
      known.set(userId, null)
      mark([userId])
    },
    onLast: (userId) => {
      known.delete(userId)
      dirty.delete(userId)
      rechecks.forget(userId)
    },
  })

  const run = async (): Promise<void> => {
    await new Promise(setImmediate)
    while (dirty.size + pairs.length > 0 && !closed) {
      const ids = [...dirty].slice(0, step)
      const between = pairs
      for (const id of ids) dirty.delete(id)
      pairs = []
      try {
        await lookAt(ids, between)
      } catch (error) {
        onTrouble('Who is online could not be read; it is tried again.', error)
        for (const id of ids) if (known.has(id)) dirty.add(id)
        pairs.push(...between)
        await wait(retryMs)
      }
    }
    running = null
  }

  const lookAt = async (ids: string[], between: [string, string][]): Promise<void> => {
    const loaders = freshLoaders(createLoaders)
    const looks = await Promise.all(ids.map((id) => look(id, loaders())))
    const changes = looks.flatMap(({ user, now, endsInMs, userId }): Change[] => {
      if (!known.has(userId)) return []
      if (endsInMs === null) rechecks.forget(userId)
      else rechecks.in(userId, endsInMs)
      const before = known.get(userId)
      if (!user || !now || !before) {
        known.set(userId, now)
        return []
      }
      const isOwnNew = !looksSame(before.own, now.own)
      const isShownNew = !looksSame(before.shown, now.shown)
      return [{ userId, user, ...now, isOwnNew, isShownNew }]
    })
    const offers = (await Promise.all(changes.map((change) => offersOf(change, loaders)))).flat()
    const apart = await Promise.all(between.map(([one, other]) => areApart(loaders(), one, other)))
    // All of them or none: what failed above is tried again as a whole.
    for (const { userId, own, shown, processIds } of changes)
      if (known.has(userId)) known.set(userId, { own, shown, processIds })
    // By what is known now: what has changed meanwhile must not be told once more as it was.
    const blocked = between.map((pair, i) => offersBetween(pair, apart[i]!))
    const readAt = performance.now()
    const users = new Map(changes.map(({ userId, user }) => [userId, user]))
    for (const { watcher, status } of [...offers, ...blocked.flat()])
      watcher.offer({
        key: status.userId,
        loaders,
        status: { ...status, ...(users.has(status.userId) && { user: users.get(status.userId)! }) },
        readAt,
      } satisfies StatusEvent)
  }

  const look = async (userId: string, loaders: Loaders) => {
    const [user, connections] = await Promise.all([loaders.user.load(userId), loaders.connections.load(userId)])
    const presence = presenceOf(connections, reckoning)
    const now: Known | null = user && {
      own: ownStatus(user, presence),
      shown: shownStatus(user, presence),
      processIds: presence.processIds,
    }
    return { userId, user, now, endsInMs: presence.endsInMs }
  }

  const offersOf = async ({ userId, own, shown, isOwnNew, isShownNew }: Change, loaders: () => Loaders) => {
    if (!isOwnNew && !isShownNew) return []
    const offers = await Promise.all(
      [...list.watchersOf(userId)].map(async (watcher) => {
        if (watcher.userId === userId) return isOwnNew ? { watcher, status: own } : null
        return isShownNew && (await maySee(watcher, userId, loaders())) ? { watcher, status: shown } : null
      }),
    )
    return offers.filter((offer) => offer !== null)
  }

  const maySee = async ({ userId, seesEveryone }: Watcher, other: string, loaders: Loaders): Promise<boolean> => {
    const [apart, isContact] = await Promise.all([
      areApart(loaders, userId, other),
      seesEveryone || loaders.contact.load({ one: userId, other }),
    ])
    return isContact && !apart
  }

  /** Who is online goes offline for the one across a block, and comes back. */
  const offersBetween = ([one, other]: [string, string], apart: boolean) => {
    const both = [
      [one, other],
      [other, one],
    ] as const
    return both.flatMap(([watching, watched]) => {
      const shown = known.get(watched)?.shown
      if (!shown?.isOnline) return []
      const watchers = [...list.watchersOf(watched)].filter(({ userId }) => userId === watching)
      return watchers.map((watcher) => ({ watcher, status: apart ? neverThere(watched) : shown }))
    })
  }

  bus.hear((message) => {
    if (message.what === 'presence') mark(message.userIds)
  })
  return {
    list,
    mark,
    get size() {
      return known.size
    },
    markProcess: (processId) =>
      mark([...known].filter(([, now]) => now?.processIds.includes(processId)).map(([id]) => id)),
    markAll: () => mark([...known.keys()]),
    heard: (batch) => {
      const changed: string[] = []
      for (const { entry } of batch) {
        if (entry.what !== 'UserChanged' || !entry.ref) continue
        const [to] = entry.to
        if (entry.kind === 'user') changed.push(entry.ref)
        // A block is an entry on the conversation of the two, for who blocked.
        else if (to && (known.has(entry.ref) || known.has(to))) {
          pairs.push([to, entry.ref])
          // Who comes back is told as they are now: what they chose meanwhile may not have been looked at yet.
          changed.push(to, entry.ref)
        }
      }
      mark(changed)
    },
    settled: () => running ?? Promise.resolve(),
    close: () => {
      closed = true
      rechecks.close()
    },
  }
}
