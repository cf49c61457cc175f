import { hash } from 'node:crypto'
import { release } from '../attachment/rules.ts'
import type { Actor } from '../kernel/actor.ts'
import { ChatError, notFound } from '../kernel/errors.ts'
import { isGiven } from '../kernel/given.ts'
import { countLimit, decodePlace, encodePlace, forwardPage, pageSize, type Page } from '../kernel/page.ts'
import { readId } from '../kernel/text.ts'
import { claimAttached, readContent, type Content, type ContentInput } from '../message/content.ts'
import { covering } from '../kernel/position.ts'
import type { StreamEvent } from '../realtime/event.ts'
import { onChannel } from '../room/channel.ts'
import { requireOpenRoom } from '../room/people.ts'
import { everyone, roomKey } from '../store/audience.ts'
import { auditWrite } from '../store/audit.ts'
import { broadcastHead } from '../store/broadcast-head.ts'
import type { Commit, Decision, Entry, EventDraft, View } from '../store/commit/entry.ts'
import type { Database } from '../store/database.ts'
import { isTheirs } from '../store/hearing.ts'
import type { Loaders } from '../store/loaders.ts'
import type { OwnEntry } from '../store/log/read-log.ts'
import type { BroadcastRow, ChannelRow, UserRow } from '../store/rows.ts'
import { theirs } from './reading.ts'

export interface SendBroadcast extends Pick<ContentInput, 'kind' | 'text' | 'attachmentIds'> {
  clientId: string
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

    /**
     * How many a mark left unread by where its event lies in the stream: what is broadcast behind it has an event of its own.
     * The mark knows the newest broadcast as it was when it was asked for; some may have been committed before it since.
     */
    leftUnread: async (actor: Actor, { entry, positions }: StreamEvent, { hearing }: Loaders): Promise<number> => {
      const { seq, head } = entry as OwnEntry & { seq: number; head: number }
      const own = await hearing.load(actor.id)
      let unread = seq >= head ? 0 : await broadcasts.countDocuments(theirs(own, seq, head))
      const since = broadcasts
        .find(theirs(own, Math.max(seq, head)), { projection: { position: 1 }, batchSize: 50 })
        .sort({ number: 1 })
      for await (const { position } of since) {
        if (position === undefined || !covering(positions, position)) break
        unread++
      }
      return unread
    },

    isRead: async (actor: Actor, { number }: BroadcastRow, { hearing }: Loaders): Promise<boolean> =>
      (await hearing.load(actor.id)).read >= number,

    /** Resolves once it is durable; one write, whatever the audience. */
    send: async (actor: Actor, input: SendBroadcast): Promise<BroadcastSent> => {
      const clientId = readId(input.clientId, 'clientId', 64)
      const { kind, text, attachmentIds } = readContent(input, true)
      const content = { kind, text, ...(attachmentIds && { attachmentIds }) }
      return commit(addBroadcast(actor.id, clientId, content, input.roomId ?? null))
    },

    delete: async (actor: Actor, broadcastId: string, { broadcast }: Loaders): Promise<BroadcastRow> => {
      const row = await broadcast.load(broadcastId)
      if (!row) throw notFound('broadcastId', 'broadcast')
      return commit(emptyBroadcast(actor.id, row))
    },

    /** All, or up to one of one's own. */
    markRead: async (
      actor: Actor,
      upToId: string | null | undefined,
      { broadcast, hearing }: Loaders,
    ): Promise<void> => {
      let upTo: number | null = null
      if (isGiven(upToId)) {
        const [row, own] = await Promise.all([broadcast.load(upToId), hearing.load(actor.id)])
        if (!row || !isTheirs(own, row)) throw notFound('upToId', 'broadcast')
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
  content: Pick<Content, 'kind' | 'text' | 'attachmentIds'>,
  roomId: string | null,
): Entry<'channel', BroadcastSent> => {
  const { kind, text, attachmentIds = [] } = content
  const contentHash = digest([kind, text, roomId, ...(attachmentIds.length > 0 ? [attachmentIds] : [])])
  const _id = digest(['broadcast', senderId, clientId])
  const parts = [
    { of: 'broadcast' as const, id: _id },
    ...(roomId === null ? [] : [{ of: 'room' as const, id: roomId }]),
  ]
  const decide = (view: View<ChannelRow> & { row: ChannelRow }): Decision<ChannelRow, BroadcastSent> => {
    const before = view.part('broadcast', _id)
    if (before && before.contentHash !== contentHash)
      throw new ChatError('IDEMPOTENCY_CONFLICT', {
        argument: 'clientId',
        message: 'This clientId was used before, with another content. Name a new broadcast anew.',
      })
    if (before) return { result: { broadcast: before, deduplicated: true } }
    const { row, now } = view
    const room = roomId === null ? null : requireOpenRoom(view, roomId)
    const broadcast: BroadcastRow = {
      _id,
      number: row.head + 1,
      senderId,
      clientId,
      contentHash,
      ...content,
      roomId,
      audience: room && room.memberCount,
      version: 1,
      createdAt: now,
      deletedAt: null,
    }
    return {
      row: { ...row, head: broadcast.number },
      parts: [{ of: 'broadcast', row: broadcast }],
      attachments: claimAttached(view, content, { ownerId: senderId, usedIn: { kind: 'channel', id: _id } }),
      events: [{ what: 'BroadcastAdded', ...referringTo(broadcast) }],
      writes: [auditWrite({ actorId: senderId, action: 'broadcast', target: _id, detail: toWhom(roomId) }, now)],
      result: { broadcast, deduplicated: false },
    }
  }
  return { ...onChannel(senderId, parts, 500 + (text?.length ?? 0) * 3, decide), attachments: attachmentIds }
}

/** A tombstone keeps its place, and nothing of what it said. */
const emptyBroadcast = (
  actorId: string,
  { _id, attachmentIds: attached = [] }: BroadcastRow,
): Entry<'channel', BroadcastRow> => ({
  ...onChannel(actorId, [{ of: 'broadcast', id: _id }], 500, (view): Decision<ChannelRow, BroadcastRow> => {
    const before = view.part('broadcast', _id)!
    if (before.deletedAt) return { result: before }
    const { attachmentIds = [], ...kept } = before
    const emptied: BroadcastRow = { ...kept, text: null, version: before.version + 1, deletedAt: view.now }
    return {
      row: { ...view.row },
      parts: [{ of: 'broadcast', row: emptied }],
      attachments: release(view, attachmentIds),
      events: [{ what: 'BroadcastChanged', ...referringTo(emptied) }],
      writes: [
        auditWrite({ actorId, action: 'deleteBroadcast', target: _id, detail: toWhom(before.roomId) }, view.now),
      ],
      result: emptied,
    }
  }),
  attachments: attached,
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
  by: userId,
  bytes: 300,
  decide: ({ row }) => {
    if (!row || upTo <= (row.broadcastsRead ?? 0)) return { result: row! }
    const changed = { ...row, broadcastsRead: upTo }
    const event: EventDraft = { what: 'BroadcastsRead', ref: userId, seq: upTo, head, to: [userId] }
    return { row: changed, events: [event], result: changed }
  },
})

const digest = (of: unknown): string => hash('sha256', JSON.stringify(of), 'base64url').slice(0, 20)
