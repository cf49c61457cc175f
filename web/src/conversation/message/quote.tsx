import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useText } from '../../text/text.tsx'
import classes from './quote.module.css'

interface QuoteProps {
  name: string
  what: string
  /** Takes one to the original. */
  onClick?(): void
}

/** What a message answers, in short. */
export const Quote = ({ name, what, onClick }: QuoteProps) => {
  const text = useText()
  const inside = (
    <>
      <strong>
        <VisuallyHidden>{text.conversation.inAnswerTo} </VisuallyHidden>
        {name}
      </strong>
      <span>{what}</span>
    </>
  )
  return onClick ? (
    <UnstyledButton className={classes.quote} onClick={onClick}>
      {inside}
    </UnstyledButton>
  ) : (
    <div className={classes.quote}>{inside}</div>
  )
}
