import { release } from '../attachment/rules.ts'
import type { Actor } from '../kernel/actor.ts'
import { badInput, notFound } from '../kernel/errors.ts'
import { auditWrite } from '../store/audit.ts'
import type { Commit, Entry } from '../store/commit/entry.ts'
import type { Database } from '../store/database.ts'
import type { ErasureRow } from '../store/moderation-rows.ts'
import type { UserRow } from '../store/rows.ts'
import { contactsOf, tellOf, userChanged } from '../user/known.ts'
import { restored } from '../user/suspension.ts'

export type ErasingService = ReturnType<typeof createErasingService>

/** What everybody is shown instead of an erased person's name; nobody is found by it. */
const nobody = { name: 'Deleted user', nameKey: '', nameWords: [], avatarUrl: null, avatarId: null }

export const createErasingService = (needs: {
  database: Database
  commit: Commit
  /** Told once there is something to be emptied. */
  onMarked(): void
}) => {
  const { database, commit } = needs
  return {
    /** Hidden from the commit on, everywhere; the rest is the job's. */
    erase: async (actor: Actor, userId: string): Promise<UserRow> => {
      if (userId === actor.id) throw badInput('userId', 'Nobody erases themselves: ask another admin.')
      const audience = await contactsOf(database, userId)
      const erased = await commit(markErased(actor.id, userId, audience))
      needs.onMarked()
      // Whoever came to share a conversation meanwhile may have been shown the name of before.
      const heard = new Set(audience)
      const late = (await contactsOf(database, userId)).filter((id) => !heard.has(id))
      return late.length > 0 ? commit(tellOf(userId, late)) : erased
    },
  }
}

const markErased = (adminId: string, userId: string, audience: string[]): Entry<'user', UserRow> => ({
  kind: 'user',
  id: userId,
  by: adminId,
  attachments: [],
  bytes: 500,
  decide: (view) => {
    const { row, now } = view
    if (!row) throw notFound('userId', 'person')
    if (row.erasedAt) return { result: row }
    const erased: UserRow = {
      ...row,
      ...nobody,
      role: 'USER',
      availability: 'INVISIBLE',
      suspension: null,
      erasedAt: now,
    }
    const left: ErasureRow = { _id: userId, step: 0, after: '', round: 1, notBefore: now, at: now }
    return {
      row: erased,
      attachments: release(view, row.avatarId ? [row.avatarId] : []),
      events: [
        ...userChanged(userId, audience),
        ...(restored(row, now)?.events ?? []),
        { what: 'UserErased', ref: userId, to: [] },
      ],
      writes: [
        auditWrite({ actorId: adminId, action: 'eraseUser', target: userId }, now),
        { into: 'erasures', operation: { insertOne: { document: left as object } } },
      ],
      result: erased,
    }
  },
})
