import { ConversationDocument, type ConversationFieldsFragment } from 'parley/client'
import { useEffect, useMemo, useState } from 'react'
import { useQuery } from 'urql'
import { useChat } from '../chat/chat-context.ts'
import { titleOf } from '../conversations/title.ts'
import { ConversationMenu } from '../groups/conversation-menu.tsx'
import { Avatar } from '../people/avatar.tsx'
import { PresenceDot } from '../people/presence-dot.tsx'
import { Pane } from '../shell/pane.tsx'
import { useText } from '../text/text.tsx'
import { Composer } from './composer/composer.tsx'
import { useWriting } from './composer/use-writing.ts'
import classes from './conversation-page.module.css'
import { StatusLine } from './header/status-line.tsx'
import { useConversationLive } from './header/use-conversation-live.ts'
import { HistoryView } from './history/history-view.tsx'
import { useHistory } from './history/histories.ts'
import { OpenConversationContext } from './open-conversation.ts'

/** A conversation, from its newest message on, or around `messageId`. */
export const ConversationPage = ({ id, messageId }: { id: string; messageId: string | null }) => {
  const text = useText()
  const { bell } = useChat()
  const [{ data }, ask] = useQuery({ query: ConversationDocument, variables: { id } })
  useEffect(
    () =>
      bell.onEvent((event) => {
        if (event.__typename === 'ConversationLeft' && event.conversationId === id)
          ask({ requestPolicy: 'network-only' })
      }),
    [bell, id, ask],
  )
  if (!data) return <main className={classes.page} aria-busy />
  if (!data.conversation)
    return (
      <main className={classes.page}>
        <p className={classes.notThere}>{text.notThere}</p>
      </main>
    )
  return <OpenedConversation conversation={data.conversation} messageId={messageId} />
}

interface OpenedConversationProps {
  conversation: ConversationFieldsFragment
  messageId: string | null
}

const OpenedConversation = ({ conversation, messageId }: OpenedConversationProps) => {
  const { viewer } = useChat()
  const title = titleOf(conversation)
  const open = useMemo(
    () => ({ conversation, title, viewer, isGroup: conversation.kind === 'GROUP' }),
    [conversation, title, viewer],
  )
  const [history, state] = useHistory(conversation.id)
  useConversationLive(conversation.id)
  const writing = useWriting(viewer.id, conversation.id)
  const [unreadFrom] = useState(() => {
    const readSeq = conversation.members.find(({ user }) => user.id === viewer.id)?.readSeq ?? conversation.lastSeq
    return readSeq < conversation.lastSeq ? readSeq + 1 : null
  })
  useEffect(() => {
    history.open(messageId).catch(() => {})
  }, [history, messageId])
  const { peer, avatar } = conversation
  return (
    <OpenConversationContext value={open}>
      <Pane
        title={title}
        leading={
          <Avatar id={peer?.id ?? conversation.id} name={title} url={peer?.avatarUrl ?? avatar?.thumbnailUrl}>
            {peer && <PresenceDot userId={peer.id} />}
          </Avatar>
        }
        subtitle={<StatusLine />}
        actions={<ConversationMenu conversation={conversation} />}
      >
        {state.isEmpty ? (
          <div className={classes.loading} aria-busy />
        ) : (
          <HistoryView history={history} state={state} unreadFrom={unreadFrom} />
        )}
        <Composer writing={writing} history={history} onSent={() => {}} />
      </Pane>
    </OpenConversationContext>
  )
}
