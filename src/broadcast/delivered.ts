import { createMarks } from '../realtime/marks.ts'
import type { StreamEvent } from '../realtime/event.ts'
import type { Database } from '../store/database.ts'

/** Notes which broadcasts people's `events` streams were given: one number a person, moved off the sender's path. */
export interface DeliveredMarks {
  /** Never waits, and never throws. */
  given(userId: string, event: StreamEvent): void
  close(): Promise<void>
}

export const createDeliveredMarks = (needs: {
  database: Pick<Database, 'users'>
  /** Milliseconds between two writes: what a person is given meanwhile is one. */
  everyMs: number
  onTrouble(message: string, error: unknown): void
}): DeliveredMarks => {
  const marks = createMarks<string>({
    everyMs: needs.everyMs,
    keyOf: (userId) => userId,
    step: 1000,
    /** The mark isn't under compare-and-set, and no event: nobody but statistics reads it. */
    write: async (moved) => {
      await needs.database.users.bulkWrite(
        moved.map(({ of: _id, upTo }) => ({
          updateOne: { filter: { _id }, update: { $max: { broadcastsDelivered: upTo } } },
        })),
        { ordered: false },
      )
    },
    onTrouble: (error) => needs.onTrouble('Marks of delivered broadcasts could not be written.', error),
  })
  return {
    given: (userId, { __typename, entry }) => {
      if (__typename === 'BroadcastAdded') marks.note(userId, entry!.seq!)
    },
    close: marks.close,
  }
}
