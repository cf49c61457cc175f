export interface TurnsWork {
  atTurnsEnd(): void
}

let due: TurnsWork[] = []

/** Calls once this turn of the event loop has come to its end: what one turn sends to a reader leaves in one write. */
export const atTurnsEnd = (work: TurnsWork): void => {
  if (due.length === 0) setImmediate(flush)
  due.push(work)
}

const flush = (): void => {
  const now = due
  due = []
  for (const work of now) work.atTurnsEnd()
}
