/**
 * What the server refused, or what the client itself can't do. `code` is one of the server's ErrorCode, of GraphQL's
 * (GRAPHQL_VALIDATION_FAILED …), or of the client's own:
 *
 * - `CLOSED`: the client was closed before there was an answer. What is in a kept outbox is sent by the next client.
 * - `DROPPED`: the message was taken out of the outbox before it was sent.
 * - `OUTBOX_FULL`: 1,000 messages wait already.
 * - `WRONG_USER`: `token` gave a token of another person than before. Close the client, and make one for them.
 */
export class ParleyError extends Error {
  override readonly name = 'ParleyError'
  readonly code: string
  /** The argument that was wrong, of a BAD_USER_INPUT. */
  readonly argument: string | null
  /** Milliseconds to wait before it is tried again, of a RATE_LIMITED. */
  readonly retryAfter: number | null
  /** All that the server said beside the message. */
  readonly extensions: Readonly<Record<string, unknown>>

  constructor(message: string, extensions: Readonly<Record<string, unknown>>) {
    super(message)
    const { code, argument, retryAfter } = extensions
    this.code = typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR'
    this.argument = typeof argument === 'string' ? argument : null
    this.retryAfter = typeof retryAfter === 'number' ? retryAfter : null
    this.extensions = extensions
  }
}

interface Refusal {
  message: string
  extensions?: Record<string, unknown> | null
}

/** The first of GraphQL's errors; a document is refused for one reason at a time. */
export const refusal = (errors: readonly Refusal[]): ParleyError =>
  new ParleyError(errors[0]?.message ?? 'The server refused it.', errors[0]?.extensions ?? {})

export const clientError = (code: 'CLOSED' | 'DROPPED' | 'OUTBOX_FULL' | 'WRONG_USER', message: string): ParleyError =>
  new ParleyError(message, { code })
