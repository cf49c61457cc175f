import { useDocumentVisibility } from '@mantine/hooks'
import { MarkBroadcastsReadDocument } from 'parley/client'
import { useEffect } from 'react'
import { useAct } from '../act/use-act.ts'
import { useChat } from '../chat/chat-context.ts'

/** Marks all as read once they are on a page that somebody looks at. Says what went wrong with it. */
export const useMarkRead = (newestId: string | null, unread: number): string | null => {
  const { client } = useChat()
  const { act, problem } = useAct()
  const isLookedAt = useDocumentVisibility() === 'visible'
  useEffect(() => {
    if (newestId && unread > 0 && isLookedAt)
      void act(() => client.ask(MarkBroadcastsReadDocument, { upToId: newestId }))
  }, [newestId, unread, isLookedAt, act, client])
  return problem
}
