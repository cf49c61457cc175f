import { pino, type DestinationStream, type Logger } from 'pino'

/** What is kept of an error, with those that caused it down to a depth: of anything else that it carries, such as what was to be written, nothing is. */
const shownError = (error: unknown, depth = 3): unknown => {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error).slice(0, maxMessage) }
  const { name, message, stack, cause, code, codeName } = error as Error & { code?: unknown; codeName?: unknown }
  return {
    type: name,
    message: message.slice(0, maxMessage),
    stack: stack?.slice(0, maxStack),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(typeof codeName === 'string' && { codeName }),
    ...(cause !== undefined && depth > 0 && { cause: shownError(cause, depth - 1) }),
  }
}

/** Characters. */
const maxMessage = 2000
const maxStack = 8000

/**
 * JSON lines on standard error, so that what the start prints stays readable, and nothing that came from outside begins a line. Never a
 * token, nor what people write.
 */
export const createLogger = (
  options: { level: string; debug: boolean },
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger =>
  pino(
    {
      level: options.debug ? 'debug' : options.level,
      base: null,
      redact: ['*.token', '*.authorization', '*.connectionParams', 'req.headers.authorization'],
      serializers: { err: (error: unknown) => shownError(error) },
    },
    destination,
  )
