import type { mongo } from 'mongoose'
import type { Database } from '../database.ts'
import type { ReportRow } from '../moderation-rows.ts'
import type { BroadcastRow, RoomMemberRow, RoomRow } from '../rows.ts'

/**
 * Rows without a rev of their own, each with a version that is checked, and read anew for every attempt of a batch. Whatever
 * changes one is an entry on the same subject, whose compare-and-set guards it too; of reports, which are seldom fought over,
 * the version alone does.
 */
export interface Parts {
  broadcast: BroadcastRow
  room: RoomRow
  roomMember: RoomMemberRow
  report: ReportRow
}

export type PartKind = keyof Parts
export type PartRow = Parts[PartKind]

export interface PartKey {
  of: PartKind
  id: string
}

const collections = {
  broadcast: 'broadcasts',
  room: 'rooms',
  roomMember: 'roomMembers',
  report: 'reports',
} as const satisfies Record<PartKind, keyof Database>

export const partKinds = Object.keys(collections) as PartKind[]

export const partKey = ({ of, id }: PartKey): string => `${of} ${id}`

export const partsOf = (database: Database, kind: PartKind): mongo.Collection<PartRow> =>
  database[collections[kind]] as unknown as mongo.Collection<PartRow>

/** By `partKey`, one command a kind. */
export const loadParts = async (database: Database, wanted: readonly PartKey[]): Promise<Map<string, PartRow>> => {
  const found = new Map<string, PartRow>()
  for (const [of, keys] of Map.groupBy(wanted, (key) => key.of)) {
    const ids = [...new Set(keys.map(({ id }) => id))]
    for (const row of await partsOf(database, of)
      .find({ _id: { $in: ids } })
      .toArray())
      found.set(partKey({ of, id: row._id }), row)
  }
  return found
}
