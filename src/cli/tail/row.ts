import type { ChatEvent } from '../../client/events.ts'

/** An event as cells of a line: when, what, where, who, text. */
export const rowOf = (event: ChatEvent): string[] => [event.at, event.__typename, ...restOf(event)]

const restOf = (event: ChatEvent): [where: string, who: string, text: string] => {
  switch (event.__typename) {
    case 'MessageAdded':
    case 'MessageChanged': {
      const { conversation, sender, text, kind, deletedAt } = event.message
      return [conversation.id, sender.name, deletedAt ? '(deleted)' : (text ?? `(${kind.toLowerCase()})`)]
    }
    case 'MessagesRead':
    case 'MessagesDelivered':
      return [event.conversation.id, event.user.id, `up to ${event.upToSeq}`]
    case 'ConversationChanged':
      return [event.conversation.id, '', event.conversation.title ?? event.conversation.peer?.name ?? '']
    case 'ConversationLeft':
      return [event.conversationId, '', '']
    case 'UserChanged':
      return ['', event.user.id, event.user.name]
    case 'BroadcastAdded':
    case 'BroadcastChanged': {
      const { room, sender, text, kind, deletedAt } = event.broadcast
      return [room?.name ?? 'everyone', sender.name, deletedAt ? '(deleted)' : (text ?? `(${kind.toLowerCase()})`)]
    }
    case 'BroadcastsRead':
      return ['', '', `${event.unreadBroadcastCount} unread`]
    case 'RoomChanged':
      return [event.room.name, '', event.room.isDeleted ? '(deleted)' : '']
    default:
      // A server that is newer than this program may know others.
      return ['', '', '']
  }
}
