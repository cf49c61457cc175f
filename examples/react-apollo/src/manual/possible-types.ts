/** The schema's interfaces with their types, as graphql-codegen's `fragment-matcher` writes them. */
export const possibleTypes = {
  Event: [
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
  ],
}
