import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useChat } from '../../chat/chat-context.ts'
import type { ReportAction, ReportFieldsFragment } from '../../generated/admin-documents.ts'
import { Icon } from '../../shell/icon.tsx'
import { useAdminText } from '../use-admin-text.ts'
import { ReportCard } from './report-card.tsx'
import own from './reports.module.css'
import { ResolveDialog } from './resolve-dialog.tsx'

interface OpenReportProps {
  report: ReportFieldsFragment
  onDecided(): void
  /** It had been decided already. */
  onTooLate(): void
}

/** A report with what can be done about it. */
export const OpenReport = ({ report, onDecided, onTooLate }: OpenReportProps) => {
  const { reports: text } = useAdminText()
  const { viewer } = useChat()
  const [action, setAction] = useState<ReportAction | null>(null)
  const buttons = useRef<HTMLDivElement>(null)
  const { message } = report
  const { sender } = message
  const cancel = (): void => {
    const chosen = action
    setAction(null)
    // The dialog lets go of the keyboard first.
    requestAnimationFrame(() => buttons.current?.querySelector<HTMLElement>(`[data-action="${chosen}"]`)?.focus())
  }
  return (
    <ReportCard report={report}>
      <div className={own.buttons} ref={buttons}>
        <Button variant="default" data-action="DISMISS" onClick={() => setAction('DISMISS')}>
          {text.dismiss}
        </Button>
        {!message.deletedAt && (
          <Button
            variant="light"
            color="red"
            leftSection={<Icon name="trash" size={18} />}
            data-action="DELETE_MESSAGE"
            onClick={() => setAction('DELETE_MESSAGE')}
          >
            {text.deleteMessage}
          </Button>
        )}
        {!sender.isErased && sender.id !== viewer.id && (
          <Button
            variant="light"
            color="red"
            leftSection={<Icon name="block" size={18} />}
            data-action="SUSPEND_SENDER"
            onClick={() => setAction('SUSPEND_SENDER')}
          >
            {text.suspendSender}
          </Button>
        )}
      </div>
      {action && (
        <ResolveDialog
          report={report}
          action={action}
          onDecided={() => {
            setAction(null)
            onDecided()
          }}
          onTooLate={() => {
            setAction(null)
            onTooLate()
          }}
          onClose={cancel}
        />
      )}
    </ReportCard>
  )
}
