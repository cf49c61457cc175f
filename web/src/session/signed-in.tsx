import { Center, Loader } from '@mantine/core'
import { ViewerDocument } from 'parley/client'
import { useEffect, useMemo, useState } from 'react'
import { Provider, useQuery } from 'urql'
import { ChatContext } from '../chat/chat-context.ts'
import { openChat, type Chat } from '../chat/open.ts'
import { Shell } from '../shell/shell.tsx'
import { useText } from '../text/text.tsx'
import { demoPeople } from './demo.ts'
import type { Session } from './session.ts'

/** Opens the chat of a token's person, and closes it with the page's part that shows it. */
export const SignedIn = ({ token, session }: { token: string; session: Session }) => {
  const [chat, setChat] = useState<Chat | null>(null)
  const { signIn, signOut } = session
  useEffect(() => {
    const opened = openChat(token, async (why) => {
      const detail = why.replace(/^\d+ /, '')
      if (/suspended/i.test(why)) signOut({ reason: 'suspended', detail })
      else {
        // A demo person's token is renewed by asking for it; with all others the person is asked.
        const fresh = (await demoPeople().catch(() => [])).find((person) => samePerson(person.token, token))
        if (fresh && fresh.token !== token) signIn(fresh.token)
        else signOut({ reason: /expired/i.test(why) ? 'expired' : 'refused', detail })
      }
      return null
    })
    setChat(opened)
    return () => void opened.close()
    // Made once for each sign-in: the component is keyed by it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  if (!chat) return null
  return (
    <Provider value={chat.urql}>
      <WithViewer chat={chat} signOut={() => void chat.close({ forget: true }).then(() => signOut())} />
    </Provider>
  )
}

const WithViewer = ({ chat, signOut }: { chat: Chat; signOut(): void }) => {
  const text = useText()
  const [{ data }] = useQuery({ query: ViewerDocument })
  const signedIn = useMemo(() => data && { ...chat, viewer: data.viewer, signOut }, [chat, data, signOut])
  if (!signedIn)
    return (
      <Center h="100%" role="status" aria-label={text.connecting}>
        <Loader />
      </Center>
    )
  return (
    <ChatContext value={signedIn}>
      <Shell />
    </ChatContext>
  )
}

const samePerson = (one: string, other: string): boolean => subjectOf(one) === subjectOf(other)

const subjectOf = (token: string): unknown =>
  (JSON.parse(atob(token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'))) as { sub?: unknown }).sub
