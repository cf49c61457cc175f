import type { Answer, Command } from './parent.ts'

/** The parent's side of the talk with a process, whatever carries it. */
export const createAsking = (send: (command: Command) => void) => {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const expect = (id: number): Promise<unknown> => {
    const answer = Promise.withResolvers<unknown>()
    waiting.set(id, answer)
    return answer.promise
  }
  let asked = 0
  return {
    /** Resolves when the process has said that it is there. */
    ready: expect(0),
    ask: (name: string, argument?: unknown): Promise<unknown> => {
      const answer = expect(++asked)
      send({ id: asked, name, argument })
      return answer
    },
    answered: ({ id, result, error }: Answer): void => {
      const asked = waiting.get(id)
      waiting.delete(id)
      if (error === undefined) asked?.resolve(result)
      else asked?.reject(new Error(error))
    },
    ended: (how: number | string | null): void => {
      for (const { reject } of waiting.values()) reject(new Error(`A process of the benchmark ended: ${how}.`))
      waiting.clear()
    },
  }
}
