import DataLoader from 'dataloader'
import { withoutErased } from './erased.ts'
import { rangeName, type PageRange, type Reads } from './reads.ts'
import { maxBatchSize, RowLoader } from './row-loader.ts'
import type { MessageRow, UserRow } from './rows.ts'

/** By id, and by ranges of a conversation's, oldest first. What was read of late isn't read again, unless it may have changed. */
export const createMessageLoaders = (
  reads: Reads,
  user: RowLoader<UserRow>,
  /** Not to be read: a commit has just left them so. */
  committed: readonly MessageRow[] = [],
): { message: RowLoader<MessageRow>; messages: DataLoader<PageRange, MessageRow[], string> } => {
  const { kept } = reads
  /** The revs that this reply has seen of conversations: what it reads later is at least of them. */
  const revs = new Map<string, number>()
  const fresh = new Map(committed.map((row) => [row._id, row]))

  const message = new RowLoader<MessageRow>(async (ids) => {
    const known = ids.flatMap((id) => fresh.get(id) ?? [])
    const missing = ids.filter((id) => !fresh.delete(id))
    const found = missing.length > 0 ? await reads.messages(missing) : none
    const read = missing.flatMap((id) => found.get(id) ?? [])
    for (const row of read) {
      const rev = revs.get(row.conversationId)
      if (rev !== undefined) kept.keep(row.conversationId, rev, [row])
    }
    const shown = await withoutErased([...known, ...read], user)
    return new Map(shown.map((row) => [row._id, row]))
  })

  const messages = new DataLoader<PageRange, MessageRow[], string>(
    async (ranges) => {
      const { there } = message
      const rows = await readRanges(ranges)
      const answered = ranges.flatMap(({ conversationId, rev }, i) =>
        rows[i]!.flatMap(({ replyToId }) => (replyToId && kept.byId(conversationId, rev, replyToId)) || []),
      )
      // Who has reacted is read with who has written.
      const [shown, shownAnswered] = await Promise.all([
        Promise.all(rows.map((range) => withoutErased(range, user))),
        withoutErased(answered, user),
        user.loadMany(reactedTo(rows.flat())),
      ])
      for (const row of [...shown.flat(), ...shownAnswered]) if (!there.has(row._id)) there.set(row._id, row)
      return shown
    },
    { maxBatchSize, cacheKeyFn: rangeName },
  )

  const readRanges = async (ranges: readonly PageRange[]): Promise<MessageRow[][]> => {
    for (const { conversationId, rev } of ranges) revs.set(conversationId, rev)
    const known = ranges.map(({ conversationId, rev, from, to }) => kept.range(conversationId, rev, from, to))
    const missing = ranges.filter((_, i) => !known[i])
    if (missing.length === 0) return known as MessageRow[][]
    const found = await reads.ranges(missing)
    return ranges.map(({ conversationId, rev, from, to }, i) => {
      if (known[i]) return known[i]
      const rows = (found.get(conversationId) ?? [])
        .filter(({ seq }) => seq >= from && seq <= to)
        .sort((a, b) => a.seq - b.seq)
      kept.keep(conversationId, rev, rows)
      return rows
    })
  }
  return { message, messages }
}

const none: ReadonlyMap<string, MessageRow> = new Map()

const reactedTo = (rows: MessageRow[]): string[] => [
  ...new Set(rows.flatMap(({ reactions = [] }) => reactions.flatMap(({ userIds }) => userIds))),
]
