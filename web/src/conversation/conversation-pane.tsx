import type { ConversationFieldsFragment } from 'parley/client'
import { useEffect, useMemo, useState } from 'react'
import { useChat } from '../chat/chat-context.ts'
import { titleOf } from '../conversations/title.ts'
import { ConversationMenu } from '../groups/conversation-menu.tsx'
import { Pane } from '../shell/pane.tsx'
import { useText } from '../text/text.tsx'
import { DropArea } from './attachments/drop-area.tsx'
import { useUploads } from './attachments/use-uploads.ts'
import { ClosedComposer, closedBy } from './composer/closed-composer.tsx'
import { Composer } from './composer/composer.tsx'
import { useWriting } from './composer/use-writing.ts'
import { Dialogs } from './dialogs.tsx'
import { ConversationFace } from './header/conversation-face.tsx'
import { PinsBar } from './header/pins-bar.tsx'
import { SearchHere } from './header/search-here.tsx'
import { StatusLine } from './header/status-line.tsx'
import { TypingLine } from './header/typing-line.tsx'
import { useConversationLive } from './header/use-conversation-live.ts'
import { HistoryView } from './history/history-view.tsx'
import { useHistory } from './history/histories.ts'
import { LoadingLine } from './history/loading-line.tsx'
import type { JumpTo } from './history/use-jump.ts'
import { useWaiting } from './history/use-waiting.ts'
import { MessageActionsContext } from './message/actions.ts'
import { useMessageActions } from './message/use-message-actions.ts'
import { OpenConversationContext } from './open-conversation.ts'
import { useOpening } from './use-opening.ts'
import classes from './conversation-page.module.css'

interface ConversationPaneProps {
  conversation: ConversationFieldsFragment
  /** Shown first. */
  messageId: string | null
}

export const ConversationPane = ({ conversation, messageId }: ConversationPaneProps) => {
  const text = useText()
  const { viewer } = useChat()
  const title = titleOf(text, conversation)
  const open = useMemo(
    () => ({ conversation, title, viewer, isGroup: conversation.kind === 'GROUP' }),
    [conversation, title, viewer],
  )
  const [history, state] = useHistory(conversation.id)
  const waiting = useWaiting(conversation.id, conversation.peer?.id ?? null, history, state)
  // What one writes is shown, also where the connection was lost before anything else had come.
  const isWaiting = waiting.some((item) => item.state !== 'sent')
  const unreadFrom = useOpening(conversation, viewer.id, history, messageId)
  useConversationLive(conversation.id)
  const writing = useWriting(viewer.id, conversation.id)
  const uploads = useUploads()
  const [jumpTo, jump] = useJumpTo(messageId)
  const [sent, setSent] = useState(0)
  const { actions, failure, dialog, closeDialog } = useMessageActions({ conversation, history, writing, jump })
  const closed = closedBy(open)
  const [leftOut, setLeftOut] = useState(0)
  const addFiles = (files: readonly File[]): void => setLeftOut(uploads.add(files))
  return (
    <OpenConversationContext value={open}>
      <MessageActionsContext value={actions}>
        <Pane
          title={title}
          leading={<ConversationFace />}
          subtitle={<StatusLine />}
          actions={
            <>
              <SearchHere onJump={jump} />
              <ConversationMenu conversation={conversation} />
            </>
          }
        >
          <PinsBar onJump={jump} />
          <DropArea onDrop={closed ? null : addFiles}>
            {state.isEmpty && !messageId && !isWaiting ? (
              <div className={classes.loading} aria-busy={state.loading !== null}>
                <LoadingLine history={history} state={state} />
              </div>
            ) : (
              <HistoryView {...{ history, state, waiting, unreadFrom, jumpTo, sent, failure }} />
            )}
            <TypingLine />
            {closed ? (
              <ClosedComposer why={closed} />
            ) : (
              <Composer
                {...{ writing, history, uploads, leftOut }}
                onFiles={addFiles}
                onSent={() => setSent((count) => count + 1)}
              />
            )}
          </DropArea>
        </Pane>
        <Dialogs dialog={dialog} history={history} onClose={closeDialog} />
      </MessageActionsContext>
    </OpenConversationContext>
  )
}

/** What is to be jumped to: what the address says, and what is chosen here. */
const useJumpTo = (messageId: string | null): [JumpTo | null, (messageId: string) => void] => {
  const [jumpTo, setJumpTo] = useState<JumpTo | null>(null)
  const jump = (id: string): void => setJumpTo((last) => ({ messageId: id, number: (last?.number ?? 0) + 1 }))
  useEffect(() => {
    if (messageId) jump(messageId)
  }, [messageId])
  return [jumpTo, jump]
}
