import { Text } from '@mantine/core'
import { nameOf } from '../../conversation/message/summary.ts'
import type { ReportFieldsFragment } from '../../generated/admin-documents.ts'
import { Empty } from '../../shell/empty.tsx'
import { useText } from '../../text/text.tsx'
import { useTimes } from '../../text/time.ts'
import classes from '../admin-page.module.css'
import { ListEnd } from '../list-end.tsx'
import { useAdminText } from '../use-admin-text.ts'
import { ReportCard } from './report-card.tsx'
import { useReports } from './use-reports.ts'

/** What was dealt with, newest report first: what was done, by whom, and their note. */
export const ResolvedReports = () => {
  const { reports: text } = useAdminText()
  const { nodes, again: _again, ...pages } = useReports({ status: 'RESOLVED', oldestFirst: false })
  return (
    <>
      {nodes.length === 0 && !pages.isLoading && !pages.error && <Empty icon="flag" says={text.noneResolved} />}
      <ul className={classes.list} aria-label={text.list}>
        {nodes.map((report) => (
          <ReportCard key={report.id} report={report}>
            <Outcome report={report} />
          </ReportCard>
        ))}
      </ul>
      <ListEnd {...pages} />
    </>
  )
}

const Outcome = ({ report: { action, resolvedBy, resolvedAt, note } }: { report: ReportFieldsFragment }) => {
  const texts = useText()
  const { reports: text } = useAdminText()
  const times = useTimes()
  if (!action || !resolvedBy || !resolvedAt) return null
  const when = texts.broadcasts.at(times.day(resolvedAt), times.clock(resolvedAt))
  return (
    <>
      <Text fw={600}>{text.didBy(text.did[action], nameOf(texts, resolvedBy), when)}</Text>
      {note && <Text size="sm">{text.noted(note)}</Text>}
    </>
  )
}
