import { ParleyError } from '../../client/errors.ts'
import { batchesOf } from '../batches.ts'
import { conversationOf, convert, LeftOut, type Converted } from './convert.ts'
import { firstAt, holds, idOf, type Doc } from './fields.ts'
import type { ImportApi } from './import-api.ts'
import { createKnownPeople } from './known-people.ts'
import type { Mapping } from './mapping.ts'
import { createMembers } from './members.ts'
import type { Source } from './source.ts'

export interface Importing {
  source: Source
  mapping: Mapping
  /** null: a dry run, which reads everything and writes nothing. */
  api: ImportApi | null
  now: Date
  signal: AbortSignal
  /** So many more messages have been dealt with, up to this date. */
  onProgress(messages: number, upTo: string): void
  onLeftOut(sourceId: string | null, reason: string): void | Promise<void>
}

/** Numbers of messages, as they grow: what was read is imported, skipped, deleted or left out. Of a dry run, `imported` would be asked for. */
export interface ImportSummary {
  read: number
  imported: number
  /** Imported before. */
  skipped: number
  /** Deleted in the other chat. */
  deleted: number
  /** What can't be taken over; each was told to `onLeftOut`. */
  leftOut: number
  /** Who takes part. */
  people: number
}

export const emptySummary = (): ImportSummary => ({
  read: 0,
  imported: 0,
  skipped: 0,
  deleted: 0,
  leftOut: 0,
  people: 0,
})

/** As many as the API takes in one call. */
const most = 1000
/** Read, and their conversations and people looked up, at a time. */
const readAtOnce = 500

/**
 * Takes all of the other chat's messages over, oldest first, call by call. What was taken over before is skipped, so whatever
 * ended an import, the next one completes it.
 */
export const importAll = async (importing: Importing, summary: ImportSummary): Promise<void> => {
  const { api, onProgress } = importing
  const leaveOut: LeaveOut = async (sourceId, reason) => {
    summary.leftOut++
    await importing.onLeftOut(sourceId, reason)
  }
  let seen = 0
  for await (const batch of batchesOf(convertedOf(importing, summary, leaveOut), { most })) {
    const last = batch.at(-1)!
    if (api) await importBatch(api, batch, summary, leaveOut)
    else summary.imported += batch.length
    onProgress(summary.read - seen, last.createdAt)
    seen = summary.read
  }
}

type LeaveOut = (sourceId: string | null, reason: string) => Promise<void>

async function* convertedOf(
  { source, mapping, api, now, signal }: Importing,
  summary: ImportSummary,
  leaveOut: LeaveOut,
): AsyncGenerator<Converted> {
  const members = createMembers(source, mapping)
  const people = createKnownPeople({ source, mapping, api })
  for await (const docs of inParts(source.messages())) {
    signal.throwIfAborted()
    const named = docs.map((doc) => conversationOf(doc, mapping))
    const membersById = await members.of(named.filter((id) => id !== null))
    const converted: Converted[] = []
    for (const [i, doc] of docs.entries())
      if (holds(doc, mapping.messages.isDeleted)) summary.deleted++
      else
        try {
          converted.push(convert(doc, membersById.get(named[i] ?? '') ?? null, mapping, now))
        } catch (error) {
          if (!(error instanceof LeftOut)) throw error
          await leaveOut(idOf(firstAt(doc, [mapping.messages.id])), error.message)
        }
    await people.know(converted.flatMap(({ memberIds }) => memberIds))
    summary.people = people.count
    summary.read += docs.length
    yield* converted
  }
}

/** Where the server refuses one of a call, which its own rules did not foretell, the others are asked for without it. */
const importBatch = async (
  api: ImportApi,
  batch: Converted[],
  summary: ImportSummary,
  leaveOut: LeaveOut,
): Promise<void> => {
  while (batch.length > 0)
    try {
      const { imported, skipped } = await api.import(batch)
      summary.imported += imported
      summary.skipped += skipped
      return
    } catch (error) {
      const at = error instanceof ParleyError && /^input\[(\d+)\]/.exec(error.argument ?? '')?.[1]
      const [refused] = at ? batch.splice(Number(at), 1) : []
      if (!refused) throw error
      await leaveOut(refused.sourceId, (error as Error).message)
    }
}

async function* inParts(docs: AsyncIterable<Doc>): AsyncGenerator<Doc[]> {
  let part: Doc[] = []
  for await (const doc of docs) {
    part.push(doc)
    if (part.length === readAtOnce) {
      yield part
      part = []
    }
  }
  if (part.length > 0) yield part
}
