import type { Conversation } from './documents.ts'

interface Props {
  conversations: Conversation[]
  openId: string | undefined
  open(id: string): void
}

export const ConversationList = ({ conversations, openId, open }: Props) => (
  <nav aria-label="Conversations">
    {conversations.map(({ id, title, peer, unreadCount }) => (
      <button key={id} aria-current={id === openId} onClick={() => open(id)}>
        {title ?? peer?.name} {unreadCount > 0 && <b aria-label={`${unreadCount} unread`}>{unreadCount}</b>}
      </button>
    ))}
  </nav>
)
