import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { Avatar } from '../../people/avatar.tsx'
import { PresenceDot } from '../../people/presence-dot.tsx'
import { useDialogs } from '../../shell/dialogs-context.ts'
import { useText } from '../../text/text.tsx'
import { useOpenConversation } from '../open-conversation.ts'

/** The other one's picture, or the group's; leads to who that is. */
export const ConversationFace = () => {
  const text = useText()
  const dialogs = useDialogs()
  const { conversation, title } = useOpenConversation()
  const { id, peer, avatar } = conversation
  return (
    <UnstyledButton
      style={{ borderRadius: '50%' }}
      onClick={() => dialogs.open({ kind: 'details', conversationId: id })}
    >
      <Avatar id={peer?.id ?? id} name={title} url={peer ? peer.avatarUrl : avatar?.thumbnailUrl}>
        {peer && <PresenceDot userId={peer.id} isSilent />}
      </Avatar>
      <VisuallyHidden>{peer ? text.people.card : text.groups.details}</VisuallyHidden>
    </UnstyledButton>
  )
}
