import type { Actor } from '../kernel/actor.ts'
import { countLimit, decodePlace, encodePlace, forwardPage, pageSize, type Page } from '../kernel/page.ts'
import { areApart } from '../store/blocks.ts'
import type { Database } from '../store/database.ts'
import type { Loaders } from '../store/loaders.ts'
import type { UserRow } from '../store/rows.ts'
import { matching, readSearch, type FindUsers, type UserService } from '../user/service.ts'
import { isHidden, presenceOf, type Reckoning } from './status.ts'

export type OnlineUsers = ReturnType<typeof createOnlineUsers>

type Place = readonly [nameKey: string, userId: string]

/** Rows that are read at a time, at the most. */
const maxChunk = 1000

/** Those who are online, by name, read along an index of who is connected: what it costs goes by the page. */
export const createOnlineUsers = (needs: {
  database: Pick<Database, 'connections'>
  users: Pick<UserService, 'listable'>
  reckoning: Reckoning
}) => {
  const { database, users, reckoning } = needs

  /** Up to `limit` people behind a place. Who is not to be seen costs another read, of twice as many. */
  const read = async (actor: Actor, found: object, behind: Place | null, limit: number, loaders: Loaders) => {
    const people = new Map<string, { user: UserRow; place: Place }>()
    const passed = new Set<string>()
    let after = behind
    for (let size = limit + 1; people.size < limit; size = Math.min(size * 2, maxChunk)) {
      const rows = await database.connections
        .find({ $and: [found, ...(after ? [further(after)] : [])] }, { projection: { userId: 1, nameKey: 1 } })
        .sort({ nameKey: 1, userId: 1 })
        .limit(size)
        .toArray()
      const fresh = rows.filter(({ userId }) => !passed.has(userId) && passed.add(userId))
      const shown = await Promise.all(fresh.map(({ userId }) => seen(actor, userId, loaders)))
      for (const [i, { userId, nameKey }] of fresh.entries()) {
        const user = shown[i]
        if (user && people.size < limit) people.set(userId, { user, place: [nameKey, userId] })
      }
      const last = rows.at(-1)
      if (!last || rows.length < size) break
      after = [last.nameKey, last.userId]
    }
    return people
  }

  const seen = async (actor: Actor, userId: string, loaders: Loaders): Promise<UserRow | null> => {
    const [user, connections, apart] = await Promise.all([
      loaders.user.load(userId),
      loaders.connections.load(userId),
      areApart(loaders, actor.id, userId),
    ])
    if (!user || user.erasedAt || apart || (isHidden(user) && userId !== actor.id)) return null
    return presenceOf(connections, reckoning).since ? user : null
  }

  return {
    list: async (actor: Actor, { search, first, after }: FindUsers, loaders: Loaders): Promise<Page<UserRow>> => {
      const listable = await users.listable(actor)
      const size = pageSize(first, 50)
      const found = {
        ...(listable && { userId: { $in: listable } }),
        ...(search ? matching(readSearch(search)) : {}),
      }
      const behind = after ? decodePlace(after, ['', ''], 'after') : null
      const people = await read(actor, found, behind, size + 1, loaders)
      return forwardPage(
        [...people.values()].map(({ user }) => user),
        size,
        {
          after: Boolean(behind),
          cursorOf: ({ _id }) => encodePlace(...people.get(_id)!.place),
          count: async () => (await read(actor, found, null, countLimit, loaders)).size,
        },
      )
    },
  }
}

const further = ([nameKey, userId]: Place): object => ({
  $or: [{ nameKey: { $gt: nameKey } }, { nameKey, userId: { $gt: userId } }],
})
