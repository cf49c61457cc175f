import { memo, useRef, useState, type KeyboardEvent } from 'react'
import { useText } from '../../text/text.tsx'
import { useTimes } from '../../text/time.ts'
import type { Message } from '../history/stretch.ts'
import { useMessageActions } from './actions.ts'
import { Bubble } from './bubble.tsx'
import classes from './message-row.module.css'
import type { Progress } from './meta.tsx'
import { Reactions } from './reactions.tsx'
import { SenderFace } from './sender-face.tsx'
import { nameOf } from './summary.ts'
import { Toolbar } from './toolbar.tsx'
import { useLongPress } from './use-long-press.ts'

interface MessageRowProps {
  message: Message
  startsGroup: boolean
  endsGroup: boolean
  isOwn: boolean
  isGroup: boolean
  /** How far it has come, where it is one's own. */
  progress: Progress | null
  /** It was jumped to a moment ago. */
  isFound: boolean
  /** The keyboard comes to this one. */
  isCurrent: boolean
  /** Why what was done with it last was refused. */
  failure: string | null
}

/** A message that is there. What can be done with it is beside it, where somebody points at it or has the keyboard on it. */
export const MessageRow = memo((props: MessageRowProps) => {
  const { message, startsGroup, endsGroup, isOwn, isGroup, progress, isFound, isCurrent, failure } = props
  const text = useText()
  const { clock } = useTimes()
  const { showMenu } = useMessageActions()
  const [isPointedAt, setIsPointedAt] = useState(false)
  const [hasFocus, setHasFocus] = useState(false)
  const [isOpened, setIsOpened] = useState(false)
  const article = useRef<HTMLElement>(null)
  const longPress = useLongPress(() => showMenu(message))
  const { sender } = message
  const name = isOwn ? text.conversation.you : nameOf(text, sender)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget || event.key !== 'Enter') return
    event.preventDefault()
    // Else the menu, once it is open, takes this for a key that was pressed outside of it, and closes.
    event.stopPropagation()
    event.currentTarget.querySelector<HTMLElement>('[data-more]')?.click()
  }
  const onOpened = (isOpen: boolean): void => {
    setIsOpened(isOpen)
    // What was beside it may go with what is closed, and the keyboard with that.
    if (!isOpen) article.current?.focus({ preventScroll: true })
  }
  return (
    <article
      ref={article}
      className={classes.row}
      data-message={message.id}
      data-own={isOwn || undefined}
      data-starts={startsGroup || undefined}
      data-ends={endsGroup || undefined}
      data-found={isFound || undefined}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={text.conversation.messageOf(name, clock(message.createdAt))}
      onPointerEnter={({ pointerType }) => setIsPointedAt(pointerType === 'mouse')}
      onPointerLeave={() => setIsPointedAt(false)}
      onFocus={({ target }) => setHasFocus(target.matches(':focus-visible'))}
      onBlur={({ currentTarget, relatedTarget }) => setHasFocus(currentTarget.contains(relatedTarget))}
      onKeyDown={onKeyDown}
      {...longPress}
    >
      {isGroup && !isOwn && <span className={classes.face}>{startsGroup && <SenderFace message={message} />}</span>}
      <div className={classes.column}>
        <div className={classes.beside}>
          <Bubble {...{ message, isOwn, progress }} hasName={isGroup && !isOwn && startsGroup} />
          {(isPointedAt || hasFocus || isOpened) && <Toolbar message={message} onOpened={onOpened} />}
        </div>
        {message.reactions.length > 0 && <Reactions message={message} />}
        {failure !== null && (
          <p className={classes.failure} role="alert">
            {failure}
          </p>
        )}
      </div>
    </article>
  )
})
