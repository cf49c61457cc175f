import { Button } from '@mantine/core'
import { UnblockUserDocument } from 'parley/client'
import { Problem } from '../../act/problem.tsx'
import { useAct } from '../../act/use-act.ts'
import { useChat } from '../../chat/chat-context.ts'
import { useText } from '../../text/text.tsx'
import { useOpenConversation, type OpenConversation } from '../open-conversation.ts'
import classes from './closed-composer.module.css'

export type Closed = 'blocked' | 'erased' | 'left'

/** Why nothing can be written here; null where it can. */
export const closedBy = ({ conversation, viewer }: OpenConversation): Closed | null => {
  if (conversation.peer?.isErased) return 'erased'
  if (conversation.peer?.isBlocked) return 'blocked'
  return conversation.members.some(({ user }) => user.id === viewer.id) ? null : 'left'
}

/** Where one would write: why one can't. */
export const ClosedComposer = ({ why }: { why: Closed }) => {
  const { closed: text } = useText().conversation
  const { client } = useChat()
  const { conversation, title } = useOpenConversation()
  const { act, isBusy, problem } = useAct()
  const { peer } = conversation
  return (
    <div className={classes.closed}>
      <p>{text[why](title)}</p>
      {why === 'blocked' && peer && (
        <Button
          variant="default"
          size="compact-md"
          loading={isBusy}
          onClick={() => void act(() => client.ask(UnblockUserDocument, { userId: peer.id }))}
        >
          {text.unblock}
        </Button>
      )}
      <Problem says={problem} />
    </div>
  )
}
