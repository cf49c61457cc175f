import type { ResolverPart } from '../realtime/resolver-part.ts'
import type { ExportService } from './export-service.ts'
import type { ImportService } from './import-service.ts'
import type { ServerStatistics } from './server-statistics.ts'

export const createAdministrationResolvers = (needs: {
  imports: ImportService
  exports: ExportService
  statistics: () => Promise<ServerStatistics>
}) =>
  ({
    Query: {
      exportMessages: (_, args, { actor, loaders }) => needs.exports.export(actor, args, loaders),
      serverStatistics: () => needs.statistics(),
    },
    Mutation: {
      importMessages: (_, { input }, { actor }) => needs.imports.import(actor, input),
    },
  }) satisfies ResolverPart
