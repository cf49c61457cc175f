import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { laneOf, maxLanes, numberOf, type Position, type Positions } from './position.ts'

/**
 * A cursor of the event stream: `positions-checksum-tag`.
 *
 * - positions: the n of each lane in base 36, joined by dots; the same for everyone who gets a copy of an event;
 * - checksum: of the positions, so that a damaged cursor is told from a true one;
 * - tag: of the person and the log's epoch, so that another person's, or one of a log that is no more, is not taken.
 *
 * It is no secret: a replay gives its reader only what is the reader's.
 */
export interface CursorTags {
  /** The tag of a person's cursors: made once a subscription. */
  tagFor(userId: string): string
}

export const createCursorTags = (key: KeyObject, epoch: string): CursorTags => ({
  tagFor: (userId) =>
    createHmac('sha256', key).update(`${epoch}\0${userId}`).digest().subarray(0, 9).toString('base64url'),
})

/** The part of a cursor that all copies of an event share. */
export const encodePositions = (positions: Positions): string => {
  let end = positions.length
  while (end > 0 && !positions[end - 1]) end--
  const text = positions
    .slice(0, end)
    .map((n) => n.toString(36))
    .join('.')
  return `${text}-${checksum(text)}`
}

/** Names an entry of the log for people and clients. */
export const laneAndNumber = (position: Position): string => `${laneOf(position)}-${numberOf(position)}`

export const encodeCursor = (positions: Positions, tag: string): string => `${encodePositions(positions)}-${tag}`

/** The positions of a cursor of the person whose tag this is, or null: damaged, another's, of another log, or no cursor. */
export const decodeCursor = (cursor: string, tag: string): Positions | null => {
  if (cursor.length > maxLength) return null
  const [, text, sum, given] = /^([0-9a-z.]*)-([0-9a-z]+)-(.+)$/s.exec(cursor) ?? []
  if (text === undefined || given === undefined || sum !== checksum(text) || !equal(given, tag)) return null
  const positions = text === '' ? [] : text.split('.').map(readNumber)
  return positions.length > maxLanes || positions.some(Number.isNaN) ? null : positions
}

/** What is longer than any is kept as one that is nobody's. */
export const shortened = (cursor: string): string => (cursor.length > maxLength ? '-' : cursor)

const maxLength = 1024

const checksum = (text: string): string => crc32(text).toString(36)

const equal = (given: string, wanted: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const readNumber = (text: string): number => {
  const n = /^[0-9a-z]{1,10}$/.test(text) ? Number.parseInt(text, 36) : Number.NaN
  return n.toString(36) === text && n < 2 ** 47 ? n : Number.NaN
}
