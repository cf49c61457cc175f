import { textDueAt } from '../load/mark.ts'

/** The part of Parley's schema that a page's subscription takes, for the peers that speak GraphQL. */
export const eventTypeDefs = `
  scalar DateTime
  interface Event { id: ID! cursor: String! at: DateTime! }
  type MessageAdded implements Event { id: ID! cursor: String! at: DateTime! message: Message! }
  type Message { id: ID! seq: Int! text: String sender: User! replyTo: Message reactions: [Reaction!]! }
  type User { id: ID! name: String! }
  type Reaction { emoji: String! count: Int! }
  type Query { viewer: ID! }
  type Subscription { events(after: String): Event! }
`

export interface MessageAdded {
  __typename: 'MessageAdded'
  id: string
  cursor: string
  message: {
    id: string
    seq: number
    text: string
    sender: { id: string; name: string }
    replyTo: null
    reactions: never[]
  }
}

let seq = 0

/** All there already, which flatters the peers: Parley commits its messages, and reads what it shows of them. */
export const createMessageAdded = (due: number): MessageAdded => {
  const id = (++seq).toString(16).padStart(24, '0')
  return {
    __typename: 'MessageAdded',
    id,
    // As long as Parley's.
    cursor: `1.${id}${id}`,
    message: {
      id,
      seq,
      text: textDueAt(due),
      sender: { id: 'person-1', name: 'Person 1' },
      replyTo: null,
      reactions: [],
    },
  }
}
