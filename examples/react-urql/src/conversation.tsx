import { useEffect, useState } from 'react'
import { useClient, useMutation, useQuery } from 'urql'
import { history, markRead, type History, type MessagePage } from './documents.ts'
import { messagesOf, type Live } from './live.ts'
import { untilAnswered } from './manual/until-answered.ts'
import { Messages } from './messages.tsx'
import type { Outbox } from './use-outbox.ts'

export const OpenConversation = ({ id, live, outbox }: { id: string; live: Live; outbox: Outbox }) => {
  const client = useClient()
  const [{ data, error }] = useQuery<History>({ query: history, variables: { id } })
  const [earlier, setEarlier] = useState<MessagePage[]>([])
  const [, read] = useMutation(markRead)
  const newestPage = data?.conversation?.messages
  const pages = newestPage ? [newestPage, ...earlier] : []
  const messages = messagesOf(id, pages, live)
  const newest = messages.at(-1)?.seq

  // What is shown is read.
  useEffect(() => {
    const attempt = async () => {
      const { error } = await read({ id })
      if (error) throw error
    }
    if (newest) untilAnswered(attempt).catch(console.error)
  }, [read, id, newest])

  if (error) return <p role="alert">{error.message}</p>
  if (!newestPage) return <p>Loading …</p>
  const { hasPreviousPage, startCursor } = pages.at(-1)!.pageInfo
  const loadEarlier = async () => {
    const { data } = await client.query<History>(history, { id, before: startCursor })
    if (data?.conversation) setEarlier([...earlier, data.conversation.messages])
  }
  return (
    <Messages
      conversationId={id}
      messages={messages}
      outbox={outbox}
      loadEarlier={hasPreviousPage ? () => void loadEarlier() : undefined}
    />
  )
}
