import type { Run, StreamEvent } from './event.ts'

/** What waits for one subscription's reader, bounded: past the bound it is emptied, and says so. */
export interface Inbox {
  offer(run: Run): void
  shift(): StreamEvent | undefined
  /** The same as so many shifts. */
  drop(count: number): void
  /** Whether the reader waits: then the first event, if there is one, is all that its stream has to give next. */
  readonly isAwaited: boolean
  readonly first: StreamEvent | undefined
  /** What comes while the reader waits is taken by who pushes, and doesn't wake it; see `EventStream.push`. */
  isPushed: boolean
  /** Wakes the reader, who takes what is there. */
  wake(): void
  /** Something was lost since the last `clear`. */
  readonly overflowed: boolean
  /** Called at once when it runs over, as its reader may be hanging in what it was given last. */
  onOverflow: (() => void) | null
  clear(): void
  /** Resolves once there is something to look at: an event, an overflow, or the end. */
  wait(): Promise<void>
  /** Ends all waiting. */
  end(): void
}

export const createInbox = (limit: number): Inbox => {
  let events: StreamEvent[] = []
  let next = 0
  let overflowed = false
  let ended = false
  let awaited: (() => void) | null = null
  const wake = () => {
    awaited?.()
    awaited = null
  }
  const inbox: Inbox = {
    onOverflow: null,
    isPushed: false,
    wake,
    get isAwaited() {
      return awaited !== null
    },
    get first() {
      return events[next]
    },
    get overflowed() {
      return overflowed
    },
    offer: (run) => {
      if (ended || overflowed) return
      if (events.length - next + run.length > limit) {
        overflowed = true
        events = []
        next = 0
        inbox.onOverflow?.()
        wake()
      } else {
        for (const event of run) events.push(event)
        if (!inbox.isPushed) wake()
      }
    },
    shift: () => {
      const event = events[next]
      inbox.drop(1)
      return event
    },
    drop: (count) => {
      next += count
      if (next >= events.length) {
        events.length = 0
        next = 0
      } else if (next > 256) {
        events = events.slice(next)
        next = 0
      }
    },
    clear: () => {
      events = []
      next = 0
      overflowed = false
    },
    wait: () =>
      ended || overflowed || next < events.length
        ? Promise.resolve()
        : new Promise((resolve) => {
            awaited = resolve
          }),
    end: () => {
      ended = true
      wake()
    },
  }
  return inbox
}
