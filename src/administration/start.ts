import type { Clock } from '../kernel/clock.ts'
import { version } from '../kernel/version.ts'
import type { Commit } from '../store/commit/entry.ts'
import type { Database } from '../store/database.ts'
import { createExportService } from './export-service.ts'
import { createImportService } from './import-service.ts'
import { startProcessStatistics } from './process-statistics.ts'
import { createAdministrationResolvers } from './resolvers.ts'
import { createServerStatistics } from './server-statistics.ts'

/** Import, export and statistics: what admins do with the whole of it. */
export const startAdministration = (
  needs: {
    database: Database
    commit: Commit
    clock: Clock
    /** There are new messages that the log doesn't tell of. */
    onImported(): void
  } & Parameters<typeof startProcessStatistics>[0],
) => {
  const counted = startProcessStatistics(needs)
  return {
    counted,
    resolvers: createAdministrationResolvers({
      imports: createImportService(needs),
      exports: createExportService(needs),
      statistics: createServerStatistics({ ...needs, own: counted, version }),
    }),
  }
}
