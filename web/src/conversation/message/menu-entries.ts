import type { IconName } from '../../shell/icon.tsx'
import { useText } from '../../text/text.tsx'
import type { Message } from '../history/stretch.ts'
import { useOpenConversation } from '../open-conversation.ts'
import { useMessageActions } from './actions.ts'
import { useAllowed } from './allowed.ts'

export interface MenuEntry {
  icon: IconName
  label: string
  isDangerous?: boolean
  run(): void
}

/** What a message's menu offers, the same on a phone and elsewhere. */
export const useMenuEntries = (message: Message): MenuEntry[] => {
  const { actions: text } = useText().conversation
  const actions = useMessageActions()
  const allowed = useAllowed(message)
  const isPinned = useOpenConversation().conversation.pinned.some(({ id }) => id === message.id)
  const entry = (isOffered: boolean, entry: MenuEntry): MenuEntry[] => (isOffered ? [entry] : [])
  return [
    ...entry(allowed.use, { icon: 'reply', label: text.reply, run: () => actions.reply(message) }),
    ...entry(Boolean(message.text && navigator.clipboard), {
      icon: 'copy',
      label: text.copy,
      run: () => actions.copy(message),
    }),
    ...entry(allowed.edit, { icon: 'edit', label: text.edit, run: () => actions.edit(message) }),
    ...entry(allowed.use, {
      icon: isPinned ? 'unpin' : 'pin',
      label: isPinned ? text.unpin : text.pin,
      run: () => actions.togglePin(message),
    }),
    ...entry(allowed.report, { icon: 'flag', label: text.report, run: () => actions.report(message) }),
    ...entry(allowed.remove, {
      icon: 'trash',
      label: text.remove,
      isDangerous: true,
      run: () => actions.remove(message),
    }),
  ]
}
