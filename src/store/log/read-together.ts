import type { mongo } from 'mongoose'
import { at, numberOf, positionOf } from '../../kernel/position.ts'
import type { Database } from '../database.ts'
import type { LogEntry } from '../rows.ts'
import { createTogether } from '../together.ts'
import { readLanes } from './lane-rows.ts'
import type { OwnEntry } from './read-log.ts'

/** What one who comes back wants of one lane: what concerns an audience, behind `from` and up to `to`. */
export interface Wanted {
  audience: readonly string[]
  lane: number
  from: number
  to: number
  /** Entries that are given at a time. */
  page: number
  /** It is not read for together with others. */
  isAlone: boolean
}

export interface FoundEntries {
  /** In order. */
  entries: OwnEntry[]
  /** Up to where the lane was read; `from`, where others' entries lie before all of it, and left no room. */
  read: number
}

/** What was read for several at once: entries that concern several of them are the same objects. */
export interface Found {
  of(wanted: Wanted): FoundEntries
}

/** Those whose pages one command reads: more would come back to so much at once that live events would have to wait. */
const maxAtOnce = 100
/** Entries of one command. */
const maxEntries = 2000

/**
 * Pages of the log for many who come back at once, in few commands: those who missed the same are given the same. Nothing is missing in them:
 * the heads are read first, and have to be at what is wanted, as a primary that was just elected doesn't know at once what a majority has. What is
 * read behind them, in their session, is at least as new, whichever node answers. Rejects where they aren't.
 */
export const createReadTogether = (
  database: Pick<Database, 'log' | 'lanes' | 'client'>,
): ((wanted: readonly Wanted[]) => Promise<Found>) => {
  const { log, client } = database
  const readAlone = async (
    { audience, lane, from, to, page }: Wanted,
    session: mongo.ClientSession,
  ): Promise<ReadLane> => {
    const rows = await log
      .find(
        { to: { $in: [...audience] }, _id: { $gt: positionOf(lane, from), $lte: positionOf(lane, to) } },
        { session },
      )
      .project<OwnEntry>({ to: 0 })
      .sort({ _id: 1 })
      .limit(page)
      .toArray()
    return { byKey: new Map([[audience[0]!, rows]]), read: rows.length < page ? Infinity : numberOf(rows.at(-1)!._id) }
  }
  const readTogether = async (
    lane: number,
    all: readonly Wanted[],
    session: mongo.ClientSession,
  ): Promise<ReadLane> => {
    const limit = Math.min(
      maxEntries,
      all.reduce((sum, { page }) => sum + page, 0),
    )
    const keys = [...new Set(all.flatMap(({ audience }) => audience))]
    const rows = await log
      .find({ $or: rangesOf(lane, all) }, { session })
      // A planner that tries each range by itself takes ten times as long as the reading.
      .hint({ to: 1, _id: 1 })
      .project<LogEntry>({ ...fields, to: { $setIntersection: ['$to', keys] } })
      .sort({ _id: 1 })
      .limit(limit)
      .batchSize(limit + 1)
      .toArray()
    const byKey = new Map<string, OwnEntry[]>()
    for (const { to, ...entry } of rows)
      for (const key of to) {
        const its = byKey.get(key)
        if (its) its.push(entry)
        else byKey.set(key, [entry])
      }
    return { byKey, read: rows.length < limit ? Infinity : numberOf(rows.at(-1)!._id) }
  }

  const read = async (all: readonly Wanted[]): Promise<Found> => {
    await using session = client.startSession()
    const heads = await readLanes(database, 'n', { session })
    const behind = all.find(({ lane, to }) => at(heads, lane) < to)
    if (behind) throw new Error(`Lane ${behind.lane} stands at ${at(heads, behind.lane)}, and was at ${behind.to}.`)
    const found = new Map<string, ReadLane>()
    const commands = [...Map.groupBy(all, commandOf)].map(async ([command, its]) =>
      found.set(
        command,
        await (its.length === 1 ? readAlone(its[0]!, session) : readTogether(its[0]!.lane, its, session)),
      ),
    )
    await Promise.all(commands)
    return { of: (wanted) => entriesOf(found.get(commandOf(wanted))!, wanted) }
  }
  return createTogether<Wanted, Found>({ read, nameOf, maxKeys: maxAtOnce })
}

const nameOf = ({ lane, from, to, page, audience }: Wanted): string => JSON.stringify([lane, from, to, page, audience])

/** Those of one name are read with one command. */
const commandOf = (wanted: Wanted): string => (wanted.isAlone ? nameOf(wanted) : `${wanted.lane}`)

interface ReadLane {
  byKey: Map<string, OwnEntry[]>
  /** Up to where all was read. */
  read: number
}

/** A field that is computed has the others named. */
const fields = Object.fromEntries(
  (
    [
      'what',
      'kind',
      'on',
      'rev',
      'dep',
      'tick',
      'ref',
      'seq',
      'room',
      'head',
      'came',
      'suspension',
      'at',
    ] satisfies Exclude<keyof LogEntry, '_id' | 'to'>[]
  ).map((field) => [field, 1]),
)

/** One for all who want the same range. */
const rangesOf = (lane: number, all: readonly Wanted[]): object[] =>
  [...Map.groupBy(all, ({ from, to }) => `${from} ${to}`).values()].map((same) => ({
    to: { $in: [...new Set(same.flatMap(({ audience }) => audience))] },
    _id: { $gt: positionOf(lane, same[0]!.from), $lte: positionOf(lane, same[0]!.to) },
  }))

const entriesOf = ({ byKey, read }: ReadLane, { audience, from, to, page }: Wanted): FoundEntries => {
  const lists = audience.flatMap((key) => {
    const list = byKey.get(key)
    return list ? [list] : []
  })
  const all = lists.length > 1 ? inOrder(lists.flat()) : (lists[0] ?? [])
  const theirs = all.filter(({ _id }) => numberOf(_id) > from && numberOf(_id) <= to)
  const entries = theirs.slice(0, page)
  if (entries.length < theirs.length) return { entries, read: numberOf(entries.at(-1)!._id) }
  return { entries, read: Math.max(from, Math.min(to, read)) }
}

const inOrder = (entries: OwnEntry[]): OwnEntry[] =>
  entries.sort((one, other) => one._id - other._id).filter((entry, i) => entry !== entries[i - 1])
