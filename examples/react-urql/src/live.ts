import type { Conversation, Heard, Message, MessagePage } from './documents.ts'
import { mergeMessages } from './merge-messages.ts'

/** What events have brought since the page was loaded. It goes before what queries say, which may be older. */
export interface Live {
  /** null: one that the person is no longer in. */
  conversations: Record<string, Conversation | null>
  /** By conversation. */
  messages: Record<string, Message[]>
  /** Away for longer than the server keeps events: the page is to be loaded afresh. */
  isOutdated: boolean
}

export const nothingYet: Live = { conversations: {}, messages: {}, isOutdated: false }

export const take = (live: Live = nothingYet, { events: event }: Heard): Live => {
  const withConversation = (id: string, conversation: Conversation | null): Live => ({
    ...live,
    conversations: { ...live.conversations, [id]: conversation },
  })
  switch (event.__typename) {
    case 'MessageAdded':
    case 'MessageChanged': {
      const { conversation, ...message } = event.message
      const messages = mergeMessages(live.messages[conversation.id] ?? [], [message])
      return {
        ...withConversation(conversation.id, conversation),
        messages: { ...live.messages, [conversation.id]: messages },
      }
    }
    case 'MessagesRead':
    case 'ConversationChanged':
      return withConversation(event.conversation.id, event.conversation)
    case 'ConversationLeft':
      return withConversation(event.conversationId, null)
    case 'ResyncRequired':
      return { ...live, isOutdated: true }
    default:
      return live
  }
}

/** The list as it is now, newest activity first. */
export const listOf = (loaded: Conversation[], live: Live): Conversation[] =>
  Object.values({ ...Object.fromEntries(loaded.map((each) => [each.id, each])), ...live.conversations })
    .filter((each) => each !== null)
    .sort((one, other) => other.lastActivityAt.localeCompare(one.lastActivityAt))

/** A conversation's messages as they are now, from the first that is loaded on. */
export const messagesOf = (id: string, pages: MessagePage[], live: Live): Message[] => {
  const loaded = pages.reduce<Message[]>((all, { nodes }) => mergeMessages(all, nodes), [])
  const from = pages.length > 0 ? (loaded[0]?.seq ?? 1) : Infinity
  return mergeMessages(loaded, live.messages[id] ?? []).filter(({ seq }) => seq >= from)
}
