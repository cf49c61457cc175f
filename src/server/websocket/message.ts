/** A message for graphql-ws, which keeps it for as long as its operation runs, and takes it parsed as well: so its text isn't kept. */
export const asParsed = (message: string): string => {
  try {
    return JSON.parse(message) as string
  } catch {
    return message
  }
}

export const isPing = (parsed: unknown): boolean =>
  typeof parsed === 'object' && parsed !== null && 'type' in parsed && parsed.type === 'ping'
