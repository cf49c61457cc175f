import type { Positions } from '../kernel/position.ts'
import type { Loaders } from '../store/loaders.ts'
import type { Run, StreamEvent } from './event.ts'
import type { Subscriber } from './hub.ts'
import { Inbox } from './inbox.ts'
import { createListener, isHeardByName, type Listener } from './listener.ts'

/** The events of one subscription. Ended by `return`, also while a `next` is waiting. */
export interface EventStream extends AsyncIterableIterator<StreamEvent, undefined> {
  return(): Promise<IteratorReturnResult<undefined>>
  throw(): Promise<IteratorReturnResult<undefined>>
  /** Whether `goBack` can be: its events come from the log. */
  isResumable: boolean
  /** What the event given last was looked at with: shown with anything newer, it could show more than its reader may see. */
  readonly shownWith: Loaders | null
  /** The event given last could not be shown: it is given again, from the log, after a while. */
  goBack(): void
  /**
   * `pusher` is told of live events as they come, before they are given: so that what several need is loaded together. What comes
   * while a `next` waits is left to its `push` from now on.
   */
  bePushed(pusher: Pusher): void
  /** Whether a `next` waits, and what comes is to be pushed. */
  readonly isAwaited: boolean
  /**
   * Gives a run past the `next` that waits, where it is what comes next. `members`: those who may still see it, by these loaders;
   * null: all. `given`: it is the reader's, and counts as given.
   */
  push(run: Run, loaders: Loaders, members: ReadonlySet<string> | null): Pushed
  /** What waits is given by `next` instead. */
  pull(): void
}

/** Must not throw. */
export interface Pusher {
  comes(run: Run): void
}

/** `behind`: something else comes before it. `gone`: it was given before. `pulled`: what waits is given by `next`, or pushed anew. */
export type Pushed = 'given' | 'not theirs' | 'behind' | 'gone' | 'pulled'

export interface ReaderOptions {
  userId: string
  isResumable: boolean
  /** Events that may wait. */
  limit: number
  /** Where a stream of `events` goes on; 'unknown': a cursor was given, and isn't one of the reader's. */
  from: Positions | 'now' | 'unknown'
  wants?: (event: StreamEvent) => boolean
  /** Told of what it is given; of a run, of the last. */
  onGiven?: (event: StreamEvent) => void
  onEnded(): void
}

/** Runs that are made ready at a time for a reader who comes late. */
const pushedAgain = 16

/** One subscription's stream, and where its reader stands: what is offered to it live, and what it takes from the log. */
export class Reader implements EventStream, Subscriber {
  readonly userId: string
  readonly isResumable: boolean
  readonly inbox: Inbox
  readonly listener: Listener
  from: Positions | 'now' | 'unknown'
  shownWith: Loaders | null = null
  ended = false
  /** The event given last is to be given again. */
  back = false
  /** In a row; what is given ends the row. */
  failures = 0
  /** Something was given since that was asked last. */
  hasSpoken = false
  #pusher: Pusher | null = null
  /** The next one is for `next`, though it could be pushed. */
  #pulls = false
  /** What is behind it was not offered to who pushes. */
  #lastPushed: Run | null = null
  #source: AsyncGenerator<StreamEvent, undefined, void> | null = null
  readonly #options: ReaderOptions

  constructor(options: ReaderOptions) {
    this.userId = options.userId
    this.isResumable = options.isResumable
    this.inbox = new Inbox(options.limit)
    this.listener = createListener(options.userId)
    this.from = options.from
    this.#options = options
  }

  /** Where `next` takes its events from. */
  readFrom(source: AsyncGenerator<StreamEvent, undefined, void>): this {
    this.#source = source
    return this
  }

  offer(run: Run): void {
    const first = run[0]!
    if (!isHeardByName(first.entry) && !this.listener.offered(first)) return
    const { wants } = this.#options
    if (wants && !wants(first)) return
    this.inbox.offer(run)
    this.#pusher?.comes(run)
  }

  async next(): Promise<IteratorResult<StreamEvent, undefined>> {
    this.shownWith = null
    const next = await this.#source!.next()
    if (!next.done) this.#gave(next.value)
    return next
  }

  /** For `next`, what comes next; while it waits here, what is there and what comes is pushed. */
  async take(): Promise<StreamEvent | 'overflowed' | 'ended'> {
    const { inbox } = this
    for (;;) {
      if (this.ended) return 'ended'
      if (inbox.overflowed) return 'overflowed'
      if (this.#pusher && !this.#pulls && inbox.firstRun) {
        const woken = inbox.waitForWake()
        this.#pushAgain(this.#pusher)
        await woken
        continue
      }
      this.#pulls = false
      const event = inbox.shift()
      if (event) return event
      await inbox.wait()
    }
  }

  bePushed(pusher: Pusher): void {
    this.#pusher = pusher
    this.inbox.isPushed = true
  }

  get isAwaited(): boolean {
    return this.inbox.isAwaited
  }

  push(run: Run, loaders: Loaders, members: ReadonlySet<string> | null): Pushed {
    const { inbox } = this
    if (!inbox.isAwaited) return 'pulled'
    if (inbox.firstRun !== run) return inbox.has(run) ? 'behind' : 'gone'
    const last = run.at(-1)!
    const heard = isHeardByName(last.entry) || this.listener.hears(last.entry, loaders)
    if (typeof heard !== 'boolean') return this.pull()
    inbox.dropRun()
    if (this.#lastPushed === run) {
      this.#lastPushed = null
      inbox.wake()
    }
    this.from = last.positions
    this.failures = 0
    if (!heard || (members && !members.has(this.userId))) return 'not theirs'
    this.#gave(last)
    return 'given'
  }

  pull(): 'pulled' {
    if (this.inbox.isAwaited) this.#pulls = true
    this.inbox.wake()
    return 'pulled'
  }

  goBack(): void {
    this.back = true
  }

  /** A generator that hangs in an await isn't told of `return`: this ends what it waits for first. */
  return(): Promise<IteratorReturnResult<undefined>> {
    this.ended = true
    this.#options.onEnded()
    this.inbox.end()
    void this.#source!.return(undefined)
    return Promise.resolve({ done: true, value: undefined })
  }

  throw(): Promise<IteratorReturnResult<undefined>> {
    return this.return()
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  /** What waits since before the reader did. */
  #pushAgain(pusher: Pusher): void {
    const { runs, more } = this.inbox.firstRuns(pushedAgain)
    this.#lastPushed = more ? runs.at(-1)! : null
    for (const run of runs) pusher.comes(run)
  }

  #gave(event: StreamEvent): void {
    this.hasSpoken = true
    this.#options.onGiven?.(event)
  }
}
