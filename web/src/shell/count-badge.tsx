import { VisuallyHidden } from '@mantine/core'
import classes from './count-badge.module.css'

interface CountBadgeProps {
  count: number
  /** For who doesn't see it. */
  says: string
  /** One that doesn't call. */
  isQuiet?: boolean
  className?: string | undefined
}

/** How many; above 999 it is no longer the number that matters. */
export const CountBadge = ({ count, says, isQuiet = false, className = '' }: CountBadgeProps) => (
  <span className={`${classes.badge} ${className}`} data-quiet={isQuiet || undefined}>
    <span aria-hidden="true">{count > 999 ? '999+' : count}</span>
    <VisuallyHidden>{says}</VisuallyHidden>
  </span>
)
