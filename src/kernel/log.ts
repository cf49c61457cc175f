import { pino, type Logger } from 'pino'

/** JSON lines on standard error, so that what the start prints stays readable. Never a token, nor what people write. */
export const createLogger = (options: { level: string; debug: boolean }): Logger =>
  pino(
    {
      level: options.debug ? 'debug' : options.level,
      base: null,
      redact: ['*.token', '*.authorization', '*.connectionParams', 'req.headers.authorization'],
    },
    pino.destination({ dest: 2, sync: true }),
  )
