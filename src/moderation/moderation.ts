import type { Clock } from '../kernel/clock.ts'
import type { MessageService } from '../message/service.ts'
import type { Commit } from '../store/commit/entry.ts'
import type { Database } from '../store/database.ts'
import type { People } from '../user/known.ts'
import { createAuditLog } from './audit-log.ts'
import { createBlockingService } from './blocking.ts'
import { defaultErasureOptions, startErasureJob, type ErasureJobOptions } from './erasure-job.ts'
import { erasureSteps } from './erasure-steps.ts'
import { createErasingService } from './erasing.ts'
import { createReportService } from './reports.ts'
import { createResolving } from './resolving.ts'
import { createModerationResolvers } from './resolvers.ts'
import { createSuspendingService } from './suspending.ts'

/** What admins may do to people and messages, and the job that erasing leaves. */
export const startModeration = (needs: {
  database: Database
  commit: Commit
  clock: Clock
  people: People
  messages: MessageService
  erasures?: Partial<ErasureJobOptions> | undefined
  onProgress(message: string, about: object): void
  onTrouble(message: string, error: unknown): void
}) => {
  const { database, commit, clock, onTrouble } = needs
  const erasures = startErasureJob({
    ...needs,
    ...defaultErasureOptions,
    ...needs.erasures,
    steps: erasureSteps({ database, commit }),
  })
  const onMarked = () =>
    void erasures.run().catch((error: unknown) => onTrouble('What an erased person left is emptied later.', error))
  return {
    erasures,
    resolvers: createModerationResolvers({
      suspending: createSuspendingService({ commit }),
      blocking: createBlockingService(needs),
      erasing: createErasingService({ database, commit, onMarked }),
      reports: createReportService(needs),
      resolving: createResolving({ database, commit }),
      auditLog: createAuditLog(database),
      clock,
    }),
  }
}
