import { UnstyledButton } from '@mantine/core'
import type { UserFieldsFragment } from 'parley/client'
import type { ReactNode } from 'react'
import { useDialogs } from '../shell/dialogs-context.ts'
import { useText } from '../text/text.tsx'

interface PersonButtonProps {
  user: UserFieldsFragment
  /** A message of theirs, which can be reported from their card. */
  messageId?: string
  children: ReactNode
}

/** Opens somebody's card. */
export const PersonButton = ({ user, messageId, children }: PersonButtonProps) => {
  const { people } = useText()
  const dialogs = useDialogs()
  return (
    <UnstyledButton
      aria-label={people.cardOf(user.name)}
      style={{ borderRadius: '50%', lineHeight: 0 }}
      onClick={() => dialogs.open({ kind: 'person', user, ...(messageId && { messageId }) })}
    >
      {children}
    </UnstyledButton>
  )
}
