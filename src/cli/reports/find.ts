import type { Ask } from '../../client/ask.ts'
import { Failure } from '../failure.ts'
import { AdminReportsDocument, type AdminReportFragment, type ReportStatus } from '../generated/documents.ts'
import { pagesOf } from '../pages.ts'

export const reportPages = (ask: Ask, status: ReportStatus | null, limit?: number) =>
  pagesOf<AdminReportFragment>(async (page) => (await ask(AdminReportsDocument, { status, ...page })).reports, limit)

/** Looked for page by page, the newest first: the API has them as a list alone. */
export const reportOf = async (ask: Ask, id: string): Promise<AdminReportFragment> => {
  for await (const page of reportPages(ask, null)) {
    const found = page.find((report) => report.id === id)
    if (found) return found
  }
  throw new Failure('failed', 'NOT_FOUND', `There is no report ${id}.`, 'id')
}
