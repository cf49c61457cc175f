import { ConversationDocument } from 'parley/client'
import { useEffect } from 'react'
import { useQuery } from 'urql'
import { useErrorText } from '../act/error-text.ts'
import { Problem } from '../act/problem.tsx'
import { useChat } from '../chat/chat-context.ts'
import { BackButton } from '../shell/pane.tsx'
import { useText } from '../text/text.tsx'
import classes from './conversation-page.module.css'
import { ConversationPane } from './conversation-pane.tsx'

/** A conversation, from what is unread or its newest message on, or around `messageId`. */
export const ConversationPage = ({ id, messageId }: { id: string; messageId: string | null }) => {
  const text = useText()
  const errorText = useErrorText()
  const { bell } = useChat()
  const [{ data, error }, ask] = useQuery({ query: ConversationDocument, variables: { id } })
  useEffect(
    () =>
      bell.onEvent((event) => {
        if (event.__typename === 'ConversationLeft' && event.conversationId === id)
          ask({ requestPolicy: 'network-only' })
      }),
    [bell, id, ask],
  )
  if (data?.conversation) return <ConversationPane conversation={data.conversation} messageId={messageId} />
  return (
    <main className={classes.page} aria-busy={!data && !error}>
      <div className={classes.back}>
        <BackButton />
      </div>
      {data && <p className={classes.notThere}>{text.notThere}</p>}
      {error && <Problem says={errorText(error)} />}
    </main>
  )
}
