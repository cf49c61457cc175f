import { requireMember, isVisibleTo } from '../conversation/rules.ts'
import type { Actor } from '../kernel/actor.ts'
import { badInput, ChatError } from '../kernel/errors.ts'
import { isGiven } from '../kernel/given.ts'
import { countLimit, decodePlace, encodePlace, forwardPage, pageSize, type Page } from '../kernel/page.ts'
import { readText } from '../kernel/text.ts'
import type { Database } from '../store/database.ts'
import type { Loaders } from '../store/loaders.ts'
import type { MessageRow } from '../store/rows.ts'
import { searchIndex } from '../store/schemas.ts'
import { chunkSize, keysFor, newestFirst, type Chunk } from './newest-first.ts'
import { isPlace, placeOf } from './rows.ts'
import { isFoundBy, readQuery, type Query } from './words.ts'

export interface SearchMessages {
  query: string
  conversationId?: string | null
  first?: number | null
  after?: string | null
}

export interface SearchLimits {
  /** Rows that one search looks at; over it, a page ends before it is full, and its cursor goes on. */
  examined: number
  /** Milliseconds that one search may take of the database; likewise, and where it found nothing to go on from it fails. */
  ms: number
  /** Conversations that are searched: those with the newest activity. */
  conversations: number
}

export const defaultSearchLimits: SearchLimits = { examined: 10_000, ms: 2000, conversations: 10_000 }

export type SearchService = ReturnType<typeof createSearchService>

/** Rows with a term that are counted to find the rarest. */
const countedTerms = 4
const countedRows = 500
/** Messages that are read at once, to be looked at once more. */
const loadedAtOnce = 100

export const createSearchService = (needs: { database: Database; limits: SearchLimits }) => {
  const { database, limits } = needs
  const { conversations, searchRows } = database

  /** Those of the actor, newest activity first; read from an index alone. */
  const ownChunks = async (actor: Actor): Promise<Chunk[]> => {
    const rows = await conversations
      .find({ 'members.userId': actor.id })
      .project<{ _id: string; lastActivityAt: Date }>({ lastActivityAt: 1 })
      .sort({ lastActivityAt: -1, _id: -1 })
      .limit(limits.conversations)
      .toArray()
    const chunks: Chunk[] = []
    for (let i = 0; i < rows.length; i += chunkSize) {
      const chunk = rows.slice(i, i + chunkSize)
      chunks.push({ ids: chunk.map(({ _id }) => _id), newest: chunk[0]!.lastActivityAt.getTime() })
    }
    return chunks
  }

  /** The rarest term of those that are likely to be: its rows are read, and the others are looked for in them. */
  const rarest = async (terms: string[], { ids }: Chunk, maxTimeMS: number): Promise<string> => {
    const likely = terms.toSorted((a, b) => b.length - a.length).slice(0, countedTerms)
    if (likely.length === 1) return likely[0]!
    const counts = await Promise.all(
      likely.map((term) =>
        searchRows.countDocuments(
          { keys: { $in: keysFor(ids, term) } },
          { limit: countedRows, hint: searchIndex, maxTimeMS },
        ),
      ),
    )
    return likely[counts.indexOf(Math.min(...counts))]!
  }

  /** Up to `wanted` messages below a place, and where the search ended before it had them or had seen all. */
  const collect = async (
    search: Search,
    below: string | null,
    wanted: number,
  ): Promise<{ found: MessageRow[]; end: string | null }> => {
    const { query, chunks } = search
    const found: MessageRow[] = []
    if (chunks.length === 0) return { found, end: null }
    const until = performance.now() + limits.ms
    const maxTimeMs = () => Math.max(1, Math.ceil(until - performance.now()))
    let last: string | null = null
    let waiting: string[] = []
    const take = async () => {
      for (const message of await stillThere(search, waiting)) if (found.length < wanted) found.push(message)
      waiting = []
    }
    try {
      const term = await rarest(query.terms, chunks[0]!, maxTimeMs())
      const others = query.terms.filter((other) => other !== term)
      let examined = 0
      const rows = newestFirst(database, chunks, { term, others, below, limit: limits.examined + 1, maxTimeMs })
      for await (const { id, place, has } of rows) {
        if (examined++ >= limits.examined || performance.now() > until) {
          await take()
          return { found, end: found.length < wanted ? last : null }
        }
        last = place
        if (has) waiting.push(id)
        if (waiting.length >= Math.min(loadedAtOnce, wanted - found.length)) await take()
        if (found.length >= wanted) return { found, end: null }
      }
      await take()
      return { found, end: null }
    } catch (error) {
      if ((error as { code?: unknown }).code !== maxTimeExpired) throw error
      if (last === null)
        throw new ChatError('OPERATION_TOO_COMPLEX', {
          argument: 'query',
          message: 'The search took too long: name a conversation, or a word that is rarer.',
        })
      await take()
      return { found, end: last }
    }
  }

  return {
    search: async (
      actor: Actor,
      { query: text, conversationId, first, after }: SearchMessages,
      loaders: Loaders,
    ): Promise<Page<MessageRow>> => {
      const size = pageSize(first, 20)
      const query = readQuery(readText(text, 'query', { max: 100 }))
      const below = after ? readPlace(after) : null
      const chunks = isGiven(conversationId)
        ? await oneChunk(actor, conversationId, loaders)
        : query && (await ownChunks(actor))
      const nothing = { found: [], end: null }
      const search = query && chunks && { actor, query, chunks, loaders, only: conversationId ?? null }
      const { found, end } = search ? await collect(search, below, size + 1) : nothing
      const page = forwardPage(found, size, {
        after: below !== null,
        cursorOf: (message) => encodePlace(placeOf(message)),
        count: async () => (search ? (await collect(search, null, countLimit)).found.length : 0),
      })
      return end === null ? page : { ...page, hasNextPage: true, endCursor: encodePlace(end) }
    },
  }
}

/** MaxTimeMSExpired */
const maxTimeExpired = 50

const oneChunk = async (actor: Actor, id: string, { conversation }: Loaders): Promise<Chunk[]> => {
  requireMember(await conversation.load(id), actor.id, 'conversationId')
  return [{ ids: [id], newest: Infinity }]
}

const readPlace = (after: string): string => {
  const [place] = decodePlace(after, [''], 'after')
  if (!isPlace(place)) throw badInput('after', '`after` is not a cursor of this list.')
  return place
}

interface Search {
  actor: Actor
  query: Query
  chunks: Chunk[]
  /** The conversation that was named. */
  only: string | null
  loaders: Loaders
}

/** What was found, looked at once more as it is now: nothing that was deleted, edited, or left meanwhile. */
const stillThere = async (
  { actor, query, only, loaders: { message, conversation, user } }: Search,
  ids: string[],
): Promise<MessageRow[]> => {
  const rows = (await Promise.all(ids.map((id) => message.load(id)))).filter((row) => row !== null)
  const seen = await Promise.all(
    rows.map(async ({ text, deletedAt, conversationId, senderId }) => {
      if (text === null || deletedAt || (only !== null && conversationId !== only) || !isFoundBy(text, query))
        return false
      const [where, sender] = await Promise.all([conversation.load(conversationId), user.load(senderId)])
      return where !== null && isVisibleTo(where, actor.id) && !sender?.erasedAt
    }),
  )
  return rows.filter((_, i) => seen[i])
}
