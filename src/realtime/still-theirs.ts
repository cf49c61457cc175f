import type { Loaders } from '../store/loaders.ts'
import type { StreamEvent } from './event.ts'

/**
 * Who has left a conversation sees nothing of it any more, also of what was before; only that it was left. Asked right before
 * an event is shown, with the loaders that it is shown with, so that both see the same rows: what waited for a slow reader is shown as it is by then.
 */
export const isStillTheirs = async (
  { entry }: StreamEvent,
  userId: string,
  { conversation }: Loaders,
): Promise<boolean> => {
  if (entry?.kind !== 'conversation' || entry.what === 'ConversationLeft') return true
  const row = await conversation.load(entry.on)
  return row === null || row.members.some((member) => member.userId === userId)
}
