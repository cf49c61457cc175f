import { Badge, Menu, Text, UnstyledButton } from '@mantine/core'
import type { ConversationFieldsFragment } from 'parley/client'
import { useState } from 'react'
import { useChat } from '../chat/chat-context.ts'
import { PersonRow } from '../people/person-row.tsx'
import { useText } from '../text/text.tsx'
import { MemberActions } from './member-actions.tsx'
import classes from './member-list.module.css'

type Member = ConversationFieldsFragment['members'][number]

/** Who is in a group, owners first, each with what one may do about them. */
export const MemberList = ({ conversation }: { conversation: ConversationFieldsFragment }) => {
  const { groups } = useText()
  const { viewer } = useChat()
  const isOwner = conversation.members.some(({ user, role }) => user.id === viewer.id && role === 'OWNER')
  const members = conversation.members.toSorted(
    (one, other) =>
      Number(other.role === 'OWNER') - Number(one.role === 'OWNER') || one.user.name.localeCompare(other.user.name),
  )
  return (
    <ul className={classes.list} aria-label={groups.memberList}>
      {members.map((member) => (
        <li key={member.id}>
          <MemberItem conversationId={conversation.id} member={member} isOwner={isOwner} />
        </li>
      ))}
    </ul>
  )
}

const MemberItem = (props: { conversationId: string; member: Member; isOwner: boolean }) => {
  const { groups, list } = useText()
  const { viewer } = useChat()
  const [opened, setOpened] = useState(false)
  const { user, role } = props.member
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end">
      <Menu.Target>
        <UnstyledButton className={classes.member}>
          <PersonRow user={user}>
            {user.id === viewer.id && (
              <Text size="sm" c="dimmed">
                {list.you}
              </Text>
            )}
            {role === 'OWNER' && <Badge variant="light">{groups.owner}</Badge>}
          </PersonRow>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>{opened && <MemberActions {...props} onDone={() => setOpened(false)} />}</Menu.Dropdown>
    </Menu>
  )
}
