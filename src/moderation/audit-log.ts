import { isGiven } from '../kernel/given.ts'
import { countLimit, encodePlace, forwardPage, pageSize, readTimePlace, type Page } from '../kernel/page.ts'
import type { Database } from '../store/database.ts'
import type { AuditRow } from '../store/moderation-rows.ts'

export interface FindAudited {
  actorId?: string | null
  target?: string | null
  first?: number | null
  after?: string | null
}

export type AuditLog = ReturnType<typeof createAuditLog>

/** Only read here: each entry is written by the decision that does what it tells of. */
export const createAuditLog = ({ audit }: Pick<Database, 'audit'>) => ({
  /** Newest first. */
  list: async ({ actorId, target, first, after }: FindAudited): Promise<Page<AuditRow>> => {
    const size = pageSize(first, 50)
    const listed = { ...(isGiven(actorId) && { actorId }), ...(isGiven(target) && { target }) }
    const behind = after ? readTimePlace(after) : null
    const rows = await audit
      .find({
        ...listed,
        ...(behind && { $or: [{ at: { $lt: behind.at } }, { at: behind.at, _id: { $lt: behind.id } }] }),
      })
      .sort({ at: -1, _id: -1 })
      .limit(size + 1)
      .toArray()
    return forwardPage(rows, size, {
      after: Boolean(behind),
      cursorOf: ({ at, _id }) => encodePlace(at.getTime(), _id),
      count: () => audit.countDocuments(listed, { limit: countLimit }),
    })
  },
})
