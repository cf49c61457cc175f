import type { Resolvers } from '../generated/resolver-types.ts'

/** What one noun adds to the resolvers; the composition root checks that together they leave no root field out. */
export type ResolverPart = { [Type in keyof Resolvers]?: Partial<Resolvers[Type]> }
export type RootResolvers = Pick<Resolvers, 'Query' | 'Mutation' | 'Subscription'>
