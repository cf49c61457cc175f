import { hash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { mongo } from 'mongoose'
import type { SearchRow } from '../store/job-rows.ts'
import type { MessageRow } from '../store/rows.ts'
import { startsOf } from './words.ts'

/** Places of terms in a conversation's own part of the index. */
export const termsOfConversation = 2 ** 20

/**
 * What the index has for a term in a conversation: a number in place of both, as short keys are what makes the index small and quick.
 * Those of one conversation lie together. Two may have the same one: whatever is found is looked at once more.
 */
export const keysIn = (conversationId: string): ((term: string) => number) => {
  const base = crc32(conversationId) * termsOfConversation
  return (term) => base + keyOf(term)
}

/** The term's part of it. */
export const keyOf = (term: string): number => crc32(term) % termsOfConversation

/** What results are sorted by, newest last: when it was sent (6 bytes), then a hash of its id (6 bytes), in hex. */
export const placeOf = ({ createdAt, _id }: Pick<MessageRow, 'createdAt' | '_id'>): string =>
  Math.max(0, createdAt.getTime()).toString(16).padStart(12, '0') + hash('sha256', _id, 'hex').slice(0, 12)

/** As the database has it. */
export const binary = (place: string): mongo.Binary => new mongo.Binary(Buffer.from(place, 'hex'))

export const timeAt = (place: string): number => Number.parseInt(place.slice(0, 12), 16)

export const isPlace = (text: string): boolean => /^[0-9a-f]{24}$/.test(text)

/** What a message is found by; null: by nothing (any more). */
export const searchRowOf = (message: MessageRow): SearchRow | null => {
  const starts = message.text === null || message.deletedAt ? [] : startsOf(message.text)
  if (starts.length === 0) return null
  const keys = new Set(starts.map(keysIn(message.conversationId)))
  return { _id: message._id, place: binary(placeOf(message)), keys: [...keys] }
}
