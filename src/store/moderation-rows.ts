/** What somebody told the admins of a message. It stays as it is, whatever becomes of the message and of its sender. */
export interface ReportRow {
  /** Made of the reporter, the message, and how many of such were resolved before: so a retry finds it. */
  _id: string
  messageId: string
  conversationId: string
  senderId: string
  /** The message's, as of the commit. */
  text: string | null
  reporterId: string
  reason: string
  status: 'OPEN' | 'RESOLVED'
  action: 'DISMISS' | 'DELETE_MESSAGE' | 'SUSPEND_SENDER' | null
  resolvedById: string | null
  resolvedAt: Date | null
  note: string | null
  version: number
  createdAt: Date
}

/** What is still to be emptied of an erased person: any process does it, a step at a time, and goes on where it stopped. */
export interface ErasureRow {
  /** The person's id. */
  _id: string
  /** What is emptied next, by its place in the list of steps, and behind which place it goes on. */
  step: number
  after: string
  /** It is gone through twice: what was on its way while the person was erased is there for the second. */
  round: 1 | 2
  /** By the database's clock: until then it is another process's, or it waits for the second round. */
  notBefore: Date
  at: Date
}

/** What an admin did, to whom or what, when: written in the transaction of what was done. */
export interface AuditRow {
  _id: string
  actorId: string
  /** The mutation's name, or the query's. */
  action: string
  /** An id: of a person, a message, a conversation, a broadcast, a room, or a report. */
  target: string | null
  detail: string | null
  at: Date
}
