import type { ResolverPart } from '../realtime/resolver-part.ts'
import type { UserService } from './service.ts'

export const createUserResolvers = (service: UserService) =>
  ({
    Query: {
      viewer: (_, _args, { actor, loaders }) => service.viewer(actor, loaders),
      user: (_, { id }, { actor, loaders }) => service.user(actor, id, loaders),
      users: (_, args, { actor }) => service.list(actor, args),
    },
    Mutation: {
      upsertUsers: async (_, { input }, { actor }) => ({ users: await service.upsert(actor, input) }),
    },
    User: { id: ({ _id }) => _id },
    UserChanged: { user: async ({ entry }, _, { loaders }) => (await loaders.user.load(entry!.ref!))! },
  }) satisfies ResolverPart
