import type { ConversationFieldsFragment } from 'parley/client'
import { useChat } from '../chat/chat-context.ts'
import { nameOf, summaryOf } from '../conversation/message/summary.ts'
import { useTypers } from '../live/use-live.ts'
import { Icon } from '../shell/icon.tsx'
import { useText } from '../text/text.tsx'
import classes from './conversation-item.module.css'

/** In a line: who types, else what was said last, in a group by whom. */
export const Preview = ({ conversation }: { conversation: ConversationFieldsFragment }) => {
  const text = useText()
  const typers = useTypers(conversation.id)
  if (typers.length > 0)
    return (
      <span className={`${classes.preview} ${classes.typing}`}>{text.list.typing(typers.map(({ name }) => name))}</span>
    )
  return <LastMessage conversation={conversation} />
}

const LastMessage = ({ conversation }: { conversation: ConversationFieldsFragment }) => {
  const text = useText()
  const { viewer } = useChat()
  const { kind, lastMessage } = conversation
  if (!lastMessage) return <span className={classes.preview}>{text.list.empty}</span>
  const { sender, deletedAt } = lastMessage
  const by = sender.id === viewer.id ? text.list.you : kind === 'GROUP' ? nameOf(text, sender) : null
  const icon = deletedAt
    ? 'block'
    : lastMessage.kind === 'IMAGE'
      ? 'image'
      : lastMessage.kind === 'FILE'
        ? 'file'
        : null
  return (
    <span className={classes.preview} data-deleted={deletedAt ? true : undefined}>
      {by && `${by}: `}
      {icon && (
        <span className={classes.kind}>
          <Icon name={icon} size={15} />
        </span>
      )}
      {summaryOf(text, lastMessage)}
    </span>
  )
}
