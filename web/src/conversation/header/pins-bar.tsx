import { ActionIcon, Popover, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { Icon } from '../../shell/icon.tsx'
import { useText } from '../../text/text.tsx'
import { nameOf, summaryOf } from '../message/summary.ts'
import { useOpenConversation } from '../open-conversation.ts'
import classes from './pins-bar.module.css'

/** The message that was pinned last, and all others behind a button; each leads to its place. */
export const PinsBar = ({ onJump }: { onJump(messageId: string): void }) => {
  const text = useText()
  const { pinned } = useOpenConversation().conversation
  const [isOpen, setIsOpen] = useState(false)
  const newestFirst = pinned.toReversed()
  const newest = newestFirst[0]
  if (!newest) return null
  const jump = (messageId: string): void => {
    setIsOpen(false)
    onJump(messageId)
  }
  return (
    <section className={classes.bar} aria-label={text.conversation.pinned}>
      <Icon name="pin" size={18} />
      <UnstyledButton className={classes.newest} onClick={() => jump(newest.id)}>
        <strong>{text.conversation.pinnedOf(nameOf(text, newest.sender))}</strong>
        <span>{summaryOf(text, newest)}</span>
      </UnstyledButton>
      {pinned.length > 1 && (
        <Popover
          opened={isOpen}
          onChange={setIsOpen}
          trapFocus
          returnFocus
          shadow="md"
          position="bottom-end"
          width={320}
        >
          <Popover.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={text.conversation.allPinned(pinned.length)}
              onClick={() => setIsOpen(!isOpen)}
            >
              {pinned.length}
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown p={4} aria-label={text.conversation.pinned}>
            <ul className={classes.list}>
              {newestFirst.map((message) => (
                <li key={message.id}>
                  <UnstyledButton className={classes.entry} onClick={() => jump(message.id)}>
                    <strong>{nameOf(text, message.sender)}</strong>
                    <span>{summaryOf(text, message)}</span>
                  </UnstyledButton>
                </li>
              ))}
            </ul>
          </Popover.Dropdown>
        </Popover>
      )}
    </section>
  )
}
