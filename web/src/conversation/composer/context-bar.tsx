import { ActionIcon } from '@mantine/core'
import { useWatched } from '../../chat/chat-context.ts'
import { Icon } from '../../shell/icon.tsx'
import { useText } from '../../text/text.tsx'
import classes from './context-bar.module.css'
import type { Writing } from './writing.ts'

/** Above what one writes: what it answers, or that it changes what was written before. */
export const ContextBar = ({ writing }: { writing: Writing }) => {
  const text = useText()
  const { draft, editing } = useWatched(writing)
  const { replyTo } = draft
  if (!editing && !replyTo) return null
  const [title, what, cancel] = editing
    ? [text.conversation.editing, editing.original, text.conversation.cancelEdit]
    : [text.conversation.replyTo(replyTo!.name), replyTo!.what, text.conversation.cancelReply]
  return (
    <div className={classes.bar}>
      <Icon name={editing ? 'edit' : 'reply'} />
      <div className={classes.what}>
        <strong>{title}</strong>
        <span>{what}</span>
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={cancel}
        onClick={() => (editing ? writing.edit(null) : writing.replyTo(null))}
      >
        <Icon name="close" size={18} />
      </ActionIcon>
    </div>
  )
}
