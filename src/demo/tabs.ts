import type { Tab } from '../server/http/graphiql.ts'
import type { DemoTokens } from './people.ts'

/** The explorer's first tabs, each signed in as a demo person. */
export const demoTabs = ({ ann, bob }: DemoTokens): Tab[] => [
  {
    headers: signedIn(ann),
    query: `# Ann writes to Bob. The same clientId
# is the same message: to send another
# one, change it.
mutation Send {
  sendMessage(
    input: {
      recipientId: "bob"
      clientId: "first-from-here"
      text: "Hello Bob!"
    }
  ) {
    deduplicated
    message { id seq text createdAt }
  }
}
`,
  },
  {
    headers: signedIn(bob),
    query: `# What Bob hears, from now on. Let it
# run, and send in another window.
subscription Hear {
  events {
    __typename
    cursor
    ... on MessageAdded {
      message {
        seq
        text
        sender { name }
      }
    }
    ... on MessagesRead { upToSeq }
    ... on CaughtUp { missed }
  }
}
`,
  },
  {
    headers: signedIn(bob),
    query: `# Bob's conversations, with the last
# messages of each.
query History {
  unreadCount
  conversations {
    nodes {
      id
      peer { name }
      unreadCount
      messages(last: 20) {
        nodes {
          seq
          text
          state
          sender { name }
        }
      }
    }
  }
}
`,
  },
]

const signedIn = (token: string): string => JSON.stringify({ Authorization: `Bearer ${token}` }, null, 2)
