import { useState } from 'react'
import { gql, type TypedDocumentNode } from '@apollo/client'
import { useMutation, useQuery, useSubscription } from '@apollo/client/react'
import { LOAD, take } from './cache.ts'
import { Connection } from './connection.tsx'
import { OpenConversation } from './conversation.tsx'
import { ConversationList } from './conversation-list.tsx'
import { hear, send, type Heard, type Loaded, type Send } from './documents.ts'
import { untilAnswered } from './manual/until-answered.ts'
import { SignIn } from './sign-in.tsx'
import { useOutbox } from './use-outbox.ts'

const HEAR: TypedDocumentNode<Heard, { after: string }> = gql(hear)
const SEND: TypedDocumentNode<unknown, Send> = gql(send)

export const App = () => {
  const { data, error } = useQuery(LOAD)
  if (data) return <Chat {...data} />
  return error ? <SignIn problem={error.message} /> : <p>Loading …</p>
}

const Chat = ({ cursor, viewer, conversations }: Loaded) => {
  const [openId, open] = useState<string>()
  const [mutate] = useMutation(SEND)
  const outbox = useOutbox((input) => untilAnswered(() => mutate({ variables: { input } })))

  useSubscription(HEAR, {
    variables: { after: cursor },
    // `take` writes what is to be kept of an event; the cache would keep each of them.
    fetchPolicy: 'no-cache',
    ignoreResults: true,
    onData: ({ client, data: { data } }) => data && take(client.cache, data.events),
  })

  const newestFirst = [...conversations.nodes].sort((one, other) =>
    other.lastActivityAt.localeCompare(one.lastActivityAt),
  )
  return (
    <>
      <Connection name={viewer.name} />
      <main>
        <ConversationList conversations={newestFirst} openId={openId} open={open} />
        {openId && <OpenConversation key={openId} id={openId} outbox={outbox} />}
      </main>
    </>
  )
}
