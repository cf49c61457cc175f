import { readImport } from '../../administration/import-input.ts'
import { ChatError } from '../../kernel/errors.ts'
import { firstAt, holds, idOf, idsAt, textAt, type Doc } from './fields.ts'
import type { Mapping } from './mapping.ts'

/** One of the list that `importMessages` takes. */
export interface Converted {
  sourceId: string
  memberIds: string[]
  senderId: string
  kind: 'TEXT' | 'IMAGE' | 'FILE'
  text: string
  createdAt: string
  readByIds: string[]
}

/** Why a message isn't taken over. */
export class LeftOut extends Error {}

/** The conversation that a message names, by its id. */
export const conversationOf = (message: Doc, { messages }: Mapping): string | null =>
  idOf(firstAt(message, messages.conversation))

/**
 * A message as Parley takes it. `members`: those of its conversation, or null where it has none.
 *
 * @throws LeftOut
 */
export const convert = (
  message: Doc,
  members: readonly string[] | null,
  { messages: of }: Mapping,
  now: Date,
): Converted => {
  const senderId = idOf(firstAt(message, of.sender))
  if (!senderId) throw new LeftOut(`it has no sender (${of.sender.join(', ')})`)
  const memberIds = [...(members ?? [...new Set([senderId, ...idsAt(message, of.receiver)])])]
  if (members && !members.includes(senderId)) throw new LeftOut('its sender is not in its conversation any more')
  const createdAt = new Date(firstAt(message, [of.createdAt]) as string)
  if (Number.isNaN(createdAt.getTime())) throw new LeftOut(`it has no date (${of.createdAt})`)
  const converted: Converted = {
    sourceId: idOf(firstAt(message, [of.id])) ?? '',
    memberIds,
    senderId,
    kind: holds(message, of.image) ? 'IMAGE' : holds(message, of.file) ? 'FILE' : 'TEXT',
    text: textAt(message, of.text) ?? '',
    createdAt: createdAt.toISOString(),
    readByIds: holds(message, of.isRead) ? memberIds : idsAt(message, of.readBy).filter((id) => memberIds.includes(id)),
  }
  try {
    // The server's own rules: what it would refuse is known before it is sent.
    readImport({ ...converted, createdAt }, (field) => field, now)
  } catch (error) {
    if (error instanceof ChatError) throw new LeftOut(error.message)
    throw error
  }
  return converted
}
