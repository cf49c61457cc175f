import type { mongo } from 'mongoose'
import type { Collection, Database } from './database.ts'
import { readHearing, type Hearing } from './hearing.ts'
import { createKeptMessages } from './kept-messages.ts'
import { maxBatchSize } from './row-loader.ts'
import type { MessageRow } from './rows.ts'
import { createTogether } from './together.ts'

/** Messages `from` to `to` of a conversation, by seq, both included. As seq is dense, a page is such a range. */
export interface SeqRange {
  conversationId: string
  from: number
  to: number
}

/** With the conversation's rev, as it was read in the same reply. */
export interface PageRange extends SeqRange {
  rev: number
}

/** Rows of one command. */
const maxRows = 2000

/** Reads that all replies of this process share while they are asked for. Their rows are nobody's to change. */
export type Reads = ReturnType<typeof createReads>

export const createReads = ({ messages, ...database }: Database) => ({
  users: byIds(database.users),
  conversations: byIds(database.conversations),
  messages: byIds(messages),
  attachments: byIds(database.attachments),
  broadcasts: byIds(database.broadcasts),
  rooms: byIds(database.rooms),
  roomMembers: byIds(database.roomMembers),
  blocks: byIds(database.blocks),
  hearing: createTogether<string, Map<string, Hearing>>({
    read: readHearing(database),
    nameOf: (id) => id,
    maxKeys: maxBatchSize,
  }),
  kept: createKeptMessages(),
  /** By the conversation's id, in no order: all ranges' that were asked for together. */
  ranges: createTogether<SeqRange, Map<string, MessageRow[]>>({
    read: async (ranges) => {
      const rows = await messages
        .find({
          $or: ranges.map(({ conversationId, from, to }) => ({ conversationId, seq: { $gte: from, $lte: to } })),
        })
        // All of them with the first answer.
        .batchSize(1 + ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0))
        .toArray()
      return Map.groupBy(rows, ({ conversationId }) => conversationId)
    },
    nameOf: rangeName,
    maxKeys: maxRows / 100,
  }),
})

export const rangeName = ({ conversationId, from, to }: SeqRange): string => `${from} ${to} ${conversationId}`

const byIds = <Row extends { _id: string }>(rows: Collection<Row>) =>
  createTogether<string, Map<string, Row>>({
    read: async (ids) => {
      const found = (await rows
        .find({ _id: { $in: ids } } as mongo.Filter<Row>)
        .batchSize(ids.length + 1)
        .toArray()) as Row[]
      return new Map(found.map((row) => [row._id, row]))
    },
    nameOf: (id) => id,
    maxKeys: maxBatchSize,
  })
