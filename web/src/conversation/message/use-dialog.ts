import { useCallback, useRef, useState } from 'react'
import type { Message } from '../history/stretch.ts'
import type { Attachment } from './actions.ts'

/** What lies over a conversation. */
export type Dialog =
  | { kind: 'delete' | 'menu'; message: Message }
  | { kind: 'pictures'; pictures: readonly Attachment[]; index: number }

/** One at a time; the keyboard comes back to where it was. */
export const useDialog = (): [Dialog | null, (dialog: Dialog) => void, () => void] => {
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const cameFrom = useRef<Element | null>(null)
  const open = useCallback((wanted: Dialog): void => {
    cameFrom.current = document.activeElement
    setDialog(wanted)
  }, [])
  const close = useCallback((): void => {
    setDialog(null)
    const { current } = cameFrom
    // The dialog lets go of the keyboard first, and somebody else may have taken it.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body && current instanceof HTMLElement) current.focus()
    })
  }, [])
  return [dialog, open, close]
}
