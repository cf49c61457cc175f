import type { Actor } from '../kernel/actor.ts'
import { isGiven } from '../kernel/given.ts'
import type { Commit, Entry } from '../store/commit/entry.ts'
import type { Database } from '../store/database.ts'
import type { UserRow } from '../store/rows.ts'
import { contactsOf, userChanged } from '../user/known.ts'
import { erased } from '../user/suspended.ts'
import { exchangePicture } from './rules.ts'

export interface UpdateProfile {
  /** Left out: it stays; null: there is none any more. */
  avatarId?: string | null
}

export type ProfileService = ReturnType<typeof createProfileService>

export const createProfileService = ({ database, commit }: { database: Database; commit: Commit }) => ({
  update: async (actor: Actor, { avatarId }: UpdateProfile): Promise<UserRow> =>
    commit(setPicture(actor.id, avatarId, await contactsOf(database, actor.id))),
})

const setPicture = (
  userId: string,
  avatarId: string | null | undefined,
  audience: string[],
): Entry<'user', UserRow> => ({
  kind: 'user',
  id: userId,
  by: userId,
  attachments: isGiven(avatarId) ? [avatarId] : [],
  bytes: 300,
  decide: (view) => {
    const row = view.row!
    if (row.erasedAt) throw erased()
    if (avatarId === undefined || avatarId === (row.avatarId ?? null)) return { result: row }
    const changed: UserRow = { ...row, avatarId }
    const by = { ownerId: userId, usedIn: { kind: 'user', id: userId } as const }
    return {
      row: changed,
      attachments: exchangePicture(view, row.avatarId, avatarId, by),
      events: userChanged(userId, audience),
      result: changed,
    }
  },
})
