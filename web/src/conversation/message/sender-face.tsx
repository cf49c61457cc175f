import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { Avatar } from '../../people/avatar.tsx'
import { useDialogs } from '../../shell/dialogs-context.ts'
import { useText } from '../../text/text.tsx'
import type { Message } from '../history/stretch.ts'
import { nameOf } from './summary.ts'

/** Leads to who wrote it. Tab passes over it: the group's details lead there, too. */
export const SenderFace = ({ message: { id: messageId, sender } }: { message: Message }) => {
  const text = useText()
  const dialogs = useDialogs()
  return (
    <UnstyledButton
      tabIndex={-1}
      style={{ borderRadius: '50%' }}
      onClick={() => dialogs.open({ kind: 'person', user: sender, messageId })}
    >
      <Avatar id={sender.id} name={sender.name} url={sender.avatarUrl} size={32} />
      <VisuallyHidden>{nameOf(text, sender)}</VisuallyHidden>
    </UnstyledButton>
  )
}
