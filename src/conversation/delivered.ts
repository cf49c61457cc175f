import { createMarks } from '../realtime/marks.ts'
import type { StreamEvent } from '../realtime/event.ts'
import type { Commit, Entry, EventDraft } from '../store/commit/entry.ts'
import type { Database } from '../store/database.ts'
import { deliveredSeqOf, hasDeliveredMarks, memberIds, withMembers } from './rules.ts'

/** Notes which messages people's `events` streams were given: one number a member, moved off the sender's path. */
export interface Deliveries {
  /** Never waits, and never throws. */
  given(userId: string, event: StreamEvent): void
  close(): Promise<void>
}

/** Entries that wait for the commit at a time, so that marks never fill the queue. */
const entriesAtOnce = 500

export const createDeliveries = (needs: {
  database: Pick<Database, 'users'>
  commit: Commit
  /** Milliseconds between two writes: what a person is given of a conversation meanwhile is one mark. */
  everyMs: number
  onTrouble(message: string, error: unknown): void
}): Deliveries => {
  const { users } = needs.database
  const onTrouble = (error: unknown): void =>
    needs.onTrouble('Marks of delivered messages could not be written.', error)

  /** Who wishes not to be seen; asked once for all, as entries on conversations can't look at people. */
  const invisible = async (userIds: Iterable<string>): Promise<Set<string>> => {
    const rows = await users
      .find({ _id: { $in: [...userIds] }, availability: 'INVISIBLE' }, { projection: { _id: 1 } })
      .toArray()
    return new Set(rows.map(({ _id }) => _id))
  }

  const marks = createMarks<{ userId: string; conversationId: string }>({
    everyMs: needs.everyMs,
    keyOf: ({ userId, conversationId }) => `${conversationId} ${userId}`,
    step: 10_000,
    write: async (moved) => {
      const hidden = await invisible(new Set(moved.map(({ of }) => of.userId)))
      const seen = moved.filter(({ of }) => !hidden.has(of.userId))
      const entries = [...Map.groupBy(seen, ({ of }) => of.conversationId)].map(([id, of]) =>
        moveDelivered(id, new Map(of.map((mark) => [mark.of.userId, mark.upTo]))),
      )
      for (let i = 0; i < entries.length; i += entriesAtOnce)
        await Promise.all(entries.slice(i, i + entriesAtOnce).map((entry) => needs.commit(entry).catch(onTrouble)))
    },
    onTrouble,
  })
  return {
    given: (userId, { __typename, entry }) => {
      if (__typename === 'MessageAdded' && entry!.seq !== null)
        marks.note({ userId, conversationId: entry!.on }, entry!.seq)
    },
    close: marks.close,
  }
}

/** Own messages move nothing, as sending them has moved the sender's read mark, which a delivered mark is never behind. */
const moveDelivered = (id: string, marks: ReadonlyMap<string, number>): Entry<'conversation', void> => ({
  kind: 'conversation',
  id,
  by: null,
  bytes: 200 + marks.size * 200,
  decide: ({ row }) => {
    if (!row || !hasDeliveredMarks(row)) return { result: undefined }
    const moved = row.members.flatMap((member) => {
      const upTo = Math.min(marks.get(member.userId) ?? 0, row.lastSeq)
      return upTo > deliveredSeqOf(member) ? [{ ...member, deliveredSeq: upTo }] : []
    })
    if (moved.length === 0) return { result: undefined }
    const to = memberIds(row)
    return {
      row: withMembers(row, moved),
      events: moved.map(({ userId, deliveredSeq }): EventDraft => {
        return { what: 'MessagesDelivered', ref: userId, seq: deliveredSeq, to }
      }),
      result: undefined,
    }
  },
})
