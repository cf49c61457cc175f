import { useMemo } from 'react'
import { useLanguage } from '../text/text.tsx'

/** A number as the page's language writes it. */
export const useNumberText = (): ((count: number) => string) => {
  const { language } = useLanguage()
  return useMemo(() => {
    const format = new Intl.NumberFormat(language)
    return (count) => format.format(count)
  }, [language])
}
