import { Anchor, UnstyledButton } from '@mantine/core'
import { memo, useState } from 'react'
import { useText } from '../../text/text.tsx'
import { isEmojiOnly } from './emoji.ts'
import classes from './message-text.module.css'
import { partsOf } from './text-parts.ts'

interface MessageTextProps {
  text: string
  /** Of those who are named in it. */
  names: readonly string[]
  /** At the end of the last line. */
  children?: React.ReactNode
}

/** Longer than this it is folded. */
const isLong = (text: string): boolean => text.length > 1_500 || text.split('\n', 25).length > 24

/** What was written, with its line breaks: links and those who are named stand out, and nothing else means anything. */
export const MessageText = memo(({ text, names, children }: MessageTextProps) => {
  const texts = useText()
  const [isOpen, setIsOpen] = useState(false)
  const isFolded = isLong(text) && !isOpen
  return (
    <div className={classes.text} data-large={isEmojiOnly(text) || undefined}>
      <p className={isFolded ? classes.folded : undefined}>
        {partsOf(text, names).map((part, index) =>
          part.kind === 'link' ? (
            <Anchor
              key={index}
              className={classes.link}
              href={part.href}
              target="_blank"
              rel="noopener noreferrer"
              inherit
              underline="always"
            >
              {part.text}
            </Anchor>
          ) : part.kind === 'mention' ? (
            <strong key={index} className={classes.mention}>
              {part.text}
            </strong>
          ) : (
            part.text
          ),
        )}
      </p>
      {isLong(text) && (
        <UnstyledButton className={classes.more} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? texts.conversation.showLess : texts.conversation.showMore}
        </UnstyledButton>
      )}
      {children}
    </div>
  )
})
