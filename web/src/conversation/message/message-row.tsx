import { Badge } from '@mantine/core'
import { memo, type CSSProperties } from 'react'
import { Avatar } from '../../people/avatar.tsx'
import { colourOf } from '../../people/colour.ts'
import { useText } from '../../text/text.tsx'
import type { Row } from '../history/rows.ts'
import type { Message } from '../history/stretch.ts'
import { useTimes } from '../../text/time.ts'
import { MessageText } from './message-text.tsx'
import classes from './message-row.module.css'
import { Meta, type Progress } from './meta.tsx'
import { Quote } from './quote.tsx'
import { Receipt } from './receipt.tsx'
import { nameOf, summaryOf } from './summary.ts'

interface MessageRowProps {
  message: Message
  startsGroup: Row['startsGroup']
  endsGroup: Row['endsGroup']
  isOwn: boolean
  isGroup: boolean
  /** How far it has come, where it is one's own. */
  progress: Progress | null
}

export const MessageRow = memo(({ message, startsGroup, endsGroup, isOwn, isGroup, progress }: MessageRowProps) => {
  const text = useText()
  const { clock } = useTimes()
  const { sender, deletedAt, createdAt, editedAt, replyTo } = message
  const name = isOwn ? text.conversation.you : nameOf(text, sender)
  const meta = (
    <Meta at={createdAt} isEdited={editedAt !== null && deletedAt === null}>
      {progress && <Receipt progress={progress} />}
    </Meta>
  )
  return (
    <article
      className={classes.row}
      data-own={isOwn || undefined}
      data-starts={startsGroup || undefined}
      data-ends={endsGroup || undefined}
      aria-label={text.conversation.messageOf(name, clock(createdAt))}
    >
      {isGroup && !isOwn && (
        <span className={classes.face}>
          {startsGroup && <Avatar id={sender.id} name={sender.name} url={sender.avatarUrl} size={32} />}
        </span>
      )}
      <div className={classes.column}>
        <div className={classes.bubble} data-deleted={deletedAt !== null || undefined}>
          {((isGroup && !isOwn && startsGroup) || message.isFromAdmin) && (
            <div className={classes.name} style={{ '--name': colourOf(sender.id) } as CSSProperties}>
              {nameOf(text, sender)}
              {message.isFromAdmin && (
                <Badge size="xs" ms={6} radius="sm">
                  {text.conversation.fromAdmin}
                </Badge>
              )}
            </div>
          )}
          {replyTo && <Quote name={nameOf(text, replyTo.sender)} what={summaryOf(text, replyTo)} />}
          {deletedAt ? (
            <div>
              <p className={classes.deleted}>{text.deletedMessage}</p>
              {meta}
            </div>
          ) : message.text ? (
            <MessageText text={message.text} names={message.mentions.map((person) => person.name)}>
              {meta}
            </MessageText>
          ) : (
            <div>{meta}</div>
          )}
        </div>
      </div>
    </article>
  )
})
