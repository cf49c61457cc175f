import type { StreamEvent } from '../realtime/event.ts'
import type { Database } from '../store/database.ts'

/** Notes which broadcasts people's `events` streams were given: one number a person, moved off the sender's path. */
export interface DeliveredMarks {
  /** Never waits, and never throws. */
  given(userId: string, event: StreamEvent): void
  close(): Promise<void>
}

/** People whose marks one command moves. */
const step = 1000

export const createDeliveredMarks = (needs: {
  database: Pick<Database, 'users'>
  /** Milliseconds between two writes: what a person is given meanwhile is one. */
  everyMs: number
  onTrouble(message: string, error: unknown): void
}): DeliveredMarks => {
  let marks = new Map<string, number>()
  let timer: NodeJS.Timeout | null = null
  let writing = Promise.resolve()

  /** The mark isn't under compare-and-set, and no event: nobody but statistics reads it. */
  const write = async (moved: [string, number][]): Promise<void> => {
    for (let i = 0; i < moved.length; i += step)
      await needs.database.users.bulkWrite(
        moved.slice(i, i + step).map(([_id, number]) => ({
          updateOne: { filter: { _id }, update: { $max: { broadcastsDelivered: number } } },
        })),
        { ordered: false },
      )
  }
  const flush = (): Promise<void> => {
    const moved = [...marks]
    marks = new Map()
    timer = null
    writing = writing
      .then(() => write(moved))
      .catch((error: unknown) => needs.onTrouble('Marks of delivered broadcasts could not be written.', error))
    return writing
  }
  return {
    given: (userId, { __typename, entry }) => {
      if (__typename !== 'BroadcastAdded') return
      marks.set(userId, Math.max(marks.get(userId) ?? 0, entry!.seq!))
      timer ??= setTimeout(() => void flush(), needs.everyMs)
    },
    close: async () => {
      if (timer) clearTimeout(timer)
      await flush()
    },
  }
}
