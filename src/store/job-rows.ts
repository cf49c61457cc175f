import type { mongo } from 'mongoose'

/** What one message is found by. Written after the commit, so it may be behind the message for a moment. */
export interface SearchRow {
  /** The message's. */
  _id: string
  /** What its words start with, in its conversation: see search/rows.ts. */
  keys: number[]
  /** When it was sent, and something of its id: what results are sorted by. */
  place: mongo.Binary
}

/** Messages that the log doesn't tell of, and that are still to be made findable. */
export interface SearchQueueRow {
  _id: string
  messageIds: string[]
}

/** What was taken from another system under its name there, for good. Written before its message is. */
export interface ImportRow {
  /** The other system's name for it. */
  _id: string
  conversationId: string
  messageId: string
  at: Date
}

/** What one process at a time looks after: its owner's while `until` is ahead of the database's clock. */
export interface JobRow {
  _id: 'search'
  owner: string
  until: Date
  /** The owner's session, to be ended where the owner died in a transaction. */
  session: string
  /** What the rows were made by; where that is another version they are made anew. */
  format: number
  /** Each lane's n up to which the log is worked into it. */
  positions: number[]
  /** While the rows are made anew from all messages: the id of the last one that was taken in. */
  building: string | null
}

/** What happened on one process, in each of 60 minutes; kept for an hour after it ended. */
export interface StatisticsRow {
  /** The process's id. */
  _id: string
  /** The newest of the minutes, counted from 1970. */
  minute: number
  /** Oldest first. */
  messages: number[]
  deliveries: number[]
  connections: number
  subscriptions: number
}
