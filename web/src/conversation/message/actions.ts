import { createContext, use } from 'react'
import type { Message } from '../history/stretch.ts'

export type Attachment = Message['attachments'][number]

/** What can be done with a message, wherever it is chosen. What is refused is said below the message. */
export interface MessageActions {
  /** Gives a reaction, or takes it back. */
  react(message: Message, emoji: string): void
  reply(message: Message): void
  edit(message: Message): void
  /** Asks first. */
  remove(message: Message): void
  togglePin(message: Message): void
  copy(message: Message): void
  report(message: Message): void
  /** Shows it in the history, wherever it is. */
  jump(messageId: string): void
  /** Shows pictures as large as they are. */
  showPictures(pictures: readonly Attachment[], index: number): void
  /** On a phone: all of these, from below. */
  showMenu(message: Message): void
}

export const MessageActionsContext = createContext<MessageActions | null>(null)

export const useMessageActions = (): MessageActions => {
  const actions = use(MessageActionsContext)
  if (!actions) throw new Error('useMessageActions outside of a MessageActionsContext')
  return actions
}
