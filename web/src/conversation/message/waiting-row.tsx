import { Anchor } from '@mantine/core'
import { ParleyError, type OutboxItem } from 'parley/client'
import { memo } from 'react'
import { useErrorText } from '../../act/error-text.ts'
import { useChat } from '../../chat/chat-context.ts'
import { useText } from '../../text/text.tsx'
import type { Message } from '../history/stretch.ts'
import { useOpenConversation } from '../open-conversation.ts'
import { useTimes } from '../../text/time.ts'
import bubble from './bubble.module.css'
import { MessageText } from './message-text.tsx'
import classes from './message-row.module.css'
import { Meta } from './meta.tsx'
import { Quote } from './quote.tsx'
import { Receipt } from './receipt.tsx'
import { nameOf, summaryOf } from './summary.ts'
import { WaitingFiles } from './waiting-files.tsx'
import waiting from './waiting-row.module.css'

interface WaitingRowProps {
  item: OutboxItem
  /** What it answers, where that is at hand. */
  replyTo: Message | null
  startsGroup: boolean
  endsGroup: boolean
}

/** One of one's own messages that the server doesn't have yet, or has refused. */
export const WaitingRow = memo(({ item, replyTo, startsGroup, endsGroup }: WaitingRowProps) => {
  const text = useText()
  const { clock } = useTimes()
  const errorText = useErrorText()
  const { outbox } = useChat().client
  const { members } = useOpenConversation().conversation
  const { clientId, input, state, at, error } = item
  const named = new Set(input.mentionIds)
  const names = members.filter(({ user }) => named.has(user.id)).map(({ user }) => user.name)
  const progress = state === 'sent' ? 'SENT' : state
  const meta = (
    <Meta at={at} isEdited={false}>
      <Receipt progress={progress} />
    </Meta>
  )
  return (
    <article
      className={classes.row}
      data-own
      data-starts={startsGroup || undefined}
      data-ends={endsGroup || undefined}
      aria-label={text.conversation.messageOf(text.conversation.you, clock(at))}
    >
      <div className={classes.column}>
        <div className={bubble.bubble} data-own>
          {replyTo && <Quote name={nameOf(text, replyTo.sender)} what={summaryOf(text, replyTo)} />}
          <WaitingFiles ids={input.attachmentIds ?? []} isPicture={input.kind === 'IMAGE'} />
          {input.text ? (
            <MessageText text={input.text} names={names}>
              {meta}
            </MessageText>
          ) : (
            <div className={bubble.foot}>{meta}</div>
          )}
        </div>
        {state === 'failed' && (
          <div className={waiting.failed} role="alert">
            <span>{error && errorText(new ParleyError(error.message, { ...error }))}</span>
            <Anchor component="button" inherit onClick={() => void outbox.retry(clientId).catch(() => {})}>
              {text.conversation.retry}
            </Anchor>
            <Anchor component="button" inherit onClick={() => void outbox.drop(clientId)}>
              {text.conversation.drop}
            </Anchor>
          </div>
        )}
      </div>
    </article>
  )
})
