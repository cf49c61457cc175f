import { Suspense } from 'react'
import { later } from '../shell/later.ts'
import type { History } from './history/history.ts'
import { DeleteDialog } from './message/delete-dialog.tsx'
import { MenuSheet } from './message/menu-sheet.tsx'
import type { Dialog } from './message/use-dialog.ts'

const Lightbox = later(() => import('./attachments/lightbox.tsx').then((part) => part.Lightbox))

interface DialogsProps {
  dialog: Dialog | null
  history: History
  onClose(): void
}

/** What lies over the conversation, one at a time. */
export const Dialogs = ({ dialog, history, onClose }: DialogsProps) => {
  switch (dialog?.kind) {
    case 'delete':
      return <DeleteDialog message={dialog.message} onDeleted={history.apply} onClose={onClose} />
    case 'menu':
      return <MenuSheet message={dialog.message} onClose={onClose} />
    case 'pictures':
      return (
        <Suspense>
          <Lightbox pictures={dialog.pictures} index={dialog.index} onClose={onClose} />
        </Suspense>
      )
    default:
      return null
  }
}
