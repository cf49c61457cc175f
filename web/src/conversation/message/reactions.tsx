import { Tooltip, UnstyledButton } from '@mantine/core'
import { useChat } from '../../chat/chat-context.ts'
import { useText } from '../../text/text.tsx'
import type { Message } from '../history/stretch.ts'
import { useMessageActions } from './actions.ts'
import { useAllowed } from './allowed.ts'
import classes from './reactions.module.css'
import { nameOf } from './summary.ts'

/** Below a message: what people think of it, and who. */
export const Reactions = ({ message }: { message: Message }) => {
  const text = useText()
  const { viewer } = useChat()
  const { react } = useMessageActions()
  const { use } = useAllowed(message)
  return (
    <ul className={classes.reactions} aria-label={text.conversation.reactions}>
      {message.reactions.map(({ emoji, count, users }) => {
        const isMine = users.some(({ id }) => id === viewer.id)
        const names = users.map((user) => (user.id === viewer.id ? text.conversation.you : nameOf(text, user)))
        const says = text.conversation.reacted(emoji, names)
        return (
          <li key={emoji}>
            <Tooltip label={says} multiline maw={260} withArrow openDelay={300}>
              <UnstyledButton
                className={classes.reaction}
                aria-label={says}
                aria-pressed={isMine}
                disabled={!use}
                onClick={() => react(message, emoji)}
              >
                <span className={classes.emoji} data-count={count} aria-hidden="true">
                  {emoji}
                </span>
              </UnstyledButton>
            </Tooltip>
          </li>
        )
      })}
    </ul>
  )
}
