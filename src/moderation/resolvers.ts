import type { Clock } from '../kernel/clock.ts'
import type { ResolverPart } from '../realtime/resolver-part.ts'
import { suspensionAt } from '../user/suspension.ts'
import type { AuditLog } from './audit-log.ts'
import type { BlockingService } from './blocking.ts'
import type { SuspendingService } from './suspending.ts'

export const createModerationResolvers = (needs: {
  suspending: SuspendingService
  blocking: BlockingService
  auditLog: AuditLog
  clock: Clock
}) => {
  const { suspending, blocking, auditLog, clock } = needs
  return {
    Query: {
      auditLog: (_, args) => auditLog.list(args),
      blockedUsers: (_, args, { actor, loaders }) => blocking.list(actor, args, loaders),
    },
    Mutation: {
      blockUser: async (_, { userId }, { actor, loaders }) => ({ user: await blocking.block(actor, userId, loaders) }),
      unblockUser: async (_, { userId }, { actor, loaders }) => ({
        user: await blocking.unblock(actor, userId, loaders),
      }),
      suspendUser: async (_, { userId, until, reason }, { actor }) => ({
        user: await suspending.suspend(actor, userId, until ?? null, reason),
      }),
      restoreUser: async (_, { userId }, { actor }) => ({ user: await suspending.restore(actor, userId) }),
    },
    User: {
      suspension: (row) => suspensionAt(row, clock.now()),
      isBlocked: (row, _, { actor, loaders }) => blocking.isBlocked(actor, row, loaders),
    },
    Suspension: { by: async ({ byId }, _, { loaders }) => (await loaders.user.load(byId))! },
    AuditEntry: {
      id: ({ _id }) => _id,
      actor: async ({ actorId }, _, { loaders }) => (await loaders.user.load(actorId))!,
    },
  } satisfies ResolverPart
}
