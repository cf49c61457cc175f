import type { ResolverPart } from '../realtime/resolver-part.ts'
import type { ErasingService } from './erasing.ts'

export const createErasureResolvers = (service: ErasingService) =>
  ({
    Mutation: {
      eraseUser: async (_, { userId }, { actor }) => ({ user: await service.erase(actor, userId) }),
    },
    User: { isErased: ({ erasedAt }) => Boolean(erasedAt) },
  }) satisfies ResolverPart
