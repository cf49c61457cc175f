/** Who sees what of an object: its fields, by for whom they are. */
export interface Fields {
  /** Whoever sees the object sees them. */
  all?: string
  /** Likewise; what they say depends on who asks. */
  viewer?: string
  /** Admins alone; each with a way by which others could come to it. */
  admins?: Record<string, string>
}

const event = (all: string): Fields => ({ all: `id at ${all}`, viewer: 'cursor' })
const marks = event('conversation member user upToSeq')

/** Every object type of the schema but its roots. Who comes to the object at all is the roots' to say, in `who-may.ts`. */
export const whoSees: Record<string, Fields> = {
  User: {
    all: 'id name avatarUrl role isErased',
    viewer: 'status isBlocked',
    admins: { suspension: '{ users { nodes { suspension { reason } } } }' },
  },
  Suspension: { all: 'at until reason by' },
  UserStatus: { all: 'id user isOnline onlineSince availability lastSeenAt' },
  Conversation: {
    all: 'id kind title avatar members lastSeq lastMessage lastActivityAt pinned messages createdAt',
    viewer: 'viewerMember peer unreadCount unreadMentionCount firstUnread isMuted isArchived typing',
  },
  Member: { all: 'id user role deliveredSeq readSeq readAt joinedAt' },
  Message: {
    all: `id conversation seq sender clientId kind text attachments replyTo mentions reactions isFromAdmin state readBy version
      createdAt editedAt deletedAt`,
    viewer: 'isRead',
  },
  Reaction: { all: 'emoji count users', viewer: 'viewerHasReacted' },
  Attachment: { all: 'id name mimeType size url urlExpiresAt width height thumbnailUrl' },
  Room: {
    all: 'id name description memberCount isDeleted',
    viewer: 'isMember',
    admins: { members: '{ rooms { nodes { members { totalCount } } } }' },
  },
  Broadcast: {
    all: 'id sender kind text attachments room createdAt deletedAt',
    viewer: 'isRead',
    admins: { statistics: 'subscription { broadcastReceived { statistics { read } } }' },
  },
  BroadcastStatistics: { all: 'audience delivered read' },
  Report: { all: 'id message text reporter reason status action resolvedBy resolvedAt note createdAt' },
  AuditEntry: { all: 'id actor action target detail at' },
  ServerStatistics: {
    all: 'at version processes peopleOnline connections subscriptions messagesPerMinute deliveriesPerMinute',
  },
  TypingChanged: { all: 'conversation user isTyping expiresAt' },

  MessageAdded: event('message'),
  MessageChanged: event('message'),
  MessagesRead: marks,
  MessagesDelivered: marks,
  ConversationChanged: event('conversation'),
  ConversationLeft: event('conversationId'),
  BroadcastAdded: event('broadcast'),
  BroadcastChanged: event('broadcast'),
  BroadcastsRead: { all: 'id at', viewer: 'cursor unreadBroadcastCount' },
  UserChanged: event('user'),
  RoomChanged: event('room'),
  CaughtUp: event('missed'),
  ResyncRequired: event(''),

  BroadcastPayload: { all: 'broadcast deduplicated' },
  BroadcastsReadPayload: { all: 'unreadBroadcastCount unreadCount' },
  ConversationPayload: { all: 'conversation' },
  ImportPayload: { all: 'imported skipped' },
  LeavePayload: { all: 'conversationId' },
  MessagePayload: { all: 'message deduplicated' },
  ReportPayload: { all: 'report' },
  RoomPayload: { all: 'room' },
  TypingPayload: { all: 'expiresAt' },
  UploadPayload: { all: 'attachment uploadUrl expiresAt' },
  UserPayload: { all: 'user' },
  UsersPayload: { all: 'users' },
  PageInfo: { all: 'hasNextPage hasPreviousPage startCursor endCursor' },
}

/** Pages are all of one make. */
export const ofPages: Record<string, Fields> = {
  Connection: { all: 'edges nodes pageInfo totalCount' },
  Edge: { all: 'cursor node' },
}
