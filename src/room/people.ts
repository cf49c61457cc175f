import { ended, opened } from '../kernel/interval.ts'
import { ChatError, notFound } from '../kernel/errors.ts'
import { auditWrite, namesOf, type Audited } from '../store/audit.ts'
import type { ChangedPart, Decision, Entry, View } from '../store/commit/entry.ts'
import type { ChannelRow, RoomMemberRow, RoomRow } from '../store/rows.ts'
import { onChannel } from './channel.ts'

export const roomMemberId = (roomId: string, userId: string): string => `${roomId}:${userId}`

/** The room, or NOT_FOUND. */
export const requireRoom = ({ part }: Pick<View<ChannelRow>, 'part'>, roomId: string): RoomRow => {
  const room = part('room', roomId)
  if (!room) throw notFound('roomId', 'room')
  return room
}

export const requireOpenRoom = (view: Pick<View<ChannelRow>, 'part'>, roomId: string): RoomRow => {
  const room = requireRoom(view, roomId)
  if (room.isDeleted) throw new ChatError('CONFLICT', { argument: 'roomId', message: 'That room was deleted.' })
  return room
}

/** People come into a room, or leave it; who is there already, or isn't there, stays so, and hears nothing. */
export const movePeople = (
  by: string | null,
  roomId: string,
  userIds: readonly string[],
  came: boolean,
  /** Where somebody else moves them. */
  audited?: Audited,
): Entry<'channel', RoomRow> => {
  const ids = [...new Set(userIds)]
  const parts = [
    { of: 'room' as const, id: roomId },
    ...ids.map((userId) => ({ of: 'roomMember' as const, id: roomMemberId(roomId, userId) })),
  ]
  return onChannel(by, parts, 500 + ids.length * 300, (view): Decision<ChannelRow, RoomRow> => {
    const { row } = view
    const room = came ? requireOpenRoom(view, roomId) : requireRoom(view, roomId)
    const moved = ids.flatMap((userId): { of: 'roomMember'; row: RoomMemberRow }[] => {
      const before = view.part('roomMember', roomMemberId(roomId, userId)) ?? newMember(roomId, userId)
      if (before.isMember === came) return []
      const intervals = came ? opened(before.intervals, row.head) : ended(before.intervals, row.head)
      return [{ of: 'roomMember', row: { ...before, isMember: came, intervals, version: before.version + 1 } }]
    })
    if (moved.length === 0) return { result: room }
    const memberCount = room.memberCount + (came ? moved.length : -moved.length)
    const changed: RoomRow = { ...room, memberCount, version: room.version + 1 }
    const changes: ChangedPart[] = [{ of: 'room', row: changed }, ...moved]
    const to = moved.map((each) => each.row.userId)
    return {
      row: { ...row },
      parts: changes,
      events: [{ what: 'RoomChanged', ref: null, seq: row.head, room: roomId, came, to }],
      ...(audited && { writes: [auditWrite({ ...audited, detail: namesOf(to) }, view.now)] }),
      result: changed,
    }
  })
}

const newMember = (roomId: string, userId: string): RoomMemberRow => ({
  _id: roomMemberId(roomId, userId),
  roomId,
  userId,
  isMember: false,
  intervals: [],
  version: 0,
})
