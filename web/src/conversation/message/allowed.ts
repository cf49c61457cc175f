import { useMemo } from 'react'
import type { Message } from '../history/stretch.ts'
import { useOpenConversation, type OpenConversation } from '../open-conversation.ts'

export interface Allowed {
  /** React, reply, pin: what is done with a message that is there. */
  use: boolean
  edit: boolean
  remove: boolean
  report: boolean
}

/** What one may do with messages here; what one may not isn't offered. */
export const allowedIn = ({ conversation, viewer, isGroup }: OpenConversation): ((message: Message) => Allowed) => {
  const member = conversation.members.find(({ user }) => user.id === viewer.id)
  const isOwner = isGroup && member?.role === 'OWNER'
  const isApart = conversation.peer?.isBlocked === true || conversation.peer?.isErased === true
  return ({ sender, deletedAt }) => {
    const isThere = deletedAt === null && member !== undefined
    const isOwn = sender.id === viewer.id
    return {
      use: isThere && !isApart,
      edit: isThere && isOwn && !isApart,
      remove: isThere && (isOwn || isOwner || viewer.role === 'ADMIN'),
      report: isThere && !isOwn,
    }
  }
}

export const useAllowed = (message: Message): Allowed => {
  const open = useOpenConversation()
  return useMemo(() => allowedIn(open), [open])(message)
}
