import { Badge, NavLink } from '@mantine/core'
import type { ConversationFieldsFragment } from 'parley/client'
import { hrefOf, useRoute } from '../route/route.ts'
import { useText } from '../text/text.tsx'
import { titleOf } from './title.ts'

export const ConversationItem = ({ conversation }: { conversation: ConversationFieldsFragment }) => {
  const text = useText()
  const route = useRoute()
  const { id, lastMessage, unreadCount } = conversation
  const isOpen = route.at === 'conversation' && route.id === id
  return (
    <li>
      <NavLink
        href={hrefOf({ at: 'conversation', id })}
        active={isOpen}
        aria-current={isOpen ? 'page' : undefined}
        label={titleOf(conversation)}
        description={lastMessage?.deletedAt ? text.deletedMessage : lastMessage?.text}
        rightSection={unreadCount > 0 && <Badge aria-label={text.unread(unreadCount)}>{unreadCount}</Badge>}
      />
    </li>
  )
}
