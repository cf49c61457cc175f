import { useSyncExternalStore } from 'react'
import { useChat } from '../../chat/chat-context.ts'
import { useStatus, useTypers } from '../../live/use-live.ts'
import { useStatusText } from '../../people/status-text.ts'
import { useText } from '../../text/text.tsx'
import { useOpenConversation } from '../open-conversation.ts'
import classes from './status-line.module.css'

/** Below the title: who types; else whether the other one is there, or how many are. */
export const StatusLine = () => {
  const text = useText()
  const { conversation, isGroup } = useOpenConversation()
  const typers = useTypers(conversation.id)
  if (typers.length > 0)
    return (
      <span className={classes.typing}>
        {isGroup ? text.conversation.typing(typers.map(({ name }) => name)) : text.conversation.types}
      </span>
    )
  return conversation.peer ? <PeerStatus peer={conversation.peer} /> : <MembersStatus />
}

const PeerStatus = ({ peer }: { peer: { id: string; isErased: boolean } }) => {
  const status = useStatus(peer.id)
  const { long } = useStatusText()
  return <span>{status && !peer.isErased ? long(status) : ' '}</span>
}

const MembersStatus = () => {
  const text = useText()
  const { presence } = useChat().live
  const { members } = useOpenConversation().conversation
  const online = useSyncExternalStore(
    presence.subscribe,
    () => members.filter(({ user }) => presence.of(user.id)?.isOnline).length,
  )
  return <span>{text.conversation.members(members.length, online)}</span>
}
