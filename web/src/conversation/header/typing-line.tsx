import { useTypers } from '../../live/use-live.ts'
import { useText } from '../../text/text.tsx'
import { useOpenConversation } from '../open-conversation.ts'
import classes from './typing-line.module.css'

/** Above where one writes: who else does. Its place is kept, so that nothing moves. */
export const TypingLine = () => {
  const text = useText()
  const typers = useTypers(useOpenConversation().conversation.id)
  return (
    <div className={classes.line} role="status" aria-live="polite">
      {typers.length > 0 && (
        <>
          <span className={classes.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {text.conversation.typing(typers.map(({ name }) => name))}
        </>
      )}
    </div>
  )
}
