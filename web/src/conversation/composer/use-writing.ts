import { useEffect, useMemo } from 'react'
import { createWriting, type Writing } from './writing.ts'

/** What is being written in a conversation, kept also where the page is closed at once. */
export const useWriting = (personId: string, conversationId: string): Writing => {
  const writing = useMemo(() => createWriting(personId, conversationId), [personId, conversationId])
  useEffect(() => {
    window.addEventListener('pagehide', writing.keep)
    return () => {
      window.removeEventListener('pagehide', writing.keep)
      writing.keep()
    }
  }, [writing])
  return writing
}
