import type { Clock } from '../kernel/clock.ts'
import { asSeenBy } from '../message/seen-alone.ts'
import type { ResolverPart } from '../realtime/resolver-part.ts'
import { suspensionAt } from '../user/suspension.ts'
import type { AuditLog } from './audit-log.ts'
import type { BlockingService } from './blocking.ts'
import type { ErasingService } from './erasing.ts'
import type { ReportService } from './reports.ts'
import type { Resolving } from './resolving.ts'
import type { SuspendingService } from './suspending.ts'

export const createModerationResolvers = (needs: {
  suspending: SuspendingService
  blocking: BlockingService
  erasing: ErasingService
  reports: ReportService
  resolving: Resolving
  auditLog: AuditLog
  clock: Clock
}) => {
  const { suspending, blocking, erasing, reports, resolving, auditLog, clock } = needs
  return {
    Query: {
      reports: (_, args) => reports.list(args),
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
      eraseUser: async (_, { userId }, { actor }) => ({ user: await erasing.erase(actor, userId) }),
      reportMessage: async (_, { messageId, reason }, { actor, loaders }) => ({
        report: await reports.report(actor, messageId, reason, loaders),
      }),
      resolveReport: async (_, input, { actor }) => ({ report: await resolving.resolve(actor, input) }),
    },
    User: {
      suspension: (row) => suspensionAt(row, clock.now()),
      isErased: ({ erasedAt }) => Boolean(erasedAt),
      isBlocked: (row, _, { actor, loaders }) => blocking.isBlocked(actor, row, loaders),
    },
    Suspension: { by: async ({ byId }, _, { loaders }) => (await loaders.user.load(byId))! },
    Report: {
      id: ({ _id }) => _id,
      message: async ({ messageId }, _, { actor, loaders }) =>
        asSeenBy(actor, (await loaders.message.load(messageId))!, loaders),
      reporter: async ({ reporterId }, _, { loaders }) => (await loaders.user.load(reporterId))!,
      resolvedBy: ({ resolvedById }, _, { loaders }) => (resolvedById ? loaders.user.load(resolvedById) : null),
    },
    AuditEntry: {
      id: ({ _id }) => _id,
      actor: async ({ actorId }, _, { loaders }) => (await loaders.user.load(actorId))!,
    },
  } satisfies ResolverPart
}
