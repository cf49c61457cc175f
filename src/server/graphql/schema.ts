import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeExecutableSchema } from '@graphql-tools/schema'
import type { GraphQLSchema } from 'graphql'
import { DateTimeResolver } from 'graphql-scalars'
import { packageFolder } from '../../kernel/version.ts'
import type { Context } from '../../realtime/context.ts'
import type { ResolverPart } from '../../realtime/resolver-part.ts'
import { connectionResolvers } from './connections.ts'

const folder = join(packageFolder, 'schema')

/** The SDL: one file for each noun, in the order of their names. */
export const typeDefs = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql'))
  .sort()
  .map((file) => readFileSync(join(folder, file), 'utf8'))

/** The parts of all nouns; whether they leave a root field out, the type check says. */
export const createSchema = (resolvers: ResolverPart[]): GraphQLSchema =>
  withFreshAnswers(
    makeExecutableSchema({
      typeDefs,
      resolvers: [{ DateTime: DateTimeResolver }, connectionResolvers, ...(resolvers as Record<string, object>[])],
      resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
      inheritResolversFromInterfaces: true,
      // The schema is made here: a copy of it takes as long as it does.
      updateResolversInPlace: true,
    }),
  )

/** What a mutation changed doesn't come out of what was read for it, or for the mutation before it in the document. */
const withFreshAnswers = (schema: GraphQLSchema): GraphQLSchema => {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve!
    field.resolve = async (root, args, context: Context, info) => {
      const answer: unknown = await resolve(root, args, context, info)
      context.forget()
      return answer
    }
  }
  return schema
}
