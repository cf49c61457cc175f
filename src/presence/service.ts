import type { Actor } from '../kernel/actor.ts'
import { badInput } from '../kernel/errors.ts'
import { createEphemeralStream, type EphemeralStream } from '../realtime/ephemeral.ts'
import { areApart } from '../store/blocks.ts'
import type { Commit, Entry } from '../store/commit/entry.ts'
import type { Loaders } from '../store/loaders.ts'
import type { Availability, UserRow } from '../store/rows.ts'
import type { UserService } from '../user/service.ts'
import type { Contacts } from './contacts.ts'
import { hidesNow } from './leaving.ts'
import { neverThere, ownStatus, presenceOf, shownStatus, type Reckoning, type Status } from './status.ts'
import type { Typing } from './typing.ts'
import type { Watch } from './watch.ts'
import type { StatusEvent, Watcher } from './watchlist.ts'

export type PresenceService = ReturnType<typeof createPresenceService>

const maxNamed = 200
/** Events that may wait for a reader: the newest of each of so many people. */
const inboxLimit = 1000

export const createPresenceService = (needs: {
  commit: Commit
  users: Pick<UserService, 'seesEveryone'>
  reckoning: Reckoning
  watch: Watch
  contacts: Contacts
  typing: Pick<Typing, 'stop'>
  /** A person's availability was changed: everybody is to look. */
  onChosen(userId: string): void
}) => {
  const { commit, users, reckoning, watch, contacts, typing } = needs

  /** Whether the actor may find the person. */
  const finds = async (actor: Actor, userId: string, { contact }: Loaders): Promise<boolean> =>
    actor.id === userId || users.seesEveryone(actor) || contact.load({ one: actor.id, other: userId })

  const statusOf = async (actor: Actor, user: UserRow, loaders: Loaders): Promise<Status> => {
    const presence = presenceOf(await loaders.connections.load(user._id), reckoning)
    return user._id === actor.id ? ownStatus(user, presence) : shownStatus(user, presence)
  }

  let listening = 0
  return {
    /** Subscriptions that have begun, for limits and tests. */
    get size() {
      return listening
    },

    /** Of who isn't the actor's to find, that of somebody who was never there. */
    of: async (actor: Actor, user: UserRow, loaders: Loaders): Promise<Status> => {
      const [isFound, apart, status] = await Promise.all([
        finds(actor, user._id, loaders),
        actor.id !== user._id && areApart(loaders, actor.id, user._id),
        statusOf(actor, user, loaders),
      ])
      return isFound && !apart ? status : neverThere(user._id)
    },

    /** null for who isn't known, or isn't the actor's to find. */
    byId: async (actor: Actor, userId: string, loaders: Loaders): Promise<Status | null> => {
      const [user, isFound, apart] = await Promise.all([
        loaders.user.load(userId),
        finds(actor, userId, loaders),
        actor.id !== userId && areApart(loaders, actor.id, userId),
      ])
      if (!user || !isFound) return null
      return apart ? neverThere(userId) : statusOf(actor, user, loaders)
    },

    choose: async (actor: Actor, availability: Availability, loaders: Loaders): Promise<UserRow> => {
      const { since } = presenceOf(await loaders.connections.load(actor.id), reckoning)
      const user = await commit(chooseAvailability(actor.id, availability, since !== null))
      if (availability === 'INVISIBLE') typing.stop(actor.id)
      needs.onChosen(actor.id)
      return user
    },

    /** Changes alone, from now on. */
    listen: async (actor: Actor, userIds: readonly string[] | null): Promise<EphemeralStream<StatusEvent>> => {
      if (userIds && (userIds.length < 1 || userIds.length > maxNamed))
        throw badInput('userIds', `\`userIds\` has 1 to ${maxNamed} ids.`)
      let isOver = false
      let hasBegun = false
      let leave = (): void => {}
      const stream = createEphemeralStream<StatusEvent>({
        limit: inboxLimit,
        mayShow: async () => true,
        ended: () => {
          if (hasBegun) listening--
          isOver = true
          leave()
          watch.list.remove(watcher)
        },
      })
      const watcher: Watcher = {
        userId: actor.id,
        seesEveryone: users.seesEveryone(actor),
        offer: stream.offer,
      }
      try {
        if (userIds) watch.list.name(watcher, [...new Set(userIds)])
        else leave = await contacts.follow(watcher, () => isOver)
        await watch.settled()
      } catch (error) {
        await stream.return()
        throw error
      }
      hasBegun = true
      if (!isOver) listening++
      return stream
    },
  }
}

/** Without an event: it isn't kept when somebody was seen as what. */
const chooseAvailability = (userId: string, availability: Availability, isOnline: boolean): Entry<'user', UserRow> => ({
  kind: 'user',
  id: userId,
  by: userId,
  bytes: 200,
  decide: ({ row, now }) => {
    const before = row!.availability ?? 'ONLINE'
    if (before === availability) return { result: row! }
    const changed: UserRow = {
      ...row!,
      availability,
      ...(before === 'INVISIBLE' && { visibleFrom: now }),
    }
    const writes = availability === 'INVISIBLE' && isOnline ? [hidesNow(userId)] : []
    return { row: changed, writes, result: changed }
  },
})
