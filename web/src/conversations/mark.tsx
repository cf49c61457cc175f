import { VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './conversation-item.module.css'

/** A small sign, in words for who doesn't see it. */
export const Mark = ({ says, children }: { says: string; children: ReactNode }) => (
  <span className={classes.mark} title={says}>
    <span aria-hidden="true" className={classes.sign}>
      {children}
    </span>
    <VisuallyHidden>{says}</VisuallyHidden>
  </span>
)
