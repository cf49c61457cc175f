import { NewConversation } from '../conversations/new-conversation.tsx'
import { DetailsDrawer } from '../groups/details-drawer.tsx'
import { LeaveDialog } from '../groups/leave-dialog.tsx'
import { BlockDialog } from '../people/block-dialog.tsx'
import { PersonCard } from '../people/person-card.tsx'
import { ReportDialog } from '../people/report-dialog.tsx'
import { SignOutDialog } from '../settings/sign-out-dialog.tsx'
import type { Dialog } from './dialogs-context.ts'

interface DialogViewProps {
  dialog: Dialog
  onClose(): void
}

export const DialogView = ({ dialog, onClose }: DialogViewProps) => {
  switch (dialog.kind) {
    case 'newConversation':
      return <NewConversation onClose={onClose} />
    case 'person':
      return <PersonCard user={dialog.user} messageId={dialog.messageId} onClose={onClose} />
    case 'block':
      return <BlockDialog user={dialog.user} onClose={onClose} />
    case 'report':
      return <ReportDialog messageId={dialog.messageId} onClose={onClose} />
    case 'details':
      return <DetailsDrawer conversationId={dialog.conversationId} onClose={onClose} />
    case 'signOut':
      return <SignOutDialog waiting={dialog.waiting} onClose={onClose} />
    default:
      return <LeaveDialog conversation={dialog.conversation} onClose={onClose} />
  }
}
