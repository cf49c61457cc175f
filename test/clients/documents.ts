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
// docs:end

export interface Loaded {
  cursor: string
  conversations: { nodes: { messages: { nodes: { seq: number; text: string }[] } }[] }
}

export interface Heard {
  events: { __typename: string; cursor: string; message?: { seq: number; text: string } }
}

export interface Sent {
  sendMessage: { message: { id: string; seq: number } }
}
