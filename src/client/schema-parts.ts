/** The types of events, by their names in the schema. */
export const eventTypes = [
  'MessageAdded',
  'MessageChanged',
  'MessagesRead',
  'MessagesDelivered',
  'ConversationChanged',
  'ConversationLeft',
  'UserChanged',
  'BroadcastAdded',
  'BroadcastChanged',
  'BroadcastsRead',
  'RoomChanged',
  'CaughtUp',
  'ResyncRequired',
] as const
