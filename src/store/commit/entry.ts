import type { mongo } from 'mongoose'
import type { AttachmentRow, LogEntry, MessageRow } from '../rows.ts'
import type { PartKey, PartKind, Parts } from './parts.ts'
import type { Kind, Subjects } from './subjects.ts'

/** What an entry may look at. All of it holds as of the commit, or the batch is built again. */
export interface View<Row> {
  /** null: there is none yet. */
  row: Row | null
  /** One of the messages that the entry asked for, of its own conversation; null where there is none. */
  message(id: string): MessageRow | null
  /** One of the attachments that the entry asked for; null where there is none. */
  attachment(id: string): AttachmentRow | null
  /** One of the parts that the entry asked for; null where there is none. */
  part<K extends PartKind>(of: K, id: string): Parts[K] | null
  /** The batch's time. */
  now: Date
}

/** What the commit adds to an event: its place in the log. */
export type EventDraft = Pick<LogEntry, 'to' | 'what' | 'ref'> &
  Partial<Pick<LogEntry, 'seq' | 'room' | 'head' | 'came' | 'suspension'>>

/**
 * Something else that is written in the same transaction. A change that is to hold only as decided names in its filter what
 * it was decided on: where it matches nothing, the batch is decided anew.
 */
export interface Write {
  into: WritableCollection
  operation: mongo.AnyBulkWriteOperation
}

/** The driver's names of the collections that have no rev of their own. */
export type WritableCollection = string

export interface Decision<Row, Result> {
  /** The row after it; rev, last and tick are the commit's. Left out: nothing changes, and there is no event. */
  row?: Row
  /** New messages (version 1) and changed ones (one version more). */
  messages?: MessageRow[]
  /** Changed ones, each by compare-and-set on the state that it was seen in. */
  attachments?: AttachmentRow[]
  /** New parts (version 1) and changed ones (one version more). */
  parts?: ChangedPart[]
  events?: EventDraft[]
  /** Also where the row stays as it is; then only their own filters guard them. */
  writes?: Write[]
  result: Result
}

export type ChangedPart = { [K in PartKind]: { of: K; row: Parts[K] } }[PartKind]

/** What makes an entry one that is done once, whatever the number of attempts. */
export interface Once<Result> {
  senderId: string
  clientId: string
  contentHash: string
  /** What a retry is answered with, even where the entry itself would be refused by now. */
  repeated(message: MessageRow): Result
}

/** A durable write. `decide` may be called several times: it asks and answers, and does nothing else. */
export interface Entry<K extends Kind = Kind, Result = unknown> {
  kind: K
  /** The row's id. */
  id: string
  /** Whose doing it is: refused where this process knows by then that the person is not to do anything. null: nobody's, a job's. */
  by: string | null
  /** Whether its actor sees the row. Where not, what else it looks at isn't read: that a row is there takes no longer than that none is. */
  sees?(row: Subjects[K] | null): boolean
  /** Ids of messages that it looks at. */
  messages?: readonly string[]
  /** Ids of attachments that it looks at; where given, its row's `avatarId` is looked at too. */
  attachments?: readonly string[]
  /** Parts that it looks at: all changes of one are entries on the same row. */
  parts?: readonly PartKey[]
  once?: Once<Result>
  /** About how much it holds, for the queue's bound. */
  bytes: number
  /** Throws ChatError to refuse; that fails this entry alone. */
  decide(view: View<Subjects[K]>): Decision<Subjects[K], Result>
}

/** Resolves once the entry is durable: on a majority of the nodes, journaled. */
export type Commit = <K extends Kind, Result>(entry: Entry<K, Result>) => Promise<Result>
