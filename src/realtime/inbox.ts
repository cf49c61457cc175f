import type { Run, StreamEvent } from './event.ts'

/** Who waits until there is something to look at. */
export interface Waiter {
  wake(): void
}

interface Waiting {
  run: Run
  next: Waiting | null
}

/**
 * What waits for one subscription's reader, bounded: past the bound it is emptied, and says so. A class, as what a live event touches of
 * each reader has to lie close together.
 */
export class Inbox {
  /** Called at once when it runs over, as its reader may be hanging in what it was given last. */
  onOverflow: (() => void) | null = null
  /** What comes while the reader waits is taken by who pushes, and doesn't wake it; see `Reader.push`. */
  isPushed = false
  readonly #limit: number
  #first: Waiting | null = null
  #last: Waiting | null = null
  /** Events of the first run that are gone. */
  #taken = 0
  #size = 0
  #overflowed = false
  #ended = false
  #waiter: Waiter | null = null

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Something was lost since the last `clear`. */
  get overflowed(): boolean {
    return this.#overflowed
  }
  /** Whether the reader waits: then what is first here is what its stream has to give next. */
  get isAwaited(): boolean {
    return this.#waiter !== null
  }
  get isEmpty(): boolean {
    return this.#first === null
  }
  /** The run that is first, where none of it was taken yet. */
  get firstRun(): Run | undefined {
    return this.#taken === 0 ? this.#first?.run : undefined
  }
  /** So many that wait, of which none was taken; `more`: others wait behind them. */
  firstRuns(count: number): { runs: Run[]; more: boolean } {
    const runs: Run[] = []
    let waiting = this.#first
    for (; waiting && runs.length < count; waiting = waiting.next) runs.push(waiting.run)
    return { runs, more: waiting !== null }
  }

  has(run: Run): boolean {
    for (let waiting = this.#first; waiting; waiting = waiting.next) if (waiting.run === run) return true
    return false
  }

  offer(run: Run): void {
    if (this.#ended || this.#overflowed) return
    if (this.#size + run.length > this.#limit) {
      this.clear()
      this.#overflowed = true
      this.onOverflow?.()
      this.wake()
      return
    }
    const waiting = { run, next: null }
    if (this.#last) this.#last.next = waiting
    else this.#first = waiting
    this.#last = waiting
    this.#size += run.length
    if (!this.isPushed) this.wake()
  }

  shift(): StreamEvent | undefined {
    if (!this.#first) return undefined
    const { run } = this.#first
    const event = run[this.#taken++]
    this.#size--
    if (this.#taken === run.length) this.#next()
    return event
  }

  /** Takes all of the first run, of which nothing was taken. */
  dropRun(): void {
    this.#size -= this.#first!.run.length
    this.#next()
  }

  clear(): void {
    this.#first = null
    this.#last = null
    this.#taken = 0
    this.#size = 0
    this.#overflowed = false
  }

  /** Wakes it once there is something for the reader to look at: an event, an overflow, or the end. */
  wakeAtNext(waiter: Waiter): void {
    this.#waiter = waiter
  }

  /** Wakes the reader, who takes what is there. */
  wake(): void {
    const waiter = this.#waiter
    this.#waiter = null
    waiter?.wake()
  }

  /** Ends all waiting. */
  end(): void {
    this.#ended = true
    this.wake()
  }

  #next(): void {
    this.#first = this.#first!.next
    if (!this.#first) this.#last = null
    this.#taken = 0
  }
}
