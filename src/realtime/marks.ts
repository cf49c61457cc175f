import { createWheel } from '../kernel/wheel.ts'

export interface Mark<Of> {
  of: Of
  upTo: number
}

/** Marks that only go up, moved off the path of whoever moves them: many moves of one are one write. */
export interface Marks<Of> {
  /** Never waits, and never throws. */
  note(of: Of, upTo: number): void
  /** Writes what waits. */
  close(): Promise<void>
}

export interface MarksOptions<Of> {
  /** Milliseconds between two writes. */
  everyMs: number
  keyOf(of: Of): string
  /** Marks that one `write` is given. */
  step: number
  /** What fails is dropped: the next mark is higher. */
  write(marks: Mark<Of>[]): Promise<void>
  onTrouble(error: unknown): void
}

/** Marks that may wait; over it they are dropped. */
const maxWaiting = 100_000

export const createMarks = <Of>({ everyMs, keyOf, step, write, onTrouble }: MarksOptions<Of>): Marks<Of> => {
  let waiting = new Map<string, Mark<Of>>()
  const wheel = createWheel({
    everyMs,
    turn: async () => {
      const marks = [...waiting.values()]
      waiting = new Map()
      for (let i = 0; i < marks.length; i += step) await write(marks.slice(i, i + step)).catch(onTrouble)
    },
    onTrouble,
  })
  return {
    note: (of, upTo) => {
      const key = keyOf(of)
      const before = waiting.get(key)
      if (before) before.upTo = Math.max(before.upTo, upTo)
      else if (waiting.size < maxWaiting) waiting.set(key, { of, upTo })
      wheel.start()
    },
    close: wheel.close,
  }
}
