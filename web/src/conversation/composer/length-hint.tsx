import { useText } from '../../text/text.tsx'
import classes from './composer.module.css'

export const mostCharacters = 10_000

/** As the server counts: code points. */
export const lengthOf = (text: string): number => {
  let length = text.length
  for (let at = 0; at < text.length; at++) if (isLead(text.charCodeAt(at))) length--
  return length
}

const isLead = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff

/** How much room is left, once it gets scarce. */
export const LengthHint = ({ left }: { left: number }) => {
  const text = useText()
  return (
    <span className={classes.left} data-over={left < 0 || undefined} role="status">
      {left <= 500 && text.conversation.charactersLeft(left)}
    </span>
  )
}
