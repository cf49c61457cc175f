import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import type { ChatEvent } from './events.ts'
import {
  BroadcastFieldsFragmentDoc,
  ConversationFieldsFragmentDoc,
  MemberFieldsFragmentDoc,
  MessageFieldsFragmentDoc,
  PinnedMessagesFragmentDoc,
  RoomFieldsFragmentDoc,
  UserFieldsFragmentDoc,
  UserWithBlockFragmentDoc,
  type ConversationFieldsFragment,
} from './generated/documents.ts'

/** A loaded part of a list. */
export interface CachedPage {
  readonly ids: readonly string[]
  /** Whether the list has more before and after it that isn't loaded. */
  readonly hasBefore: boolean
  readonly hasAfter: boolean
  /** `placed` is the one that came to where it is now. */
  set(ids: readonly string[], placed: string | null): void
}

/** A normalized cache, as far as events change it. */
export interface TrueCache {
  read<Data>(fragment: TypedDocumentNode<Data>, typename: string, id: string): Data | null
  write<Data extends { __typename: string; id: string }>(fragment: TypedDocumentNode<Data>, data: Data): void
  /** Pages of a conversation's messages, oldest first, without those around a message. */
  messagePages(conversationId: string): CachedPage[]
  /** Pages of the conversations that are put away, or of the others, newest activity first. */
  conversationPages(isArchived: boolean): CachedPage[]
  broadcastPages(): CachedPage[]
  setUnreadBroadcastCount(count: number): void
}

/** What an event says too little of, so that it is to be asked for. */
export interface Wanted {
  conversation(id: string): void
  /** `unreadCount` and `unreadBroadcastCount`. */
  counts(): void
  /** All that is shown: something of it is gone without an event of its own. */
  everything(): void
}

type Of<Typename extends ChatEvent['__typename']> = Extract<ChatEvent, { __typename: Typename }>

/** Changes a cache as an event says, so that it is as a fresh query would be. Doing it twice is doing it once. */
export const applyEvent = (cache: TrueCache, event: ChatEvent, viewerId: string, wanted: Wanted): void => {
  switch (event.__typename) {
    case 'MessageAdded':
      return messageAdded(cache, event, viewerId, wanted)
    case 'MessageChanged':
      return messageChanged(cache, event, wanted)
    case 'MessagesRead':
      return messagesRead(cache, event, viewerId, wanted)
    case 'MessagesDelivered':
      return moveMarks(cache, event.member.id, { deliveredSeq: event.member.deliveredSeq })
    case 'ConversationChanged':
      cache.write(ConversationFieldsFragmentDoc, event.conversation)
      placeConversation(cache, event.conversation)
      return wanted.counts()
    case 'ConversationLeft':
      for (const isArchived of [true, false]) takeOut(cache.conversationPages(isArchived), event.conversationId)
      return wanted.counts()
    case 'UserChanged':
      return userChanged(cache, event, wanted)
    case 'BroadcastAdded':
      cache.write(BroadcastFieldsFragmentDoc, event.broadcast)
      place(
        cache.broadcastPages(),
        event.broadcast.id,
        newestFirst(cache, BroadcastFieldsFragmentDoc, 'Broadcast', 'createdAt'),
      )
      return wanted.counts()
    case 'BroadcastChanged':
      return cache.write(BroadcastFieldsFragmentDoc, event.broadcast)
    case 'BroadcastsRead':
      cache.setUnreadBroadcastCount(event.unreadBroadcastCount)
      return wanted.counts()
    case 'RoomChanged':
      return cache.write(RoomFieldsFragmentDoc, event.room)
    default:
      // Of a newer server: there is nothing in the cache that it could change.
      return undefined
  }
}

const conversationOf = (cache: TrueCache, id: string) => cache.read(ConversationFieldsFragmentDoc, 'Conversation', id)

/** Writes a message, unless a newer version of it is there. */
const writeMessage = (
  cache: TrueCache,
  message: Of<'MessageAdded'>['message'] | Of<'MessageChanged'>['message'],
): boolean => {
  const known = cache.read(MessageFieldsFragmentDoc, 'Message', message.id)
  if (known && known.version > message.version) return false
  cache.write(MessageFieldsFragmentDoc, message)
  return true
}

const messageAdded = (cache: TrueCache, { message }: Of<'MessageAdded'>, viewerId: string, wanted: Wanted): void => {
  writeMessage(cache, message)
  wanted.counts()
  const { id } = message.conversation
  const known = conversationOf(cache, id)
  // Its first message, as far as this cache goes.
  if (!known) return wanted.conversation(id)
  const isNew = message.seq > known.lastSeq
  // seq is dense: what lies between was imported, which makes no events.
  if (message.seq > known.lastSeq + 1) wanted.everything()
  // Sending is reading.
  const members = known.members.map((member) =>
    member.user.id === message.sender.id ? marked(member, message.seq) : member,
  )
  const mentionsViewer = message.sender.id !== viewerId && message.mentions.some((user) => user.id === viewerId)
  const unread = unreadOf({ ...known, members, lastSeq: Math.max(known.lastSeq, message.seq) }, viewerId)
  const conversation: ConversationFieldsFragment = {
    ...known,
    members,
    lastSeq: Math.max(known.lastSeq, message.seq),
    lastActivityAt: message.createdAt > known.lastActivityAt ? message.createdAt : known.lastActivityAt,
    lastMessage: isNew ? message : known.lastMessage,
    unreadCount: unread,
    unreadMentionCount: unread === 0 ? 0 : known.unreadMentionCount + (isNew && mentionsViewer ? 1 : 0),
    isArchived: isNew ? false : known.isArchived,
  }
  cache.write(ConversationFieldsFragmentDoc, conversation)
  placeConversation(cache, conversation)
  place(cache.messagePages(id), message.id, (one, other) => seqOf(cache, one) - seqOf(cache, other))
}

