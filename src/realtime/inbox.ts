import type { StreamEvent } from './event.ts'

/** What waits for one subscription's reader, bounded: past the bound it is emptied, and says so. */
export interface Inbox {
  offer(event: StreamEvent): void
  shift(): StreamEvent | undefined
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
  let wake: (() => void) | null = null
  const call = () => {
    wake?.()
    wake = null
  }
  const inbox: Inbox = {
    onOverflow: null,
    get overflowed() {
      return overflowed
    },
    offer: (event) => {
      if (ended || overflowed) return
      if (events.length - next >= limit) {
        overflowed = true
        events = []
        next = 0
        inbox.onOverflow?.()
      } else events.push(event)
      call()
    },
    shift: () => {
      const event = events[next++]
      if (next >= events.length) {
        events = []
        next = 0
      } else if (next > 256) {
        events = events.slice(next)
        next = 0
      }
      return event
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
            wake = resolve
          }),
    end: () => {
      ended = true
      call()
    },
  }
  return inbox
}
