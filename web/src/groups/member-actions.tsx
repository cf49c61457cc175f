import { Menu } from '@mantine/core'
import { RemoveMemberDocument, SetMemberRoleDocument, type ConversationFieldsFragment } from 'parley/client'
import { Problem } from '../act/problem.tsx'
import { useAct } from '../act/use-act.ts'
import { useChat } from '../chat/chat-context.ts'
import { useDialogs } from '../shell/dialogs-context.ts'
import { Icon } from '../shell/icon.tsx'
import { useText } from '../text/text.tsx'

interface MemberActionsProps {
  conversationId: string
  member: ConversationFieldsFragment['members'][number]
  /** Whether the viewer is one. */
  isOwner: boolean
  onDone(): void
}

/** What one may do about a member: all may look, owners set roles and remove. */
export const MemberActions = ({ conversationId, member, isOwner, onDone }: MemberActionsProps) => {
  const { groups, people } = useText()
  const { client, viewer } = useChat()
  const dialogs = useDialogs()
  const { act, isBusy, problem } = useAct()
  const { user } = member
  const does = (work: () => Promise<unknown>) => void act(work).then((done) => done && onDone())
  const role = member.role === 'OWNER' ? 'MEMBER' : 'OWNER'
  return (
    <>
      <Menu.Item leftSection={<Icon name="person" size={18} />} onClick={() => dialogs.open({ kind: 'person', user })}>
        {people.card}
      </Menu.Item>
      {isOwner && (
        <Menu.Item
          leftSection={<Icon name="shield" size={18} />}
          closeMenuOnClick={false}
          disabled={isBusy}
          onClick={() => does(() => client.ask(SetMemberRoleDocument, { conversationId, userId: user.id, role }))}
        >
          {role === 'OWNER' ? groups.makeOwner : groups.makeMember}
        </Menu.Item>
      )}
      {isOwner && user.id !== viewer.id && (
        <Menu.Item
          color="red"
          leftSection={<Icon name="leave" size={18} />}
          closeMenuOnClick={false}
          disabled={isBusy}
          onClick={() => does(() => client.ask(RemoveMemberDocument, { conversationId, userId: user.id }))}
        >
          {groups.remove}
        </Menu.Item>
      )}
      <Problem says={problem} />
    </>
  )
}
