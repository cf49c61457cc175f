import { ended, liesWithin, opened } from '../kernel/interval.ts'
import { everyone, roomKey } from '../store/audience.ts'
import type { Hearing } from '../store/hearing.ts'
import type { Loaders } from '../store/loaders.ts'
import type { OwnEntry } from '../store/log/read-log.ts'
import type { StreamEvent } from './event.ts'

/**
 * What one person hears of broadcasts and rooms. Broadcasts, and coming into and leaving rooms, are entries on one row: so
 * which of them a person was there for is told by their numbers, whenever it is asked. It is read once, behind the first
 * event that needs it, and then follows the person's own comings and goings as they are offered, in the log's order.
 */
export interface Listener {
  /** To be called with every event as it is offered. False: it is known not to concern the person. */
  offered(event: StreamEvent): boolean
  /** The same where reading may be needed. */
  hears(entry: OwnEntry | null, loaders: Loaders): boolean | Promise<boolean>
  /** The keys to look in the log for. */
  audience(loaders: Loaders): Promise<string[]>
  /** Something may have been missed: it is to be read anew. */
  forget(): void
}

/** Own comings and goings that are noted while nothing was read: loaders may be some 50 ms behind, which is never so many. */
const maxNoted = 100

export const createListener = (userId: string): Listener => {
  let known: Hearing | null = null
  let noted: OwnEntry[] = []

  const follow = (hearing: Hearing, { room, came, seq }: OwnEntry): Hearing => {
    const before = hearing.rooms.get(room!) ?? []
    const intervals = came ? opened(before, seq!) : ended(before, seq!)
    return { ...hearing, rooms: new Map(hearing.rooms).set(room!, intervals) }
  }
  const learn = async ({ hearing }: Loaders): Promise<Hearing> => {
    const read = await hearing.load(userId)
    known ??= noted.reduce(follow, read)
    noted = []
    return known
  }
  return {
    offered: ({ entry }) => {
      if (entry?.came !== undefined) {
        if (known) known = follow(known, entry)
        else noted = [...noted, entry].slice(-maxNoted)
      }
      return !known || !entry || concerns(entry, known)
    },
    hears: (entry, loaders) => {
      if (!entry || !depends(entry)) return true
      return known ? concerns(entry, known) : learn(loaders).then((hearing) => concerns(entry, hearing))
    },
    audience: async (loaders) => {
      const { rooms } = known ?? (await learn(loaders))
      return [userId, everyone, ...[...rooms.keys()].map(roomKey)]
    },
    forget: () => {
      known = null
      noted = []
    },
  }
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
