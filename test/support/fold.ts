import type { Person } from './person.ts'

/** What a client keeps: conversations with their messages, broadcasts, and the rooms that one is in. */
export interface Folded {
  unreadCount: number
  unreadBroadcastCount: number
  conversations: FoldedConversation[]
  /** Newest first. */
  broadcasts: FoldedBroadcast[]
  rooms: FoldedRoom[]
}

interface FoldedBroadcast {
  id: string
  text: string | null
  roomId: string | null
  attachmentIds: string[]
  isDeleted: boolean
}

interface FoldedRoom {
  id: string
  name: string
  description: string | null
  isDeleted: boolean
}

interface FoldedMessage {
  id: string
  seq: number
  text: string | null
  version: number
  senderId: string
  replyToId: string | null
  reactions: string[]
  attachmentIds: string[]
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
  deliveredSeqs: Record<string, number>
  names: Record<string, string>
  roles: Record<string, string>
  pinnedIds: string[]
  messages: FoldedMessage[]
}

const messageParts = `id seq text version createdAt deletedAt sender { id } replyTo { id }
  reactions { emoji users { id } } attachments { id }`
const conversationParts = `id title isMuted isArchived lastSeq lastActivityAt unreadCount
  pinned { id } members { role readSeq deliveredSeq user { id name } }`
/** Messages of a conversation that a snapshot has, and that are compared: an operation's cost has a limit. */
const newestMessages = 30
const wholeConversation = `${conversationParts} messages(last: ${newestMessages}) { nodes { ${messageParts} } }`

const broadcastParts = 'id text isRead deletedAt room { id } attachments { id }'
const roomParts = 'id name description isDeleted isMember'

export const snapshotQuery = `{ cursor unreadCount unreadBroadcastCount
  broadcasts(first: 100) { nodes { ${broadcastParts} } }
  rooms(first: 100) { nodes { ${roomParts} } }
  conversations(first: 80) { nodes { ${wholeConversation} } }
  archived: conversations(first: 20, archived: true) { nodes { ${wholeConversation} } } }`

export const foldedEvents = `subscription ($after: String) { events(after: $after) { __typename id cursor
  ... on MessageAdded { message { ${messageParts} conversation { ${conversationParts} } } }
  ... on MessageChanged { message { ${messageParts} conversation { id pinned { id } } } }
  ... on MessagesRead { upToSeq user { id } member { id readSeq deliveredSeq role } conversation { id } }
  ... on MessagesDelivered { upToSeq user { id } member { id readSeq deliveredSeq role } conversation { id } }
  ... on ConversationChanged { conversation { ${wholeConversation} } }
  ... on ConversationLeft { conversationId }
  ... on UserChanged { user { id name } }
  ... on BroadcastAdded { broadcast { ${broadcastParts} } }
  ... on BroadcastChanged { broadcast { ${broadcastParts} } }
  ... on BroadcastsRead { unreadBroadcastCount }
  ... on RoomChanged { room { ${roomParts} } }
  ... on CaughtUp { missed } } }`

/* oxlint-disable typescript/no-explicit-any -- what it reads is what the two documents above select */

const message = ({
  id,
  seq,
  text,
  version,
  sender,
  replyTo,
  reactions,
  attachments,
  deletedAt,
}: any): FoldedMessage => ({
  id,
  seq,
  text,
  version,
  senderId: sender.id,
  replyToId: replyTo?.id ?? null,
  reactions: reactions.flatMap(({ emoji, users }: any) => users.map((user: any) => `${emoji} ${user.id}`)),
  attachmentIds: idsOf(attachments),
  isDeleted: deletedAt !== null,
})

const broadcast = ({ id, text, deletedAt, room, attachments }: any): FoldedBroadcast => ({
  id,
  text,
  roomId: room?.id ?? null,
  attachmentIds: idsOf(attachments),
  isDeleted: deletedAt !== null,
})

const room = ({ id, name, description, isDeleted }: any): FoldedRoom => ({ id, name, description, isDeleted })

const idsOf = (rows: any[]): string[] => rows.map(({ id }) => id)

