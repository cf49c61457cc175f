import { Schema } from 'mongoose'

/**
 * The collections' shapes and indexes, for whoever looks at the data and for `createIndexes` at start. Reads and writes go
 * through the driver: rows are plain, and what is written was checked by the rules before.
 */
export const options = { versionKey: false, autoIndex: false, autoCreate: false, minimize: false } as const
/** Told apart from the others when a batch collides: its name is all that the server says. */
export const sentOnceIndex = 'sentOnce'

/**
 * The compare-and-set: who writes a row moves its rev and says what it expects it to be by then; where another was faster, the
 * two differ, and the write fails. A filter by rev would do the same for twice the price, as only a filter by `_id` alone
 * takes the database's shortest way.
 */
export const revAsExpected = { $expr: { $eq: ['$rev', '$expectedRev'] } }

const versioned = {
  _id: String,
  rev: Number,
  expectedRev: Number,
  last: Number,
  tick: Number,
  turn: { type: { lane: Number, until: Date }, required: false },
}

export const userSchema = new Schema(
  {
    ...versioned,
    name: String,
    nameKey: String,
    nameWords: [String],
    avatarUrl: String,
    avatarId: String,
    role: { type: String, enum: ['USER', 'ADMIN'] },
    issuedAt: Number,
    broadcastsFrom: Number,
    broadcastsRead: Number,
    broadcastsDelivered: Number,
    availability: { type: String, enum: ['ONLINE', 'AWAY', 'DO_NOT_DISTURB', 'INVISIBLE'] },
    visibleFrom: Date,
    suspension: { type: { _id: false, at: Date, until: Date, reason: String, byId: String }, required: false },
    erasedAt: Date,
    createdAt: Date,
  },
  { ...options, collection: 'users' },
)
  .index({ nameKey: 1, _id: 1 })
  .index({ nameWords: 1, nameKey: 1, _id: 1 })
  .index({ broadcastsFrom: 1, broadcastsRead: 1, broadcastsDelivered: 1 })
  .index(
    { nameKey: 1, _id: 1, 'suspension.until': 1 },
    { partialFilterExpression: { 'suspension.at': { $exists: true } } },
  )

export const conversationSchema = new Schema(
  {
    ...versioned,
    kind: { type: String, enum: ['DIRECT', 'GROUP'] },
    title: String,
    namedAfter: { type: [String], default: undefined },
    avatarId: String,
    contentHash: String,
    members: [
      {
        _id: false,
        userId: String,
        role: { type: String, enum: ['OWNER', 'MEMBER'] },
        deliveredSeq: Number,
        readSeq: Number,
        readAt: Date,
        isMuted: Boolean,
        isArchived: Boolean,
        joinedAt: Date,
      },
    ],
    pinnedIds: [String],
    blockedBy: { type: [String], default: undefined },
    openedBy: [String],
    endedAt: Date,
    lastSeq: Number,
    lastActivityAt: Date,
    createdAt: Date,
  },
  { ...options, collection: 'conversations' },
)
  .index({ 'members.userId': 1, lastActivityAt: -1, _id: -1 })
  .index({ namedAfter: 1 }, { partialFilterExpression: { namedAfter: { $exists: true } } })

export const messageSchema = new Schema(
  {
    _id: String,
    conversationId: String,
    seq: Number,
    senderId: String,
    clientId: String,
    contentHash: String,
    kind: { type: String, enum: ['TEXT', 'IMAGE', 'FILE'] },
    text: String,
    attachmentIds: { type: [String], default: undefined },
    replyToId: String,
    mentionIds: { type: [String], default: undefined },
    reactions: { type: [{ _id: false, emoji: String, userIds: [String] }], default: undefined },
    isFromAdmin: Boolean,
    version: Number,
    createdAt: Date,
    editedAt: Date,
    deletedAt: Date,
  },
  { ...options, collection: 'messages' },
)
  .index({ conversationId: 1, seq: 1 }, { unique: true })
  .index({ mentionIds: 1, conversationId: 1, seq: 1 }, { partialFilterExpression: { mentionIds: { $exists: true } } })
  .index({ conversationId: 1, senderId: 1, clientId: 1 }, { unique: true, name: sentOnceIndex })
  .index({ senderId: 1, createdAt: 1, _id: 1 })
  // What is taken away of an erased person. Messages that nobody reacted to cost it nothing.
  .index({ 'reactions.userIds': 1 }, { partialFilterExpression: { 'reactions.userIds': { $exists: true } } })

