import { setTimeout as pause } from 'node:timers/promises'
import { ParleyError } from '../client/errors.ts'

/** What passes by itself: the server is busy, its database is away, or it was asked too often. */
const passing = new Set(['OVERLOADED', 'UNAVAILABLE', 'RATE_LIMITED'])
const firstPauseMs = 500
const longestPauseMs = 15_000

/** Attempts something that may be done twice, until it is done, or refused for a reason that doesn't pass by itself. */
export const patiently = async <Result>(attempt: () => Promise<Result>, signal: AbortSignal): Promise<Result> => {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs))
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof ParleyError && passing.has(error.code))) throw error
      await pause(error.retryAfter ?? pauseMs, undefined, { signal })
    }
}
