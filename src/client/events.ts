import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { refusal } from './errors.ts'
import { EventsDocument, type EventsSubscription } from './generated/documents.ts'
import { textOf } from './document.ts'
import type { Pauses } from './pause.ts'
import type { Socket } from './socket.ts'

type AnyEvent = EventsSubscription['events']

/** Something that happened: `__typename` says what, and the rest shows it as it is now. */
export type ChatEvent = Exclude<AnyEvent, { __typename: 'CaughtUp' | 'ResyncRequired' }>

interface CaughtUp extends EventBase {
  missed?: number
}

/** What every event has, whatever else a document selects of it. */
export interface EventBase {
  __typename: string
  id: string
  cursor: string
}

export interface EventsOptions<Event extends EventBase = ChatEvent> {
  /**
   * Called with each event, once and in order; the next one waits until it is done. If it throws or rejects, `onError`
   * says so and the same event is given again, after 0.5 s at first and then up to 30 s: nothing is passed over.
   */
  onEvent(event: Event): void | Promise<void>
  /**
   * Loads what is shown, and replaces what was shown before. Called at the start, unless there is a cursor to go on from, and
   * when one is no longer kept by the server (it was away for longer than LOG_RETENTION_DAYS). What happens meanwhile waits,
   * and comes afterwards: nothing falls between the two, and an event may show what was loaded already. If it throws or
   * rejects, `onError` says so and it is called again.
   */
  onResync(): void | Promise<void>
  /** Called when all that was missed has been given, with how many events that were; from here on they are live. */
  onCaughtUp?(missed: number): void | Promise<void>
  /** The cursor to go on from, as `Query.cursor` gave it with what is shown. It wins over a kept one. */
  after?: string
  /**
   * Keeps the cursor of the last event that was dealt with in the client's storage, so that the next start goes on behind it.
   * For who keeps what the events say, too; who loads at each start leaves it out. @default false
   */
  keepCursor?: boolean
  /** A subscription of `events(after: $after)` of one's own, with `__typename`, `id` and `cursor`. @default EventsDocument */
  document?: TypedDocumentNode<{ events: Event }, { after?: string | null | undefined }>
}

/** A running stream of events. */
export interface Events {
  /** The cursor of the last event that was dealt with; null before the first. */
  readonly cursor: string | null
  /** Resolves when all that was missed has been given for the first time. */
  readonly caughtUp: Promise<void>
  /** Ends it: nothing comes after what is being dealt with. */
  close(): void
}

export interface EventsNeeds {
  socket: Socket
  pauses: Pauses
  /** The cursor kept under the person's name. */
  kept: { read(): Promise<string | null>; write(cursor: string): Promise<void> }
  onError(error: unknown): void
}

/** Events that may wait for their handler; over it the stream is stopped, and goes on when they are done. */
const mostWaiting = 250

export const followEvents = <Event extends EventBase>(
  { socket, pauses, kept, onError }: EventsNeeds,
  options: EventsOptions<Event>,
): Events => {
  const query = textOf(options.document ?? EventsDocument)
  const waiting: EventBase[] = []
  let arrived = (): void => {}
  let cursor: string | null = null
  let stop: (() => void) | null = null
  let closed = false
  let onCaughtUp!: () => void
  const caughtUp = new Promise<void>((resolve) => (onCaughtUp = resolve))

  /** Subscribes behind what is waiting, or what was dealt with. */
  const listen = (): void => {
    let isOver = false
    const end = (): void => {
      isOver = true
      stop?.()
      stop = null
    }
    const again = (why: unknown): void => {
      if (isOver || closed) return
      end()
      if (why) onError(why)
      // Behind what waits, once that is done: `run` listens again.
      arrived()
    }
    stop = socket.subscribe(
      { query, variables: { after: cursor } },
      {
        next: ({ data, errors }) => {
          const event = data?.['events'] as EventBase | undefined
          if (!event || errors) return again(refusal(errors ?? []))
          waiting.push(event)
          if (waiting.length >= mostWaiting) end()
          arrived()
        },
        error: (errors) => again(Array.isArray(errors) ? refusal(errors) : errors),
        complete: () => again(null),
      },
    )
  }

  /** Does it until it is done, and says each time that it wasn't. */
  const insist = async (work: () => unknown): Promise<void> => {
    for (let failures = 0; !closed; failures++) {
      try {
        await work()
        return
      } catch (error) {
        onError(error)
        await pauses.backOff(failures)
      }
    }
  }
  const take = async (event: EventBase, isFirst: boolean): Promise<void> => {
    if (isFirst || event.__typename === 'ResyncRequired') await insist(() => options.onResync())
    if (event.__typename === 'CaughtUp') await insist(() => options.onCaughtUp?.((event as CaughtUp).missed ?? 0))
    else if (event.__typename !== 'ResyncRequired') await insist(() => options.onEvent(event as Event))
  }

  const run = async (): Promise<void> => {
    if (options.after) cursor = options.after
    else if (options.keepCursor) await insist(async () => (cursor = await kept.read()))
    for (let failures = 0; !closed;) {
      const event = waiting[0]
      if (event) {
        failures = 0
        await take(event, cursor === null)
        if (closed) return
        waiting.shift()
        cursor = event.cursor
        if (options.keepCursor) await kept.write(cursor).catch(onError)
        if (event.__typename === 'CaughtUp') onCaughtUp()
      } else if (!stop) {
        if (failures > 0) await pauses.backOff(failures)
        failures++
        if (!closed) listen()
      } else await new Promise<void>((resolve) => (arrived = resolve))
    }
  }
  void run()
  return {
    get cursor() {
      return cursor
    },
    caughtUp,
    close: () => {
      closed = true
      stop?.()
      arrived()
      pauses.wake()
    },
  }
}
