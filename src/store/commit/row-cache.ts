import type { Database } from '../database.ts'
import type { LogEntry } from '../rows.ts'
import { collectionOf, kinds, type Kind, type Subjects } from './subjects.ts'

/**
 * The rows that this process wrote last, so that a batch on them needs no read. It may be behind: the compare-and-set finds
 * that out. Only the committer reads it; queries read the database.
 */
export interface RowCache {
  get<K extends Kind>(kind: K, id: string): Subjects[K] | undefined
  set(kind: Kind, row: Subjects[Kind]): void
  forget(kind: Kind, id: string): void
  /** Drops what another process has changed since. */
  heard(entry: LogEntry): void
  /** Reads rows into the cache, one command a kind; those that are there. */
  load(wanted: { kind: Kind; id: string }[]): Promise<{ kind: Kind; row: Subjects[Kind] }[]>
  clear(): void
}

export const createRowCache = (
  database: Database,
  /** Rows that are kept, the longest unused going first. */
  limit = 20_000,
): RowCache => {
  const rows = new Map<string, Subjects[Kind]>()
  const keyOf = (kind: Kind, id: string) => `${kind} ${id}`
  const set = (kind: Kind, row: Subjects[Kind]) => {
    const key = keyOf(kind, row._id)
    rows.delete(key)
    rows.set(key, row)
    if (rows.size > limit) rows.delete(rows.keys().next().value!)
  }
  return {
    get: <K extends Kind>(kind: K, id: string) => rows.get(keyOf(kind, id)) as Subjects[K] | undefined,
    set,
    forget: (kind, id) => rows.delete(keyOf(kind, id)),
    heard: ({ kind, on, rev }) => {
      const cached = rows.get(keyOf(kind, on))
      if (cached && cached.rev < rev) rows.delete(keyOf(kind, on))
    },
    load: async (wanted) => {
      const found: { kind: Kind; row: Subjects[Kind] }[] = []
      for (const kind of kinds) {
        const ids = wanted.filter((row) => row.kind === kind).map((row) => row.id)
        if (ids.length === 0) continue
        for (const id of ids) rows.delete(keyOf(kind, id))
        for (const row of await collectionOf(database, kind)
          .find({ _id: { $in: ids } })
          .toArray()) {
          set(kind, row)
          found.push({ kind, row })
        }
      }
      return found
    },
    clear: () => rows.clear(),
  }
}
