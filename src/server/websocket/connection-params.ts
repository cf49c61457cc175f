import { ChatError } from '../../kernel/errors.ts'

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

/** Where an operation's stream goes on: the connection's `resume` is a cursor, or cursors by operation id. */
export const readResume = (resume: unknown, operationId: string): string | null => {
  const cursor =
    typeof resume === 'object' && resume !== null && Object.hasOwn(resume, operationId)
      ? (resume as Record<string, unknown>)[operationId]
      : resume
  return typeof cursor === 'string' && cursor !== '' ? cursor : null
}
