import { useEffect, useState } from 'react'
import { useMutation, useQuery, useSubscription } from 'urql'
import { Connection } from './connection.tsx'
import { OpenConversation } from './conversation.tsx'
import { ConversationList } from './conversation-list.tsx'
import { hear, load, send, type Heard, type Loaded, type Send } from './documents.ts'
import { listOf, nothingYet, take, type Live } from './live.ts'
import { untilAnswered } from './manual/until-answered.ts'
import { SignIn } from './sign-in.tsx'
import { useOutbox } from './use-outbox.ts'

export const App = () => {
  const [{ data, error }] = useQuery<Loaded>({ query: load })
  if (data) return <Chat {...data} />
  return error ? <SignIn problem={error.message} /> : <p>Loading …</p>
}

const Chat = ({ cursor, viewer, conversations }: Loaded) => {
  const [openId, open] = useState<string>()
  const [, mutate] = useMutation<unknown, Send>(send)
  const outbox = useOutbox((input) =>
    untilAnswered(async () => {
      const { error } = await mutate({ input })
      if (error) throw error
    }),
  )

  const [{ data: live = nothingYet }] = useSubscription<Heard, Live>(
    { query: hear, variables: { after: cursor } },
    take,
  )
  useEffect(() => {
    if (live.isOutdated) location.reload()
  }, [live.isOutdated])

  return (
    <>
      <Connection name={viewer.name} />
      <main>
        <ConversationList conversations={listOf(conversations.nodes, live)} openId={openId} open={open} />
        {openId && <OpenConversation key={openId} id={openId} live={live} outbox={outbox} />}
      </main>
    </>
  )
}
