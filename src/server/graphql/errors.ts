import { GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import { ChatError, errorStatus, overloaded, unavailable } from '../../kernel/errors.ts'
import { isAway } from '../../store/away.ts'

/** Codes of requests that never reach a resolver. */
const requestStatus = { GRAPHQL_PARSE_FAILED: 400, GRAPHQL_VALIDATION_FAILED: 400 } as const
const allStatus: Record<string, number> = { ...errorStatus, ...requestStatus }

/**
 * The one way that an error leaves the server, on all transports: its message if it was made for clients, else a masked
 * one, which is logged once with the request's id.
 */
export const formatError = (error: GraphQLError, requestId: string, logger: Logger): GraphQLError => {
  const cause = error.originalError ?? error.cause
  if (cause instanceof ChatError) return clean(error, cause.message, codeOf(cause))
  const { code } = error.extensions
  if (typeof code === 'string' && code in allStatus) return clean(error, error.message, { code })
  // What graphql itself says of a request: a variable or an argument that its type doesn't take, an unknown operation.
  if ((!cause || cause instanceof GraphQLError) && (!error.path || error.message.startsWith('Argument "')))
    return clean(error, error.message, { code: 'BAD_USER_INPUT', ...argumentIn(error.message) })
  if (isAway(cause)) {
    logger.warn({ err: cause, requestId }, 'The database is away.')
    // Without a path nothing was begun; with one, a mutation may have been done whose answer could not be read.
    const away = error.path ? unavailable() : overloaded()
    return clean(error, away.message, { code: away.code })
  }
  logger.error({ err: cause ?? error, requestId, path: error.path?.join('.') }, 'An operation failed unexpectedly.')
  return clean(error, 'Something went wrong on the server. It has been logged.', {
    code: 'INTERNAL_SERVER_ERROR',
    requestId,
  })
}

/** The HTTP status of a request that an error ends as a whole. */
export const statusOf = ({ extensions }: GraphQLError): number => allStatus[String(extensions['code'])] ?? 500

/** Whether it is in the closed table, as what `formatError` gives is. */
export const isCoded = ({ extensions }: GraphQLError): boolean => String(extensions['code']) in allStatus

/** The error with what the HTTP layer is to answer it with, which that layer takes off again. */
export const withHttp = (error: GraphQLError, http: object): GraphQLError =>
  clean(error, error.message, { ...error.extensions, http })

/** An error in GraphQL's own terms, under one of its own codes. */
export const requestError = (code: keyof typeof requestStatus, error: GraphQLError): GraphQLError =>
  clean(error, error.message, { code })

/** A refusal before anything ran, as clients see it. */
export const refusalError = (error: ChatError): GraphQLError =>
  new GraphQLError(error.message, { extensions: codeOf(error) })

const codeOf = ({ code, details }: ChatError): Record<string, unknown> => ({ code, ...details })

/** Characters of a message: graphql writes the whole of a value into what it says of it. */
const maxMessage = 500

const shortened = (message: string): string =>
  message.length > maxMessage ? `${message.slice(0, maxMessage).toWellFormed()} …` : message

const clean = (
  { nodes, source, positions, path }: GraphQLError,
  message: string,
  extensions: Record<string, unknown>,
): GraphQLError =>
  new GraphQLError(shortened(message), {
    ...(nodes && { nodes }),
    ...(source && { source }),
    ...(positions && { positions }),
    ...(path && { path }),
    extensions,
  })

/** graphql names the variable or argument in quotes. */
const argumentIn = (message: string): { argument?: string } => {
  const named = /(?:Variable|Argument) "\$?([^"(]+)/.exec(message)
  return named ? { argument: named[1]! } : {}
}
