import { open } from 'node:fs/promises'
import { misused } from '../failure.ts'
import { toJson } from '../harmless.ts'

export interface LeftOutMessages extends AsyncDisposable {
  add(sourceId: string | null, reason: string): Promise<void>
  /** How many for each reason. */
  reasons(): Record<string, number>
  /** The same as lines, with one message's id each. */
  lines(): string[]
}

/** Reasons are the program's and the server's own sentences: there are few. */
const mostReasons = 100

/** What wasn't taken over: counted by why, and written to a file where one is given. */
export const createLeftOut = async (file: string | undefined): Promise<LeftOutMessages> => {
  const kept = file === undefined ? null : await openToWrite(file)
  const byReason = new Map<string, { count: number; example: string | null }>()
  return {
    add: async (id, reason) => {
      const known = byReason.get(reason)
      if (known) known.count++
      else if (byReason.size < mostReasons) byReason.set(reason, { count: 1, example: id })
      await kept?.write(`${toJson({ id, reason })}\n`)
    },
    reasons: () => Object.fromEntries([...byReason].map(([reason, { count }]) => [reason, count])),
    lines: () =>
      [...byReason].map(
        ([reason, { count, example }]) =>
          `  ${count.toLocaleString('en')}: ${reason}${example ? ` (such as ${example})` : ''}`,
      ),
    [Symbol.asyncDispose]: async () => {
      await kept?.close()
    },
  }
}

const openToWrite = async (file: string) => {
  try {
    return await open(file, 'w', 0o600)
  } catch (error) {
    throw misused(`${file} can't be written: ${(error as Error).message}.`, '--left-out')
  }
}
