import { hash } from 'node:crypto'
import type { Actor } from '../kernel/actor.ts'
import { ChatError, notFound } from '../kernel/errors.ts'
import { liesWithin } from '../kernel/interval.ts'
import { countLimit, decodePlace, encodePlace, forwardPage, pageSize, type Page } from '../kernel/page.ts'
import { readId, readText } from '../kernel/text.ts'
import { textRule } from '../message/content.ts'
import { onChannel } from '../room/channel.ts'
import { requireOpenRoom } from '../room/people.ts'
import { everyone, roomKey } from '../store/audience.ts'
import { auditWrite } from '../store/audit.ts'
import { broadcastHead } from '../store/broadcast-head.ts'
import type { Commit, Decision, Entry, EventDraft } from '../store/commit/entry.ts'
import type { Database } from '../store/database.ts'
import type { Loaders } from '../store/loaders.ts'
import type { OwnEntry } from '../store/log/read-log.ts'
import type { BroadcastRow, ChannelRow, UserRow } from '../store/rows.ts'
import { theirs } from './reading.ts'

export interface SendBroadcast {
  clientId: string
  text?: string | null
  roomId?: string | null
}

export interface BroadcastSent {
  broadcast: BroadcastRow
  /** The clientId had been sent before: nothing new was. */
  deduplicated: boolean
}

export type BroadcastService = ReturnType<typeof createBroadcastService>

export const createBroadcastService = ({ database, commit }: { database: Database; commit: Commit }) => {
  const { broadcasts } = database
  return {
    /** Newest first: those that were for the actor; an admin sees all. */
    list: async (
      actor: Actor,
      { first, after }: { first?: number | null; after?: string | null },
      { hearing }: Loaders,
    ): Promise<Page<BroadcastRow>> => {
      const size = pageSize(first, 20)
      const listed = actor.role === 'ADMIN' ? {} : theirs(await hearing.load(actor.id))
      const behind = after ? { number: { $lt: decodePlace(after, [0], 'after')[0] } } : {}
      const rows = await broadcasts
        .find({ $and: [listed, behind] })
        .sort({ number: -1 })
        .limit(size + 1)
        .toArray()
      return forwardPage(rows, size, {
        after: Boolean(after),
        cursorOf: ({ number }) => encodePlace(number),
        count: () => broadcasts.countDocuments(listed, { limit: countLimit }),
      })
    },

    unreadCount: async (actor: Actor, { hearing }: Loaders): Promise<number> => {
      const own = await hearing.load(actor.id)
      return broadcasts.countDocuments(theirs(own, own.read))
    },

    /** How many a mark left unread when it was moved: what was broadcast since has an event of its own. */
    leftUnread: async (actor: Actor, { seq, head }: OwnEntry, { hearing }: Loaders): Promise<number> =>
      seq! >= head! ? 0 : broadcasts.countDocuments(theirs(await hearing.load(actor.id), seq!, head)),

    isRead: async (actor: Actor, { number }: BroadcastRow, { hearing }: Loaders): Promise<boolean> =>
      (await hearing.load(actor.id)).read >= number,

    /** Resolves once it is durable; one write, whatever the audience. */
    send: async (actor: Actor, input: SendBroadcast): Promise<BroadcastSent> => {
      const clientId = readId(input.clientId, 'clientId', 64)
      const text = readText(input.text, 'text', textRule)
      return commit(addBroadcast(actor.id, clientId, text, input.roomId ?? null))
    },

    delete: (actor: Actor, broadcastId: string): Promise<BroadcastRow> => commit(emptyBroadcast(actor.id, broadcastId)),

    /** All, or up to one of one's own. */
    markRead: async (
      actor: Actor,
      upToId: string | null | undefined,
      { broadcast, hearing }: Loaders,
    ): Promise<void> => {
      let upTo: number | null = null
      if (upToId) {
        const row = await broadcast.load(upToId)
        const { from, rooms } = await hearing.load(actor.id)
        const isTheirs = row && (row.roomId ? liesWithin(rooms.get(row.roomId) ?? [], row.number) : row.number > from)
        if (!isTheirs) throw notFound('upToId', 'broadcast')
        upTo = row.number
      }
      const head = await broadcastHead(database)
      await commit(moveMark(actor.id, upTo ?? head, head))
      hearing.clearAll()
    },
  }
}

