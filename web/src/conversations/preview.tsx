import type { ConversationFieldsFragment } from 'parley/client'
import { useSyncExternalStore } from 'react'
import { useChat } from '../chat/chat-context.ts'
import { draftTexts, onDraft } from '../conversation/composer/drafts.ts'
import { nameOf, summaryOf } from '../conversation/message/summary.ts'
import { useTypers } from '../live/use-live.ts'
import { Icon } from '../shell/icon.tsx'
import { useText } from '../text/text.tsx'
import classes from './conversation-item.module.css'

interface PreviewProps {
  conversation: ConversationFieldsFragment
  /** One sees there what one writes. */
  isOpen: boolean
}

/** In a line: who types, else what one has begun to write, else what was said last, in a group by whom. */
export const Preview = ({ conversation, isOpen }: PreviewProps) => {
  const text = useText()
  const { viewer } = useChat()
  const draft = useSyncExternalStore(onDraft, () => draftTexts(viewer.id)[conversation.id] ?? '')
  const typers = useTypers(conversation.id)
  if (typers.length > 0)
    return (
      <span className={`${classes.preview} ${classes.typing}`}>{text.list.typing(typers.map(({ name }) => name))}</span>
    )
  return isOpen || !draft ? (
    <LastMessage conversation={conversation} />
  ) : (
    <span className={classes.preview}>
      <span className={classes.draft}>{text.list.draft}</span> {draft.slice(0, 200)}
    </span>
  )
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
