import { mongo } from 'mongoose'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { ChatError } from '../kernel/errors.ts'
import type { Database } from '../store/database.ts'
import type { Loaders } from '../store/loaders.ts'
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

    /** Its owner's, and the members' of the conversation that it is used in; null for anybody else, and once it is gone. */
    get: async (actor: Actor, id: string, { attachment, conversation }: Loaders): Promise<AttachmentRow | null> => {
      const row = await attachment.load(id)
      if (!row || row.state === 'GONE') return null
      if (row.ownerId === actor.id) return row
      const where = row.usedIn?.kind === 'conversation' && (await conversation.load(row.usedIn.id))
      return where && where.members.some(({ userId }) => userId === actor.id) ? row : null
    },
  }
}
