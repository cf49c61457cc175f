import { ActionIcon, Menu } from '@mantine/core'
import type { ConversationFieldsFragment } from 'parley/client'
import { useState } from 'react'
import { ConversationActions } from '../conversations/conversation-actions.tsx'
import { titleOf } from '../conversations/title.ts'
import { useDialogs } from '../shell/dialogs-context.ts'
import { Icon } from '../shell/icon.tsx'
import { useText } from '../text/text.tsx'

/** In a conversation's header: what it is, and what can be done with it. */
export const ConversationMenu = ({ conversation }: { conversation: ConversationFieldsFragment }) => {
  const text = useText()
  const dialogs = useDialogs()
  const [opened, setOpened] = useState(false)
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={text.list.actions(titleOf(text, conversation))}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<Icon name={conversation.peer ? 'person' : 'people'} size={18} />}
          onClick={() => dialogs.open({ kind: 'details', conversationId: conversation.id })}
        >
          {conversation.peer ? text.people.card : text.groups.details}
        </Menu.Item>
        {opened && <ConversationActions conversation={conversation} onDone={() => setOpened(false)} />}
      </Menu.Dropdown>
    </Menu>
  )
}
