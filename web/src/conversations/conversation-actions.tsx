import { Loader, Menu } from '@mantine/core'
import {
  MarkConversationReadDocument,
  SetConversationArchivedDocument,
  SetConversationMutedDocument,
  UnblockUserDocument,
  type ConversationFieldsFragment,
} from 'parley/client'
import { Problem } from '../act/problem.tsx'
import { useAct } from '../act/use-act.ts'
import { useChat } from '../chat/chat-context.ts'
import { useDialogs } from '../shell/dialogs-context.ts'
import { Icon, type IconName } from '../shell/icon.tsx'
import { useText } from '../text/text.tsx'

interface ConversationActionsProps {
  conversation: ConversationFieldsFragment
  /** Closes the menu that they are in. */
  onDone(): void
}

/** The items of a conversation's menu: what one does with it for oneself. What is refused is said in the menu. */
export const ConversationActions = ({ conversation, onDone }: ConversationActionsProps) => {
  const text = useText()
  const { client } = useChat()
  const dialogs = useDialogs()
  const { act, isBusy, problem } = useAct()
  const { id, peer, unreadCount, isMuted, isArchived, kind } = conversation

  const item = (icon: IconName, label: string, work: () => Promise<unknown>) => (
    <Menu.Item
      leftSection={<Icon name={icon} size={18} />}
      disabled={isBusy}
      closeMenuOnClick={false}
      onClick={() => void act(work).then((done) => done && onDone())}
    >
      {label}
    </Menu.Item>
  )
  return (
    <>
      {unreadCount > 0 &&
        item('check', text.list.markRead, () => client.ask(MarkConversationReadDocument, { conversationId: id }))}
      {item('muted', isMuted ? text.list.unmute : text.list.mute, () =>
        client.ask(SetConversationMutedDocument, { conversationId: id, muted: !isMuted }),
      )}
      {item('archive', isArchived ? text.list.unarchive : text.list.archive, () =>
        client.ask(SetConversationArchivedDocument, { conversationId: id, archived: !isArchived }),
      )}
      {peer?.isBlocked &&
        item('block', text.list.unblock(peer.name), () => client.ask(UnblockUserDocument, { userId: peer.id }))}
      {peer && !peer.isBlocked && (
        <Menu.Item
          color="red"
          leftSection={<Icon name="block" size={18} />}
          onClick={() => dialogs.open({ kind: 'block', user: peer })}
        >
          {text.list.block(peer.name)}
        </Menu.Item>
      )}
      {kind === 'GROUP' && (
        <Menu.Item
          color="red"
          leftSection={<Icon name="leave" size={18} />}
          onClick={() => dialogs.open({ kind: 'leave', conversation })}
        >
          {text.list.leave}
        </Menu.Item>
      )}
      {isBusy && <Loader size="xs" m="xs" />}
      <Problem says={problem} />
    </>
  )
}
