import { overloaded, unavailable } from '../../kernel/errors.ts'
import type { Entry } from './entry.ts'

export interface QueueLimits {
  /** Entries that may wait; over it, OVERLOADED at once. */
  entries: number
  /** Bytes that may wait; likewise. */
  bytes: number
  /** Milliseconds until a waiting entry is given up (OVERLOADED), and one that is being written (UNAVAILABLE). */
  deadlineMs: number
}

export const maxBatchEntries = 500
export const maxBatchBytes = 4_000_000

/** An entry on its way, with its caller. Settling it a second time does nothing. */
export interface Waiting {
  entry: Entry
  due: number
  resolve(result: unknown): void
  reject(error: unknown): void
}

/** What waits for the commit under way to end; it becomes the next batch. Bounded in entries, bytes and time. */
export interface Queue {
  readonly size: number
  readonly bytes: number
  push(entry: Entry): Promise<unknown>
  /** The next batch: what waits, up to a batch's size. */
  take(): Waiting[]
  /** Puts the rest of a batch back in front. */
  putBack(rest: Waiting[]): void
  /** Gives up what is past its deadline: of the queue, and of the batch under way. */
  sweep(underWay: readonly Waiting[]): void
}

export const createQueue = (limits: QueueLimits, clock: () => number = () => performance.now()): Queue => {
  let waiting: Waiting[] = []
  let bytes = 0
  return {
    get size() {
      return waiting.length
    },
    get bytes() {
      return bytes
    },
    push: (entry) => {
      if (waiting.length >= limits.entries || bytes + entry.bytes > limits.bytes) return Promise.reject(overloaded())
      bytes += entry.bytes
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      waiting.push({ entry, due: clock() + limits.deadlineMs, resolve, reject })
      return promise
    },
    take: () => {
      let size = 0
      let sum = 0
      while (size < waiting.length && size < maxBatchEntries) {
        sum += waiting[size]!.entry.bytes
        if (sum > maxBatchBytes && size > 0) break
        size++
      }
      const batch = waiting.slice(0, size)
      waiting = waiting.slice(size)
      for (const { entry } of batch) bytes -= entry.bytes
      return batch
    },
    putBack: (rest) => {
      waiting = [...rest, ...waiting]
      for (const { entry } of rest) bytes += entry.bytes
    },
    sweep: (underWay) => {
      const now = clock()
      for (const { due, reject } of underWay) if (due <= now) reject(unavailable())
      const late = waiting.filter(({ due }) => due <= now)
      if (late.length === 0) return
      waiting = waiting.filter(({ due }) => due > now)
      for (const { entry, reject } of late) {
        bytes -= entry.bytes
        reject(overloaded())
      }
    },
  }
}
