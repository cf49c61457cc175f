/** Clients count, or take a UUID. */
export const maxIdLength = 200

/**
 * A message for graphql-ws, which keeps it for as long as its operation runs, and takes it parsed as well: so its text isn't kept. What asks
 * by a document's id alone has an empty text, as graphql-ws wants one. One whose own id is longer than any is no message: it is kept, and sent back
 * with all that is answered.
 */
export const asParsed = (message: string): string => {
  try {
    const parsed = JSON.parse(message) as { id?: unknown; payload?: Payload } | null
    if (typeof parsed?.id === 'string' && parsed.id.length > maxIdLength) return ''
    const payload = parsed?.payload
    if (payload && payload.query === undefined && (payload.documentId ?? payload.extensions)) payload.query = ''
    return parsed as unknown as string
  } catch {
    return message
  }
}

export const isPing = (parsed: unknown): boolean =>
  typeof parsed === 'object' && parsed !== null && 'type' in parsed && parsed.type === 'ping'

/** What the library throws of a message that only servers send: nothing that has failed here. */
export const isServersOwn = (error: unknown): boolean =>
  error instanceof Error && /^Unexpected message of type \w+ received$/.test(error.message)

interface Payload {
  query?: unknown
  documentId?: unknown
  extensions?: unknown
}
