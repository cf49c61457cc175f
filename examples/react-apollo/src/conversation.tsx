import { useEffect } from 'react'
import { gql } from '@apollo/client'
import { useMutation, useQuery } from '@apollo/client/react'
import { HISTORY } from './cache.ts'
import { markRead } from './documents.ts'
import { untilAnswered } from './manual/until-answered.ts'
import { Messages } from './messages.tsx'
import type { Outbox } from './use-outbox.ts'

const MARK_READ = gql(markRead)

export const OpenConversation = ({ id, outbox }: { id: string; outbox: Outbox }) => {
  const { data, error, fetchMore } = useQuery(HISTORY, { variables: { id } })
  const [read] = useMutation(MARK_READ, { variables: { id } })
  const page = data?.conversation?.messages
  const newest = page?.nodes.at(-1)?.seq

  // What is shown is read.
  useEffect(() => {
    if (newest) untilAnswered(() => read()).catch(console.error)
  }, [read, newest])

  if (error) return <p role="alert">{error.message}</p>
  if (!page) return <p>Loading …</p>
  const { hasPreviousPage, startCursor } = page.pageInfo
  const loadEarlier = () => void fetchMore({ variables: { before: startCursor } })
  return (
    <Messages
      conversationId={id}
      messages={page.nodes}
      outbox={outbox}
      loadEarlier={hasPreviousPage ? loadEarlier : undefined}
    />
  )
}
