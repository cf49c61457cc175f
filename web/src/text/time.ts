import { useMemo } from 'react'
import { useLanguage, type Language } from './text.tsx'

/** As the browser writes times and dates in the page's language: 5:30 pm and 17:30 are both English. */
const localeOf = (language: Language): string =>
  navigator.languages.find((name) => name.slice(0, 2) === language) ?? language

const dayMs = 86_400_000

const startOfDay = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()

export interface Times {
  /** 17:30 */
  clock(at: string | Date): string
  /** today, yesterday, Monday, 3 May 2026 */
  day(at: string | Date): string
  /** 17:30 today; else the day, as short as can be. */
  short(at: string | Date): string
  /** Sunday, 3 May 2026 at 17:30 */
  full(at: string | Date): string
}

export const useTimes = (): Times => {
  const { language } = useLanguage()
  return useMemo(() => {
    const locale = localeOf(language)
    const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
    const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long' })
    const shortWeekday = new Intl.DateTimeFormat(locale, { weekday: 'short' })
    const dayOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
    const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' })
    const shortDate = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: '2-digit' })
    const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' })
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
    const daysAgo = (at: Date): number => Math.round((startOfDay(new Date()) - startOfDay(at)) / dayMs)
    const day = (at: Date): string => {
      const ago = daysAgo(at)
      return ago < 0 || ago > 6 ? date.format(at) : ago > 1 ? weekday.format(at) : relative.format(-ago, 'day')
    }
    const short = (at: Date): string => {
      const ago = daysAgo(at)
      if (ago <= 0) return clock.format(at)
      if (ago === 1) return relative.format(-1, 'day')
      if (ago <= 6) return shortWeekday.format(at)
      return (at.getFullYear() === new Date().getFullYear() ? dayOfYear : shortDate).format(at)
    }
    return {
      clock: (at) => clock.format(new Date(at)),
      day: (at) => day(new Date(at)),
      short: (at) => short(new Date(at)),
      full: (at) => full.format(new Date(at)),
    }
  }, [language])
}
