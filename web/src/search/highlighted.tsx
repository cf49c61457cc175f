import { useMemo } from 'react'
import { highlight } from './highlight.ts'
import classes from './search.module.css'

/** What was found, with the words that it was found by. */
export const Highlighted = ({ text, query }: { text: string; query: string }) => {
  const parts = useMemo(() => highlight(text, query), [text, query])
  return parts.map((part, index) =>
    part.isHit ? (
      <mark key={index} className={classes.hit}>
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  )
}
