import type { ConversationFieldsFragment, UserFieldsFragment } from 'parley/client'
import { createContext, use } from 'react'

/** What is shown above everything else, one at a time. */
export type Dialog =
  | { kind: 'newConversation' }
  /** A person's card; `messageId`: one of theirs, which can be reported. */
  | { kind: 'person'; user: UserFieldsFragment; messageId?: string }
  | { kind: 'block'; user: UserFieldsFragment }
  | { kind: 'report'; messageId: string }
  | { kind: 'details'; conversationId: string }
  | { kind: 'signOut'; waiting: number }
  | { kind: 'leave'; conversation: ConversationFieldsFragment }

export interface Dialogs {
  open(dialog: Dialog): void
}

export const DialogsContext = createContext<Dialogs>({ open: () => {} })

/** Opens dialogs from anywhere in the page; the keyboard comes back to where it was. */
export const useDialogs = (): Dialogs => use(DialogsContext)
