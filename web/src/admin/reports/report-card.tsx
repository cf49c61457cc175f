import { Anchor, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { BroadcastFiles } from '../../broadcasts/broadcast-files.tsx'
import { MessageText } from '../../conversation/message/message-text.tsx'
import { nameOf } from '../../conversation/message/summary.ts'
import type { ReportFieldsFragment } from '../../generated/admin-documents.ts'
import { Avatar } from '../../people/avatar.tsx'
import { PersonButton } from '../../people/person-button.tsx'
import { hrefOf } from '../../route/route.ts'
import { useText } from '../../text/text.tsx'
import { useTimes } from '../../text/time.ts'
import classes from '../admin-page.module.css'
import { useAdminText } from '../use-admin-text.ts'
import own from './reports.module.css'

const nobody: readonly string[] = []

/** A message that somebody reported, as it was then, with who said it, who reported it and why. `children`: what is or was done. */
export const ReportCard = ({ report, children }: { report: ReportFieldsFragment; children: ReactNode }) => {
  const texts = useText()
  const { reports: text } = useAdminText()
  const times = useTimes()
  const { message, reporter, reason, createdAt } = report
  const { sender, conversation } = message
  const [senderName, reporterName] = [nameOf(texts, sender), nameOf(texts, reporter)]
  const when = (at: string): string => texts.broadcasts.at(times.day(at), times.clock(at))
  return (
    <li className={classes.card} tabIndex={-1} data-report aria-label={text.by(senderName, reporterName)}>
      <header className={own.header}>
        <PersonButton user={sender}>
          <Avatar id={sender.id} name={senderName} url={sender.avatarUrl} size={40} />
        </PersonButton>
        <div className={own.names}>
          <Text fw={600}>{senderName}</Text>
          <Text size="sm" c="dimmed">
            <span className={own.when}>{when(message.createdAt)}</span> ·{' '}
            {conversation.title ? text.inGroup(conversation.title) : text.inDirect}
          </Text>
        </div>
      </header>
      <blockquote className={own.said} aria-label={text.asItWas}>
        {report.text ? <MessageText text={report.text} names={nobody} /> : <Text c="dimmed">{text.noText}</Text>}
        {message.attachments.length > 0 && <BroadcastFiles attachments={message.attachments} />}
      </blockquote>
      <Text size="sm" c="dimmed">
        {message.deletedAt
          ? text.deletedSince
          : message.editedAt && message.text !== report.text && text.editedSince(message.text ?? '')}{' '}
        {sender.suspension && text.suspendedNow}
      </Text>
      <p className={own.reason}>
        <span className={own.reporter}>{text.reportedBy(reporterName, when(createdAt))}</span>
        {reason}
      </p>
      <Text size="sm" c="dimmed" mb="sm">
        {conversation.lastSeq > 0 ? (
          <Anchor href={hrefOf({ at: 'conversation', id: conversation.id, messageId: message.id })} inherit>
            {text.showThere}
          </Anchor>
        ) : (
          text.notYours
        )}
      </Text>
      {children}
    </li>
  )
}
