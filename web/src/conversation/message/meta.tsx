import { Tooltip, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../../text/text.tsx'
import { useTimes } from '../../text/time.ts'
import classes from './meta.module.css'

interface MetaProps {
  at: string
  isEdited: boolean
  /** How far one's own message has come. */
  children?: ReactNode
}

/** When it was written, small, at the end of a message. */
export const Meta = ({ at, isEdited, children }: MetaProps) => {
  const text = useText()
  const { clock, full } = useTimes()
  return (
    <span className={classes.meta}>
      {isEdited && <span>{text.conversation.edited}</span>}
      <Tooltip label={full(at)} openDelay={400} withArrow events={{ hover: true, focus: false, touch: false }}>
        <time dateTime={at}>{clock(at)}</time>
      </Tooltip>
      {children}
    </span>
  )
}

export type Progress = 'pending' | 'failed' | 'SENT' | 'DELIVERED' | 'READ'

/** Said in words to who doesn't see it. */
export const ProgressLabel = ({ progress }: { progress: Progress }) => (
  <VisuallyHidden>{useText().conversation.state[progress]}</VisuallyHidden>
)
