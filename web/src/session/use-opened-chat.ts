import { useEffect, useState } from 'react'
import { openChat, type Chat } from '../chat/open.ts'
import { afterRefusal } from './refused.ts'
import type { Session } from './session.ts'
import { keepToken } from './token.ts'

/** The chat of a token's person; closed with the part of the page that uses this. */
export const useOpenedChat = (token: string, { signOut }: Session): Chat | null => {
  const [chat, setChat] = useState<Chat | null>(null)
  useEffect(() => {
    let opened: Chat | null = null
    let isGone = false
    let last = token
    const onRefused = async (why: string): Promise<string | null> => {
      const next = await afterRefusal(why, last)
      if (isGone) return null
      if ('ended' in next) {
        signOut(next.ended)
        return null
      }
      last = next.fresh
      keepToken(last)
      return last
    }
    // Not at once: in development React takes an effect back right away and runs it anew, which would be two sockets.
    queueMicrotask(() => {
      if (isGone) return
      opened = openChat(token, onRefused)
      setChat(opened)
    })
    return () => {
      isGone = true
      void opened?.close()
    }
    // Once for each sign-in: who uses it is keyed by that.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return chat
}
