import type { Actor } from '../kernel/actor.ts'
import { badInput, ChatError, notFound } from '../kernel/errors.ts'
import { auditWrite, type Audited } from '../store/audit.ts'
import type { Commit, Entry } from '../store/commit/entry.ts'
import type { UserRow } from '../store/rows.ts'
import { readReason, requireAhead, restored, suspended, type ChangedSuspension } from '../user/suspension.ts'

export type SuspendingService = ReturnType<typeof createSuspendingService>

/** It holds from the commit on; on other processes, from when they hear of it. What somebody's role was doesn't matter. */
export const createSuspendingService = ({ commit }: { commit: Commit }) => ({
  suspend: async (actor: Actor, userId: string, until: Date | null, reason: string): Promise<UserRow> =>
    commit(suspending(actor, { userId, until, reason: readReason(reason) }, { userId: 'userId', until: 'until' })),

  restore: (actor: Actor, userId: string): Promise<UserRow> =>
    commit(changeSuspension({ actorId: actor.id, action: 'restoreUser', target: userId }, restored)),
})

/** `named`: the arguments that refusals name. */
export const suspending = (
  actor: Actor,
  { userId, until, reason }: { userId: string; until: Date | null; reason: string },
  named: { userId: string; until: string },
): Entry<'user', UserRow> => {
  if (userId === actor.id) throw badInput(named.userId, 'Nobody suspends themselves.')
  const detail = `${until ? `until ${until.toISOString()}` : 'until restored'}: ${reason}`
  const audited = { actorId: actor.id, action: 'suspendUser', target: userId, detail }
  return changeSuspension(audited, (row, now) => {
    requireAhead(until, now, named.until)
    if (row.erasedAt) throw new ChatError('CONFLICT', { argument: named.userId, message: 'That person was erased.' })
    return suspended(row, { at: now, until, reason, byId: actor.id })
  })
}

const changeSuspension = (
  audited: Audited & { target: string | null },
  rule: (row: UserRow, now: Date) => ChangedSuspension | null,
): Entry<'user', UserRow> => ({
  kind: 'user',
  id: audited.target!,
  by: audited.actorId,
  bytes: 1500,
  decide: ({ row, now }) => {
    if (!row) throw notFound('userId', 'person')
    const changed = rule(row, now)
    return changed ? { ...changed, writes: [auditWrite(audited, now)], result: changed.row } : { result: row }
  },
})
