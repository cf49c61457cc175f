const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** 12 bytes, 3 kB, 4.2 MB, as a language writes it. */
export const sizeText = (language: string, bytes: number): string => {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)))
  const value = bytes / 1_000 ** power
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[power]!,
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  }).format(value)
}
