import { useText } from '../../text/text.tsx'
import { useTimes } from '../../text/time.ts'
import classes from './lines.module.css'

/** Says which day begins. */
export const DayLine = ({ at }: { at: string }) => {
  const { day } = useTimes()
  return (
    <div className={classes.day}>
      <time dateTime={at.slice(0, 10)}>{day(at)}</time>
    </div>
  )
}

/** Above what was unread when the conversation was opened. */
export const UnreadLine = () => (
  <div className={classes.unread} role="separator">
    <span>{useText().conversation.newMessages}</span>
  </div>
)
