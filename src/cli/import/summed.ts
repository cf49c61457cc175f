import type { ImportSummary } from './importing.ts'

/** A summary as a sentence. */
export const summed = (summary: ImportSummary, isDry: boolean): string => {
  const { read, imported, skipped, deleted, leftOut, people } = summary
  const parts = [
    isDry ? `${said(imported)} to be imported` : `${said(imported)} imported`,
    ...(skipped > 0 ? [`${said(skipped)} imported before`] : []),
    ...(deleted > 0 ? [`${said(deleted)} deleted there`] : []),
    ...(leftOut > 0 ? [`${said(leftOut)} left out`] : []),
  ]
  return `${said(read)} messages of ${said(people)} people: ${parts.join(', ')}.`
}

const said = (count: number): string => count.toLocaleString('en')
