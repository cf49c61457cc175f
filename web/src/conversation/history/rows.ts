import type { OutboxItem } from 'parley/client'
import type { Message, Stretch } from './stretch.ts'

interface Place {
  /** The same while a message is on its way and once it is there. */
  key: string
  /** The first of a day: a line says which. */
  startsDay: boolean
  /** The first that was unread at the opening. */
  startsUnread: boolean
  /** The first and the last of several by one person. */
  startsGroup: boolean
  endsGroup: boolean
  at: string
}

/** A message that is there, or one of one's own on its way. */
export type Row = Place & Part

type Part = { message: Message; item: null } | { message: null; item: OutboxItem; replyTo: Message | null }

interface Made {
  key: string
  senderId: string
  at: string
  seq: number
  part: Part
}

/** Later than this after the one before, a message stands alone. */
const groupMs = 5 * 60_000

const dayOf = (at: string): string => new Date(at).toDateString()

/**
 * What is shown, oldest first: the messages, and below them what is on its way. `unreadFrom` is the seq of the first one that was
 * unread, if any.
 */
export const rowsOf = (
  { entries, hasOlder, hasNewer }: Stretch,
  waiting: readonly OutboxItem[],
  viewerId: string,
  unreadFrom: number | null,
): Row[] => {
  const made = entries.map(({ message }): Made => ({
    key: `${message.sender.id}/${message.clientId}`,
    senderId: message.sender.id,
    at: message.createdAt,
    seq: message.seq,
    part: { message, item: null },
  }))
  const there = new Set(made.map(({ key }) => key))
  // Below older ones they would be in no place of theirs.
  if (!hasNewer)
    for (const item of waiting) {
      const key = `${viewerId}/${item.clientId}`
      if (there.has(key)) continue
      const replyTo = entries.find(({ message }) => message.id === item.input.replyToId)?.message ?? null
      made.push({ key, senderId: viewerId, at: item.at, seq: Infinity, part: { message: null, item, replyTo } })
    }
  const first = unreadFrom === null ? -1 : made.findIndex(({ seq }) => seq >= unreadFrom && seq !== Infinity)
  const rows = made.map((row, index): Row => {
    const before = made[index - 1]
    const after = made[index + 1]
    // What is above the first, and not loaded yet, may be of the same day and person: lines that go when it comes would move it.
    const startsDay = before ? dayOf(before.at) !== dayOf(row.at) : !hasOlder
    const startsUnread = index === first
    return {
      ...row.part,
      key: row.key,
      at: row.at,
      startsDay,
      startsUnread,
      startsGroup: startsDay || startsUnread || (before !== undefined && !isGroup(before, row)),
      endsGroup: !after || index + 1 === first || dayOf(after.at) !== dayOf(row.at) || !isGroup(row, after),
    }
  })
  // Whether the first one starts a day or a group isn't known before the one before it, and would change what is in view.
  return hasOlder ? rows.slice(1) : rows
}

const isGroup = (before: Made, after: Made): boolean =>
  before.senderId === after.senderId && Date.parse(after.at) - Date.parse(before.at) < groupMs
