import { useCallback, useEffect, useRef, useState } from 'react'
import type { History } from './history.ts'
import type { Aim } from './use-scrolling.ts'

/** Milliseconds that what was jumped to stands out. */
const standsOutMs = 2_400

export interface JumpTo {
  messageId: string
  /** Another number is another jump, also to the same message. */
  number: number
}

/** Shows a message, wherever in the history it is, and lets it stand out for a moment. */
export const useJump = (history: History, wanted: JumpTo | null, goTo: (aim: Aim) => void): string | null => {
  const [found, setFound] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const latest = useRef(goTo)
  useEffect(() => {
    latest.current = goTo
  })
  const jump = useCallback(
    (messageId: string): void => {
      latest.current({ messageId })
      // What can't be loaded is said where messages would be.
      history.open(messageId).catch(() => {})
      clearTimeout(timer.current)
      setFound(messageId)
      timer.current = setTimeout(() => setFound(null), standsOutMs)
    },
    [history],
  )
  useEffect(() => {
    if (wanted) jump(wanted.messageId)
  }, [wanted, jump])
  useEffect(() => () => clearTimeout(timer.current), [])
  return found
}
