import { UnreadCountsDocument } from 'parley/client'
import { Suspense } from 'react'
import { useQuery } from 'urql'
import { useChat } from '../chat/chat-context.ts'
import { useRoute } from '../route/route.ts'
import { useText } from '../text/text.tsx'
import { AdminLink } from './admin-part.ts'
import { Icon } from './icon.tsx'
import { OwnMenu } from './own-menu.tsx'
import { RailLink } from './rail-link.tsx'
import classes from './rail.module.css'

/** The areas of the page: at its side, on a phone at its foot. */
export const Rail = () => {
  const text = useText()
  const { at } = useRoute()
  const { viewer } = useChat()
  const [{ data }] = useQuery({ query: UnreadCountsDocument })
  const broadcasts = data?.unreadBroadcastCount ?? 0
  const messages = (data?.unreadCount ?? 0) - broadcasts
  const isAtMessages = at === 'start' || at === 'conversation'
  return (
    <nav className={classes.rail} aria-label={text.shell.areas}>
      <span className={classes.sign}>
        <Icon name="sign" size={36} />
      </span>
      <ul className={classes.links}>
        <RailLink to={{ at: 'start' }} icon="chat" name={text.shell.chats} count={messages} isActive={isAtMessages} />
        <RailLink to={{ at: 'broadcasts' }} icon="broadcast" name={text.shell.broadcasts} count={broadcasts} />
        <RailLink to={{ at: 'rooms' }} icon="room" name={text.shell.rooms} />
        {viewer.role === 'ADMIN' && (
          <Suspense>
            <AdminLink />
          </Suspense>
        )}
        <li className={classes.gap} />
        <RailLink to={{ at: 'settings' }} icon="settings" name={text.shell.settings} />
        <li className={classes.own}>
          <OwnMenu />
        </li>
      </ul>
    </nav>
  )
}
