const message = 'id seq text version clientId sender { id name }'
const conversation = 'id title unreadCount lastActivityAt peer { id name }'

/** The cursor is read before the list: what comes after it is heard, and nothing falls between the two. */
export const load = `query Load {
  cursor
  viewer { id name }
  conversations(first: 50) { nodes { ${conversation} } }
}`

export const history = `query History($id: ID!, $before: String) {
  conversation(id: $id) {
    id
    messages(last: 30, before: $before) { nodes { ${message} } pageInfo { hasPreviousPage startCursor } }
  }
}`

export const hear = `subscription Hear($after: String) {
  events(after: $after) {
    __typename
    id
    cursor
    ... on MessageAdded { message { ${message} conversation { ${conversation} } } }
    ... on MessageChanged { message { ${message} conversation { ${conversation} } } }
    ... on MessagesRead { conversation { ${conversation} } }
    ... on ConversationChanged { conversation { ${conversation} } }
    ... on ConversationLeft { conversationId }
  }
}`

/** What either of them changes comes as an event, as on all other devices. */
export const send = `mutation Send($input: SendMessageInput!) { sendMessage(input: $input) { deduplicated } }`
export const markRead = `mutation MarkRead($id: ID!) { markConversationRead(conversationId: $id) { __typename } }`

// graphql-codegen writes such types from the documents and schema.graphql.
export interface Message {
  id: string
  seq: number
  /** null once it is deleted. */
  text: string | null
  version: number
  clientId: string
  sender: { id: string; name: string }
}

export interface Conversation {
  id: string
  title: string | null
  unreadCount: number
  lastActivityAt: string
  peer: { id: string; name: string } | null
}

export interface Loaded {
  cursor: string
  viewer: { id: string; name: string }
  conversations: { nodes: Conversation[] }
}

export interface History {
  conversation: { id: string; messages: MessagePage } | null
}

export interface MessagePage {
  nodes: Message[]
  pageInfo: { hasPreviousPage: boolean; startCursor: string | null }
}

export interface Heard {
  events:
    | { __typename: 'MessageAdded' | 'MessageChanged'; message: Message & { conversation: Conversation } }
    | { __typename: 'MessagesRead' | 'ConversationChanged'; conversation: Conversation }
    | { __typename: 'ConversationLeft'; conversationId: string }
    | { __typename: 'CaughtUp' | 'ResyncRequired' }
}

export interface Send {
  input: { conversationId: string; clientId: string; text: string }
}
