import { VisuallyHidden } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../../text/text.tsx'
import { nameOf, summaryOf } from '../message/summary.ts'
import type { Entry } from './stretch.ts'

/** Reads what others write to who doesn't see it, as it comes. */
export const Announcer = ({ entries, viewerId }: { entries: readonly Entry[]; viewerId: string }) => {
  const text = useText()
  const newest = entries.at(-1)?.message
  const lastSeq = useRef(newest?.seq ?? 0)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!newest || newest.seq <= lastSeq.current) return
    // Of several at once the last: they are all there to be read.
    const isNext = newest.seq - lastSeq.current < 50
    lastSeq.current = newest.seq
    if (isNext && newest.sender.id !== viewerId)
      setSaid(text.conversation.said(nameOf(text, newest.sender), summaryOf(text, newest)))
  }, [newest, viewerId, text])
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {said}
    </VisuallyHidden>
  )
}
