import type { stateOf } from 'parley/client'
import { useText } from '../../text/text.tsx'
import { MessageRow } from '../message/message-row.tsx'
import { WaitingRow } from '../message/waiting-row.tsx'
import { DayLine, UnreadLine } from './lines.tsx'
import classes from './row-view.module.css'
import type { Row } from './rows.ts'

interface RowViewProps {
  row: Row
  /** The very first of the conversation. */
  isFirst: boolean
  isLast: boolean
  isGroup: boolean
  viewerId: string
  progress: ReturnType<typeof stateOf> | null
  isFound: boolean
  isCurrent: boolean
  failure: string | null
}

/** A message, below what is said before it. */
export const RowView = ({ row, isFirst, isLast, viewerId, ...rest }: RowViewProps) => {
  const text = useText()
  const { startsGroup, endsGroup } = row
  return (
    <div className={classes.row} data-last={isLast || undefined}>
      {isFirst && <p className={classes.beginning}>{text.conversation.beginning}</p>}
      {row.startsDay && <DayLine at={row.at} />}
      {row.startsUnread && <UnreadLine />}
      {row.message ? (
        <MessageRow
          message={row.message}
          isOwn={row.message.sender.id === viewerId}
          {...{ startsGroup, endsGroup, ...rest }}
        />
      ) : (
        <WaitingRow item={row.item} replyTo={row.replyTo} {...{ startsGroup, endsGroup }} />
      )}
    </div>
  )
}
