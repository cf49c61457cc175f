import { harmless } from './harmless.ts'
import type { Output } from './output.ts'

/** Rows as lines: in a terminal each column below the other, in a pipe with tabs between, as `cut` wants them. */
export const columns = ({ isTerminal }: Pick<Output, 'isTerminal'>, rows: readonly (readonly string[])[]): string[] => {
  const cells = rows.map((row) => row.map(harmless))
  const widths = (cells[0] ?? []).map((_, at) => Math.min(40, Math.max(...cells.map((row) => row[at]!.length))))
  return cells.map((row) =>
    isTerminal
      ? row
          .map((cell, at) => cell.padEnd(widths[at]!))
          .join('  ')
          .trimEnd()
      : row.join('\t'),
  )
}
