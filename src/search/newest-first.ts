import type { mongo } from 'mongoose'
import type { Database } from '../store/database.ts'
import { searchIndex } from '../store/schemas.ts'
import { binary, keyOf, keysIn, termsOfConversation, timeAt } from './rows.ts'

/** Conversations that are searched together. */
export interface Chunk {
  ids: string[]
  /** No message in them is newer, in milliseconds since 1970. */
  newest: number
}

export interface Candidate {
  /** The message's. */
  id: string
  place: string
  /** Whether it has the other terms too. */
  has: boolean
}

/** As many ranges of an index as the database merges in order without sorting (internalQueryMaxScansToExplode). */
export const chunkSize = 200
/** Chunks that are asked at once. */
const atOnce = 4
/** Rows of an answer of the database. */
const batchSize = 100

/**
 * The rows that have `term`, newest first, out of all chunks, which come with the newest activity first. Each chunk's rows are
 * read in the index's order, as far as they are asked for; one whose newest activity is older than what is asked for isn't read.
 */
export const newestFirst = async function* (
  { searchRows }: Pick<Database, 'searchRows'>,
  chunks: readonly Chunk[],
  wanted: { term: string; others: string[]; below: string | null; limit: number; maxTimeMs(): number },
): AsyncGenerator<Candidate, void, void> {
  const { term, others, below, limit } = wanted
  const open = async ({ ids }: Chunk): Promise<Stream> => {
    const cursor = searchRows
      .find({ keys: { $in: keysFor(ids, term) }, ...(below !== null && { place: { $lt: binary(below) } }) })
      .project<Found>({ place: 1, ...(others.length > 0 && { has: hasAll(others) }) })
      .sort({ place: -1 })
      .limit(limit)
      .hint(searchIndex)
      .batchSize(batchSize)
      .maxTimeMS(wanted.maxTimeMs())
      .map(({ _id, place, has = true }): Candidate => ({ id: _id, place: place.toString('hex'), has }))
    return { cursor, head: await cursor.next() }
  }
  const streams: Stream[] = []
  let opened = 0
  try {
    for (;;) {
      let newest = newestOf(streams)
      while (opened < chunks.length && (!newest || timeAt(newest.head!.place) <= chunks[opened]!.newest)) {
        const next = chunks.slice(opened, opened + atOnce)
        opened += next.length
        streams.push(...(await Promise.all(next.map(open))))
        newest = newestOf(streams)
      }
      if (!newest) return
      const candidate = newest.head!
      newest.head = await newest.cursor.next()
      yield candidate
    }
  } finally {
    await Promise.all(streams.map(({ cursor }) => cursor.close().catch(() => {})))
  }
}

interface Stream {
  cursor: { next(): Promise<Candidate | null>; close(): Promise<void> }
  head: Candidate | null
}

interface Found {
  _id: string
  place: mongo.Binary
  has?: boolean
}

export const keysFor = (conversationIds: string[], term: string): number[] =>
  conversationIds.map((id) => keysIn(id)(term))

/** Whether a row has the terms too: its keys are all of one conversation, whichever that is. */
const hasAll = (terms: string[]): object => {
  const first = { $arrayElemAt: ['$keys', 0] }
  const base = { $subtract: [first, { $mod: [first, termsOfConversation] }] }
  return { $setIsSubset: [terms.map((term) => ({ $add: [base, keyOf(term)] })), '$keys'] }
}

const newestOf = (streams: Stream[]): Stream | undefined => {
  let newest: Stream | undefined
  for (const stream of streams) if (stream.head && (!newest || stream.head.place > newest.head!.place)) newest = stream
  return newest
}
