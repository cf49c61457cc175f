import type { MessagePageQuery } from '../../generated/documents.ts'

export type Message = NonNullable<MessagePageQuery['conversation']>['messages']['edges'][number]['node']

/** A message with its place in the list, which one that came as an event hasn't. */
export interface Entry {
  readonly message: Message
  readonly cursor: string | null
}

/** A part of a conversation's history without a gap, oldest first: `seq` is dense. */
export interface Stretch {
  readonly entries: readonly Entry[]
  readonly hasOlder: boolean
  readonly hasNewer: boolean
}

export const nothing: Stretch = { entries: [], hasOlder: false, hasNewer: false }

const firstSeq = ({ entries }: Stretch): number => entries[0]?.message.seq ?? 0
const lastSeq = ({ entries }: Stretch): number => entries.at(-1)?.message.seq ?? 0

const newer = (one: Entry, other: Entry): Entry => ({
  message: one.message.version >= other.message.version ? one.message : other.message,
  cursor: one.cursor ?? other.cursor,
})

/** The two as one, each message as its newest version has it; null where something lies between them. */
export const join = (one: Stretch, other: Stretch): Stretch | null => {
  if (one.entries.length === 0 || other.entries.length === 0) return one.entries.length === 0 ? other : one
  const [low, high] = firstSeq(one) <= firstSeq(other) ? [one, other] : [other, one]
  if (firstSeq(high) > lastSeq(low) + 1) return null
  const bySeq = new Map<number, Entry>()
  for (const entry of [...one.entries, ...other.entries]) {
    const known = bySeq.get(entry.message.seq)
    bySeq.set(entry.message.seq, known ? newer(entry, known) : entry)
  }
  const entries = [...bySeq.values()].sort((a, b) => a.message.seq - b.message.seq)
  const last = lastSeq(one) === lastSeq(other) ? null : lastSeq(one) > lastSeq(other) ? one : other
  return {
    entries,
    hasOlder: firstSeq(one) === firstSeq(other) ? one.hasOlder && other.hasOlder : low.hasOlder,
    hasNewer: last ? last.hasNewer : one.hasNewer && other.hasNewer,
  }
}

/** With a message as an event or an answer has it: in its place, behind the others, or nowhere where that lies elsewhere. */
export const withMessage = (stretch: Stretch, message: Message): Stretch => {
  const last = lastSeq(stretch)
  if (message.seq > last) {
    if (stretch.hasNewer) return stretch
    // What lies between was imported, or is on its way.
    if (message.seq > last + 1) return { ...stretch, hasNewer: true }
    return { ...stretch, entries: [...stretch.entries, { message, cursor: null }] }
  }
  let changed = false
  const entries = stretch.entries.map((entry) => {
    const known = entry.message
    if (known.id === message.id && known.version <= message.version) {
      changed = true
      return { ...entry, message }
    }
    if (known.replyTo?.id !== message.id) return entry
    const { text, deletedAt, sender } = message
    if (known.replyTo.text === text && known.replyTo.deletedAt === deletedAt) return entry
    changed = true
    return { ...entry, message: { ...known, replyTo: { ...known.replyTo, text, deletedAt, sender } } }
  })
  return changed ? { ...stretch, entries } : stretch
}

type Person = Message['sender']

/** With a person as they are now, wherever they are named. */
export const withPerson = (stretch: Stretch, person: Person): Stretch => {
  const renew = <Each extends Person>(each: Each): Each => (each.id === person.id ? { ...each, ...person } : each)
  return {
    ...stretch,
    entries: stretch.entries.map(({ message, cursor }) => ({
      cursor,
      message: {
        ...message,
        sender: renew(message.sender),
        replyTo: message.replyTo && { ...message.replyTo, sender: renew(message.replyTo.sender) },
        mentions: message.mentions.map(renew),
        reactions: message.reactions.map((reaction) => ({ ...reaction, users: reaction.users.map(renew) })),
      },
    })),
  }
}

/** At most so many of it, those around `seq`. */
export const cut = (stretch: Stretch, seq: number, most: number): Stretch => {
  const { entries } = stretch
  if (entries.length <= most) return stretch
  const at = Math.max(
    0,
    entries.findIndex(({ message }) => message.seq >= seq),
  )
  const from = Math.max(0, Math.min(at - Math.floor(most / 2), entries.length - most))
  const to = from + most
  return {
    entries: entries.slice(from, to),
    hasOlder: stretch.hasOlder || from > 0,
    hasNewer: stretch.hasNewer || to < entries.length,
  }
}
