import type { mongo } from 'mongoose'
import type { Database } from '../database.ts'
import type { ChannelRow, ConversationRow, UserRow } from '../rows.ts'

/** The rows that entries are on, each with its rev. */
export interface Subjects {
  conversation: ConversationRow
  user: UserRow
  channel: ChannelRow
}

export type Kind = keyof Subjects

const collections = {
  conversation: 'conversations',
  user: 'users',
  channel: 'channels',
} as const satisfies Record<Kind, keyof Database>

export const kinds = Object.keys(collections) as Kind[]

/** Where the rows of a kind are; one type for all, since what is done with them is the same. */
export const collectionOf = (database: Database, kind: Kind): mongo.Collection<Subjects[Kind]> =>
  database[collections[kind]] as unknown as mongo.Collection<Subjects[Kind]>