export const attachmentSchema = new Schema(
  {
    _id: String,
    ownerId: String,
    name: String,
    mimeType: String,
    size: Number,
    state: { type: String, enum: ['RESERVED', 'READY', 'USED', 'GONE'] },
    usedIn: { type: { _id: false, kind: String, id: String }, required: false },
    file: String,
    thumbnail: String,
    keys: [String],
    width: Number,
    height: Number,
    createdAt: Date,
  },
  { ...options, collection: 'attachments' },
)
  .index({ state: 1, createdAt: 1 })
  .index({ ownerId: 1, state: 1 })
export const channelSchema = new Schema({ ...versioned, head: Number }, { ...options, collection: 'channels' })

export const broadcastSchema = new Schema(
  {
    _id: String,
    number: Number,
    position: Number,
    senderId: String,
    clientId: String,
    contentHash: String,
    kind: { type: String, enum: ['TEXT', 'IMAGE', 'FILE'] },
    text: String,
    attachmentIds: { type: [String], default: undefined },
    roomId: String,
    audience: Number,
    version: Number,
    createdAt: Date,
    deletedAt: Date,
  },
  { ...options, collection: 'broadcasts' },
)
  .index({ number: 1 }, { unique: true })
  .index({ roomId: 1, number: 1 })

export const roomSchema = new Schema(
  {
    _id: String,
    name: String,
    nameKey: String,
    description: String,
    memberCount: Number,
    isDeleted: Boolean,
    version: Number,
    createdAt: Date,
  },
  { ...options, collection: 'rooms' },
).index({ nameKey: 1, _id: 1 })

export const roomMemberSchema = new Schema(
  {
    _id: String,
    roomId: String,
    userId: String,
    isMember: Boolean,
    intervals: [{ _id: false, from: Number, to: Number }],
    version: Number,
  },
  { ...options, collection: 'roomMembers' },
)
  .index({ roomId: 1, isMember: 1, userId: 1 })
  .index({ userId: 1 })

export const blockSchema = new Schema(
  { _id: String, blockerId: String, blockedId: String, at: Date },
  { ...options, collection: 'blocks' },
)
  .index({ blockerId: 1, at: -1, _id: -1 })
  .index({ blockedId: 1 })

export const logSchema = new Schema(
  {
    _id: Number,
    to: [String],
    what: String,
    kind: String,
    on: String,
    rev: Number,
    dep: Number,
    tick: Number,
    ref: String,
    seq: Number,
    room: { type: String, required: false },
    head: { type: Number, required: false },
    came: { type: Boolean, required: false },
    suspension: { type: { _id: false, until: Date, reason: String }, required: false },
    at: Date,
  },
  { ...options, collection: 'log' },
).index({ to: 1, _id: 1 })

export const laneSchema = new Schema(
  { _id: Number, owner: String, n: Number, tick: Number, floor: Number, session: String, fence: Number },
  { ...options, collection: 'lanes' },
)

export const processSchema = new Schema(
  { _id: String, until: Date, connectionsHead: Number, notes: [Schema.Types.Mixed] },
  { ...options, collection: 'processes' },
)

export const connectionSchema = new Schema(
  {
    _id: String,
    userId: String,
    processId: String,
    n: Number,
    since: Date,
    leftAt: Date,
    nameKey: String,
    nameWords: [String],
  },
  { ...options, collection: 'connections' },
)
  .index({ userId: 1 })
  .index({ processId: 1, n: 1 })
  .index({ nameKey: 1, userId: 1 })
  .index({ nameWords: 1, nameKey: 1, userId: 1 })

export const lastSeenSchema = new Schema(
  { _id: String, at: Date, shownAt: Date },
  { ...options, collection: 'lastSeen' },
)

/** Named in queries, so that no other one is tried. */
export const searchIndex = 'newestFirst'

export const searchRowSchema = new Schema(
  { _id: String, keys: [Number], place: Buffer },
  { ...options, collection: 'searchRows' },
).index({ keys: 1, place: -1 }, { name: searchIndex })

export const searchQueueSchema = new Schema(
  { _id: String, messageIds: [String] },
  { ...options, collection: 'searchQueue' },
)

export const importSchema = new Schema(
  { _id: String, conversationId: String, messageId: String, at: Date },
  { ...options, collection: 'imports' },
)

export const statisticsSchema = new Schema(
  {
    _id: String,
    minute: Number,
    messages: [Number],
    deliveries: [Number],
    connections: Number,
    subscriptions: Number,
  },
  { ...options, collection: 'statistics' },
)

export const jobSchema = new Schema(
  { _id: String, owner: String, until: Date, session: String, format: Number, positions: [Number], building: String },
  { ...options, collection: 'jobs' },
)

export const identitySchema = new Schema(
  { _id: String, epoch: String, masterKey: String },
  { ...options, collection: 'identity' },
)