const messageChanged = (cache: TrueCache, { message }: Of<'MessageChanged'>, wanted: Wanted): void => {
  if (!writeMessage(cache, message)) return
  const conversation = conversationOf(cache, message.conversation.id)
  if (!conversation) return
  cache.write(PinnedMessagesFragmentDoc, message.conversation)
  // A mention may have gone with it.
  if (message.deletedAt && conversation.unreadMentionCount > 0) wanted.conversation(conversation.id)
}

const messagesRead = (cache: TrueCache, event: Of<'MessagesRead'>, viewerId: string, wanted: Wanted): void => {
  const { member, user } = event
  moveMarks(cache, member.id, { readSeq: member.readSeq })
  if (user.id !== viewerId) return
  wanted.counts()
  const known = conversationOf(cache, event.conversation.id)
  if (!known) return
  const unreadCount = unreadOf(known, viewerId)
  cache.write(ConversationFieldsFragmentDoc, {
    ...known,
    unreadCount,
    unreadMentionCount: unreadCount === 0 ? 0 : known.unreadMentionCount,
  })
  if (unreadCount > 0 && known.unreadMentionCount > 0) wanted.conversation(known.id)
}

const userChanged = (cache: TrueCache, { user }: Of<'UserChanged'>, wanted: Wanted): void => {
  const known = cache.read(UserFieldsFragmentDoc, 'User', user.id)
  // What they wrote was emptied with them.
  if (user.isErased && known && !known.isErased) wanted.everything()
  cache.write(UserWithBlockFragmentDoc, user)
}

type CachedMember = ConversationFieldsFragment['members'][number]

const marked = <Member extends CachedMember>(member: Member, readSeq: number, deliveredSeq = 0): Member => {
  const read = Math.max(member.readSeq, readSeq)
  return { ...member, readSeq: read, deliveredSeq: Math.max(member.deliveredSeq, deliveredSeq, read) }
}

/** Marks never go back. */
const moveMarks = (cache: TrueCache, id: string, { readSeq = 0, deliveredSeq = 0 }): void => {
  const known = cache.read(MemberFieldsFragmentDoc, 'Member', id)
  if (known) cache.write(MemberFieldsFragmentDoc, marked(known, readSeq, deliveredSeq))
}

const unreadOf = ({ members, lastSeq }: ConversationFieldsFragment, viewerId: string): number =>
  lastSeq - (members.find(({ user }) => user.id === viewerId)?.readSeq ?? lastSeq)

const seqOf = (cache: TrueCache, id: string): number => cache.read(MessageFieldsFragmentDoc, 'Message', id)?.seq ?? 0

const newestFirst =
  <Field extends string>(
    cache: TrueCache,
    fragment: TypedDocumentNode<{ [name in Field]: string }>,
    typename: string,
    field: Field,
  ) =>
  (one: string, other: string): number => {
    const [a, b] = [one, other].map((id) => cache.read(fragment, typename, id)?.[field] ?? '')
    return b!.localeCompare(a!) || (one < other ? 1 : -1)
  }

/** Into the list that it belongs to, where it belongs; out of the other. */
export const placeConversation = (cache: TrueCache, { id, isArchived }: { id: string; isArchived: boolean }): void => {
  takeOut(cache.conversationPages(!isArchived), id)
  place(
    cache.conversationPages(isArchived),
    id,
    newestFirst(cache, ConversationFieldsFragmentDoc, 'Conversation', 'lastActivityAt'),
  )
}

const takeOut = (pages: CachedPage[], id: string): void => {
  for (const page of pages)
    if (page.ids.includes(id))
      page.set(
        page.ids.filter((other) => other !== id),
        null,
      )
}

/** Puts it where it belongs among what is loaded; nowhere, where that lies in what isn't. */
const place = (pages: CachedPage[], id: string, compare: (one: string, other: string) => number): void => {
  const first = pages[0]
  const last = pages.at(-1)
  if (!first || !last) return
  const all = pages.flatMap(({ ids }) => ids).filter((other) => other !== id)
  const index = all.findIndex((other) => compare(id, other) < 0)
  const at = index < 0 ? all.length : index
  const isOutside = (at === 0 && first.hasBefore) || (at === all.length && last.hasAfter)
  let from = 0
  for (const page of pages) {
    const ids = page.ids.filter((other) => other !== id)
    const to = from + ids.length
    const isHere = !isOutside && at >= from && (at < to || (at === to && page === last))
    const placed = isHere ? [...ids.slice(0, at - from), id, ...ids.slice(at - from)] : ids
    if (placed.join('\n') !== page.ids.join('\n')) page.set(placed, isHere ? id : null)
    from = to
  }
}
