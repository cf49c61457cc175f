import { Confirm } from '../act/confirm.tsx'
import { useText } from '../text/text.tsx'
import { useLeaveDevice } from './use-sign-out.ts'

/** Says that what wasn't sent yet goes with a sign-out. */
export const SignOutDialog = ({ waiting, onClose }: { waiting: number; onClose(): void }) => {
  const text = useText()
  const signOut = useLeaveDevice()
  return (
    <Confirm
      title={text.settings.signOutTitle}
      says={text.settings.signOutLoses(waiting)}
      action={text.signOut}
      onConfirm={async () => signOut()}
      onClose={onClose}
    />
  )
}
