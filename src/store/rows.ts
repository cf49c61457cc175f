import type { Interval } from '../kernel/interval.ts'
import type { Position } from '../kernel/position.ts'

/** What every row under compare-and-set has: the group commit changes it only if `rev` is as it was seen. */
export interface Versioned {
  _id: string
  /** Counts its changes. */
  rev: number
  /** What its last writer expected rev to be: the database refuses a write that leaves the two different. */
  expectedRev?: number
  /** Its latest log entry; 0 before the first. */
  last: Position
  /** That entry's tick. */
  tick: number
  /** Whose turn it is, where several processes write to it. */
  turn?: { lane: number; until: Date }
}

export type Role = 'USER' | 'ADMIN'

export interface UserRow extends Versioned {
  name: string
  /** What the name is sorted by, and what its words are found by. */
  nameKey: string
  nameWords: string[]
  avatarUrl: string | null
  /** The attachment that they have made their picture, which goes before `avatarUrl`. */
  avatarId?: string | null
  /** As the last token said; what counts is the role in an operation's own token. */
  role: Role
  /** When what is known of the person was issued, in seconds: an older token renews nothing. */
  issuedAt: number
  /** Numbers of broadcasts: only those above the first are the person's. The last is missing before the first delivery. */
  broadcastsFrom: number
  broadcastsRead: number
  broadcastsDelivered?: number
  /** What they chose to be seen as while connected; left out: ONLINE. */
  availability?: Availability
  /** Since when they are no longer INVISIBLE, if they ever were: to others nothing before it shows. */
  visibleFrom?: Date
  suspension?: SuspensionRow | null
  /** Set for good: from that commit on nothing of them is shown, whatever is still to be emptied. */
  erasedAt?: Date | null
  createdAt: Date
}

export type Availability = 'ONLINE' | 'AWAY' | 'DO_NOT_DISTURB' | 'INVISIBLE'

export interface SuspensionRow {
  at: Date
  /** null: until they are restored. One that has passed is none. */
  until: Date | null
  reason: string
  byId: string
}

/** One person has blocked another: nothing direct passes between the two, either way. */
export interface BlockRow {
  /** See blocks.ts. */
  _id: string
  blockerId: string
  blockedId: string
  at: Date
}

export interface MemberRow {
  userId: string
  role: 'OWNER' | 'MEMBER'
  /** Left out, or behind `readSeq`: what was read was delivered too. */
  deliveredSeq?: number
  readSeq: number
  readAt: Date | null
  isMuted: boolean
  isArchived: boolean
  joinedAt: Date
}

export interface ConversationRow extends Versioned {
  kind: 'DIRECT' | 'GROUP'
  /** A group's name. */
  title: string | null
  /** Whose names it is made of, where an import has made it, and nobody has given another. */
  namedAfter?: string[]
  /** A group's picture. */
  avatarId?: string | null
  /** Of what a group was started with under its clientId: another one is a conflict. */
  contentHash: string | null
  members: MemberRow[]
  /** Messages, in the order of pinning. */
  pinnedIds: string[]
  /** Of a direct conversation: who of the two has blocked the other. */
  blockedBy?: string[]
  /** Who opened a direct conversation: while it is empty, it shows to them alone. */
  openedBy: string[]
  /** Of a direct conversation: when one of the two was erased. Nothing more is sent to it. */
  endedAt?: Date | null
  lastSeq: number
  lastActivityAt: Date
  createdAt: Date
}

/** A member with its conversation: what the schema's `Member` is made of. */
export interface Membership {
  conversationId: string
  member: MemberRow
}

export interface MessageRow {
  _id: string
  conversationId: string
  seq: number
  senderId: string
  clientId: string
  /** Of what was sent under the clientId: another one is a conflict. */
  contentHash: string
  kind: 'TEXT' | 'IMAGE' | 'FILE'
  text: string | null
  /** In the order given; left out where there is none. */
  attachmentIds?: string[]
  replyToId: string | null
  /** Left out where nobody is named, so that the index of mentions has those messages alone that have some. */
  mentionIds?: string[]
  reactions?: ReactionRow[]
  isFromAdmin: boolean
  version: number
  createdAt: Date
  editedAt: Date | null
  deletedAt: Date | null
}

/** The one row `broadcasts`: whatever is to have one order with the broadcasts is an entry on it. */
export interface ChannelRow extends Versioned {
  /** The number of the newest broadcast. */
  head: number
}

export interface BroadcastRow {
  /** Made of the sender and the clientId, so that a retry finds it. */
  _id: string
  /** 1, 2, 3 … over all broadcasts, without a gap. */
  number: number
  /** Of its own entry in the log, noted by the commit: what a stream was given before another event is told by it. */
  position?: Position
  senderId: string
  clientId: string
  contentHash: string
  kind: MessageRow['kind']
  text: string | null
  /** In the order given; left out where there is none. */
  attachmentIds?: string[]
  /** null: for everyone. */
  roomId: string | null
  /** A room's members as of the commit; null for everyone: the marks tell who was known. */
  audience: number | null
  version: number
  createdAt: Date
  deletedAt: Date | null
}

