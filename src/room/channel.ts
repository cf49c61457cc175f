import { channelId } from '../store/broadcast-head.ts'
import type { Decision, Entry, View } from '../store/commit/entry.ts'
import type { PartKey } from '../store/commit/parts.ts'
import type { ChannelRow } from '../store/rows.ts'

/**
 * An entry that has its place in the one order of all broadcasts: a broadcast, and whatever decides whom a broadcast is for. So
 * coming into a room and a broadcast to it never cross: on all processes, in streams and in replays one is before the other.
 */
export const onChannel = <Result>(
  by: string | null,
  parts: readonly PartKey[],
  bytes: number,
  rule: (view: View<ChannelRow> & { row: ChannelRow }) => Decision<ChannelRow, Result>,
): Entry<'channel', Result> => ({
  kind: 'channel',
  id: channelId,
  by,
  parts,
  bytes,
  decide: (view) => rule({ ...view, row: view.row ?? { _id: channelId, rev: 0, last: 0, tick: 0, head: 0 } }),
})
