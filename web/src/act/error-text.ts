import { ParleyError } from 'parley/client'
import { useCallback } from 'react'
import { useText } from '../text/text.tsx'

/** What went wrong, as a sentence in the page's language; the server's own words are for developers. */
export const useErrorText = (): ((error: unknown) => string) => {
  const { errors } = useText()
  return useCallback(
    (error) => {
      if (!(error instanceof ParleyError)) return errors.INTERNAL_SERVER_ERROR
      if (error.code === 'RATE_LIMITED') return errors.rateLimited(Math.ceil((error.retryAfter ?? 1_000) / 1_000))
      const code = error.code as keyof typeof errors
      return code in errors && code !== 'rateLimited' ? errors[code] : errors.INTERNAL_SERVER_ERROR
    },
    [errors],
  )
}
