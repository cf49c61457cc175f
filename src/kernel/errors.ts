/**
 * The closed table of what goes wrong in front of a client: the codes of the schema's `ErrorCode`, with the HTTP status of
 * a request that fails as a whole. Whatever else is thrown is masked as INTERNAL_SERVER_ERROR.
 */
export const errorStatus = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  IDEMPOTENCY_CONFLICT: 409,
  BLOCKED: 403,
  SUSPENDED: 403,
  RATE_LIMITED: 429,
  OPERATION_TOO_COMPLEX: 400,
  PAYLOAD_TOO_LARGE: 413,
  OVERLOADED: 503,
  UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
} as const

export type ErrorCode = keyof typeof errorStatus

export interface ErrorDetails {
  /** A sentence for a person: what was wrong, and what to do. */
  message: string
  /** The argument or input field that was wrong. */
  argument?: string
  /** SUSPENDED: when it ends by itself, and why it was said. */
  until?: Date | null
  reason?: string
  /** RATE_LIMITED: milliseconds until it is worth trying again. */
  retryAfter?: number
}

/** A refusal that the client is told of, in these words. */
export class ChatError extends Error {
  override name = 'ChatError'
  readonly code: ErrorCode
  readonly details: Omit<ErrorDetails, 'message'>

  constructor(code: ErrorCode, { message, ...details }: ErrorDetails) {
    super(message)
    this.code = code
    this.details = details
  }
}

export const badInput = (argument: string, message: string): ChatError =>
  new ChatError('BAD_USER_INPUT', { argument, message })

/** The same words for what isn't there and for what is somebody else's. */
export const notFound = (argument: string, what: string): ChatError =>
  new ChatError('NOT_FOUND', { argument, message: `There is no such ${what}.` })

export const overloaded = (): ChatError =>
  new ChatError('OVERLOADED', { message: 'The server is busy. Nothing was done; try again.' })

export const unavailable = (): ChatError =>
  new ChatError('UNAVAILABLE', {
    message:
      'The database did not answer in time. Try again; a write with the same clientId, for it may have been done.',
  })

/** What keeps the server from starting: one sentence for whoever starts it, without a stack. */
export class StartError extends Error {
  override name = 'StartError'
}
