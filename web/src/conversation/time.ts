import { useMemo } from 'react'
import { useLocale } from '../text/text.tsx'

export interface Times {
  /** 14:05 */
  time(at: string | Date): string
  /** Today, yesterday, Monday, 3 March, 3 March 2024. */
  day(at: string | Date): string
  /** Monday, 3 March 2025 at 14:05 */
  full(at: string | Date): string
}

const dayMs = 86_400_000

const startOfDay = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()

const createTimes = (language: string): Times => {
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' })
  const full = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' })
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long' })
  const ofYear = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'long' })
  const older = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' })
  return {
    time: (at) => time.format(new Date(at)),
    full: (at) => full.format(new Date(at)),
    day: (given) => {
      const at = new Date(given)
      const now = new Date()
      // Days of 23 and of 25 hours are days too.
      const ago = Math.round((startOfDay(now) - startOfDay(at)) / dayMs)
      if (ago === 0 || ago === 1) return capitalized(relative.format(-ago, 'day'), language)
      if (ago > 0 && ago < 7) return weekday.format(at)
      return (at.getFullYear() === now.getFullYear() ? ofYear : older).format(at)
    },
  }
}

const capitalized = (text: string, language: string): string =>
  text.charAt(0).toLocaleUpperCase(language) + text.slice(1)

/** Times as the person's language has them. */
export const useTimes = (): Times => {
  const locale = useLocale()
  return useMemo(() => createTimes(locale), [locale])
}
