import { mongo } from 'mongoose'
import { titleOf } from '../conversation/titles.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { ChatError, notFound } from '../kernel/errors.ts'
import type { Commit } from '../store/commit/entry.ts'
import type { Database } from '../store/database.ts'
import type { ImportRow } from '../store/job-rows.ts'
import type { UserRow } from '../store/rows.ts'
import { conversationIdFor, importChunk, type Noted } from './import-entry.ts'
import { readImports, type Imported, type ImportMessage } from './import-input.ts'

export interface ImportResult {
  imported: number
  skipped: number
}

export type ImportService = ReturnType<typeof createImportService>

/** Messages of one transaction, and code points of their texts. */
const chunkMessages = 100
const chunkLength = 200_000
/** Conversations that are written at once. */
const atOnce = 16
/** Milliseconds after which an import that noted a sourceId, and made no message of it, can't be under way any more. */
const underWayMs = 10 * 60_000

export const createImportService = (needs: {
  database: Database
  commit: Commit
  clock: Clock
  /** There are new messages that the log doesn't tell of. */
  onImported(): void
}) => {
  const { database, commit, clock, onImported } = needs
  const { users, imports, messages } = database

  const readPeople = async (read: Imported[]): Promise<Map<string, UserRow>> => {
    const ids = [...new Set(read.flatMap(({ memberIds }) => memberIds))]
    const rows = await users.find({ _id: { $in: ids } }).toArray()
    const known = new Map(rows.filter(({ erasedAt }) => !erasedAt).map((row) => [row._id, row]))
    const unknown = read.findIndex(({ memberIds }) => !memberIds.every((id) => known.has(id)))
    if (unknown >= 0) throw notFound(`input[${unknown}].memberIds`, 'person')
    return known
  }

  const notedOf = (ids: Iterable<string>): Promise<ImportRow[]> => imports.find({ _id: { $in: [...ids] } }).toArray()

  /** Takes what was imported before out of the list, and looks that nothing else of it was begun for other people. */
  const leaveOutKnown = async (wanted: Map<string, Imported>): Promise<void> => {
    const noted = await notedOf(wanted.keys())
    if (noted.length === 0) return
    const there = await messages
      .find({ _id: { $in: noted.map(({ messageId }) => messageId) } })
      .project<{ _id: string }>({ _id: 1 })
      .toArray()
    const made = new Set(there.map(({ _id }) => _id))
    const open = noted.filter(
      ({ _id, messageId, conversationId }) =>
        !made.has(messageId) && conversationId !== conversationIdFor(wanted.get(_id)!),
    )
    const late = open.filter(({ at }) => clock.now().getTime() - at.getTime() > underWayMs)
    if (late.length > 0) await imports.deleteMany({ $or: late.map(({ _id, messageId }) => ({ _id, messageId })) })
    if (open.length > 0)
      throw new ChatError('CONFLICT', {
        argument: 'input',
        message: `“${open[0]!._id}” was begun to be imported for other members. Try again in a while.`,
      })
    for (const { _id, messageId } of noted) if (made.has(messageId)) wanted.delete(_id)
  }

  /** Notes each sourceId for its conversation, with the id that its message has. */
  const note = async (wanted: Map<string, Imported>): Promise<Noted[]> => {
    if (wanted.size === 0) return []
    const at = clock.now()
    const rows = [...wanted].map(([_id, message]): ImportRow => ({
      _id,
      conversationId: conversationIdFor(message),
      messageId: new mongo.BSON.ObjectId().toHexString(),
      at,
    }))
    await imports.bulkWrite(
      rows.map(({ _id, ...row }) => ({ updateOne: { filter: { _id }, update: { $setOnInsert: row }, upsert: true } })),
      { ordered: false },
    )
    const noted = await notedOf(wanted.keys())
    // Another call noted one for other people meanwhile.
    if (noted.some(({ _id, conversationId }) => conversationId !== conversationIdFor(wanted.get(_id)!))) {
      await leaveOutKnown(wanted)
      return note(wanted)
    }
    return noted.map(({ _id, messageId }) => ({ ...wanted.get(_id)!, messageId }))
  }

  return {
    /** All or nothing is valid; what is valid is written conversation by conversation, and a repetition goes on where it stopped. */
    import: async (actor: Actor, input: readonly ImportMessage[]): Promise<ImportResult> => {
      const read = readImports(input, clock.now())
      const known = await readPeople(read)
      const wanted = new Map<string, Imported>()
      for (const message of read) if (!wanted.has(message.sourceId)) wanted.set(message.sourceId, message)
      await leaveOutKnown(wanted)
      const noted = (await note(wanted)).sort(byTime(wanted))
      const conversations = Map.groupBy(noted, conversationIdFor).entries()
      const results: number[] = []
      // Each takes the next conversation, and writes its chunks one after the other: so their order is the messages'.
      const work = async () => {
        for (const [conversationId, all] of conversations)
          for (const part of inChunks(all))
            results.push(
              await commit(
                importChunk({
                  conversationId,
                  actorId: actor.id,
                  messages: part,
                  title: titleOf(part[0]!.memberIds.map((id) => known.get(id)!.name)),
                }),
              ),
            )
      }
      try {
        await Promise.all(Array.from({ length: atOnce }, work))
      } finally {
        onImported()
      }
      const imported = results.reduce((sum, added) => sum + added, 0)
      return { imported, skipped: input.length - imported }
    },
  }
}

/** By when they were sent, then as they were given. */
const byTime = (wanted: Map<string, Imported>) => {
  const place = new Map([...wanted.keys()].map((sourceId, i) => [sourceId, i]))
  return (a: Noted, b: Noted): number =>
    a.createdAt.getTime() - b.createdAt.getTime() || place.get(a.sourceId)! - place.get(b.sourceId)!
}

const inChunks = (messages: Noted[]): Noted[][] => {
  const chunks: Noted[][] = []
  let length = 0
  for (const message of messages) {
    const chunk = chunks.at(-1)
    length += message.text.length
    if (chunk && chunk.length < chunkMessages && length <= chunkLength) chunk.push(message)
    else {
      chunks.push([message])
      length = message.text.length
    }
  }
  return chunks
}
