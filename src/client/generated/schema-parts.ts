/** The types of events. */
export const eventTypes = [
  'BroadcastAdded',
  'BroadcastChanged',
  'BroadcastsRead',
  'CaughtUp',
  'ConversationChanged',
  'ConversationLeft',
  'MessageAdded',
  'MessageChanged',
  'MessagesDelivered',
  'MessagesRead',
  'ResyncRequired',
  'RoomChanged',
  'UserChanged',
] as const

/** Those whose key is their node’s. */
export const edgeTypes = [
  'AuditEntryEdge',
  'BroadcastEdge',
  'ConversationEdge',
  'MessageEdge',
  'ReportEdge',
  'RoomEdge',
  'UserEdge',
] as const

/** Those without an id of their own, which are a part of what they are in. */
export const keylessTypes = [
  'AuditEntryConnection',
  'BroadcastConnection',
  'BroadcastPayload',
  'BroadcastStatistics',
  'BroadcastsReadPayload',
  'ConversationConnection',
  'ConversationPayload',
  'ImportPayload',
  'LeavePayload',
  'MessageConnection',
  'MessagePayload',
  'PageInfo',
  'Reaction',
  'ReportConnection',
  'ReportPayload',
  'RoomConnection',
  'RoomPayload',
  'ServerStatistics',
  'Suspension',
  'TypingChanged',
  'TypingPayload',
  'UploadPayload',
  'UserConnection',
  'UserPayload',
  'UsersPayload',
] as const
