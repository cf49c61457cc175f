const hour = 3_600_000

/** Milliseconds from now on; null: no end. */
export const spans = { hour, day: 24 * hour, week: 7 * 24 * hour, month: 30 * 24 * hour, forGood: null } as const

/** When something ends: after a span that begins when it is done, or at a date as an `<input type="datetime-local">` has it. */
export interface Until {
  kind: keyof typeof spans | 'date'
  date: string
}

export const firstUntil: Until = { kind: 'day', date: '' }

/** As the server takes it. */
export const untilOf = ({ kind, date }: Until, now: Date): string | null => {
  if (kind === 'date') return new Date(date).toISOString()
  const span = spans[kind]
  return span === null ? null : new Date(now.getTime() + span).toISOString()
}

/** Whether it can't be taken: a date that is over, or none. */
export const isPast = ({ kind, date }: Until, now = new Date()): boolean =>
  kind === 'date' && !(new Date(date).getTime() > now.getTime())
