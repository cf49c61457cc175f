import type { StreamEvent } from './event.ts'

/**
 * Who has left a conversation sees nothing of it any more, also of what was before; only that it was left. Asked right before
 * an event is shown, with the rows that it is shown with: what waited for a slow reader is shown as it is by then.
 */
export const isStillTheirs = async ({ entry, loaders }: StreamEvent, userId: string): Promise<boolean> => {
  if (entry?.kind !== 'conversation' || entry.what === 'ConversationLeft') return true
  const row = await loaders().conversation.load(entry.on)
  return row === null || row.members.some((member) => member.userId === userId)
}
