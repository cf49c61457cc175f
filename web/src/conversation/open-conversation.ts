import type { ConversationFieldsFragment } from 'parley/client'
import { createContext, use } from 'react'
import type { Viewer } from '../chat/chat-context.ts'

/** The conversation that is open, as it is now. */
export interface OpenConversation {
  conversation: ConversationFieldsFragment
  title: string
  isGroup: boolean
  viewer: Viewer
}

export const OpenConversationContext = createContext<OpenConversation | null>(null)

export const useOpenConversation = (): OpenConversation => {
  const open = use(OpenConversationContext)
  if (!open) throw new Error('useOpenConversation outside of an OpenConversationContext')
  return open
}
