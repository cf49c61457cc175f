import type { StatusFieldsFragment, UserFieldsFragment } from 'parley/client'
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
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

/** Calls it now, where there is a connection, after each connection from now on, and where `key` has changed. */
export const useAfterConnection = (ask: () => void, key = ''): void => {
  const { client } = useChat()
  const { status, since } = useWatched(client.connection)
  const connectedSince = status === 'connected' ? since.getTime() : null
  const onConnected = useEffectEvent(ask)
  useEffect(() => {
    if (connectedSince !== null) onConnected()
  }, [connectedSince, key])
}
