import { ChatError, badInput, notFound } from '../kernel/errors.ts'
import type { Actor } from '../kernel/actor.ts'
import { readText } from '../kernel/text.ts'
import { emptyMessage } from '../message/emptying.ts'
import { auditWrite } from '../store/audit.ts'
import type { Commit, Entry } from '../store/commit/entry.ts'
import type { Kind } from '../store/commit/subjects.ts'
import type { Database } from '../store/database.ts'
import type { ReportRow } from '../store/moderation-rows.ts'
import { suspending } from './suspending.ts'

export interface ResolveReport {
  reportId: string
  action: NonNullable<ReportRow['action']>
  suspendUntil?: Date | null
  note?: string | null
}

/** Of a note, and as long as a suspension's reason may be. */
const noteRule = { max: 500 }

/** What a suspended person is told where the admin notes nothing: never what the reporter wrote. */
const reportedReason = 'A message of yours was reported.'

export type Resolving = ReturnType<typeof createResolving>

/** What admins do about reports: the action, the report's new state and the audit log's entry are one transaction. */
export const createResolving = (needs: { database: Pick<Database, 'reports' | 'messages'>; commit: Commit }) => {
  const { database, commit } = needs
  return {
    resolve: async (actor: Actor, input: ResolveReport): Promise<ReportRow> => {
      const { action, suspendUntil } = input
      if (suspendUntil && action !== 'SUSPEND_SENDER')
        throw badInput('suspendUntil', '`suspendUntil` goes with SUSPEND_SENDER alone.')
      const note = input.note === null || input.note === undefined ? null : readText(input.note, 'note', noteRule)
      const report = await database.reports.findOne({ _id: input.reportId })
      if (!report) throw notFound('reportId', 'report')
      const resolution = { action, note, resolvedById: actor.id }
      if (action === 'DELETE_MESSAGE') {
        const message = await database.messages.findOne({ _id: report.messageId })
        return commit(together(emptyMessage(actor, message!), report._id, resolution))
      }
      if (action === 'SUSPEND_SENDER') {
        const said = { userId: report.senderId, until: suspendUntil ?? null, reason: note ?? reportedReason }
        const entry = suspending(actor, said, { userId: 'action', until: 'suspendUntil' })
        return commit(together(entry, report._id, resolution))
      }
      return commit(together(nothing(actor, report), report._id, resolution))
    },
  }
}

const nothing = (actor: Actor, { conversationId }: ReportRow): Entry<'conversation', null> => ({
  kind: 'conversation',
  id: conversationId,
  by: actor.id,
  bytes: 300,
  decide: () => ({ result: null }),
})

/** What an entry does, with the report resolved by it. */
const together = <K extends Kind>(
  entry: Omit<Entry<K>, 'once'>,
  reportId: string,
  resolution: Pick<ReportRow, 'note' | 'resolvedById'> & { action: NonNullable<ReportRow['action']> },
): Entry<K, ReportRow> => ({
  ...entry,
  parts: [...(entry.parts ?? []), { of: 'report', id: reportId }],
  bytes: entry.bytes + 1000,
  decide: (view) => {
    const report = view.part('report', reportId)!
    if (report.status === 'RESOLVED')
      throw new ChatError('CONFLICT', { argument: 'reportId', message: 'That report was resolved before.' })
    const decided = entry.decide(view)
    const resolved: ReportRow = {
      ...report,
      ...resolution,
      status: 'RESOLVED',
      resolvedAt: view.now,
      version: report.version + 1,
    }
    const told = { actorId: resolution.resolvedById!, action: 'resolveReport', target: reportId }
    return {
      ...decided,
      parts: [...(decided.parts ?? []), { of: 'report', row: resolved }],
      writes: [...(decided.writes ?? []), auditWrite({ ...told, detail: resolution.action }, view.now)],
      result: resolved,
    }
  },
})
