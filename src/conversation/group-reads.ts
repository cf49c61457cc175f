import { notFound, overloaded } from '../kernel/errors.ts'
import { createWheel } from '../kernel/wheel.ts'
import type { Commit, Entry, EventDraft } from '../store/commit/entry.ts'
import type { ConversationRow } from '../store/rows.ts'
import { isVisibleTo, memberIds, readUpTo, withMembers } from './rules.ts'

/** Read marks of groups in which everybody's mark at once would be a storm: all of a conversation in a while are one entry. */
export interface GroupReads {
  /** Resolves once the mark is durable; NOT_FOUND for who is no member by then. */
  mark(conversationId: string, userId: string, upTo: number): Promise<ConversationRow>
  /** Writes what waits; from then on nothing does. */
  close(): Promise<void>
}

interface Collected {
  marks: Map<string, number>
  outcome: PromiseWithResolvers<Moved>
}

interface Moved {
  row: ConversationRow | null
  /** Who was no member any more. */
  gone: ReadonlySet<string>
}

/** Callers that may wait; more are OVERLOADED. */
const maxWaiting = 10_000

export const createGroupReads = (needs: {
  commit: Commit
  /** Milliseconds between two entries of a conversation, and so the longest that a mark waits. */
  everyMs: number
}): GroupReads => {
  const collected = new Map<string, Collected>()
  let waiting = 0
  const wheel = createWheel({
    everyMs: needs.everyMs,
    turn: async () => {
      const due = [...collected]
      collected.clear()
      await Promise.all(
        due.map(([id, { marks, outcome }]) => needs.commit(moveAll(id, marks)).then(outcome.resolve, outcome.reject)),
      )
    },
    onTrouble: () => {},
  })

  const collect = (conversationId: string): Collected => {
    const group = collected.get(conversationId) ?? { marks: new Map(), outcome: Promise.withResolvers<Moved>() }
    collected.set(conversationId, group)
    return group
  }
  return {
    mark: async (conversationId, userId, upTo) => {
      if (waiting >= maxWaiting) throw overloaded()
      waiting++
      try {
        const { marks, outcome } = collect(conversationId)
        marks.set(userId, Math.max(marks.get(userId) ?? 0, upTo))
        wheel.start()
        const { row, gone } = await outcome.promise
        if (!row || gone.has(userId)) throw notFound('conversationId', 'conversation')
        return row
      } finally {
        waiting--
      }
    },
    close: wheel.close,
  }
}

/** Who was removed meanwhile is left out; the others' marks move, each with its event. */
const moveAll = (id: string, marks: ReadonlyMap<string, number>): Entry<'conversation', Moved> => ({
  kind: 'conversation',
  id,
  by: null,
  bytes: 200 + marks.size * 200,
  decide: ({ row, now }) => {
    const gone = new Set([...marks.keys()].filter((userId) => !row || !isVisibleTo(row, userId)))
    if (!row) return { result: { row, gone } }
    const moved = row.members.flatMap((member) => {
      const read = readUpTo(member, Math.min(marks.get(member.userId) ?? 0, row.lastSeq), now)
      return read === member ? [] : [read]
    })
    if (moved.length === 0) return { result: { row, gone } }
    const changed = withMembers(row, moved)
    const to = memberIds(changed)
    return {
      row: changed,
      events: moved.map(({ userId, readSeq }): EventDraft => ({ what: 'MessagesRead', ref: userId, seq: readSeq, to })),
      result: { row: changed, gone },
    }
  },
})
