import type { Committed } from './commit/batch.ts'
import type { LogEntry, MessageRow } from './rows.ts'

/** Bytes, as they are reckoned, of all that are kept; the conversations that were read longest ago go first. */
const defaultMaxBytes = 32_000_000
/** Of what commits bring, the newest so many of a conversation: enough for the largest page. */
const tail = 100

interface Kept {
  rev: number
  bySeq: Map<number, MessageRow>
  byId: Map<string, MessageRow>
  bytes: number
}

/**
 * Messages that were read of late, by conversation, as they are in the database. Whoever wants some says the conversation's rev that
 * the database has just given: as every change of a message moves that, what is kept of the same rev is what would be read again.
 */
export interface KeptMessages {
  /** All of `from` to `to`, by seq; null unless all are there. */
  range(conversationId: string, rev: number, from: number, to: number): MessageRow[] | null
  byId(conversationId: string, rev: number, id: string): MessageRow | undefined
  /** Rows that were read after the conversation had this rev. */
  keep(conversationId: string, rev: number, rows: readonly MessageRow[]): void
  /** A process's own commit, once its entries were heard of: conversations that are kept go on with what it wrote. */
  committed(rows: Committed): void
  /** Told of every entry of the log: most leave a conversation's messages as they are, but for one. */
  heard(entry: Pick<LogEntry, 'kind' | 'on' | 'rev' | 'what' | 'ref'>): void
}

/** Entries whose changes of messages are told by their events, one by one; behind any others all are read again. */
const told = new Set<LogEntry['what']>(['MessageAdded', 'MessageChanged', 'MessagesRead', 'MessagesDelivered'])

export const createKeptMessages = (maxBytes = defaultMaxBytes): KeptMessages => {
  const conversations = new Map<string, Kept>()
  let bytes = 0

  const forget = (id: string, { bytes: freed }: Kept): void => {
    conversations.delete(id)
    bytes -= freed
  }
  const of = (id: string, rev: number): Kept | null => {
    const kept = conversations.get(id)
    if (kept?.rev !== rev) return null
    conversations.delete(id)
    conversations.set(id, kept)
    return kept
  }
  const remove = (kept: Kept, row: MessageRow): void => {
    kept.bySeq.delete(row.seq)
    kept.byId.delete(row._id)
    kept.bytes -= bytesOf(row)
    bytes -= bytesOf(row)
  }
  const add = (kept: Kept, row: MessageRow): void => {
    const known = kept.byId.get(row._id)
    if (known) remove(kept, known)
    kept.bySeq.set(row.seq, row)
    kept.byId.set(row._id, row)
    kept.bytes += bytesOf(row)
    bytes += bytesOf(row)
  }
  const makeRoom = (): void => {
    for (const [oldest, each] of conversations) {
      if (bytes <= maxBytes) break
      forget(oldest, each)
    }
  }
  return {
    range: (conversationId, rev, from, to) => {
      const kept = of(conversationId, rev)
      if (!kept) return null
      const rows: MessageRow[] = []
      for (let seq = from; seq <= to; seq++) {
        const row = kept.bySeq.get(seq)
        if (!row) return null
        rows.push(row)
      }
      return rows
    },
    byId: (conversationId, rev, id) => of(conversationId, rev)?.byId.get(id),
    keep: (conversationId, rev, rows) => {
      const before = conversations.get(conversationId)
      if (before && before.rev > rev) return
      if (before && before.rev < rev) forget(conversationId, before)
      const kept = of(conversationId, rev) ?? { rev, bySeq: new Map(), byId: new Map(), bytes: 0 }
      conversations.set(conversationId, kept)
      for (const row of rows) add(kept, row)
      makeRoom()
    },
    committed: (rows) => {
      const revs = new Map(rows.conversations.map(({ _id, rev }) => [_id, rev]))
      for (const row of rows.messages) {
        const kept = conversations.get(row.conversationId)
        if (!kept || kept.rev !== revs.get(row.conversationId)) continue
        add(kept, row)
        const old = kept.bySeq.get(row.seq - tail)
        if (old) remove(kept, old)
      }
      makeRoom()
    },
    heard: ({ kind, on, rev, what, ref }) => {
      const kept = kind === 'conversation' ? conversations.get(on) : undefined
      if (!kept || rev < kept.rev || !told.has(what)) return
      const changed = what === 'MessageChanged' && kept.byId.get(ref!)
      if (changed) remove(kept, changed)
      if (rev === kept.rev + 1) kept.rev = rev
    },
  }
}

/** What one takes in memory, about. */
const bytesOf = ({ text, reactions = [], mentionIds = [], attachmentIds = [] }: MessageRow): number =>
  700 +
  2 * (text?.length ?? 0) +
  80 * (mentionIds.length + attachmentIds.length) +
  reactions.reduce((sum, { userIds }) => sum + 100 + 80 * userIds.length, 0)
