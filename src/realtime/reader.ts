import type { Positions } from '../kernel/position.ts'
import type { Loaders } from '../store/loaders.ts'
import type { Run, StreamEvent } from './event.ts'
import type { Hub, Subscriber } from './hub.ts'
import { Inbox, type Waiter } from './inbox.ts'
import { isHeardByName, Listener } from './listener.ts'

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
  /**
   * Whether `next` would wait. Then nobody needs to call it: what comes is pushed, and `waiter` is woken, once, when there is something
   * for `next`. A stream at rest takes no frame of a function that way.
   */
  rests(waiter: Waiter): boolean
  /** Whether a `next` waits, or would, and what comes is to be pushed. */
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

/** What all streams of one kind have in common. */
export interface StreamKind {
  /**
   * What comes before it is live, and the last of it as what it returns. It joins the live stream; begun anew where the stream goes back.
   * null: it is live from its beginning, and has nowhere to go back to.
   */
  catchUp: ((reader: Reader) => AsyncGenerator<StreamEvent, StreamEvent | undefined, void>) | null
  /** What a live event was looked at with, and is to be shown with; null where it isn't the reader's to see. */
  look(reader: Reader, event: StreamEvent): Promise<Loaders | null>
  hub: Pick<Hub, 'leave'>
  /** Events that may wait. */
  limit: number
  /** Told of what it is given; of a run, of the last. */
  onGiven?(reader: Reader, event: StreamEvent): void
  onEnded?(reader: Reader): void
  onTrouble(message: string, error: unknown): void
}

export interface ReaderOptions {
  userId: string
  kind: StreamKind
  /** Where a stream of `events` goes on; 'unknown': a cursor was given, and isn't one of the reader's. */
  from: Positions | 'now' | 'unknown'
  wants?: ((event: StreamEvent) => boolean) | undefined
  /** Called when the reader is so slow that its inbox ran over. */
  tooSlow(): void
}

/** Runs that are made ready at a time for a reader who comes late. */
const pushedAgain = 16

/**
 * One subscription's stream, and where its reader stands: what is offered to it live, and what it takes from the log. A class without a
 * function that waits, as most readers are at rest, and there are many.
 */
export class Reader implements EventStream, Subscriber {
  readonly userId: string
  readonly inbox: Inbox
  readonly listener: Listener
  readonly tooSlow: () => void
  from: Positions | 'now' | 'unknown'
  shownWith: Loaders | null = null
  ended = false
  /** The event given last is to be given again. */
  back = false
  /** In a row; what is given ends the row. */
  failures = 0
  /** It was told so since it began, or had to resync. */
  hasCaughtUp = false
  /** Something was given since that was asked last. */
  hasSpoken = false
  readonly #kind: StreamKind
  readonly #wants: ((event: StreamEvent) => boolean) | undefined
  #catchingUp: AsyncGenerator<StreamEvent, StreamEvent | undefined, void> | null
  /** Live, and given by `next`; not known to have been shown. */
  #givenLast: StreamEvent | null = null
  #pusher: Pusher | null = null
  /** The next one is for `next`, though it could be pushed. */
  #pulls = false
  /** What is behind it was not offered to who pushes. */
  #lastPushed: Run | null = null

  constructor({ userId, kind, from, wants, tooSlow }: ReaderOptions) {
    this.userId = userId
    this.inbox = new Inbox(kind.limit)
    this.listener = new Listener(userId)
    this.tooSlow = tooSlow
    this.from = from
    this.#kind = kind
    this.#wants = wants
    this.#catchingUp = kind.catchUp?.(this) ?? null
    if (!kind.catchUp) this.inbox.onOverflow = tooSlow
  }

  get isResumable(): boolean {
    return this.#kind.catchUp !== null
  }

  offer(run: Run): void {
    const first = run[0]!
    if (!isHeardByName(first.entry) && !this.listener.offered(first)) return
    if (this.#wants && !this.#wants(first)) return
    this.inbox.offer(run)
    this.#pusher?.comes(run)
  }

  async next(): Promise<IteratorResult<StreamEvent, undefined>> {
    this.shownWith = null
    const event = await this.#nextEvent()
    if (!event) return { done: true, value: undefined }
    this.#gave(event)
    return { done: false, value: event }
  }

  rests(waiter: Waiter): boolean {
    const { inbox } = this
    this.#settle()
    if (this.ended || this.back || this.#catchingUp || inbox.overflowed) return false
    if (inbox.isEmpty) this.#pulls = false
    else if (!this.#pusher || this.#pulls || !inbox.firstRun) return false
    inbox.wakeAtNext(waiter)
    if (this.#pusher && !inbox.isEmpty) this.#pushAgain(this.#pusher)
    return true
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

  /** What waits isn't told of `return`: this ends what it waits for first. */
  return(): Promise<IteratorReturnResult<undefined>> {
    this.ended = true
    this.#kind.onEnded?.(this)
    this.#kind.hub.leave(this.userId, this)
    this.inbox.end()
    void this.#catchingUp?.return(undefined)
    return Promise.resolve({ done: true, value: undefined })
  }

  throw(): Promise<IteratorReturnResult<undefined>> {
    return this.return()
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async #nextEvent(): Promise<StreamEvent | undefined> {
    const kind = this.#kind
    for (;;) {
      if (this.#catchingUp) {
        const { done, value } = await this.#catchingUp.next()
        if (done) this.#catchingUp = null
        if (done && value) this.#givenLast = value
        if (value) return value
      }
      this.#settle()
      if (this.ended) return undefined
      if (this.inbox.overflowed) {
        kind.hub.leave(this.userId, this)
        return undefined
      }
      if (this.back && kind.catchUp) {
        this.#catchingUp = kind.catchUp(this)
        continue
      }
      this.back = false
      const event = await this.#take()
      if (event && (await this.#isTheirs(event))) return event
    }
  }

  /** For `next`, what comes next; undefined where there is something else to look at. */
  async #take(): Promise<StreamEvent | undefined> {
    const woken = Promise.withResolvers<void>()
    if (!this.rests({ wake: woken.resolve })) {
      this.#pulls = false
      return this.inbox.shift()
    }
    await woken.promise
    return undefined
  }

  async #isTheirs(event: StreamEvent): Promise<boolean> {
    try {
      this.shownWith = await this.#kind.look(this, event)
      this.#givenLast = event
      return this.shownWith !== null
    } catch (error) {
      this.#kind.onTrouble('An event stream goes back to its last position.', error)
      this.goBack()
      return false
    }
  }

  /** What was given last is behind the reader, unless it is to be given again. */
  #settle(): void {
    const last = this.#givenLast
    this.#givenLast = null
    if (!last || this.back) return
    if (!last.entry) this.hasCaughtUp = true
    this.from = last.positions
    this.failures = 0
  }

  /** What waits since before the reader did. */
  #pushAgain(pusher: Pusher): void {
    const { runs, more } = this.inbox.firstRuns(pushedAgain)
    this.#lastPushed = more ? runs.at(-1)! : null
    for (const run of runs) pusher.comes(run)
  }

  #gave(event: StreamEvent): void {
    this.hasSpoken = true
    this.#kind.onGiven?.(this, event)
  }
}
