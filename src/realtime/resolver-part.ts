import type { Resolvers } from '../generated/resolver-types.ts'

/** What one noun adds to the resolvers; the composition root checks that together they leave no root field out. */
export type ResolverPart = { [Type in keyof Resolvers]?: Partial<Resolvers[Type]> }
export type RootResolvers = Pick<Resolvers, 'Query' | 'Mutation' | 'Subscription'>

type Root = keyof RootResolvers
type AllOf<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? All
  : never
/** Those of the parts that have root fields of this kind. */
type Having<Part, Kind extends Root> = Part extends Record<Kind, infer Fields> ? Fields : never

/** The root fields of all parts together: with one that is nowhere, they aren't `RootResolvers`. */
export const rootsOf = <Parts extends Record<string, ResolverPart>>(
  parts: Parts,
): { [Kind in Root]: AllOf<Having<Parts[keyof Parts], Kind>> } => {
  const all = <Kind extends Root>(kind: Kind) =>
    Object.assign({}, ...Object.values(parts).map((part) => part[kind])) as AllOf<Having<Parts[keyof Parts], Kind>>
  return { Query: all('Query'), Mutation: all('Mutation'), Subscription: all('Subscription') }
}
