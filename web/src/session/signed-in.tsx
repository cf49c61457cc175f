import { ViewerDocument } from 'parley/client'
import { useMemo } from 'react'
import { Provider, useQuery } from 'urql'
import { ChatContext } from '../chat/chat-context.ts'
import type { Chat } from '../chat/open.ts'
import { Shell } from '../shell/shell.tsx'
import { Connecting } from './connecting.tsx'
import { forgetPerson } from './forget.ts'
import type { Session } from './session.ts'
import { useOpenedChat } from './use-opened-chat.ts'

/** The page of a token's person. */
export const SignedIn = ({ token, session }: { token: string; session: Session }) => {
  const chat = useOpenedChat(token, session)
  if (!chat) return null
  return (
    <Provider value={chat.urql}>
      <WithViewer chat={chat} session={session} />
    </Provider>
  )
}

const WithViewer = ({ chat, session }: { chat: Chat; session: Session }) => {
  const [{ data }] = useQuery({ query: ViewerDocument })
  const { signOut } = session
  const signedIn = useMemo(() => {
    if (!data) return null
    const { viewer } = data
    const leave = () => {
      // Behind the close, so that nothing that was under way writes anything down again.
      void chat.close({ forget: true }).finally(() => forgetPerson(viewer.id))
      signOut()
    }
    return { ...chat, viewer, signOut: leave }
  }, [chat, data, signOut])
  if (!signedIn) return <Connecting connection={chat.client.connection} onGiveUp={() => signOut()} />
  return (
    <ChatContext value={signedIn}>
      <Shell />
    </ChatContext>
  )
}
