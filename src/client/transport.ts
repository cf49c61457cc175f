import type { Operation, Sink, Socket } from './socket.ts'

export interface Transport {
  subscribe(operation: Operation, sink: Sink): () => void
  /** The same for what has one answer; `onAsked` is told of it. */
  ask(operation: Operation, sink: Sink): () => void
  /**
   * `listener` is called when something is asked, and what it returns once the answer was passed on: what happened between
   * the two may be missing in the answer.
   */
  onAsked(listener: () => () => void): () => void
}

export const createTransport = ({ subscribe }: Socket): Transport => {
  const listeners = new Set<() => () => void>()
  return {
    subscribe,
    ask: (operation, sink) => {
      const answered = [...listeners].map((listener) => listener())
      // Once who asked has dealt with it.
      const done = (): void => {
        for (const tell of answered.splice(0)) setTimeout(tell)
      }
      const stop = subscribe(operation, {
        next: (result) => {
          sink.next(result)
          done()
        },
        error: (errors) => {
          done()
          sink.error(errors)
        },
        complete: () => {
          done()
          sink.complete()
        },
      })
      return () => {
        done()
        stop()
      }
    },
    onAsked: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
