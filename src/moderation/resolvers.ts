import type { Clock } from '../kernel/clock.ts'
import type { ResolverPart } from '../realtime/resolver-part.ts'
import { suspensionAt } from '../user/suspension.ts'
import type { SuspendingService } from './suspending.ts'

export const createModerationResolvers = ({ suspending, clock }: { suspending: SuspendingService; clock: Clock }) =>
  ({
    Mutation: {
      suspendUser: async (_, { userId, until, reason }, { actor }) => ({
        user: await suspending.suspend(actor, userId, until ?? null, reason),
      }),
      restoreUser: async (_, { userId }, { actor }) => ({ user: await suspending.restore(actor, userId) }),
    },
    User: { suspension: (row) => suspensionAt(row, clock.now()) },
    Suspension: { by: async ({ byId }, _, { loaders }) => (await loaders.user.load(byId))! },
  }) satisfies ResolverPart
