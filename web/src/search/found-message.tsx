import { nameOf } from '../conversation/message/summary.ts'
import { ConversationAvatar } from '../conversations/conversation-avatar.tsx'
import { titleOf } from '../conversations/title.ts'
import type { FindMessagesQuery } from '../generated/documents.ts'
import { hrefOf } from '../route/route.ts'
import { useText } from '../text/text.tsx'
import { useTimes } from '../text/time.ts'
import { Highlighted } from './highlighted.tsx'
import classes from './search.module.css'

type Message = FindMessagesQuery['searchMessages']['nodes'][number]

/** A message that was found, to be gone to. */
export const FoundMessage = ({ message, query }: { message: Message; query: string }) => {
  const text = useText()
  const times = useTimes()
  const { id: messageId, conversation, sender, createdAt } = message
  return (
    <a
      className={`${classes.result} ${classes.message}`}
      href={hrefOf({ at: 'conversation', id: conversation.id, messageId })}
    >
      <ConversationAvatar conversation={conversation} size={40} />
      <span className={classes.lines}>
        <span className={classes.line}>
          <span className={classes.title}>{titleOf(text, conversation)}</span>
          <time className={classes.time} dateTime={createdAt}>
            {times.short(createdAt)}
          </time>
        </span>
        <span className={classes.text}>
          {nameOf(text, sender)}: <Highlighted text={message.text ?? ''} query={query} />
        </span>
      </span>
    </a>
  )
}
