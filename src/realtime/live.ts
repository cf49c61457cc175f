import type { StreamEvent } from './event.ts'
import type { Inbox } from './inbox.ts'
import { isStillTheirs } from './still-theirs.ts'

export interface StreamState {
  ended: boolean
  /** The event given last is to be given again. */
  back: boolean
}

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
  audience: readonly string[],
): AsyncGenerator<StreamEvent, undefined, void> {
  for (;;) {
    const event = await nextLive(inbox, state)
    if (event === 'overflowed' || event === 'ended') return undefined
    // Where it can't be asked the event can't be shown either, which tells the reader.
    if (await isStillTheirs(event, audience).catch(() => true)) yield event
  }
}
