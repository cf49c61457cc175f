import { ActionIcon, Menu, Popover } from '@mantine/core'
import { useState } from 'react'
import { Icon } from '../../shell/icon.tsx'
import { useText } from '../../text/text.tsx'
import type { Message } from '../history/stretch.ts'
import { useMessageActions } from './actions.ts'
import { useAllowed } from './allowed.ts'
import { EmojiPicker } from './emoji-picker.tsx'
import { useMenuEntries } from './menu-entries.ts'
import classes from './toolbar.module.css'

interface ToolbarProps {
  message: Message
  /** One of its menus is open, so it stays. */
  onOpened(isOpen: boolean): void
}

/** Beside a message that is pointed at, or that has the keyboard. */
export const Toolbar = ({ message, onOpened }: ToolbarProps) => {
  const { actions: text } = useText().conversation
  const actions = useMessageActions()
  const allowed = useAllowed(message)
  const entries = useMenuEntries(message)
  const [opened, setOpened] = useState<'emoji' | 'menu' | null>(null)
  const open = (what: typeof opened): void => {
    setOpened(what)
    onOpened(what !== null)
  }
  const icon = { variant: 'subtle', color: 'gray', size: 30 } as const
  if (entries.length === 0) return null
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={text.toolbar}>
      {allowed.use && (
        <>
          <Popover
            opened={opened === 'emoji'}
            onChange={(isOpen) => open(isOpen ? 'emoji' : null)}
            trapFocus
            shadow="md"
          >
            <Popover.Target>
              <ActionIcon {...icon} aria-label={text.react} onClick={() => open(opened === 'emoji' ? null : 'emoji')}>
                <Icon name="emoji" size={18} />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown p="xs" aria-label={text.react}>
              <EmojiPicker
                onPick={(emoji) => {
                  open(null)
                  actions.react(message, emoji)
                }}
              />
            </Popover.Dropdown>
          </Popover>
          <ActionIcon {...icon} aria-label={text.reply} onClick={() => actions.reply(message)}>
            <Icon name="reply" size={18} />
          </ActionIcon>
        </>
      )}
      <Menu
        opened={opened === 'menu'}
        onChange={(isOpen) => open(isOpen ? 'menu' : null)}
        shadow="md"
        returnFocus={false}
      >
        <Menu.Target>
          <ActionIcon {...icon} aria-label={text.more} data-more>
            <Icon name="more" size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {entries.map(({ icon, label, isDangerous, run }) => (
            <Menu.Item
              key={icon}
              leftSection={<Icon name={icon} size={18} />}
              color={isDangerous ? 'red' : undefined}
              onClick={run}
            >
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
