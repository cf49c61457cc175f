import { randomBytes } from 'node:crypto'
import type { Actor } from '../kernel/actor.ts'
import { badInput, notFound } from '../kernel/errors.ts'
import { countLimit, decodePlace, encodePlace, forwardPage, pageSize, type Page } from '../kernel/page.ts'
import { readText, searchWords } from '../kernel/text.ts'
import { roomKey } from '../store/audience.ts'
import { auditWrite, type Audited } from '../store/audit.ts'
import type { Commit, Decision, Entry } from '../store/commit/entry.ts'
import type { Database } from '../store/database.ts'
import type { Loaders } from '../store/loaders.ts'
import type { ChannelRow, RoomRow, UserRow } from '../store/rows.ts'
import type { People } from '../user/known.ts'
import { onChannel } from './channel.ts'
import { movePeople, requireOpenRoom, requireRoom, roomMemberId } from './people.ts'

export interface RoomInput {
  name?: string | null
  description?: string | null
}

export type RoomService = ReturnType<typeof createRoomService>

interface PageArgs {
  first?: number | null
  after?: string | null
}

const maxPeopleACall = 1000

export const createRoomService = (needs: { database: Database; commit: Commit; people: People }) => {
  const { database, commit, people } = needs
  const readPeople = (ids: readonly string[]): readonly string[] => {
    if (ids.length < 1 || ids.length > maxPeopleACall)
      throw badInput('userIds', `\`userIds\` has 1 to ${maxPeopleACall.toLocaleString('en')} people.`)
    return ids
  }
  return {
    get: (id: string, { room }: Loaders): Promise<RoomRow | null> => room.load(id),

    list: async ({ first, after }: PageArgs): Promise<Page<RoomRow>> => {
      const size = pageSize(first, 20)
      const behind = after ? decodePlace(after, ['', ''], 'after') : null
      const rows = await database.rooms
        .find(behind ? { $or: [{ nameKey: { $gt: behind[0] } }, { nameKey: behind[0], _id: { $gt: behind[1] } }] } : {})
        .sort({ nameKey: 1, _id: 1 })
        .limit(size + 1)
        .toArray()
      return forwardPage(rows, size, {
        after: Boolean(behind),
        cursorOf: ({ nameKey, _id }) => encodePlace(nameKey, _id),
        count: () => database.rooms.countDocuments({}, { limit: countLimit }),
      })
    },

    isMember: async (actor: Actor, { _id }: RoomRow, { roomMember }: Loaders): Promise<boolean> =>
      (await roomMember.load(roomMemberId(_id, actor.id)))?.isMember ?? false,

    /** In the order of their ids. */
    members: async (
      { _id, memberCount }: RoomRow,
      { first, after }: PageArgs,
      { roomPeople, user }: Loaders,
    ): Promise<Page<UserRow>> => {
      const size = pageSize(first, 20)
      const behind = after ? decodePlace(after, [''], 'after')[0] : ''
      const ids = await roomPeople.load({ roomId: _id, after: behind, limit: size + 1 })
      const rows = await Promise.all(ids.map((id) => user.load(id)))
      return forwardPage(
        rows.filter((row) => row !== null),
        size,
        {
          after: behind !== '',
          cursorOf: (row) => encodePlace(row._id),
          count: () => Math.min(memberCount, countLimit),
        },
      )
    },

    create: (actor: Actor, input: RoomInput): Promise<RoomRow> =>
      commit(addRoom(actor.id, readName(input.name), readDescription(input))),

    update: (actor: Actor, roomId: string, input: RoomInput): Promise<RoomRow> => {
      const name = input.name === null || input.name === undefined ? null : readName(input.name)
      const description = input.description === undefined ? undefined : readDescription(input)
      return commit(
        changeRoom({ actorId: actor.id, action: 'updateRoom', target: roomId }, (room) => ({
          ...room,
          ...(name !== null && named(name)),
          ...(description !== undefined && { description }),
        })),
      )
    },

    /** It stays, marked so, with its broadcasts and its people; nothing more is sent to it, and nobody comes in. */
    delete: (actor: Actor, roomId: string): Promise<RoomRow> =>
      commit(
        changeRoom({ actorId: actor.id, action: 'deleteRoom', target: roomId }, (room) => ({
          ...room,
          isDeleted: true,
        })),
      ),

    join: (actor: Actor, roomId: string): Promise<RoomRow> => commit(movePeople(actor.id, roomId, [actor.id], true)),

    leave: (actor: Actor, roomId: string): Promise<RoomRow> => commit(movePeople(actor.id, roomId, [actor.id], false)),

    addMembers: async (actor: Actor, roomId: string, userIds: readonly string[]): Promise<RoomRow> => {
      const ids = readPeople(userIds)
      if (!(await people.areKnown([...ids]))) throw notFound('userIds', 'person')
      return commit(
        movePeople(actor.id, roomId, ids, true, { actorId: actor.id, action: 'addRoomMembers', target: roomId }),
      )
    },

    removeMembers: async (actor: Actor, roomId: string, userIds: readonly string[]): Promise<RoomRow> =>
      commit(
        movePeople(actor.id, roomId, readPeople(userIds), false, {
          actorId: actor.id,
          action: 'removeRoomMembers',
          target: roomId,
        }),
      ),
  }
}

const addRoom = (actorId: string, name: string, description: string | null): Entry<'channel', RoomRow> => {
  const _id = randomBytes(12).toString('base64url')
  return onChannel(actorId, [], 2000, ({ row, now }) => {
    const room: RoomRow = {
      _id,
      ...named(name),
      description,
      memberCount: 0,
      isDeleted: false,
      version: 1,
      createdAt: now,
    }
    return {
      row: { ...row },
      parts: [{ of: 'room', row: room }],
      writes: [auditWrite({ actorId, action: 'createRoom', target: _id, detail: name }, now)],
      result: room,
    }
  })
}

/** Its members hear of it. */
const changeRoom = (
  audited: Audited & { target: string },
  change: (room: RoomRow) => RoomRow,
): Entry<'channel', RoomRow> => {
  const roomId = audited.target
  return onChannel(audited.actorId, [{ of: 'room', id: roomId }], 2000, (view): Decision<ChannelRow, RoomRow> => {
    const room = requireRoom(view, roomId)
    const changed: RoomRow = { ...change(room), version: room.version + 1 }
    const { name, description, isDeleted } = changed
    if (name === room.name && description === room.description && isDeleted === room.isDeleted) return { result: room }
    requireOpenRoom(view, roomId)
    return {
      row: { ...view.row },
      parts: [{ of: 'room', row: changed }],
      events: [{ what: 'RoomChanged', ref: null, seq: view.row.head, room: roomId, to: [roomKey(roomId)] }],
      writes: [auditWrite({ ...audited, detail: renamed(room.name, name) }, view.now)],
      result: changed,
    }
  })
}

const renamed = (before: string, now: string): string => (now === before ? now : `${before}, now ${now}`)

const readName = (name: string | null | undefined): string => readText(name, 'name', { max: 100, oneLine: true })

const readDescription = ({ description }: RoomInput): string | null =>
  description ? readText(description, 'description', { max: 1000 }) : null

const named = (name: string): Pick<RoomRow, 'name' | 'nameKey'> => ({ name, nameKey: searchWords(name).join(' ') })
