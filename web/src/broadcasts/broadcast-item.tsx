import { Badge, Text } from '@mantine/core'
import type { BroadcastFieldsFragment } from 'parley/client'
import type { ReactNode } from 'react'
import { nameOf } from '../conversation/message/summary.ts'
import { MessageText } from '../conversation/message/message-text.tsx'
import { Avatar } from '../people/avatar.tsx'
import { PersonButton } from '../people/person-button.tsx'
import { Icon } from '../shell/icon.tsx'
import { useText } from '../text/text.tsx'
import { useTimes } from '../text/time.ts'
import { BroadcastFiles } from './broadcast-files.tsx'
import classes from './broadcast-item.module.css'

const nobody: readonly string[] = []

interface BroadcastItemProps {
  broadcast: BroadcastFieldsFragment
  /** Below what is said. */
  children?: ReactNode
}

/** A broadcast: who says it to whom, and what. */
export const BroadcastItem = ({ broadcast, children }: BroadcastItemProps) => {
  const text = useText()
  const times = useTimes()
  const { sender, room, createdAt, deletedAt, attachments } = broadcast
  const name = nameOf(text, sender)
  return (
    <article className={classes.broadcast} aria-label={text.broadcasts.by(name, times.day(createdAt))}>
      <header className={classes.header}>
        <PersonButton user={sender}>
          <Avatar id={sender.id} name={sender.name} url={sender.avatarUrl} size={40} />
        </PersonButton>
        <div className={classes.names}>
          <Text fw={600} truncate>
            {name}
          </Text>
          <Text size="sm" c="dimmed">
            <time className={classes.when} dateTime={createdAt}>
              {text.broadcasts.at(times.day(createdAt), times.clock(createdAt))}
            </time>
          </Text>
        </div>
        <Badge variant="light" size="lg" tt="none" leftSection={<Icon name={room ? 'room' : 'people'} size={14} />}>
          {room?.name ?? text.broadcasts.everyone}
        </Badge>
      </header>
      {deletedAt ? (
        <Text fs="italic" c="dimmed">
          {text.broadcasts.deleted}
        </Text>
      ) : (
        <>
          {broadcast.text && <MessageText text={broadcast.text} names={nobody} />}
          {attachments.length > 0 && <BroadcastFiles attachments={attachments} />}
        </>
      )}
      {children}
    </article>
  )
}
