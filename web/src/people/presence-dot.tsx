import { VisuallyHidden } from '@mantine/core'
import { useStatus } from '../live/use-live.ts'
import { useText } from '../text/text.tsx'
import { useStatusText } from './status-text.ts'
import classes from './presence-dot.module.css'

interface PresenceDotProps {
  userId: string
  /** Where it stands in words beside it. */
  isSilent?: boolean
}

/** Whether somebody is there, by colour and by shape; nothing for who isn't. */
export const PresenceDot = ({ userId, isSilent = false }: PresenceDotProps) => {
  const text = useText()
  const status = useStatus(userId)
  const { short } = useStatusText()
  if (!status?.isOnline) return null
  const says = short(status) ?? text.people.online
  return (
    <span className={classes.dot} data-availability={status.availability ?? 'ONLINE'}>
      {!isSilent && <VisuallyHidden>{says}</VisuallyHidden>}
    </span>
  )
}
