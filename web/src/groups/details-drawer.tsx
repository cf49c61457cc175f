import { Drawer } from '@mantine/core'
import { ConversationDocument, type ConversationFieldsFragment } from 'parley/client'
import { useEffect } from 'react'
import { useQuery } from 'urql'
import { useChat } from '../chat/chat-context.ts'
import { useConversationLive } from '../conversation/header/use-conversation-live.ts'
import { PersonCard } from '../people/person-card.tsx'
import { useText } from '../text/text.tsx'
import { GroupDetails } from './group-details.tsx'

/** What a conversation is: a group's people and what can be done with it, or the other person's card. */
export const DetailsDrawer = ({ conversationId, onClose }: { conversationId: string; onClose(): void }) => {
  const text = useText()
  const { bell } = useChat()
  const [{ data }] = useQuery({ query: ConversationDocument, variables: { id: conversationId } })
  useEffect(
    () =>
      bell.onEvent((event) => {
        if (event.__typename === 'ConversationLeft' && event.conversationId === conversationId) onClose()
      }),
    [bell, conversationId, onClose],
  )
  useConversationLive(conversationId)
  const conversation = data?.conversation
  if (!conversation) return null
  if (conversation.peer)
    return <PersonCard user={conversation.peer} messageId={theirLastMessage(conversation)} onClose={onClose} />
  return (
    <Drawer
      opened
      position="right"
      size="sm"
      title={text.groups.details}
      onClose={onClose}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': text.close }}
      styles={{ title: { fontWeight: 650, fontSize: '1.0625rem' } }}
    >
      <GroupDetails conversation={conversation} />
    </Drawer>
  )
}

const theirLastMessage = ({ peer, lastMessage }: ConversationFieldsFragment): string | undefined =>
  lastMessage && !lastMessage.deletedAt && lastMessage.sender.id === peer?.id ? lastMessage.id : undefined
