import { at, laneOf, moved, numberOf, type Positions } from '../../kernel/position.ts'
import type { LogReader, OwnEntry } from './read-log.ts'

export interface ReplayItem {
  entry: OwnEntry
  /** Where a cursor of this entry stands. */
  positions: Positions
}

/** Nothing that lay between was skipped, or this is thrown before anything later was given. */
export class BelowFloor extends Error {}

/**
 * What concerns an audience between two positions, in pages. Lanes are merged by tick, which is higher than that of the
 * lane's and of the conversation's entry before, so each conversation's entries come in their order without looking at
 * those that are others'. Before a page is given, the floors are looked at: what an old page lacks, it may have lost.
 */
export const replay = async function* (
  log: Pick<LogReader, 'concerning' | 'floors'>,
  audience: readonly string[],
  from: Positions,
  to: Positions,
  pageSize: number,
): AsyncGenerator<ReplayItem[], void, void> {
  const lanes: LanePage[] = to.flatMap((n, lane) =>
    n > at(from, lane) ? [{ lane, read: at(from, lane), to: n, entries: [] }] : [],
  )
  let positions = from
  for (;;) {
    const hungry = lanes.filter(({ entries, read, to }) => entries.length === 0 && read < to)
    const starts = hungry.map(({ read }) => read)
    await Promise.all(hungry.map((page) => fill(log, audience, page, pageSize)))
    if (hungry.length > 0) {
      const floors = await log.floors()
      if (hungry.some(({ lane }, i) => at(floors, lane) > starts[i]!)) throw new BelowFloor()
    }
    const items: ReplayItem[] = []
    // Up to where one of the lanes has to be read on.
    for (let next = lowest(lanes); next; next = lowest(lanes)) {
      const entry = next.entries.shift()!
      positions = moved(positions, laneOf(entry._id), numberOf(entry._id))
      items.push({ entry, positions })
      if (next.entries.length === 0 && next.read < next.to) break
    }
    if (items.length > 0) yield items
    if (lanes.every(({ entries, read, to }) => entries.length === 0 && read >= to)) return
  }
}

interface LanePage {
  lane: number
  /** Up to where it was read. */
  read: number
  to: number
  entries: OwnEntry[]
}

const fill = async (
  log: Pick<LogReader, 'concerning'>,
  audience: readonly string[],
  page: LanePage,
  pageSize: number,
): Promise<void> => {
  page.entries = await log.concerning(audience, page.lane, page.read, page.to, pageSize)
  const last = page.entries.at(-1)
  page.read = page.entries.length < pageSize || !last ? page.to : numberOf(last._id)
}

const lowest = (lanes: LanePage[]): LanePage | undefined => {
  let found: LanePage | undefined
  for (const page of lanes) {
    const tick = page.entries[0]?.tick
    if (tick !== undefined && (!found || tick < found.entries[0]!.tick)) found = page
  }
  return found
}
