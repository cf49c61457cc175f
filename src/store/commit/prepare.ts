import type { Clock } from '../../kernel/clock.ts'
import type { Database } from '../database.ts'
import type { AttachmentRow, MessageRow } from '../rows.ts'
import { buildBatch, onceKey, repeated, type Batch, type BatchSource } from './batch.ts'
import type { Entry, Once } from './entry.ts'
import { loadParts, partKey } from './parts.ts'
import type { RowCache } from './row-cache.ts'
import type { Kind, Subjects } from './subjects.ts'
import type { Turns } from './turns.ts'

type RowOf = (kind: Kind, id: string) => Subjects[Kind] | null

/** Messages that entries turned out to have made before, by `onceKey`. */
export type Sent = Map<string, MessageRow>

export interface Prepare {
  /** Reads what the entries are decided on, and decides them. */
  batch(entries: Entry[], lane: { id: number; n: number; tick: number }, sent: Sent): Promise<Batch>
  /** Finds what the entries' clientIds have made. */
  findSent(entries: Entry[]): Promise<Sent>
}

export const createPrepare = (
  database: Database,
  cache: RowCache,
  turns: Turns,
  clock: Clock,
  refusal: BatchSource['refusal'] = () => null,
): Prepare => {
  const findSent = async (entries: Entry[]): Promise<Sent> => {
    const wanted = entries.flatMap(({ id, once }) =>
      once ? [{ conversationId: id, senderId: once.senderId, clientId: once.clientId }] : [],
    )
    if (wanted.length === 0) return new Map()
    const rows = await database.messages.find({ $or: wanted }).toArray()
    return new Map(rows.map((message) => [onceKey(message.conversationId, message), message]))
  }

  const loadMessages = async (entries: Entry[], rowOf: RowOf): Promise<Map<string, MessageRow>> => {
    const looked = entries.filter((entry) => entry.messages && sees(entry, rowOf))
    const ids = [...new Set(looked.flatMap(({ messages }) => messages!))]
    if (ids.length === 0) return new Map()
    const rows = await database.messages.find({ _id: { $in: ids } }).toArray()
    return new Map(rows.map((row) => [row._id, row]))
  }

  /** Those asked for, and the picture that such an entry's row has now. */
  const loadAttachments = async (entries: Entry[], rowOf: RowOf): Promise<Map<string, AttachmentRow>> => {
    const ids = entries.flatMap((entry) => {
      const { kind, id, attachments } = entry
      if (!attachments || !sees(entry, rowOf)) return []
      const row = rowOf(kind, id)
      return row && 'avatarId' in row && row.avatarId ? [...attachments, row.avatarId] : attachments
    })
    if (ids.length === 0) return new Map()
    const rows = await database.attachments.find({ _id: { $in: [...new Set(ids)] } }).toArray()
    return new Map(rows.map((row) => [row._id, row]))
  }

  /** Who is refused now, but was answered before, gets what was made then. */
  const answerRepeats = async (entries: Entry[], built: Batch): Promise<void> => {
    const refused = entries.filter((entry, i) => entry.once && built.outcomes[i] && 'refused' in built.outcomes[i])
    const found = await findSent(refused)
    for (const [i, entry] of entries.entries()) {
      const outcome = built.outcomes[i]
      const message = entry.once && found.get(onceKey(entry.id, entry.once))
      if (outcome && 'refused' in outcome && message) built.outcomes[i] = repeated(entry.once!, message)
    }
  }

  return {
    findSent,
    batch: async (entries, lane, sent) => {
      const fresh = new Set<string>()
      // Held for this attempt: the cache drops whatever is heard to be behind at any moment, and that must not pass for a row
      // that isn't there.
      const rows = new Map<string, Subjects[Kind] | null>()
      const rowOf: RowOf = (kind, id) => rows.get(keyOf({ kind, id })) ?? null
      const holdCached = () => {
        for (const entry of entries) {
          const row = cache.get(entry.kind, entry.id)
          if (row && row.rev > (rowOf(entry.kind, entry.id)?.rev ?? -1)) rows.set(keyOf(entry), row)
        }
      }
      const load = async (wanted: Entry[]) => {
        const unique = new Map(wanted.map((entry) => [keyOf(entry), entry]))
        const found = await cache.load([...unique.values()])
        for (const key of unique.keys()) {
          fresh.add(key)
          rows.set(key, null)
        }
        for (const { kind, row } of found) rows.set(keyOf({ kind, id: row._id }), row)
      }
      await turns.take(entries, lane.id)
      holdCached()
      const unknown = entries.filter((entry) => !rows.has(keyOf(entry)))
      if (unknown.length > 0) await load(unknown)
      await turns.respect(entries, lane.id)
      holdCached()
      let messages = await loadMessages(entries, rowOf)
      let attachments = await loadAttachments(entries, rowOf)
      const loadAllParts = () =>
        loadParts(
          database,
          entries.flatMap((entry) => entry.parts ?? []),
        )
      let parts = await loadAllParts()
      const idOf = new Map(entries.flatMap(({ id, once }) => (once ? [[once, id] as const] : [])))
      const decide = () =>
        buildBatch(
          entries,
          {
            row: rowOf,
            message: (id) => messages.get(id) ?? null,
            looked: [...messages.values()],
            attachment: (id) => attachments.get(id) ?? null,
            part: (of, id) => parts.get(partKey({ of, id })) ?? null,
            sent: (once: Once<unknown>) => sent.get(onceKey(idOf.get(once)!, once)),
            refusal,
          },
          lane,
          clock.now(),
        )
      let built = decide()
      // What the transaction doesn't check was decided on a row that may be behind: read it, and decide again.
      const checked = new Set(built.rows.map(({ kind, row }) => keyOf({ kind, id: row._id })))
      const unchecked = entries.filter((entry) => !checked.has(keyOf(entry)) && !fresh.has(keyOf(entry)))
      if (unchecked.length > 0) {
        await load(unchecked)
        // After the rows: an older message on a newer row would pass for what the transaction checks.
        messages = await loadMessages(entries, rowOf)
        attachments = await loadAttachments(entries, rowOf)
        parts = await loadAllParts()
        built = decide()
      }
      await answerRepeats(entries, built)
      return built
    },
  }
}

const sees = (entry: Entry, rowOf: RowOf): boolean => !entry.sees || entry.sees(rowOf(entry.kind, entry.id))

const keyOf = ({ kind, id }: Pick<Entry, 'kind' | 'id'>): string => `${kind} ${id}`
