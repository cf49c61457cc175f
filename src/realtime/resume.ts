import { decodeCursor } from '../kernel/cursor.ts'
import { covers, type Positions } from '../kernel/position.ts'
import type { Context } from './context.ts'

/**
 * Where a stream is to start: from the connection's `resume`, which wins over an `after` that is older or missing, since
 * clients repeat their first variables when they reconnect. 'unknown': a cursor was given, and is not one of the actor's.
 */
export const startOf = (
  { resume, cursorTag }: Pick<Context, 'resume' | 'cursorTag'>,
  after: string | null | undefined,
): Positions | 'now' | 'unknown' => {
  const given = [resume, after].filter((cursor) => cursor !== null && cursor !== undefined)
  if (given.length === 0) return 'now'
  const positions = given.map((cursor) => decodeCursor(cursor, cursorTag))
  if (positions.includes(null)) return 'unknown'
  const [first, second] = positions as Positions[]
  return second && !covers(first!, second) ? second : first!
}
