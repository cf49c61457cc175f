import type { ServerResponse } from 'node:http'
import type { ChatError } from '../../kernel/errors.ts'
import { limited } from './rates.ts'

/** Milliseconds after which there is likely to be room again. */
const soon = 1000
/** An admin's may be so many times as many. */
const adminsTimes = 10

/** A person's operations over HTTP, each until its answer has left: what nobody reads would wait in memory, and a connection may ask on before it reads. */
export const createUnderWay = (most: number) => {
  const counts = new Map<string, number>()
  return {
    /** Why it may not begin; null where it has. */
    begins: ({ id, role }: { id: string; role: string }, response: ServerResponse): ChatError | null => {
      const count = counts.get(id) ?? 0
      if (count >= most * (role === 'ADMIN' ? adminsTimes : 1)) return limited('operations at once', soon)
      if (response.closed) return null
      counts.set(id, count + 1)
      response.once('close', () => {
        const left = counts.get(id)! - 1
        if (left > 0) counts.set(id, left)
        else counts.delete(id)
      })
      return null
    },
  }
}
