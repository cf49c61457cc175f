import type { Convoy } from '../../kernel/convoy.ts'
import { at, laneOf, moved, numberOf, type Positions } from '../../kernel/position.ts'
import type { LogReader, OwnEntry } from './read-log.ts'
import type { Found, Wanted } from './read-together.ts'

export interface ReplayItem {
  entry: OwnEntry
  /** Where a cursor of this entry stands. */
  positions: Positions
}

export interface ReplayPage {
  items: ReplayItem[]
  /** What it was read with last; who is given the same was read for together, and what is read now is new enough for all of them. */
  found: Found
}

/** Nothing that lay between was skipped, or this is thrown before anything later was given. */
export class BelowFloor extends Error {}

/**
 * What concerns an audience between two positions, in pages. Lanes are merged by tick, which is higher than that of the
 * lane's and of the conversation's entry before, so each conversation's entries come in their order without looking at
 * those that are others'. Before a page is given, the floors are looked at: what an old page lacks, it may have lost.
 */
export const replay = async function* (
  log: ReplayLog,
  audienceOf: () => Promise<readonly string[]>,
  from: Positions,
  to: Positions,
  page: number,
): AsyncGenerator<ReplayPage, void, void> {
  const lanes: LanePage[] = to.flatMap((n, lane) =>
    n > at(from, lane) ? [{ audience: [], page, lane, from: at(from, lane), to: n, isAlone: false, entries: [] }] : [],
  )
  let positions = from
  let audience: readonly string[] | null = null
  let found: Found | null = null
  for (;;) {
    // Until each has what it gives next: nothing can be said of the order before.
    for (let hungry = hungryOf(lanes); hungry.length > 0; hungry = hungryOf(lanes)) {
      const wanted = hungry
      found = await log.reading(async (): Promise<Found> => {
        audience ??= await audienceOf()
        for (const page of wanted) page.audience = audience
        return fill(log, wanted)
      })
    }
    const items: ReplayItem[] = []
    // Up to where one of the lanes has to be read on.
    for (let next = lowest(lanes); next; next = lowest(lanes)) {
      const entry = next.entries.shift()!
      positions = moved(positions, laneOf(entry._id), numberOf(entry._id))
      items.push({ entry, positions })
      if (next.entries.length === 0 && next.from < next.to) break
    }
    if (items.length > 0) yield { items, found: found! }
    if (lanes.every(({ entries, from, to }) => entries.length === 0 && from >= to)) return
  }
}

/** A lane, from where it is to be read on, and what was read of it and not given yet. */
interface LanePage extends Wanted {
  entries: OwnEntry[]
}

export interface ReplayLog extends Pick<LogReader, 'missed' | 'floors'> {
  /** Has those who read at once do so together, and so many at a time. */
  reading: Convoy
}

const hungryOf = (lanes: LanePage[]): LanePage[] =>
  lanes.filter(({ entries, from, to }) => entries.length === 0 && from < to)

const fill = async (log: Pick<LogReader, 'missed' | 'floors'>, hungry: LanePage[]): Promise<Found> => {
  const found = await log.missed(hungry)
  const floors = await log.floors()
  for (const page of hungry) {
    if (at(floors, page.lane) > page.from) throw new BelowFloor()
    const { entries, read } = found.of(page)
    // Where others missed so much before it that nothing was left for it, it doesn't wait for them again.
    page.isAlone = read === page.from
    page.entries = entries
    page.from = read
  }
  return found
}

const lowest = (lanes: LanePage[]): LanePage | undefined => {
  let found: LanePage | undefined
  for (const page of lanes) {
    const tick = page.entries[0]?.tick
    if (tick !== undefined && (!found || tick < found.entries[0]!.tick)) found = page
  }
  return found
}
