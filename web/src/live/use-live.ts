import type { StatusFieldsFragment, UserFieldsFragment } from 'parley/client'
import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react'
import { useChat, useWatched } from '../chat/chat-context.ts'

/** How a person is seen now; null where nobody asked yet. */
export const useStatus = (userId: string): StatusFieldsFragment | null => {
  const { presence } = useChat().live
  return useSyncExternalStore(presence.subscribe, () => presence.of(userId))
}

/** The others who write something there now. */
export const useTypers = (conversationId: string): readonly UserFieldsFragment[] => {
  const { typers } = useChat().live
  return useSyncExternalStore(typers.subscribe, () => typers.in(conversationId))
}

/**
 * Calls it now, where there is a connection, after each connection from now on (`isNew`), and where `key` has changed: for what is
 * told and not kept, which a break has made old.
 */
export const useAfterConnection = (ask: (isNew: boolean) => void, key: string | number = ''): void => {
  const { client } = useChat()
  const { status, since } = useWatched(client.connection)
  const connectedSince = status === 'connected' ? since.getTime() : null
  const last = useRef<number | null>(null)
  const onConnected = useEffectEvent(() => {
    const isNew = last.current !== connectedSince
    last.current = connectedSince
    ask(isNew)
  })
  useEffect(() => {
    if (connectedSince !== null) onConnected()
  }, [connectedSince, key])
}
