import { beginDirect, directId } from '../conversation/rules.ts'
import type { Actor } from '../kernel/actor.ts'
import { badInput, notFound } from '../kernel/errors.ts'
import { countLimit, encodePlace, forwardPage, pageSize, readTimePlace, type Page } from '../kernel/page.ts'
import { blockId } from '../store/blocks.ts'
import type { Commit, Entry, EventDraft, Write } from '../store/commit/entry.ts'
import type { Database } from '../store/database.ts'
import type { Loaders } from '../store/loaders.ts'
import type { BlockRow, UserRow } from '../store/rows.ts'
import type { People } from '../user/known.ts'

export type BlockingService = ReturnType<typeof createBlockingService>

export const createBlockingService = (needs: {
  database: Pick<Database, 'blocks'>
  commit: Commit
  people: People
}) => {
  const { commit, people } = needs
  const { blocks } = needs.database
  const change = async (actor: Actor, userId: string, isBlocked: boolean, { user }: Loaders): Promise<UserRow> => {
    // Who was erased is blocked no more, and may still be taken off one's list.
    const isThere = isBlocked ? await people.areKnown([userId]) : (await user.load(userId)) !== null
    if (!isThere) throw notFound('userId', 'person')
    await commit(setBlocked(actor.id, userId, isBlocked))
    return (await user.load(userId))!
  }
  return {
    block: async (actor: Actor, userId: string, loaders: Loaders): Promise<UserRow> => {
      if (userId === actor.id) throw badInput('userId', 'Nobody blocks themselves.')
      return change(actor, userId, true, loaders)
    },

    unblock: (actor: Actor, userId: string, loaders: Loaders): Promise<UserRow> =>
      change(actor, userId, false, loaders),

    isBlocked: async (actor: Actor, { _id }: UserRow, { block }: Loaders): Promise<boolean> =>
      (await block.load(blockId(actor.id, _id))) !== null,

    /** Newest first. */
    list: async (
      actor: Actor,
      { first, after }: { first?: number | null; after?: string | null },
      { user }: Loaders,
    ): Promise<Page<UserRow>> => {
      const size = pageSize(first, 20)
      const own = { blockerId: actor.id }
      const behind = after ? readTimePlace(after) : null
      const found = await blocks
        .find({
          ...own,
          ...(behind && { $or: [{ at: { $lt: behind.at } }, { at: behind.at, _id: { $lt: behind.id } }] }),
        })
        .sort({ at: -1, _id: -1 })
        .limit(size + 1)
        .toArray()
      const placeOf = new Map(found.map(({ blockedId, at, _id }) => [blockedId, encodePlace(at.getTime(), _id)]))
      const rows = await Promise.all(found.map(({ blockedId }) => user.load(blockedId)))
      return forwardPage(
        rows.filter((row) => row !== null),
        size,
        {
          after: Boolean(behind),
          cursorOf: ({ _id }) => placeOf.get(_id)!,
          count: () => blocks.countDocuments(own, { limit: countLimit }),
        },
      )
    },
  }
}

/**
 * An entry on the direct conversation of the two, so that what is written there is decided before it or after it. Where there is no
 * conversation, one is made that neither sees.
 */
const setBlocked = (blockerId: string, blockedId: string, isBlocked: boolean): Entry<'conversation', void> => ({
  kind: 'conversation',
  id: directId(blockerId, blockedId),
  by: blockerId,
  bytes: 500,
  decide: ({ row, now }) => {
    const before = row?.blockedBy ?? []
    if (before.includes(blockerId) === isBlocked) return { result: undefined }
    const blockedBy = isBlocked ? [...before, blockerId] : before.filter((id) => id !== blockerId)
    const event: EventDraft = { what: 'UserChanged', ref: blockedId, to: [blockerId] }
    return {
      row: { ...(row ?? beginDirect(null, blockerId, blockedId, now)), blockedBy },
      writes: [isBlocked ? written(blockerId, blockedId, now) : removed(blockerId, blockedId)],
      events: [event],
      result: undefined,
    }
  },
})

const written = (blockerId: string, blockedId: string, at: Date): Write => {
  const row: BlockRow = { _id: blockId(blockerId, blockedId), blockerId, blockedId, at }
  return { into: 'blocks', operation: { insertOne: { document: row as object } } }
}

const removed = (blockerId: string, blockedId: string): Write => ({
  into: 'blocks',
  operation: { deleteOne: { filter: { _id: blockId(blockerId, blockedId) as never } } },
})
