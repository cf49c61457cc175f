import type { ConversationFieldsFragment } from 'parley/client'
import { memo } from 'react'
import { hrefOf, useRoute } from '../route/route.ts'
import { CountBadge } from '../shell/count-badge.tsx'
import { Icon } from '../shell/icon.tsx'
import { useText } from '../text/text.tsx'
import { useTimes } from '../text/time.ts'
import { ConversationAvatar } from './conversation-avatar.tsx'
import classes from './conversation-item.module.css'
import { ItemMenu } from './item-menu.tsx'
import { Mark } from './mark.tsx'
import { Preview } from './preview.tsx'
import { titleOf } from './title.ts'

interface ConversationItemProps {
  conversation: ConversationFieldsFragment
  index: number
  /** Whether the Tab key stops at it. */
  isStop: boolean
}

export const ConversationItem = memo(({ conversation, index, isStop }: ConversationItemProps) => {
  const text = useText()
  const times = useTimes()
  const route = useRoute()
  const { id, lastActivityAt, unreadCount, unreadMentionCount, isMuted } = conversation
  const isOpen = route.at === 'conversation' && route.id === id
  return (
    <ItemMenu conversation={conversation} isStop={isStop}>
      <a
        className={classes.item}
        href={hrefOf({ at: 'conversation', id })}
        aria-current={isOpen ? 'page' : undefined}
        data-index={index}
        data-unread={unreadCount > 0 || undefined}
        tabIndex={isStop ? 0 : -1}
      >
        <ConversationAvatar conversation={conversation} />
        <span className={classes.lines}>
          <span className={classes.line}>
            <span className={classes.title}>{titleOf(text, conversation)}</span>
            {isMuted && (
              <Mark says={text.list.muted}>
                <Icon name="muted" size={15} />
              </Mark>
            )}
            <time className={classes.time} dateTime={lastActivityAt}>
              {times.short(lastActivityAt)}
            </time>
          </span>
          <span className={classes.line}>
            <Preview conversation={conversation} isOpen={isOpen} />
            {unreadMentionCount > 0 && (
              <Mark says={text.list.mentioned(unreadMentionCount)}>
                <span className={classes.mention}>@</span>
              </Mark>
            )}
            {unreadCount > 0 && <CountBadge count={unreadCount} says={text.unread(unreadCount)} isQuiet={isMuted} />}
          </span>
        </span>
      </a>
    </ItemMenu>
  )
})
