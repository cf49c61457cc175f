import { ActionIcon, Menu } from '@mantine/core'
import type { ConversationFieldsFragment } from 'parley/client'
import { useState, type ReactNode } from 'react'
import { Icon } from '../shell/icon.tsx'
import { useText } from '../text/text.tsx'
import { ConversationActions } from './conversation-actions.tsx'
import classes from './conversation-item.module.css'
import { titleOf } from './title.ts'

interface ItemMenuProps {
  conversation: ConversationFieldsFragment
  isStop: boolean
  children: ReactNode
}

/** What can be done with a conversation of the list: by its button, the other mouse button, or the menu key. */
export const ItemMenu = ({ conversation, isStop, children }: ItemMenuProps) => {
  const text = useText()
  const [opened, setOpened] = useState(false)
  return (
    <div
      className={classes.row}
      onContextMenu={(event) => {
        event.preventDefault()
        setOpened(true)
      }}
    >
      {children}
      <Menu opened={opened} onChange={setOpened} position="bottom-end">
        <Menu.Target>
          <ActionIcon
            className={classes.more}
            variant="subtle"
            color="gray"
            aria-label={text.list.actions(titleOf(text, conversation))}
            tabIndex={isStop ? 0 : -1}
          >
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {opened && <ConversationActions conversation={conversation} onDone={() => setOpened(false)} />}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
