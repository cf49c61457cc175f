import type { ResolverPart } from '../realtime/resolver-part.ts'
import type { SearchService } from './service.ts'

export const createSearchResolvers = (service: SearchService) =>
  ({
    Query: {
      searchMessages: (_, args, { actor, loaders }) => service.search(actor, args, loaders),
    },
  }) satisfies ResolverPart
