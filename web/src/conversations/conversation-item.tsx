import type { ConversationFieldsFragment } from 'parley/client'
import { Avatar } from '../people/avatar.tsx'
import { PresenceDot } from '../people/presence-dot.tsx'
import { hrefOf, useRoute } from '../route/route.ts'
import { CountBadge } from '../shell/count-badge.tsx'
import { useText } from '../text/text.tsx'
import classes from './conversation-item.module.css'
import { titleOf } from './title.ts'

export const ConversationItem = ({ conversation }: { conversation: ConversationFieldsFragment }) => {
  const text = useText()
  const route = useRoute()
  const { id, lastMessage, unreadCount, peer, avatar } = conversation
  const isOpen = route.at === 'conversation' && route.id === id
  const title = titleOf(conversation)
  return (
    <li>
      <a className={classes.item} href={hrefOf({ at: 'conversation', id })} aria-current={isOpen ? 'page' : undefined}>
        <Avatar id={peer?.id ?? id} name={title} url={peer ? peer.avatarUrl : avatar?.url} size={44}>
          {peer && <PresenceDot userId={peer.id} />}
        </Avatar>
        <span className={classes.lines}>
          <span className={classes.line}>
            <span className={classes.title}>{title}</span>
          </span>
          <span className={classes.line}>
            <span className={classes.preview}>{lastMessage?.deletedAt ? text.deletedMessage : lastMessage?.text}</span>
            {unreadCount > 0 && <CountBadge count={unreadCount} says={text.unread(unreadCount)} />}
          </span>
        </span>
      </a>
    </li>
  )
}
