import { setTimeout as wait } from 'node:timers/promises'
import type { StreamEvent } from './event.ts'
import type { Reader } from './reader.ts'
import { isStillTheirs } from './still-theirs.ts'

/** What arrives, until the reader leaves or is too slow. */
export const readLive = async function* (reader: Reader): AsyncGenerator<StreamEvent, undefined, void> {
  for (;;) {
    const event = await reader.take()
    if (event === 'overflowed' || event === 'ended') return undefined
    // Where it can't be asked the event can't be shown either, which tells the reader.
    if (!(await hearsAtLast(reader, event))) continue
    const loaders = event.loaders()
    if (!(await isStillTheirs(event, reader.userId, loaders).catch(() => true))) continue
    reader.shownWith = loaders
    yield event
  }
}

/** Milliseconds until what could not be read is read again. */
const retryMs = 100

/** Whether the event is the reader's, asked until there is an answer: a live stream has nowhere to go back to. */
const hearsAtLast = async (reader: Reader, event: StreamEvent): Promise<boolean> => {
  while (!reader.ended)
    try {
      return await reader.listener.hears(event.entry, event.loaders())
    } catch {
      await wait(retryMs)
    }
  return false
}
