import type { Loaders } from '../store/loaders.ts'
import type { ConversationRow } from '../store/rows.ts'
import type { StreamEvent } from './event.ts'

/** Of the rows that events were shown with: one for all who are told of them. */
const membersOf = new WeakMap<ConversationRow, ReadonlySet<string>>()

/**
 * Who has left a conversation sees nothing of it any more, also of what was before; only that it was left. Asked right before
 * an event is shown, with the loaders that it is shown with, so that both see the same rows: what waited for a slow reader is shown as it is by then.
 * Rejects where the rows are older than the event.
 */
export const isStillTheirs = async (event: StreamEvent, userId: string, loaders: Loaders): Promise<boolean> => {
  const members = await whoseStill(event, loaders)
  return members === null || members.has(userId)
}

/** Those of its audience who may still see the event; null: all of them. */
export const whoseStill = async (
  { entry }: StreamEvent,
  { conversation }: Loaders,
): Promise<ReadonlySet<string> | null> => {
  if (entry?.kind !== 'conversation' || entry.what === 'ConversationLeft') return null
  const row = await conversation.load(entry.on)
  // A primary that was just elected may show less than a majority has, and so others than it concerns.
  if (!row || row.rev < entry.rev)
    throw new Error(`Conversation ${entry.on} was read as of ${row?.rev ?? 0}, before the event of ${entry.rev}.`)
  let members = membersOf.get(row)
  if (!members) membersOf.set(row, (members = new Set(row.members.map(({ userId }) => userId))))
  return members
}
