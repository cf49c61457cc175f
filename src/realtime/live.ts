import { setTimeout as wait } from 'node:timers/promises'
import type { Loaders } from '../store/loaders.ts'
import type { StreamEvent } from './event.ts'
import type { Reader } from './reader.ts'
import { isStillTheirs } from './still-theirs.ts'

/** Milliseconds until what could not be read is read again. */
const retryMs = 100

/**
 * What a live event is looked at with, null where it isn't the reader's; asked until there is an answer, as a live stream has nowhere to
 * go back to.
 */
export const lookUntilAnswered = async (reader: Reader, event: StreamEvent): Promise<Loaders | null> => {
  while (!reader.ended)
    try {
      if (!(await reader.listener.hears(event.entry, event.loaders()))) return null
      const loaders = event.loaders()
      // Where it can't be asked the event can't be shown either, which tells the reader.
      return (await isStillTheirs(event, reader.userId, loaders).catch(() => true)) ? loaders : null
    } catch {
      await wait(retryMs)
    }
  return null
}