const conversation = (row: any, messages: FoldedMessage[]): FoldedConversation => ({
  id: row.id,
  title: row.title,
  isMuted: row.isMuted,
  isArchived: row.isArchived,
  lastSeq: row.lastSeq,
  lastActivityAt: row.lastActivityAt,
  unreadCount: row.unreadCount,
  readSeqs: Object.fromEntries(row.members.map((member: any) => [member.user.id, member.readSeq])),
  deliveredSeqs: Object.fromEntries(row.members.map((member: any) => [member.user.id, member.deliveredSeq])),
  names: Object.fromEntries(row.members.map((member: any) => [member.user.id, member.user.name])),
  roles: Object.fromEntries(row.members.map((member: any) => [member.user.id, member.role])),
  pinnedIds: idsOf(row.pinned),
  messages,
})

export const readSnapshot = async (person: Person): Promise<Folded & { cursor: string }> => {
  const { cursor, unreadCount, unreadBroadcastCount, conversations, archived, broadcasts, rooms } = (await person.does(
    snapshotQuery,
  )) as any
  return {
    cursor,
    unreadCount,
    unreadBroadcastCount,
    conversations: [...conversations.nodes, ...archived.nodes].map(whole).sort(newestFirst),
    broadcasts: broadcasts.nodes.map(broadcast),
    rooms: rooms.nodes
      .filter(({ isMember }: any) => isMember)
      .map(room)
      .sort(byId),
  }
}

/** The rules of a client, in one place: events over a snapshot give a fresh snapshot. */
export const fold = (before: Folded, events: any[], viewerId: string): Folded => {
  const all = new Map(before.conversations.map((each) => [each.id, structuredClone(each)]))
  const broadcasts = new Map(before.broadcasts.map((each) => [each.id, each]))
  const rooms = new Map(before.rooms.map((each) => [each.id, each]))
  let { unreadBroadcastCount } = before
  const of = (row: any): FoldedConversation => {
    if (!all.has(row.id))
      all.set(row.id, { ...conversation(row, []), lastSeq: 0, readSeqs: zeros(row), deliveredSeqs: zeros(row) })
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
      case 'MessageChanged': {
        const into = all.get(event.message.conversation.id)!
        put(into, message(event.message))
        into.pinnedIds = idsOf(event.message.conversation.pinned)
        break
      }
      case 'MessagesRead':
        readUpTo(all.get(event.conversation.id)!, event.user.id, event.upToSeq)
        break
      case 'MessagesDelivered':
        deliveredUpTo(all.get(event.conversation.id)!, event.user.id, event.upToSeq)
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
      case 'BroadcastAdded':
        if (!broadcasts.has(event.broadcast.id) && !event.broadcast.isRead) unreadBroadcastCount++
        broadcasts.set(event.broadcast.id, broadcast(event.broadcast))
        break
      case 'BroadcastChanged':
        broadcasts.set(event.broadcast.id, broadcast(event.broadcast))
        break
      case 'BroadcastsRead':
        ;({ unreadBroadcastCount } = event)
        break
      case 'RoomChanged':
        if (event.room.isMember) rooms.set(event.room.id, room(event.room))
        else rooms.delete(event.room.id)
        break
    }
  }
  const conversations = [...all.values()].sort(newestFirst)
  for (const each of conversations) {
    each.unreadCount = each.lastSeq - each.readSeqs[viewerId]!
    each.messages = each.messages.slice(-newestMessages)
  }
  const unreadMessages = conversations.reduce((sum, each) => sum + (each.isMuted ? 0 : each.unreadCount), 0)
  // Broadcasts come in their own order; the snapshot has the newest first.
  const known = new Set(before.broadcasts.map(({ id }) => id))
  const added = [...broadcasts.values()].filter(({ id }) => !known.has(id))
  return {
    unreadCount: unreadMessages + unreadBroadcastCount,
    unreadBroadcastCount,
    conversations,
    broadcasts: [...added.toReversed(), ...before.broadcasts.map(({ id }) => broadcasts.get(id)!)],
    rooms: [...rooms.values()].sort(byId),
  }
}

const whole = (row: any): FoldedConversation => conversation(row, row.messages.nodes.map(message))

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

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

/** What was read was delivered too. */
const readUpTo = (into: FoldedConversation, userId: string, seq: number): void => {
  moveUp(into.readSeqs, userId, seq)
  deliveredUpTo(into, userId, seq)
}

const deliveredUpTo = (into: FoldedConversation, userId: string, seq: number): void =>
  moveUp(into.deliveredSeqs, userId, seq)

const moveUp = (marks: Record<string, number>, userId: string, seq: number): void => {
  const mark = marks[userId]
  if (mark !== undefined) marks[userId] = Math.max(mark, seq)
}
