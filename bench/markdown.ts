import { spreadOf } from './statistics.ts'

/** The median, and in brackets the lowest and the highest. */
export const show = (values: readonly number[], digits: number): string => {
  const known = values.filter((value) => Number.isFinite(value))
  if (known.length === 0) return '–'
  const { median, min, max } = spreadOf(known)
  const [middle, low, high] = [median, min, max].map((value) =>
    value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  )
  return `${middle} (${low}–${high})`
}

/** Its first column is of words, the others are of figures. */
export const table = (head: string[], rows: string[][]): string[] => {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)]
}
