import { ChatError } from '../../kernel/errors.ts'
import { maxIdLength } from './message.ts'

type Params = Record<string, unknown> | undefined

/** The token, under any of the names that clients use; with or without `Bearer`. */
export const readToken = (params: Params): string | null => {
  const given = ['Authorization', 'authorization', 'token', 'authToken']
    .map((name) => params?.[name])
    .find((value) => value !== undefined && value !== null && value !== '')
  if (given === undefined) return null
  if (typeof given !== 'string') throw new ChatError('UNAUTHENTICATED', { message: 'The token is not valid' })
  return given.replace(/^Bearer +/i, '')
}

/** Where a connection's streams go on: a cursor, or cursors by operation id. */
export type Resume = string | ReadonlyMap<string, string> | null

const maxCursorLength = 1000
/** As many as a connection has subscriptions, several times over. */
const maxCursors = 200

/** What of a connection's `resume` can be a cursor: that alone is kept, for as long as the connection is there. */
export const readResume = (given: unknown): Resume => {
  if (isCursor(given)) return given
  if (typeof given !== 'object' || given === null) return null
  const cursors = new Map<string, string>()
  for (const [id, cursor] of Object.entries(given).slice(0, maxCursors))
    if (id.length <= maxIdLength && isCursor(cursor)) cursors.set(id, cursor)
  return cursors
}

const isCursor = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= maxCursorLength

/** Where an operation's stream goes on. */
export const resumeOf = (resume: Resume, operationId: string): string | null =>
  typeof resume === 'string' ? resume : (resume?.get(operationId) ?? null)
