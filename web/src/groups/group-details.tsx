import { Button, Divider, Stack } from '@mantine/core'
import type { ConversationFieldsFragment } from 'parley/client'
import { useState } from 'react'
import { useDialogs } from '../shell/dialogs-context.ts'
import { Icon } from '../shell/icon.tsx'
import { useText } from '../text/text.tsx'
import { AddPeople } from './add-people.tsx'
import { GroupHead } from './group-head.tsx'
import { MemberList } from './member-list.tsx'

/** A group: what it is called and shows, and who is in it. */
export const GroupDetails = ({ conversation }: { conversation: ConversationFieldsFragment }) => {
  const { groups } = useText()
  const dialogs = useDialogs()
  const [isAdding, setIsAdding] = useState(false)
  if (isAdding) return <AddPeople conversation={conversation} onDone={() => setIsAdding(false)} />
  return (
    <Stack>
      <GroupHead conversation={conversation} />
      <Button variant="light" leftSection={<Icon name="plus" size={18} />} onClick={() => setIsAdding(true)}>
        {groups.addPeople}
      </Button>
      <MemberList conversation={conversation} />
      <Divider />
      <Button
        variant="subtle"
        color="red"
        leftSection={<Icon name="leave" size={18} />}
        onClick={() => dialogs.open({ kind: 'leave', conversation })}
      >
        {groups.leave}
      </Button>
    </Stack>
  )
}
