import type { StreamEvent } from './event.ts'
import type { Inbox } from './inbox.ts'

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
): AsyncGenerator<StreamEvent, undefined, void> {
  for (;;) {
    const event = await nextLive(inbox, state)
    if (event === 'overflowed' || event === 'ended') return undefined
    yield event
  }
}
