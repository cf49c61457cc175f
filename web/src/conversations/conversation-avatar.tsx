import type { ConversationFieldsFragment } from 'parley/client'
import { Avatar } from '../people/avatar.tsx'
import { PresenceDot } from '../people/presence-dot.tsx'
import { useText } from '../text/text.tsx'
import { titleOf } from './title.ts'

interface ConversationAvatarProps {
  conversation: Pick<ConversationFieldsFragment, 'id' | 'title' | 'peer' | 'avatar'>
  /** In pixels. @default 48 */
  size?: number
}

/** A group's picture, or the other person's with whether they are there. */
export const ConversationAvatar = ({ conversation, size = 48 }: ConversationAvatarProps) => {
  const text = useText()
  const { id, peer, avatar } = conversation
  return (
    <Avatar
      id={peer?.id ?? id}
      name={titleOf(text, conversation)}
      url={peer ? peer.avatarUrl : (avatar?.thumbnailUrl ?? avatar?.url)}
      size={size}
    >
      {peer && <PresenceDot userId={peer.id} />}
    </Avatar>
  )
}
