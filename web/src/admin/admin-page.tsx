import { adminParts, type AdminPart } from '../route/route.ts'
import { Pane } from '../shell/pane.tsx'
import { useText } from '../text/text.tsx'
import { AdminNav } from './admin-nav.tsx'
import classes from './admin-page.module.css'
import { AuditLog } from './audit/audit-log.tsx'
import { Broadcasts } from './broadcasts/broadcasts.tsx'
import { Overview } from './overview/overview.tsx'
import { People } from './people/people.tsx'
import { Reports } from './reports/reports.tsx'
import { useAdminText } from './use-admin-text.ts'

interface AdminPageProps {
  part: AdminPart
  /** What the audit log is asked for. */
  id?: string | undefined
}

/** What is for those who run the place. */
export const AdminPage = ({ part, id }: AdminPageProps) => {
  const { shell } = useText()
  const text = useAdminText()
  return (
    <Pane isArea title={shell.admin} subtitle={text[part].says}>
      <AdminNav parts={adminParts} current={part} />
      <div className={classes.scroller} key={part} tabIndex={-1}>
        <div className={classes.column}>
          {part === 'overview' && <Overview />}
          {part === 'reports' && <Reports />}
          {part === 'people' && <People />}
          {part === 'broadcasts' && <Broadcasts />}
          {part === 'audit' && <AuditLog key={id} target={id ?? ''} />}
        </div>
      </div>
    </Pane>
  )
}
