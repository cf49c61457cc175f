import type { UserFieldsFragment } from 'parley/client'
import type { ReactNode } from 'react'
import { nameOf } from '../conversation/message/summary.ts'
import { useStatus } from '../live/use-live.ts'
import { useText } from '../text/text.tsx'
import { Avatar } from './avatar.tsx'
import classes from './person-row.module.css'
import { PresenceDot } from './presence-dot.tsx'
import { useStatusText } from './status-text.ts'

interface PersonRowProps {
  user: UserFieldsFragment
  /** Below the name. @default whether they are there */
  says?: string | null
  /** At the end of the row. */
  children?: ReactNode
}

/** Somebody in a list of people. */
export const PersonRow = ({ user, says, children }: PersonRowProps) => {
  const text = useText()
  const status = useStatus(user.id)
  const { long } = useStatusText()
  return (
    <span className={classes.row}>
      <Avatar id={user.id} name={user.name} url={user.avatarUrl} size={40}>
        <PresenceDot userId={user.id} isSilent={says === undefined} />
      </Avatar>
      <span className={classes.lines}>
        <span className={classes.name}>{nameOf(text, user)}</span>
        <span className={classes.says}>{says ?? (status && long(status))}</span>
      </span>
      {children}
    </span>
  )
}
