import { Confirm } from '../act/confirm.tsx'
import { useChat } from '../chat/chat-context.ts'
import { useText } from '../text/text.tsx'

/** Says that what wasn't sent yet goes with a sign-out. */
export const SignOutDialog = ({ waiting, onClose }: { waiting: number; onClose(): void }) => {
  const text = useText()
  const { signOut } = useChat()
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
