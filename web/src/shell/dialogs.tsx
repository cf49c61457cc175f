import { Suspense, useMemo, useRef, useState, type ReactNode } from 'react'
import { DialogsContext, type Dialog } from './dialogs-context.ts'
import { focusMain } from './focus-main.ts'
import { later } from './later.ts'

const DialogView = later(() => import('./dialog-view.tsx').then((part) => part.DialogView))

/** Has the dialogs of the page, whoever opens them. */
export const DialogsProvider = ({ children }: { children: ReactNode }) => {
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const cameFrom = useRef<HTMLElement | null>(null)
  const dialogs = useMemo(
    () => ({
      open: (wanted: Dialog) => {
        cameFrom.current ??= focusedNow()
        setDialog(wanted)
      },
    }),
    [],
  )
  const close = (): void => {
    setDialog(null)
    const back = cameFrom.current
    cameFrom.current = null
    // The dialog lets go of the keyboard first.
    requestAnimationFrame(() => (back?.isConnected ? back.focus() : focusMain()))
  }
  return (
    <DialogsContext value={dialogs}>
      {children}
      {dialog && (
        <Suspense>
          <DialogView dialog={dialog} onClose={close} />
        </Suspense>
      )}
    </DialogsContext>
  )
}

/** A menu is gone by then: what it was opened by isn't. */
const focusedNow = (): HTMLElement | null => {
  const focused = document.activeElement as HTMLElement | null
  const button = focused?.closest('[role="menu"]')?.getAttribute('aria-labelledby')
  return button ? document.getElementById(button) : focused
}
