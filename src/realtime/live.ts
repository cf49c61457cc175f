import { setTimeout as wait } from 'node:timers/promises'
import type { Positions } from '../kernel/position.ts'
import type { Loaders } from '../store/loaders.ts'
import type { Run, StreamEvent } from './event.ts'
import type { Inbox } from './inbox.ts'
import { isStillTheirs } from './still-theirs.ts'
import type { Listener } from './listener.ts'

export interface StreamState {
  ended: boolean
  /** Where a stream of `events` goes on; 'unknown': a cursor was given, and isn't one of the reader's. */
  from: Positions | 'now' | 'unknown'
  /** The event given last is to be given again. */
  back: boolean
  /** In a row; what is given ends the row. */
  failures: number
  /** What it was looked at with, and is to be shown with. */
  shownWith: Loaders | null
  /** Told of what is put into the inbox. */
  onComing: ((run: Run) => void) | null
}

export const beginning = (from: StreamState['from']): StreamState => ({
  ended: false,
  from,
  back: false,
  failures: 0,
  shownWith: null,
  onComing: null,
})

export const nextLive = async (inbox: Inbox, state: StreamState): Promise<StreamEvent | 'overflowed' | 'ended'> => {
  for (;;) {
    if (state.ended) return 'ended'
    if (inbox.overflowed) return 'overflowed'
    const event = inbox.shift()
    if (event) return event
    await inbox.wait()
  }
}

/** What arrives, until the reader leaves or is too slow. */
export const readLive = async function* (
  inbox: Inbox,
  state: StreamState,
  userId: string,
  listener: Pick<Listener, 'hears'>,
): AsyncGenerator<StreamEvent, undefined, void> {
  for (;;) {
    const event = await nextLive(inbox, state)
    if (event === 'overflowed' || event === 'ended') return undefined
    // Where it can't be asked the event can't be shown either, which tells the reader.
    if (!(await hearsAtLast(listener, event, state))) continue
    const loaders = event.loaders()
    if (!(await isStillTheirs(event, userId, loaders).catch(() => true))) continue
    state.shownWith = loaders
    yield event
  }
}

/** Milliseconds until what could not be read is read again. */
const retryMs = 100

/** Whether the event is the reader's, asked until there is an answer: a live stream has nowhere to go back to. */
const hearsAtLast = async (
  listener: Pick<Listener, 'hears'>,
  event: StreamEvent,
  state: StreamState,
): Promise<boolean> => {
  while (!state.ended)
    try {
      return await listener.hears(event.entry, event.loaders())
    } catch {
      await wait(retryMs)
    }
  return false
}
