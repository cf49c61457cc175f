import { mongo } from 'mongoose'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { ChatError } from '../kernel/errors.ts'
import type { Database } from '../store/database.ts'
import { isTheirs } from '../store/hearing.ts'
import type { Loaders } from '../store/loaders.ts'
import { nothing } from '../store/nothing.ts'
import type { AttachmentRow } from '../store/rows.ts'
import { readReservation, type Reservation } from './rules.ts'

export type AttachmentService = ReturnType<typeof createAttachmentService>

/** Attachments that a person may have which are used nowhere yet. */
const maxUnused = 100

export const createAttachmentService = (needs: {
  database: Pick<Database, 'attachments'>
  clock: Clock
  maxBytes: number
}) => {
  const { clock, maxBytes } = needs
  const { attachments } = needs.database
  return {
    reserve: async (actor: Actor, input: Reservation): Promise<AttachmentRow> => {
      const reserved = readReservation(input, maxBytes)
      const unused = { ownerId: actor.id, state: { $in: ['RESERVED', 'READY'] as AttachmentRow['state'][] } }
      if ((await attachments.countDocuments(unused, { limit: maxUnused })) >= maxUnused)
        throw new ChatError('CONFLICT', {
          message: `${maxUnused} uploads wait to be used. Use some; those a day old go by themselves.`,
        })
      const row: AttachmentRow = {
        _id: new mongo.BSON.ObjectId().toHexString(),
        ownerId: actor.id,
        ...reserved,
        state: 'RESERVED',
        usedIn: null,
        file: null,
        thumbnail: null,
        keys: [],
        width: null,
        height: null,
        createdAt: clock.now(),
      }
      await attachments.insertOne(row)
      return row
    },

    /**
     * Its owner's, and theirs who see what it is used in; null for anybody else, and once it is gone. No clock tells the one from
     * the other, as the same is read.
     */
    get: async (actor: Actor, id: string, loaders: Loaders): Promise<AttachmentRow | null> => {
      const row = await loaders.attachment.load(id)
      if (row?.ownerId === actor.id) return row.state === 'GONE' ? null : row
      if (!row) await loaders.user.load(nothing)
      const isSeen = await seesWhere(actor, row?.usedIn ?? null, loaders)
      return row && row.state !== 'GONE' && isSeen ? row : null
    },
  }
}

/** The members of its conversation; whoever its broadcast is for, and admins. */
const seesWhere = async (
  actor: Actor,
  usedIn: AttachmentRow['usedIn'],
  { conversation, broadcast, hearing }: Loaders,
): Promise<boolean> => {
  const idOf = (kind: 'conversation' | 'channel') => (usedIn?.kind === kind ? usedIn.id : nothing)
  const [where, told, own] = await Promise.all([
    conversation.load(idOf('conversation')),
    broadcast.load(idOf('channel')),
    hearing.load(actor.id),
  ])
  if (where) return where.members.some(({ userId }) => userId === actor.id)
  return told !== null && (actor.role === 'ADMIN' || isTheirs(own, told))
}
