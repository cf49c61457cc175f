import type { Logger } from 'pino'
import type { Clock } from './clock.ts'

/** Told of what failed behind the scenes and is tried again, in words that are the same each time. */
export type OnTrouble = (message: string, error: unknown) => void

export const troubleEveryMs = 10_000

/**
 * Logs each trouble at once, and while it lasts, for the same reason, again every ten seconds, with how often it came meanwhile:
 * what is looked at twice a second would fill a disk while a database is away.
 */
export const createTrouble = (logger: Logger, clock: Clock): OnTrouble => {
  const last = new Map<string, { reason: string; at: number; unsaid: number }>()
  return (message, err) => {
    const now = clock.now().getTime()
    const reason = String(err)
    const said = last.get(message)
    if (said?.reason === reason && now - said.at < troubleEveryMs) {
      said.unsaid++
      return
    }
    logger.error({ err, ...(said?.unsaid && { unsaid: said.unsaid }) }, message)
    last.set(message, { reason, at: now, unsaid: 0 })
  }
}
