import { LeaveConversationDocument, type ConversationFieldsFragment } from 'parley/client'
import { Confirm } from '../act/confirm.tsx'
import { useChat } from '../chat/chat-context.ts'
import { titleOf } from '../conversations/title.ts'
import { useText } from '../text/text.tsx'

/** Says what leaving means, for oneself and for the group, before it is done. */
export const LeaveDialog = ({
  conversation,
  onClose,
}: {
  conversation: ConversationFieldsFragment
  onClose(): void
}) => {
  const text = useText()
  const { groups } = text
  const { client, viewer } = useChat()
  const { id, members } = conversation
  const owners = members.filter(({ role }) => role === 'OWNER')
  const isLastOwner = owners.length === 1 && owners[0]!.user.id === viewer.id
  const also = members.length === 1 ? groups.leaveEnds : isLastOwner ? groups.leaveHandsOver : groups.leaveBack
  return (
    <Confirm
      title={groups.leaveTitle(titleOf(text, conversation))}
      says={`${groups.leaveSays} ${also}`}
      action={groups.leave}
      onConfirm={() => client.ask(LeaveConversationDocument, { conversationId: id })}
      onClose={onClose}
    />
  )
}
