// docs:start
export const list = `query List($first: Int, $after: String) {
  conversations(first: $first, after: $after) {
    edges { cursor node { id title } }
    pageInfo { endCursor hasNextPage }
  }
}`

/** Newest page first; older ones with \`before\`, the startCursor of what is there. */
export const history = `query History($id: ID!, $last: Int, $before: String) {
  conversation(id: $id) {
    id
    messages(last: $last, before: $before) {
      edges { cursor node { id seq text } }
      pageInfo { startCursor hasPreviousPage }
    }
  }
}`
// docs:end

export interface List {
  conversations: {
    edges: { node: { id: string; title: string } }[]
    pageInfo: { endCursor: string; hasNextPage: boolean }
  }
}

export interface History {
  conversation: {
    messages: {
      edges: { node: { seq: number } }[]
      pageInfo: { startCursor: string; hasPreviousPage: boolean }
    }
  }
}
