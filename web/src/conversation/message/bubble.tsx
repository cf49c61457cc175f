import { Badge } from '@mantine/core'
import type { CSSProperties } from 'react'
import { colourOf } from '../../people/colour.ts'
import { useText } from '../../text/text.tsx'
import { Files } from '../attachments/files.tsx'
import { Pictures, widthOf } from '../attachments/pictures.tsx'
import type { Message } from '../history/stretch.ts'
import { useMessageActions } from './actions.ts'
import classes from './bubble.module.css'
import { MessageText } from './message-text.tsx'
import { Meta, type Progress } from './meta.tsx'
import { Quote } from './quote.tsx'
import { Receipt } from './receipt.tsx'
import { nameOf, summaryOf } from './summary.ts'

interface BubbleProps {
  message: Message
  isOwn: boolean
  hasName: boolean
  progress: Progress | null
}

/** What a message says, with all that belongs to it. */
export const Bubble = ({ message, isOwn, hasName, progress }: BubbleProps) => {
  const text = useText()
  const { jump, showPictures } = useMessageActions()
  const { sender, deletedAt, createdAt, editedAt, replyTo, kind, attachments, isFromAdmin } = message
  const arePictures = kind === 'IMAGE' && attachments.length > 0
  const meta = (
    <Meta at={createdAt} isEdited={editedAt !== null && deletedAt === null}>
      {progress && <Receipt progress={progress} seq={message.seq} />}
    </Meta>
  )
  return (
    <div
      className={classes.bubble}
      data-own={isOwn || undefined}
      // Their frame: 6 pixels at each side.
      style={arePictures ? { maxWidth: `min(100%, ${widthOf(attachments) + 12}px)` } : undefined}
    >
      {(hasName || isFromAdmin) && (
        <div className={classes.name} style={{ '--name': colourOf(sender.id) } as CSSProperties}>
          {nameOf(text, sender)}
          {isFromAdmin && (
            <Badge size="xs" radius="sm">
              {text.conversation.fromAdmin}
            </Badge>
          )}
        </div>
      )}
      {replyTo && (
        <Quote name={nameOf(text, replyTo.sender)} what={summaryOf(text, replyTo)} onClick={() => jump(replyTo.id)} />
      )}
      {attachments.length > 0 &&
        (arePictures ? (
          <Pictures pictures={attachments} onOpen={(index) => showPictures(attachments, index)} />
        ) : (
          <Files files={attachments} />
        ))}
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
        <div className={classes.foot}>{meta}</div>
      )}
    </div>
  )
}
