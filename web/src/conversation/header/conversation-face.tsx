import { Avatar } from '../../people/avatar.tsx'
import { PresenceDot } from '../../people/presence-dot.tsx'
import { useOpenConversation } from '../open-conversation.ts'

/** The other one's picture, or the group's. */
export const ConversationFace = () => {
  const { conversation, title } = useOpenConversation()
  const { id, peer, avatar } = conversation
  return (
    <Avatar id={peer?.id ?? id} name={title} url={peer ? peer.avatarUrl : avatar?.thumbnailUrl}>
      {peer && <PresenceDot userId={peer.id} />}
    </Avatar>
  )
}
