import { MarkConversationReadDocument, MarkMessageReadDocument } from 'parley/client'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useChat } from '../../chat/chat-context.ts'
import { useOpenConversation } from '../open-conversation.ts'
import type { Row } from './rows.ts'

/** Milliseconds from one mark to the next. */
const everyMs = 1_000

const onLook = (onChange: () => void): (() => void) => {
  const names = ['focus', 'blur'] as const
  for (const name of names) window.addEventListener(name, onChange)
  document.addEventListener('visibilitychange', onChange)
  return () => {
    for (const name of names) window.removeEventListener(name, onChange)
    document.removeEventListener('visibilitychange', onChange)
  }
}

/** Whether somebody looks at this window. */
const useIsLookedAt = (): boolean =>
  useSyncExternalStore(onLook, () => document.visibilityState === 'visible' && document.hasFocus())

/** Marks as read what is in view while somebody looks, up to the newest that was seen. */
export const useReadingMarks = (rows: readonly Row[], seenSeq: number): void => {
  const { ask } = useChat().client
  const { conversation, viewer } = useOpenConversation()
  const { id, lastSeq, members } = conversation
  const isLookedAt = useIsLookedAt()
  const readSeq = members.find(({ user }) => user.id === viewer.id)?.readSeq ?? Infinity
  const markedSeq = useRef(0)
  const markedAt = useRef(0)
  const seen = seenSeq > Math.max(readSeq, markedSeq.current) && isLookedAt ? seenSeq : 0
  useEffect(() => {
    if (seen === 0) return undefined
    const messageId = rows.findLast(({ message }) => message && message.seq <= seen)?.message?.id
    const timer = setTimeout(
      () => {
        markedAt.current = Date.now()
        markedSeq.current = seen
        const marked =
          seen >= lastSeq || !messageId
            ? ask(MarkConversationReadDocument, { conversationId: id })
            : ask(MarkMessageReadDocument, { messageId })
        // What isn't marked is marked with what is seen next.
        marked.catch(() => (markedSeq.current = 0))
      },
      Math.max(0, markedAt.current + everyMs - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [seen, id, lastSeq, rows, ask])
}
