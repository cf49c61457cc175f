/**
 * A message for graphql-ws, which keeps it for as long as its operation runs, and takes it parsed as well: so its text isn't kept. What asks
 * by a document's id alone has an empty text, as graphql-ws wants one.
 */
export const asParsed = (message: string): string => {
  try {
    const parsed = JSON.parse(message) as { payload?: Payload } | null
    const payload = parsed?.payload
    if (payload && payload.query === undefined && (payload.documentId ?? payload.extensions)) payload.query = ''
    return parsed as unknown as string
  } catch {
    return message
  }
}

export const isPing = (parsed: unknown): boolean =>
  typeof parsed === 'object' && parsed !== null && 'type' in parsed && parsed.type === 'ping'

interface Payload {
  query?: unknown
  documentId?: unknown
  extensions?: unknown
}