const addBroadcast = (
  senderId: string,
  clientId: string,
  text: string,
  roomId: string | null,
): Entry<'channel', BroadcastSent> => {
  const contentHash = digest(['TEXT', text, roomId])
  const _id = digest(['broadcast', senderId, clientId])
  const parts = [{ of: 'broadcast' as const, id: _id }, ...(roomId ? [{ of: 'room' as const, id: roomId }] : [])]
  return onChannel(parts, 500 + text.length * 3, (view): Decision<ChannelRow, BroadcastSent> => {
    const before = view.part('broadcast', _id)
    if (before && before.contentHash !== contentHash)
      throw new ChatError('IDEMPOTENCY_CONFLICT', {
        argument: 'clientId',
        message: 'This clientId was used before, with another content. Name a new broadcast anew.',
      })
    if (before) return { result: { broadcast: before, deduplicated: true } }
    const { row, now } = view
    const room = roomId ? requireOpenRoom(view, roomId) : null
    const broadcast: BroadcastRow = {
      _id,
      number: row.head + 1,
      senderId,
      clientId,
      contentHash,
      kind: 'TEXT',
      text,
      roomId,
      audience: room && room.memberCount,
      version: 1,
      createdAt: now,
      deletedAt: null,
    }
    return {
      row: { ...row, head: broadcast.number },
      parts: [{ of: 'broadcast', row: broadcast }],
      events: [{ what: 'BroadcastAdded', ...referringTo(broadcast) }],
      writes: [auditWrite({ actorId: senderId, action: 'broadcast', target: _id, detail: toWhom(roomId) }, now)],
      result: { broadcast, deduplicated: false },
    }
  })
}

/** A tombstone keeps its place, and nothing of what it said. */
const emptyBroadcast = (actorId: string, id: string): Entry<'channel', BroadcastRow> =>
  onChannel([{ of: 'broadcast', id }], 500, ({ row, part, now }): Decision<ChannelRow, BroadcastRow> => {
    const before = part('broadcast', id)
    if (!before) throw notFound('broadcastId', 'broadcast')
    if (before.deletedAt) return { result: before }
    const emptied: BroadcastRow = { ...before, text: null, version: before.version + 1, deletedAt: now }
    return {
      row: { ...row },
      parts: [{ of: 'broadcast', row: emptied }],
      events: [{ what: 'BroadcastChanged', ...referringTo(emptied) }],
      writes: [auditWrite({ actorId, action: 'deleteBroadcast', target: id, detail: toWhom(before.roomId) }, now)],
      result: emptied,
    }
  })

const toWhom = (roomId: string | null): string => (roomId ? `to the room ${roomId}` : 'to everyone')

/** One key, whatever the audience. */
const referringTo = ({ _id, number, roomId }: BroadcastRow) => ({
  ref: _id,
  seq: number,
  ...(roomId && { room: roomId }),
  to: [roomId ? roomKey(roomId) : everyone],
})

/** Marks never go back. */
const moveMark = (userId: string, upTo: number, head: number): Entry<'user', UserRow> => ({
  kind: 'user',
  id: userId,
  bytes: 300,
  decide: ({ row }) => {
    if (!row || upTo <= (row.broadcastsRead ?? 0)) return { result: row! }
    const changed = { ...row, broadcastsRead: upTo }
    const event: EventDraft = { what: 'BroadcastsRead', ref: userId, seq: upTo, head, to: [userId] }
    return { row: changed, events: [event], result: changed }
  },
})

const digest = (of: unknown): string => hash('sha256', JSON.stringify(of), 'base64url').slice(0, 20)
