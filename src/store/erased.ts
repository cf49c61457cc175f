import type { RowLoader } from './row-loader.ts'
import type { AttachmentRow, MessageRow, UserRow } from './rows.ts'

type Users = RowLoader<UserRow>

/** A message's tombstone: it keeps its place, and nothing of what it said. */
export const emptied = (message: MessageRow, deletedAt: Date): MessageRow => {
  const { mentionIds: _mentions, reactions: _reactions, attachmentIds: _attachments, ...kept } = message
  return { ...kept, text: null, replyToId: null, deletedAt }
}

/**
 * The messages as they may be shown: those of erased people as the tombstones that they are to become. Their senders are read
 * after them, so what a person had said before being erased is never shown after.
 */
export const withoutErased = async (messages: MessageRow[], users: Users): Promise<MessageRow[]> => {
  const erasedAt = await erasedAmong(
    messages.map(({ senderId }) => senderId),
    users,
  )
  if (erasedAt.size === 0) return messages
  return messages.map((message) => {
    const at = erasedAt.get(message.senderId)
    return at && !message.deletedAt ? emptied(message, at) : message
  })
}

/** The files likewise: an erased person's are as good as gone. */
export const withoutErasedFiles = async (attachments: AttachmentRow[], users: Users): Promise<AttachmentRow[]> => {
  const erasedAt = await erasedAmong(
    attachments.map(({ ownerId }) => ownerId),
    users,
  )
  return attachments.map((row) => (erasedAt.has(row.ownerId) && goesWithOwner(row) ? { ...row, state: 'GONE' } : row))
}

/** What was broadcast stays: it was said in the place's name. */
export const goesWithOwner = ({ usedIn }: AttachmentRow): boolean => usedIn?.kind !== 'channel'

/** Those of the people who were erased, and when; at once where all of them are there. */
export const erasedAmong = (
  ids: readonly string[],
  users: Users,
): ReadonlyMap<string, Date> | Promise<ReadonlyMap<string, Date>> => {
  const rows = [...new Set(ids)].map((id) => users.get(id))
  if (areThere(rows)) return erasedOf(rows)
  return Promise.all(rows.map(async (row) => row)).then(erasedOf)
}

const areThere = <Row>(rows: (Row | Promise<Row>)[]): rows is Row[] => !rows.some((row) => row instanceof Promise)

const nobody: ReadonlyMap<string, Date> = new Map()

const erasedOf = (rows: readonly (UserRow | null)[]): ReadonlyMap<string, Date> =>
  rows.some((row) => row?.erasedAt)
    ? new Map(rows.flatMap((row) => (row?.erasedAt ? [[row._id, row.erasedAt] as const] : [])))
    : nobody
