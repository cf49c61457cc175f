import type { Loaders } from '../store/loaders.ts'

/** An event that isn't in the log. Of those with one key that wait for a reader, the newest counts. */
export interface EphemeralEvent {
  key: string
  /** To load what it refers to, as it is now. */
  loaders(): Loaders
}

/** The ephemeral events of one subscription, from now on. */
export interface EphemeralStream<Event> extends AsyncIterableIterator<Event, undefined> {
  return(): Promise<IteratorReturnResult<undefined>>
  throw(): Promise<IteratorReturnResult<undefined>>
  isResumable: false
  /** What the event given last was looked at with, and is to be shown with. */
  readonly shownWith: Loaders | null
  offer(event: Event): void
}

export interface EphemeralOptions<Event> {
  /** Events that may wait for a reader; over it, the oldest is dropped, as losing it is harmless. */
  limit: number
  /** Asked right before an event is shown: what waited is for who may see it by then. */
  mayShow(event: Event, loaders: Loaders): Promise<boolean>
  ended(): void
}

/** Ended by `return`, also while a `next` is waiting. A slow reader costs it its older events, and never its connection. */
export const createEphemeralStream = <Event extends EphemeralEvent>(
  options: EphemeralOptions<Event>,
): EphemeralStream<Event> => {
  const inbox = new Map<string, Event>()
  let isEnded = false
  let shownWith: Loaders | null = null
  let wake = (): void => {}
  const end = (): Promise<IteratorReturnResult<undefined>> => {
    if (!isEnded) options.ended()
    isEnded = true
    inbox.clear()
    wake()
    return Promise.resolve({ done: true, value: undefined })
  }
  const take = (): Event | undefined => {
    const [first] = inbox
    if (!first) return undefined
    inbox.delete(first[0])
    return first[1]
  }
  return {
    isResumable: false,
    offer: (event) => {
      if (isEnded) return
      inbox.set(event.key, event)
      if (inbox.size > options.limit) take()
      wake()
    },
    get shownWith() {
      return shownWith
    },
    next: async () => {
      shownWith = null
      while (!isEnded) {
        const event = take()
        const loaders = event?.loaders()
        // What can't be asked for is not shown: it is harmless to lose.
        if (event && loaders && (await options.mayShow(event, loaders).catch(() => false))) {
          shownWith = loaders
          if (!isEnded) return { done: false, value: event }
        } else if (inbox.size === 0 && !isEnded)
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
      return { done: true, value: undefined }
    },
    return: end,
    throw: end,
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
