import { useChat } from '../chat/chat-context.ts'
import { useDialogs } from '../shell/dialogs-context.ts'

/** Signs out; where something is still to be sent, which goes with it, not before one was asked. */
export const useSignOut = (): (() => void) => {
  const { client, signOut } = useChat()
  const dialogs = useDialogs()
  return () => {
    const waiting = client.outbox.get().filter(({ state }) => state !== 'sent').length
    if (waiting > 0) dialogs.open({ kind: 'signOut', waiting })
    else signOut()
  }
}
