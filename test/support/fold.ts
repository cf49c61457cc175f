import type { Person } from './person.ts'

/** What a client keeps: conversations with their messages, by id. */
export interface Folded {
  unreadCount: number
  conversations: FoldedConversation[]
}

interface FoldedMessage {
  id: string
  seq: number
  text: string | null
  version: number
  senderId: string
  replyToId: string | null
  reactions: string[]
  isDeleted: boolean
}

interface FoldedConversation {
  id: string
  title: string | null
  isMuted: boolean
  isArchived: boolean
  lastSeq: number
  lastActivityAt: string
  unreadCount: number
  readSeqs: Record<string, number>
  names: Record<string, string>
  roles: Record<string, string>
  messages: FoldedMessage[]
}

const messageParts = `id seq text version createdAt deletedAt sender { id } replyTo { id }
  reactions { emoji users { id } }`
const conversationParts = `id title isMuted isArchived lastSeq lastActivityAt unreadCount
  members { role readSeq user { id name } }`
const wholeConversation = `${conversationParts} messages(last: 100) { nodes { ${messageParts} } }`

export const snapshotQuery = `{ cursor unreadCount
  conversations(first: 100) { nodes { ${wholeConversation} } }
  archived: conversations(first: 100, archived: true) { nodes { ${wholeConversation} } } }`

export const foldedEvents = `subscription ($after: String) { events(after: $after) { __typename id cursor
  ... on MessageAdded { message { ${messageParts} conversation { ${conversationParts} } } }
  ... on MessageChanged { message { ${messageParts} conversation { id } } }
  ... on MessagesRead { upToSeq user { id } conversation { id } }
  ... on ConversationChanged { conversation { ${wholeConversation} } }
  ... on ConversationLeft { conversationId }
  ... on UserChanged { user { id name } }
  ... on CaughtUp { missed } } }`

/* oxlint-disable typescript/no-explicit-any -- what it reads is what the two documents above select */

const message = ({ id, seq, text, version, sender, replyTo, reactions, deletedAt }: any): FoldedMessage => ({
  id,
  seq,
  text,
  version,
  senderId: sender.id,
  replyToId: replyTo?.id ?? null,
  reactions: reactions.flatMap(({ emoji, users }: any) => users.map((user: any) => `${emoji} ${user.id}`)),
  isDeleted: deletedAt !== null,
})

const conversation = (row: any, messages: FoldedMessage[]): FoldedConversation => ({
  id: row.id,
  title: row.title,
  isMuted: row.isMuted,
  isArchived: row.isArchived,
  lastSeq: row.lastSeq,
  lastActivityAt: row.lastActivityAt,
  unreadCount: row.unreadCount,
  readSeqs: Object.fromEntries(row.members.map((member: any) => [member.user.id, member.readSeq])),
  names: Object.fromEntries(row.members.map((member: any) => [member.user.id, member.user.name])),
  roles: Object.fromEntries(row.members.map((member: any) => [member.user.id, member.role])),
  messages,
})

export const readSnapshot = async (person: Person): Promise<Folded & { cursor: string }> => {
  const { cursor, unreadCount, conversations, archived } = (await person.does(snapshotQuery)) as any
  return {
    cursor,
    unreadCount,
    conversations: [...conversations.nodes, ...archived.nodes].map(whole).sort(newestFirst),
  }
}

/** The rules of a client, in one place: events over a snapshot give a fresh snapshot. */
export const fold = (before: Folded, events: any[], viewerId: string): Folded => {
  const all = new Map(before.conversations.map((each) => [each.id, structuredClone(each)]))
  const of = (row: any): FoldedConversation => {
    if (!all.has(row.id)) all.set(row.id, { ...conversation(row, []), lastSeq: 0, readSeqs: zeros(row) })
    return all.get(row.id)!
  }
  for (const event of events) {
    switch (event.__typename) {
      case 'MessageAdded': {
        const into = of(event.message.conversation)
        put(into, message(event.message))
        into.lastSeq = Math.max(into.lastSeq, event.message.seq)
        if (event.message.createdAt > into.lastActivityAt) into.lastActivityAt = event.message.createdAt
        into.isArchived = false
        // Sending is reading.
        readUpTo(into, event.message.sender.id, event.message.seq)
        break
      }
      case 'MessageChanged':
        put(all.get(event.message.conversation.id)!, message(event.message))
        break
      case 'MessagesRead':
        readUpTo(all.get(event.conversation.id)!, event.user.id, event.upToSeq)
        break
      case 'ConversationChanged':
        change(all, whole(event.conversation))
        break
      case 'ConversationLeft':
        all.delete(event.conversationId)
        break
      case 'UserChanged':
        for (const each of all.values()) if (event.user.id in each.names) each.names[event.user.id] = event.user.name
        break
    }
  }
  const conversations = [...all.values()].sort(newestFirst)
  for (const each of conversations) each.unreadCount = each.lastSeq - each.readSeqs[viewerId]!
  return {
    unreadCount: conversations.reduce((sum, each) => sum + (each.isMuted ? 0 : each.unreadCount), 0),
    conversations,
  }
}

const whole = (row: any): FoldedConversation => conversation(row, row.messages.nodes.map(message))

const newestFirst = (a: FoldedConversation, b: FoldedConversation): number =>
  b.lastActivityAt.localeCompare(a.lastActivityAt) || (a.id < b.id ? 1 : -1)

/** The conversation as it is now; of its messages each as new as one has it. */
const change = (all: Map<string, FoldedConversation>, changed: FoldedConversation): void => {
  const before = all.get(changed.id)
  all.set(changed.id, changed)
  for (const each of before?.messages ?? []) put(changed, each)
  changed.messages.sort((a, b) => a.seq - b.seq)
}

const zeros = (row: any) => Object.fromEntries(row.members.map(({ user }: any) => [user.id, 0]))

/** An older version than is there is to be ignored. */
const put = (into: FoldedConversation, changed: FoldedMessage): void => {
  const i = into.messages.findIndex(({ id }) => id === changed.id)
  if (i < 0) into.messages.push(changed)
  else if (into.messages[i]!.version < changed.version) into.messages[i] = changed
}

const readUpTo = (into: FoldedConversation, userId: string, seq: number): void => {
  const mark = into.readSeqs[userId]
  if (mark !== undefined) into.readSeqs[userId] = Math.max(mark, seq)
}
