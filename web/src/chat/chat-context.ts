import type { Watched } from 'parley/client'
import { createContext, use, useSyncExternalStore } from 'react'
import type { Chat } from './open.ts'

export interface Viewer {
  id: string
  name: string
  avatarUrl: string | null
  role: 'USER' | 'ADMIN'
}

export interface SignedIn extends Chat {
  viewer: Viewer
  signOut(): void
}

export const ChatContext = createContext<SignedIn | null>(null)

/** The chat of the person who is signed in. */
export const useChat = (): SignedIn => {
  const chat = use(ChatContext)
  if (!chat) throw new Error('useChat outside of a ChatContext')
  return chat
}

/** A value of the client library, such as `client.connection` or `client.outbox`, as it is now. */
export const useWatched = <Value>({ get, subscribe }: Watched<Value>): Value => useSyncExternalStore(subscribe, get)
