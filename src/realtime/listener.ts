import { ended, liesWithin, opened } from '../kernel/interval.ts'
import { everyone, roomKey } from '../store/audience.ts'
import type { Hearing } from '../store/hearing.ts'
import type { Loaders } from '../store/loaders.ts'
import type { OwnEntry } from '../store/log/read-log.ts'
import type { StreamEvent } from './event.ts'

/** Own comings and goings that are noted while nothing was read: loaders may be some 50 ms behind, which is never so many. */
const maxNoted = 100

/** Of nearly all, nearly always: one for all. */
const none: readonly OwnEntry[] = []

/**
 * What one person hears of broadcasts and rooms. Broadcasts, and coming into and leaving rooms, are entries on one row: so
 * which of them a person was there for is told by their numbers, whenever it is asked. It is read once, behind the first
 * event that needs it, and then follows the person's own comings and goings as they are offered, in the log's order.
 */
export class Listener {
  readonly #userId: string
  #known: Hearing | null = null
  #noted = none

  constructor(userId: string) {
    this.#userId = userId
  }

  /** To be called with every event as it is offered. False: it is known not to concern the person. */
  offered({ entry }: StreamEvent): boolean {
    if (entry?.came !== undefined) {
      if (this.#known) this.#known = follow(this.#known, entry)
      else this.#noted = [...this.#noted, entry].slice(-maxNoted)
    }
    return !this.#known || !entry || concerns(entry, this.#known)
  }

  /** The same where reading may be needed. */
  hears(entry: OwnEntry | null, loaders: Loaders): boolean | Promise<boolean> {
    if (!entry || !depends(entry)) return true
    return this.#known ? concerns(entry, this.#known) : this.#learn(loaders).then((hearing) => concerns(entry, hearing))
  }

  /** The keys to look in the log for. */
  async audience(loaders: Loaders): Promise<string[]> {
    const { rooms } = this.#known ?? (await this.#learn(loaders))
    return [this.#userId, everyone, ...[...rooms.keys()].map(roomKey)]
  }

  /** Something may have been missed: it is to be read anew. */
  forget(): void {
    this.#known = null
    this.#noted = none
  }

  async #learn({ hearing }: Loaders): Promise<Hearing> {
    const read = await hearing.load(this.#userId)
    this.#known ??= this.#noted.reduce(follow, read)
    this.#noted = none
    return this.#known
  }
}

const follow = (hearing: Hearing, { room, came, seq }: OwnEntry): Hearing => {
  const before = hearing.rooms.get(room!) ?? []
  const intervals = came ? opened(before, seq!) : ended(before, seq!)
  return { ...hearing, rooms: new Map(hearing.rooms).set(room!, intervals) }
}

/** Whether who is named in its audience hears of it, whatever rooms they are in. */
export const isHeardByName = (entry: OwnEntry | null): boolean => entry?.kind !== 'channel'

/** Whether it takes more than being named to be concerned: of one's coming into and leaving a room one hears by name. */
const depends = ({ kind, came }: OwnEntry): boolean => kind === 'channel' && came === undefined

const concerns = (entry: OwnEntry, { from, rooms }: Hearing): boolean => {
  if (!depends(entry)) return true
  const { what, room, seq } = entry
  if (!room) return seq! > from
  const intervals = rooms.get(room) ?? []
  // A room's change has no number of its own: it is for who was there, and stayed.
  return what === 'RoomChanged'
    ? intervals.some(({ from: since, to }) => since <= seq! && (to === null || to > seq!))
    : liesWithin(intervals, seq!)
}
