import { useCallback } from 'react'
import { useLanguage } from './text.tsx'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** Bytes as people say them: 1.4 MB. */
export const useSizes = (): ((bytes: number) => string) => {
  const { language } = useLanguage()
  return useCallback(
    (bytes) => {
      const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1)
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit: units[power]!,
        unitDisplay: power === 0 ? 'long' : 'short',
        maximumFractionDigits: 1,
      }).format(bytes / 1_000 ** power)
    },
    [language],
  )
}
