import { asSeenBy } from '../message/seen-alone.ts'
import type { ResolverPart } from '../realtime/resolver-part.ts'
import type { ReportService } from './reports.ts'
import type { Resolving } from './resolving.ts'

export const createReportResolvers = (service: ReportService, resolving: Resolving) =>
  ({
    Query: {
      reports: (_, args) => service.list(args),
    },
    Mutation: {
      reportMessage: async (_, { messageId, reason }, { actor, loaders }) => ({
        report: await service.report(actor, messageId, reason, loaders),
      }),
      resolveReport: async (_, input, { actor }) => ({ report: await resolving.resolve(actor, input) }),
    },
    Report: {
      id: ({ _id }) => _id,
      message: async ({ messageId }, _, { actor, loaders }) =>
        asSeenBy(actor, (await loaders.message.load(messageId))!, loaders),
      reporter: async ({ reporterId }, _, { loaders }) => (await loaders.user.load(reporterId))!,
      resolvedBy: ({ resolvedById }, _, { loaders }) => (resolvedById ? loaders.user.load(resolvedById) : null),
    },
  }) satisfies ResolverPart
