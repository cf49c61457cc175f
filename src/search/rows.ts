import type { MessageRow, SearchRow } from '../store/rows.ts'
import { startsOf } from './words.ts'

/** Digits of a time in base 36: enough until the year 5188. */
const timeLength = 9

/** What results are sorted by, newest last: when it was sent, then its id. */
export const placeOf = ({ createdAt, _id }: Pick<MessageRow, 'createdAt' | '_id'>): string =>
  Math.max(0, createdAt.getTime()).toString(36).padStart(timeLength, '0') + _id

export const idAt = (place: string): string => place.slice(timeLength)
export const timeAt = (place: string): number => Number.parseInt(place.slice(0, timeLength), 36)

export const isPlace = (text: string): boolean => /^[0-9a-z]{9}[^\s]{1,128}$/.test(text)

/** What a message is found by; null: by nothing (any more). */
export const searchRowOf = (message: MessageRow): SearchRow | null => {
  const starts = message.text === null || message.deletedAt ? [] : startsOf(message.text)
  const { _id, conversationId } = message
  return starts.length > 0 ? { _id, conversationId, place: placeOf(message), starts } : null
}
