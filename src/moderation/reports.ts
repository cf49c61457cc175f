import { hash } from 'node:crypto'
import { requireMember } from '../conversation/rules.ts'
import type { Actor } from '../kernel/actor.ts'
import { badInput, ChatError, notFound } from '../kernel/errors.ts'
import { countLimit, encodePlace, forwardPage, pageSize, readTimePlace, type Page } from '../kernel/page.ts'
import { readText } from '../kernel/text.ts'
import type { MessageService } from '../message/service.ts'
import type { Commit, Entry } from '../store/commit/entry.ts'
import type { Database } from '../store/database.ts'
import type { Loaders } from '../store/loaders.ts'
import type { ReportRow } from '../store/moderation-rows.ts'
import type { MessageRow } from '../store/rows.ts'

export type ReportService = ReturnType<typeof createReportService>

/** Reports of one person that nobody has dealt with. */
const maxOpen = 100
const reasonRule = { max: 1000 }

export const createReportService = (needs: {
  database: Pick<Database, 'reports'>
  commit: Commit
  messages: Pick<MessageService, 'get'>
}) => {
  const { reports } = needs.database
  return {
    /** Newest first, or oldest. */
    list: async ({ first, after, status, oldestFirst }: ReportsArgs): Promise<Page<ReportRow>> => {
      const size = pageSize(first, 20)
      const listed = status ? { status } : {}
      const behind = after ? readTimePlace(after) : null
      const [order, further] = oldestFirst ? ([1, '$gt'] as const) : ([-1, '$lt'] as const)
      const rows = await reports
        .find({
          ...listed,
          ...(behind && {
            $or: [{ createdAt: { [further]: behind.at } }, { createdAt: behind.at, _id: { [further]: behind.id } }],
          }),
        })
        .sort({ createdAt: order, _id: order })
        .limit(size + 1)
        .toArray()
      return forwardPage(rows, size, {
        after: Boolean(behind),
        cursorOf: ({ createdAt, _id }) => encodePlace(createdAt.getTime(), _id),
        count: () => reports.countDocuments(listed, { limit: countLimit }),
      })
    },

    /** The same again, while it is open, is the one that there is. */
    report: async (actor: Actor, messageId: string, reason: string, loaders: Loaders): Promise<ReportRow> => {
      const given = readText(reason, 'reason', reasonRule)
      const message = await needs.messages.get(actor, messageId, loaders)
      if (!message) throw notFound('messageId', 'message')
      if (message.senderId === actor.id) throw badInput('messageId', 'That message is your own: delete it.')
      const own = { messageId, reporterId: actor.id }
      const [open, resolved, allOpen] = await Promise.all([
        reports.findOne({ ...own, status: 'OPEN' }),
        reports.countDocuments({ ...own, status: 'RESOLVED' }),
        reports.countDocuments({ reporterId: actor.id, status: 'OPEN' }, { limit: maxOpen }),
      ])
      if (open) return open
      if (message.deletedAt) throw deleted()
      if (allOpen >= maxOpen)
        throw badInput('messageId', `${maxOpen} of your reports are open. Wait until some of them were dealt with.`)
      return needs.commit(addReport(actor.id, message, given, resolved))
    },
  }
}

export interface ReportsArgs {
  first?: number | null
  after?: string | null
  /** null: all. */
  status?: ReportRow['status'] | null
  oldestFirst?: boolean | null
}

/** On the conversation, so that what it keeps of the message is what the message was as of the commit. */
const addReport = (
  reporterId: string,
  { _id: messageId, conversationId, senderId }: MessageRow,
  reason: string,
  resolvedBefore: number,
): Entry<'conversation', ReportRow> => {
  const _id = hash('sha256', JSON.stringify(['report', reporterId, messageId, resolvedBefore]), 'base64url').slice(
    0,
    20,
  )
  return {
    kind: 'conversation',
    id: conversationId,
    by: reporterId,
    messages: [messageId],
    parts: [{ of: 'report', id: _id }],
    bytes: 500 + reason.length * 3,
    decide: ({ row, message, part, now }) => {
      requireMember(row, reporterId, 'messageId')
      const before = part('report', _id)
      if (before?.status === 'RESOLVED')
        throw new ChatError('CONFLICT', {
          argument: 'messageId',
          message: 'Your report of it was just dealt with. If something is still wrong, report it again.',
        })
      if (before) return { result: before }
      const { text, deletedAt } = message(messageId)!
      if (deletedAt) throw deleted()
      const report: ReportRow = {
        _id,
        messageId,
        conversationId,
        senderId,
        text,
        reporterId,
        reason,
        status: 'OPEN',
        action: null,
        resolvedById: null,
        resolvedAt: null,
        note: null,
        version: 1,
        createdAt: now,
      }
      return { row: { ...row! }, parts: [{ of: 'report', row: report }], result: report }
    },
  }
}

const deleted = () => new ChatError('CONFLICT', { argument: 'messageId', message: 'That message was deleted.' })
