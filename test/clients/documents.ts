// docs:start
export const load = `query Load {
  cursor
  conversations(first: 50) {
    nodes { id unreadCount peer { id name } messages(last: 50) { nodes { id seq text version sender { id } } } }
  }
}`

export const hear = `subscription Hear($after: String) {
  events(after: $after) {
    __typename
    id
    cursor
    ... on MessageAdded { message { id seq text version sender { id } conversation { id } } }
    ... on MessageChanged { message { id seq text version } }
    ... on MessagesRead { user { id } upToSeq conversation { id unreadCount } }
  }
}`

export const send = `mutation Send($input: SendMessageInput!) {
  sendMessage(input: $input) { message { id seq } }
}`

// What is used of it; graphql-codegen writes such types from the documents and schema.graphql.
export interface Message {
  id: string
  seq: number
  text: string | null
  version: number
  sender: { id: string }
}

export interface Loaded {
  cursor: string
  conversations: {
    nodes: {
      id: string
      unreadCount: number
      peer: { id: string; name: string } | null
      messages: { nodes: Message[] }
    }[]
  }
}

export interface Heard {
  events: { __typename: string; id: string; cursor: string; message?: Message }
}

export interface Sent {
  sendMessage: { message: { id: string; seq: number } }
}
// docs:end
