import { UnstyledButton } from '@mantine/core'
import { useText } from '../../text/text.tsx'
import classes from './quote.module.css'

interface QuoteProps {
  name: string
  /** null: it was deleted, or has none. */
  what: string
  /** Takes one to the original. */
  onClick?(): void
}

/** What a message answers, in short. */
export const Quote = ({ name, what, onClick }: QuoteProps) => {
  const text = useText()
  const inside = (
    <>
      <strong>{name}</strong> <span>{what}</span>
    </>
  )
  return onClick ? (
    <UnstyledButton className={classes.quote} onClick={onClick} aria-label={text.conversation.toOriginal(name, what)}>
      {inside}
    </UnstyledButton>
  ) : (
    <div className={classes.quote}>{inside}</div>
  )
}