export interface RoomRow {
  _id: string
  name: string
  /** What it is sorted by. */
  nameKey: string
  description: string | null
  memberCount: number
  isDeleted: boolean
  version: number
  createdAt: Date
}

/** A person who is or was in a room. */
export interface RoomMemberRow {
  /** `roomId:userId` */
  _id: string
  roomId: string
  userId: string
  isMember: boolean
  /** The numbers of the broadcasts that the person was in the room for. */
  intervals: Interval[]
  version: number
}

export interface ReactionRow {
  emoji: string
  userIds: string[]
}

/** A file, from its reservation to its end. What is done to it once, is done by compare-and-set on `state`, which only goes on. */
export interface AttachmentRow {
  _id: string
  ownerId: string
  name: string
  mimeType: string
  size: number
  /** RESERVED: without bytes. READY: they are all there. USED: claimed, once and for all. GONE: nobody's, until a job has removed it. */
  state: 'RESERVED' | 'READY' | 'USED' | 'GONE'
  /** What has claimed it: the conversation of its message or picture, the person whose picture it is, or the broadcast. */
  usedIn: { kind: 'conversation' | 'user' | 'channel'; id: string } | null
  /** Keys in the storage: of its bytes, and of its thumbnail. */
  file: string | null
  thumbnail: string | null
  /** All keys that were ever begun for it, written down before the first byte is: so nothing is left behind. */
  keys: string[]
  width: number | null
  height: number | null
  createdAt: Date
}

/** What an entry of the log says happened, for who is in its audience: the name of the schema's event. */
export type What =
  | 'MessageAdded'
  | 'MessageChanged'
  | 'MessagesRead'
  | 'MessagesDelivered'
  | 'ConversationChanged'
  | 'ConversationLeft'
  | 'UserChanged'
  | 'BroadcastAdded'
  | 'BroadcastChanged'
  | 'BroadcastsRead'
  | 'RoomChanged'

/** What isn't for anybody to see, but for each process to know: entries without an audience. */
export type Inside = 'SuspensionChanged' | 'UserErased'

/**
 * One event, whatever its audience. It refers and never copies: a replay shows each thing as it is now, and what is
 * referred to is never removed, only emptied.
 */
export interface LogEntry {
  _id: Position
  /** Member ids; or one key for everyone or for a room (see audience.ts). */
  to: string[]
  what: What | Inside
  /** The row that it is on: a conversation, a person, or the broadcasts. */
  kind: 'conversation' | 'user' | 'channel'
  on: string
  /** The row's rev after it. */
  rev: number
  /** The row's entry before it; 0 for the first. An entry is delivered once its `dep` was. */
  dep: Position
  /** Lamport's clock: higher than that of the lane's and the row's entry before, so lanes merge by it. */
  tick: number
  /** The message, the person, or the broadcast. */
  ref: string | null
  /**
   * MessagesRead, MessagesDelivered, BroadcastsRead: how far. MessageAdded: the message's, where delivered marks are kept. Of the
   * broadcasts: the number of the one, or of the newest.
   */
  seq: number | null
  /** The room that a broadcast was for, or that changed. */
  room?: string
  /** BroadcastsRead: the number of the newest broadcast by then. */
  head?: number
  /** RoomChanged: the people in `to` came into the room (true), or left it. Left out: the room itself changed. */
  came?: boolean
  /** SuspensionChanged: the person's, which each process keeps by heart; null: none any more. */
  suspension?: Pick<SuspensionRow, 'until' | 'reason'> | null
  at: Date
}

/** One writer's own sequence in the log. */
export interface LaneRow {
  _id: number
  owner: string
  /** The number of its newest entry. */
  n: number
  tick: number
  /** Entries up to it are no longer kept. */
  floor: number
  /** The owner's session, to be ended where the owner died in a transaction. */
  session: string
  /** Moved by each fencing, so that a transaction left open on the lane can't commit. */
  fence: number
}

/** A running process: its lanes are its own while `until` is ahead of the database's clock. */
export interface ProcessRow {
  _id: string
  until: Date
  /** The `n` of the newest of its connections; missing before the first. */
  connectionsHead?: number
  /** What it told the others in the last seconds, where no bridge does; each has a number of its own. */
  notes?: { n: number; message: object }[]
}

/** Made once for a database. */
export interface IdentityRow {
  _id: 'identity'
  /** Names this log: a cursor of another one is not taken. */
  epoch: string
  masterKey: string
}
