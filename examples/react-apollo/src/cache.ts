import type { ApolloCache, Reference, TypedDocumentNode, TypePolicies } from '@apollo/client'
import { gql } from '@apollo/client'
import {
  history,
  load,
  type Conversation,
  type Heard,
  type History,
  type Loaded,
  type MessagePage,
} from './documents.ts'
import { mergeMessages } from './merge-messages.ts'

interface StoredPage extends Partial<MessagePage> {
  /** The seq of the first message that a query has brought; left out before it has. */
  from?: number
}

/** Queries and events both write into the cache, in whatever order they come. */
export const typePolicies: TypePolicies = {
  Query: {
    fields: {
      conversations: {
        keyArgs: false,
        merge: (known: { nodes: Reference[] } | undefined, incoming: { nodes: Reference[] }) => {
          const added = new Map([...(known?.nodes ?? []), ...incoming.nodes].map((each) => [each.__ref, each]))
          return { ...incoming, nodes: [...added.values()] }
        },
      },
    },
  },
  Conversation: {
    fields: {
      messages: {
        keyArgs: false,
        merge: (known: StoredPage | undefined, incoming: StoredPage): StoredPage => {
          const { nodes = [], pageInfo } = incoming
          const from = pageInfo ? Math.min(known?.from ?? Infinity, nodes[0]?.seq ?? 1) : known?.from
          return { ...known, ...incoming, nodes: mergeMessages(known?.nodes ?? [], nodes), ...(from && { from }) }
        },
        // Before a query has brought the newest page, what events have brought of it is not a page.
        read: (known?: StoredPage) =>
          known?.from && { ...known, nodes: known.nodes!.filter(({ seq }) => seq >= known.from!) },
      },
    },
  },
  // Within its conversation, where of two versions the newer one is kept.
  Message: { keyFields: false },
}

export const LOAD: TypedDocumentNode<Loaded> = gql(load)
export const HISTORY: TypedDocumentNode<History, { id: string; before?: string | null }> = gql(history)

const LIST = gql`
  query List {
    conversations {
      nodes {
        id
        title
        unreadCount
        lastActivityAt
        peer {
          id
          name
        }
      }
    }
  }
`
const MESSAGES = gql`
  fragment Messages on Conversation {
    messages {
      nodes {
        id
        seq
        text
        version
        clientId
        sender {
          id
          name
        }
      }
    }
  }
`

/** Writes what happened, so that every component shows it. */
export const take = (cache: ApolloCache, event: Heard['events']): void => {
  const keep = (conversation: Conversation) =>
    cache.writeQuery({
      query: LIST,
      data: { conversations: { __typename: 'ConversationConnection', nodes: [conversation] } },
    })

  switch (event.__typename) {
    case 'MessageAdded':
    case 'MessageChanged': {
      const { conversation, ...message } = event.message
      keep(conversation)
      const messages = { __typename: 'MessageConnection', nodes: [message] }
      cache.writeFragment({ id: `Conversation:${conversation.id}`, fragment: MESSAGES, data: { messages } })
      break
    }
    case 'MessagesRead':
    case 'ConversationChanged':
      keep(event.conversation)
      break
    case 'ConversationLeft':
      cache.evict({ id: `Conversation:${event.conversationId}` })
      break
    case 'ResyncRequired':
      // Away for longer than the server keeps events: everything is loaded afresh.
      location.reload()
  }
}
