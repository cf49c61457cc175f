import { Title } from '@mantine/core'
import { ConversationDocument, HistoryDocument } from 'parley/client'
import { useState } from 'react'
import { useQuery } from 'urql'
import { useChat, useWatched } from '../chat/chat-context.ts'
import { titleOf } from '../conversations/title.ts'
import { useText } from '../text/text.tsx'
import classes from './conversation-page.module.css'

/** A conversation, from its newest message on, or around `messageId`. */
export const ConversationPage = ({ id }: { id: string; messageId: string | null }) => {
  const text = useText()
  const { client } = useChat()
  const [written, setWritten] = useState('')
  const [{ data }] = useQuery({ query: ConversationDocument, variables: { id } })
  const [history] = useQuery({ query: HistoryDocument, variables: { conversationId: id, last: 50 } })
  const waiting = useWatched(client.outbox).filter(
    ({ input, state }) => input.conversationId === id && state !== 'sent',
  )
  if (data && !data.conversation) return <main className={classes.page}>{text.notThere}</main>
  if (!data?.conversation) return <main className={classes.page} />
  const title = titleOf(data.conversation)
  return (
    <main className={classes.page}>
      <Title order={1} size="h4" p="sm">
        {title}
      </Title>
      <ol className={classes.history}>
        {history.data?.conversation?.messages.edges.map(({ node }) => (
          <li key={node.id}>
            {node.sender.name}: {node.deletedAt ? text.deletedMessage : node.text}
          </li>
        ))}
        {waiting.map(({ clientId, input }) => (
          <li key={clientId}>{input.text} …</li>
        ))}
      </ol>
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault()
          client.send({ conversationId: id, text: written }).catch(() => {})
          setWritten('')
        }}
      >
        <input
          aria-label={text.messageTo(title)}
          value={written}
          onChange={({ currentTarget }) => setWritten(currentTarget.value)}
        />
        <button type="submit">{text.send}</button>
      </form>
    </main>
  )
}
