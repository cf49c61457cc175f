import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserRow, SuspensionRow, ConversationRow, Membership, MessageRow, ReactionRow, AttachmentRow, BroadcastRow, RoomRow } from '../store/rows.ts';
import type { ReportRow, AuditRow } from '../store/moderation-rows.ts';
import type { Status } from '../presence/status.ts';
import type { TypingEvent } from '../presence/typing.ts';
import type { StreamEvent } from '../realtime/event.ts';
import type { UserPage, ConversationPage, MessagePage, RoomPage, BroadcastPage, ReportPage, AuditPage } from '../store/pages.ts';
import type { Context } from '../realtime/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment, as RFC 3339 in UTC with milliseconds: `2026-11-22T20:41:38.000Z`. */
  DateTime: { input: Date; output: Date; }
};

/** A message from an admin, as an admin. */
export type AdminMessageInput = {
  /** As in `sendMessage`. */
  attachmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** As in `sendMessage`. */
  clientId: Scalars['ID']['input'];
  /** What it carries. */
  kind?: InputMaybe<MessageKind>;
  /** Whom to; the direct conversation with the person is started where there is none. */
  recipientId: Scalars['ID']['input'];
  /** As in `sendMessage`. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/**
 * A file. It is reserved with `createUpload`, its bytes are PUT to the address that this gives, and then its id is used once: in a
 * message, in a broadcast, or as a picture. What isn't used within a day is removed.
 */
export type Attachment = {
  __typename?: 'Attachment';
  /** The same, from top to bottom. */
  height?: Maybe<Scalars['Int']['output']>;
  /** Names the attachment for good. */
  id: Scalars['ID']['output'];
  /** As it was reserved, and found to be true of the bytes; `application/octet-stream` says nothing of them. */
  mimeType: Scalars['String']['output'];
  /** As it was reserved; 1 to 255 characters. */
  name: Scalars['String']['output'];
  /** Bytes. */
  size: Scalars['Int']['output'];
  /** Of such a picture: a WebP of at most 320 × 320 pixels, at an address like `url`. */
  thumbnailUrl?: Maybe<Scalars['String']['output']>;
  /**
   * Where its bytes are, by GET, with ranges: signed, so that who has it needs nothing else, and short-lived. 404 before they
   * were uploaded, and from the moment that the message or broadcast is deleted. Only PNG, JPEG, GIF, WebP and AVIF are shown by
   * browsers; the rest they save.
   */
  url: Scalars['String']['output'];
  /** When `url` and `thumbnailUrl` end, an hour from now at least; the attachment then has fresh ones. */
  urlExpiresAt: Scalars['DateTime']['output'];
  /** Of a PNG, JPEG, GIF, WebP or AVIF, once uploaded: pixels, as it is shown. */
  width?: Maybe<Scalars['Int']['output']>;
};

/**
 * What an admin did, written by the transaction that did it: what is here was done, and what was done is here. What was refused, changed
 * nothing, or repeated what a clientId had done before, isn't.
 */
export type AuditEntry = {
  __typename?: 'AuditEntry';
  /** The mutation's or the query's name, such as `suspendUser`. */
  action: Scalars['String']['output'];
  /** The admin. */
  actor: User;
  /** When. */
  at: Scalars['DateTime']['output'];
  /** What was done, in short, such as until when and why somebody was suspended; never what a message says. */
  detail?: Maybe<Scalars['String']['output']>;
  /** Names the entry for good. */
  id: Scalars['ID']['output'];
  /**
   * The id of what it was done to: a person, a message, a conversation, a broadcast, a room or a report; of `sendAdminMessage`, the
   * recipient. null where it was done to nothing that has one.
   */
  target?: Maybe<Scalars['String']['output']>;
};

/** A page of the audit log. */
export type AuditEntryConnection = {
  __typename?: 'AuditEntryConnection';
  /** The page's entries, each with the cursor to go on from. */
  edges: Array<AuditEntryEdge>;
  /** The page's entries. */
  nodes: Array<AuditEntry>;
  /** Where the page lies in the list. */
  pageInfo: PageInfo;
  /** How many there are in all, counted up to 1,000, which then means “1,000 or more”. */
  totalCount: Scalars['Int']['output'];
};

/** An entry in a page. */
export type AuditEntryEdge = {
  __typename?: 'AuditEntryEdge';
  /** To give as `after`. */
  cursor: Scalars['String']['output'];
  /** The entry. */
  node: AuditEntry;
};

/** What people choose to be seen as while they are connected. */
export type Availability =
  /** Connected, and somewhere else. */
  | 'AWAY'
  /** There, and not to be disturbed. */
  | 'DO_NOT_DISTURB'
  /** Connected, and offline to everybody else: no status, no typing, no place among those who are online. */
  | 'INVISIBLE'
  /** There. What everybody is who chose nothing. */
  | 'ONLINE';

/**
 * What an admin says to everyone, or to the people in a room. It is for who is known, or in the room, as of its commit. It is never
 * removed: a deleted one stays as a tombstone.
 */
export type Broadcast = {
  __typename?: 'Broadcast';
  /** Its files, in the order in which they were given; none once deleted. */
  attachments: Array<Attachment>;
  /** When it was sent, by the server's clock. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was deleted; null while it isn't. */
  deletedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Names the broadcast for good. */
  id: Scalars['ID']['output'];
  /** Whether the viewer's mark has reached it. */
  isRead: Scalars['Boolean']['output'];
  /** What it carries. */
  kind: MessageKind;
  /** Whom it is for; null: everyone, and nothing else. */
  room?: Maybe<Room>;
  /** The admin who sent it. */
  sender: User;
  /** How far it has come. For admins; counted when it is asked for. */
  statistics?: Maybe<BroadcastStatistics>;
  /** 1 to 10,000 characters; null once deleted, and where an IMAGE or FILE has none. */
  text?: Maybe<Scalars['String']['output']>;
};

/** Something was broadcast to everyone, or to a room that the viewer is in. */
export type BroadcastAdded = Event & {
  __typename?: 'BroadcastAdded';
  /** When it was sent. */
  at: Scalars['DateTime']['output'];
  /** The broadcast as it is now. */
  broadcast: Broadcast;
  /** Give the last one to `events(after:)` to go on from there. */
  cursor: Scalars['String']['output'];
  /** Names the event for good. */
  id: Scalars['ID']['output'];
};

/** One of the viewer's broadcasts was deleted: the broadcast as it is now. */
export type BroadcastChanged = Event & {
  __typename?: 'BroadcastChanged';
  /** When it was changed. */
  at: Scalars['DateTime']['output'];
  /** The broadcast as it is now. */
  broadcast: Broadcast;
  /** Give the last one to `events(after:)` to go on from there. */
  cursor: Scalars['String']['output'];
  /** Names the event for good. */
  id: Scalars['ID']['output'];
};

/** A page of broadcasts. */
export type BroadcastConnection = {
  __typename?: 'BroadcastConnection';
  /** The page's broadcasts, each with the cursor to go on from. */
  edges: Array<BroadcastEdge>;
  /** The page's broadcasts. */
  nodes: Array<Broadcast>;
  /** Where the page lies in the list. */
  pageInfo: PageInfo;
  /** How many there are in all, tombstones among them, counted up to 1,000, which then means “1,000 or more”. */
  totalCount: Scalars['Int']['output'];
};

/** A broadcast in a page. */
export type BroadcastEdge = {
  __typename?: 'BroadcastEdge';
  /** To give as `after`. */
  cursor: Scalars['String']['output'];
  /** The broadcast. */
  node: Broadcast;
};

/** A broadcast to send. */
export type BroadcastInput = {
  /**
   * 1 to 10 for an IMAGE or FILE, none for a TEXT. Uploaded, one's own, and used nowhere yet: else NOT_FOUND. From the commit on they
   * are this broadcast's for good.
   */
  attachmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /**
   * Named by the client (a UUID; 1 to 64 characters), unique for its sender: a retry with the same one never makes a second
   * broadcast. With another content it is IDEMPOTENCY_CONFLICT.
   */
  clientId: Scalars['ID']['input'];
  /** What it carries. */
  kind?: InputMaybe<MessageKind>;
  /** The room that it is for: NOT_FOUND where it isn't there, CONFLICT where it was deleted. Left out or null: everyone. */
  roomId?: InputMaybe<Scalars['ID']['input']>;
  /**
   * 1 to 10,000 characters and at most 40,000 bytes, after white space at both ends was removed; no control characters but line
   * feed and tab. Kept in Unicode's normal form NFC.
   */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** What a mutation of a broadcast answers. */
export type BroadcastPayload = {
  __typename?: 'BroadcastPayload';
  /** The broadcast as it is now. */
  broadcast: Broadcast;
  /** The clientId had been sent before: this is the broadcast it made then, and nothing new was sent. */
  deduplicated: Scalars['Boolean']['output'];
};

/** How many it was for, whose devices it was given to, who marked it read. */
export type BroadcastStatistics = {
  __typename?: 'BroadcastStatistics';
  /** People who were known, or in the room, when it was sent. */
  audience: Scalars['Int']['output'];
  /** Those of them whose `events` were given it, or a later one; a second or so behind. */
  delivered: Scalars['Int']['output'];
  /** Those of them whose mark has reached it. */
  read: Scalars['Int']['output'];
};

/** The viewer's mark was moved by one of the viewer's devices. */
export type BroadcastsRead = Event & {
  __typename?: 'BroadcastsRead';
  /** When it was moved. */
  at: Scalars['DateTime']['output'];
  /** Give the last one to `events(after:)` to go on from there. */
  cursor: Scalars['String']['output'];
  /** Names the event for good. */
  id: Scalars['ID']['output'];
  /** How many of the viewer's broadcasts it left unread; each that is sent later has its own BroadcastAdded, which tells `isRead`. */
  unreadBroadcastCount: Scalars['Int']['output'];
};

/** What `markBroadcastsRead` answers. */
export type BroadcastsReadPayload = {
  __typename?: 'BroadcastsReadPayload';
  /** How many of the viewer's broadcasts are unread now. */
  unreadBroadcastCount: Scalars['Int']['output'];
  /** `Query.unreadCount` as it is now. */
  unreadCount: Scalars['Int']['output'];
};

/** The end of what was missed; from here on events are live. */
export type CaughtUp = Event & {
  __typename?: 'CaughtUp';
  /** When it was reached. */
  at: Scalars['DateTime']['output'];
  /** Give the last one to `events(after:)` to go on from there. */
  cursor: Scalars['String']['output'];
  /** Names the event for good. */
  id: Scalars['ID']['output'];
  /** How many events this subscription was given before this one. */
  missed: Scalars['Int']['output'];
};

/** What people write to each other, in one order. Members see the whole of it; nobody else learns that it exists. */
export type Conversation = {
  __typename?: 'Conversation';
  /** A group's picture; null where it has none. */
  avatar?: Maybe<Attachment>;
  /** When it was started. */
  createdAt: Scalars['DateTime']['output'];
  /** The oldest message that the viewer hasn't read; null when all is read. */
  firstUnread?: Maybe<Message>;
  /** Names the conversation for good. */
  id: Scalars['ID']['output'];
  /** Whether the viewer has put it away; it comes back with the next message. */
  isArchived: Scalars['Boolean']['output'];
  /** Whether the viewer has muted it: it then doesn't count in `Query.unreadCount`. */
  isMuted: Scalars['Boolean']['output'];
  /** Between two people, or among several. */
  kind: ConversationKind;
  /** When the newest message was sent; before the first one, when the conversation was started. */
  lastActivityAt: Scalars['DateTime']['output'];
  /** The newest message, deleted or not; null while there is none. */
  lastMessage?: Maybe<Message>;
  /** The `seq` of the newest message; 0 while there is none. */
  lastSeq: Scalars['Int']['output'];
  /** Its people, longest first. */
  members: Array<Member>;
  /**
   * Oldest to newest. Give first/after or last/before, as Relay's connections have it; the default is the last 50. With `around`,
   * a message's id, `first` (50) messages with that one in their middle. Pages stay the same while new messages arrive.
   */
  messages: MessageConnection;
  /** The other person of a direct conversation. */
  peer?: Maybe<User>;
  /** The messages that are pinned, in the order of pinning; at most 50. */
  pinned: Array<Message>;
  /** A group's name, 1 to 100 characters; null for a direct conversation. */
  title?: Maybe<Scalars['String']['output']>;
  /** The others who are writing something now, but for those who are INVISIBLE, and across blocks. */
  typing: Array<User>;
  /** How many messages come after the one that the viewer has read up to; deleted ones count, own ones are read by sending. */
  unreadCount: Scalars['Int']['output'];
  /** How many messages that the viewer hasn't read mention the viewer. */
  unreadMentionCount: Scalars['Int']['output'];
  /** The viewer's own membership. */
  viewerMember?: Maybe<Member>;
};


/** What people write to each other, in one order. Members see the whole of it; nobody else learns that it exists. */
export type ConversationMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  around?: InputMaybe<Scalars['ID']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A conversation was started, or changed in another way: the conversation as it is now. */
export type ConversationChanged = Event & {
  __typename?: 'ConversationChanged';
  /** When it changed. */
  at: Scalars['DateTime']['output'];
  /** The conversation as it is now. */
  conversation: Conversation;
  /** Give the last one to `events(after:)` to go on from there. */
  cursor: Scalars['String']['output'];
  /** Names the event for good. */
  id: Scalars['ID']['output'];
};

/** A page of conversations. */
export type ConversationConnection = {
  __typename?: 'ConversationConnection';
  /** The page's conversations, each with the cursor to go on from. */
  edges: Array<ConversationEdge>;
  /** The page's conversations. */
  nodes: Array<Conversation>;
  /** Where the page lies in the list. */
  pageInfo: PageInfo;
  /** How many there are in all, counted up to 1,000, which then means “1,000 or more”. */
  totalCount: Scalars['Int']['output'];
};

/** A conversation in a page. */
export type ConversationEdge = {
  __typename?: 'ConversationEdge';
  /** To give as `after`. */
  cursor: Scalars['String']['output'];
  /** The conversation. */
  node: Conversation;
};

/** What a conversation is between. */
export type ConversationKind =
  /** Two people; there is one for each pair, and it can't be left. */
  | 'DIRECT'
  /** 1 to 256 people, who come and go. */
  | 'GROUP';

/** To who left or was removed: nothing of the conversation is there any more. */
export type ConversationLeft = Event & {
  __typename?: 'ConversationLeft';
  /** When it happened. */
  at: Scalars['DateTime']['output'];
  /** The conversation that one is no longer in. */
  conversationId: Scalars['ID']['output'];
  /** Give the last one to `events(after:)` to go on from there. */
  cursor: Scalars['String']['output'];
  /** Names the event for good. */
  id: Scalars['ID']['output'];
};

/** What a mutation of a conversation answers. */
export type ConversationPayload = {
  __typename?: 'ConversationPayload';
  /** The conversation as it is now. */
  conversation: Conversation;
};

/** A group to start. */
export type CreateGroupInput = {
  /**
   * Named by the client (a UUID; 1 to 64 characters): a retry gets the group that it made the first time. With another content
   * it is IDEMPOTENCY_CONFLICT.
   */
  clientId?: InputMaybe<Scalars['ID']['input']>;
  /** The other members' ids, at most 255; oneself is a member anyway. */
  memberIds: Array<Scalars['ID']['input']>;
  /** 1 to 100 characters, on one line. */
  title: Scalars['String']['input'];
};

/** A room to make. */
export type CreateRoomInput = {
  /** 1 to 1,000 characters; leaving it out, null or an empty one: none. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 100 characters, on one line. */
  name: Scalars['String']['input'];
};

/** A file to upload. */
export type CreateUploadInput = {
  /** Its media type, e.g. image/png. The bytes have to be that; `application/octet-stream` is true of all. */
  mimeType: Scalars['String']['input'];
  /** The file's name, with neither folders nor control characters; 1 to 255 characters. */
  name: Scalars['String']['input'];
  /** Its bytes, exactly; from 1 to the server's limit (25 MB where nothing else is set). */
  size: Scalars['Int']['input'];
};

/** What the other members' receipts add up to. */
export type DeliveryState =
  /** A device of each of the other members was given it. */
  | 'DELIVERED'
  /** All other members have read it. */
  | 'READ'
  /** It is durable on the server. */
  | 'SENT';

/**
 * What an error's `extensions.code` is, over HTTP, WebSocket and SSE alike, beside GraphQL's own
 * `GRAPHQL_PARSE_FAILED` and `GRAPHQL_VALIDATION_FAILED`.
 */
export type ErrorCode =
  /** With `extensions.argument` naming what was wrong. */
  | 'BAD_USER_INPUT'
  /** One of the two has blocked the other. */
  | 'BLOCKED'
  /** What is there doesn't allow it, e.g. a reply to a deleted message. */
  | 'CONFLICT'
  /** Signed in, but the role doesn't allow it. */
  | 'FORBIDDEN'
  /** The clientId was used before, with another content. */
  | 'IDEMPOTENCY_CONFLICT'
  /** With `extensions.requestId`; all else stays in the log. */
  | 'INTERNAL_SERVER_ERROR'
  /** Not there. Also what is somebody else's: nobody learns that it exists. */
  | 'NOT_FOUND'
  /** The operation costs more than one may; select less, or in pages. */
  | 'OPERATION_TOO_COMPLEX'
  /** Nothing was done; try again. */
  | 'OVERLOADED'
  /** The message or the body is larger than what is taken. */
  | 'PAYLOAD_TOO_LARGE'
  /** With `extensions.retryAfter`, in milliseconds. */
  | 'RATE_LIMITED'
  /** An admin has suspended the person; `extensions.until` and `extensions.reason` say for how long and why. */
  | 'SUSPENDED'
  /** No token, or one that isn't valid (any more): sign in again. */
  | 'UNAUTHENTICATED'
  /** It isn't known whether it was done: send it again, with the same clientId. */
  | 'UNAVAILABLE';

/** Something that happened and is kept. What it shows is as it is now, not as it was. */
export type Event = {
  /** When it happened, by the server's clock; the order is the stream's. */
  at: Scalars['DateTime']['output'];
  /** Give the last one to `events(after:)` to go on from there. */
  cursor: Scalars['String']['output'];
  /** Names the event for good. */
  id: Scalars['ID']['output'];
};

/** A message of another system. */
export type ImportMessageInput = {
  /** When it was sent, from 1970 on, and not in the future. */
  createdAt: Scalars['DateTime']['input'];
  /** What it was. Files aren't taken over: also an IMAGE or a FILE has a text, and no attachments. */
  kind?: InputMaybe<MessageKind>;
  /** The ids of everybody in its conversation, 2 to 256 different people who are known; NOT_FOUND otherwise. */
  memberIds: Array<Scalars['ID']['input']>;
  /** Who has read it, and all before it, of `memberIds`; for everybody else it is unread. */
  readByIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Who sent it, one of `memberIds`. They have read it, and all before it. */
  senderId: Scalars['ID']['input'];
  /** The other system's name for it, 1 to 128 characters; unique for good. */
  sourceId: Scalars['ID']['input'];
  /** As that of a message which is sent: 1 to 10,000 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** What `importMessages` answers. */
export type ImportPayload = {
  __typename?: 'ImportPayload';
  /** Messages that are new. */
  imported: Scalars['Int']['output'];
  /** Messages that were imported before, or are in the list twice. */
  skipped: Scalars['Int']['output'];
};

/** What leaving answers: a former member has no conversation to select from any more. */
export type LeavePayload = {
  __typename?: 'LeavePayload';
  /** The group that was left. */
  conversationId: Scalars['ID']['output'];
};

/** A person in a conversation, with what the person has, and has read, of it. */
export type Member = {
  __typename?: 'Member';
  /**
   * The `seq` of the newest message that one of the person's devices was given as an event, a second or so ago; never below
   * `readSeq`, and never goes back. It stays where it is while the person is invisible, between people who have blocked each other,
   * and in groups of more than 32 members.
   */
  deliveredSeq: Scalars['Int']['output'];
  /** Names the membership: one a conversation and person. */
  id: Scalars['ID']['output'];
  /** When the person came in. */
  joinedAt: Scalars['DateTime']['output'];
  /** When the person last read on; null before the first time. */
  readAt?: Maybe<Scalars['DateTime']['output']>;
  /** The `seq` of the newest message that the person has read; 0 for none. Never goes back. */
  readSeq: Scalars['Int']['output'];
  /** What the person may do in it; in a direct conversation both are MEMBER. */
  role: MemberRole;
  /** The person. */
  user: User;
};

/** What a member may do in a group. */
export type MemberRole =
  /** May send, add people and rename. */
  | 'MEMBER'
  /** May remove people, set roles, and delete others' messages. */
  | 'OWNER';

/** One message of a conversation. It is never removed: a deleted one keeps its place as a tombstone. */
export type Message = {
  __typename?: 'Message';
  /** Its files, in the order in which they were given; none once deleted. */
  attachments: Array<Attachment>;
  /** What the sender named it; sending the same one again is the same message. */
  clientId: Scalars['ID']['output'];
  /** Where it was written. */
  conversation: Conversation;
  /** When it was sent, by the server's clock; the order is `seq`'s. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was deleted; null while it isn't. */
  deletedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When its text was last changed; null while it wasn't. */
  editedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Names the message for good. */
  id: Scalars['ID']['output'];
  /** Sent by an admin as an admin. */
  isFromAdmin: Scalars['Boolean']['output'];
  /** Whether the viewer has read it; one's own messages are. */
  isRead: Scalars['Boolean']['output'];
  /** What it carries. */
  kind: MessageKind;
  /** Members who are named in it; empty once deleted. */
  mentions: Array<User>;
  /** What members think of it, oldest kind first; empty once deleted. */
  reactions: Array<Reaction>;
  /** The other members who have read it. */
  readBy: Array<User>;
  /** The message that it answers, as that one is now; null once deleted. */
  replyTo?: Maybe<Message>;
  /** Who wrote it. */
  sender: User;
  /** 1, 2, 3 … in its conversation, without a gap, in the order in which messages became durable. */
  seq: Scalars['Int']['output'];
  /**
   * What the other members' receipts add up to: READ once all have read it, DELIVERED once all have it, else SENT; SENT too where
   * there are no others. Of the members as they are now.
   */
  state: DeliveryState;
  /** 1 to 10,000 characters; null once deleted, and where an IMAGE or FILE has none. */
  text?: Maybe<Scalars['String']['output']>;
  /** 1 at first, counts up with every change; an older one than one has is to be ignored. */
  version: Scalars['Int']['output'];
};

/** A message was sent. By that its sender has read up to it, and whoever had put the conversation away has it back. */
export type MessageAdded = Event & {
  __typename?: 'MessageAdded';
  /** When it was sent. */
  at: Scalars['DateTime']['output'];
  /** Give the last one to `events(after:)` to go on from there. */
  cursor: Scalars['String']['output'];
  /** Names the event for good. */
  id: Scalars['ID']['output'];
  /** The message as it is now. */
  message: Message;
};

/** A message was deleted, or changed in another way: the message as it is now. */
export type MessageChanged = Event & {
  __typename?: 'MessageChanged';
  /** When it was changed. */
  at: Scalars['DateTime']['output'];
  /** Give the last one to `events(after:)` to go on from there. */
  cursor: Scalars['String']['output'];
  /** Names the event for good. */
  id: Scalars['ID']['output'];
  /** The message as it is now. */
  message: Message;
};

/** A page of messages. */
export type MessageConnection = {
  __typename?: 'MessageConnection';
  /** The page's messages, each with the cursor to go on from. */
  edges: Array<MessageEdge>;
  /** The page's messages. */
  nodes: Array<Message>;
  /** Where the page lies in the list. */
  pageInfo: PageInfo;
  /** How many there are in all, tombstones among them, counted up to 1,000, which then means “1,000 or more”. */
  totalCount: Scalars['Int']['output'];
};

/** A message in a page. */
export type MessageEdge = {
  __typename?: 'MessageEdge';
  /** To give as `after` or `before`. */
  cursor: Scalars['String']['output'];
  /** The message. */
  node: Message;
};

/** What a message carries. */
export type MessageKind =
  /** 1 to 10 files of any kind, with or without a text. */
  | 'FILE'
  /** 1 to 10 pictures (PNG, JPEG, GIF, WebP or AVIF), with or without a text. */
  | 'IMAGE'
  /** Text alone. */
  | 'TEXT';

/** What a mutation of a message answers. */
export type MessagePayload = {
  __typename?: 'MessagePayload';
  /** The clientId had been sent before: this is the message it made then, and nothing new was sent. */
  deduplicated: Scalars['Boolean']['output'];
  /** The message as it is now. */
  message: Message;
};

/**
 * A member's devices were given messages. Collected: at most one each second for a member of a conversation. None in groups of more
 * than 32 members, of who is invisible, and between people who have blocked each other.
 */
export type MessagesDelivered = Event & {
  __typename?: 'MessagesDelivered';
  /** When it was noted. */
  at: Scalars['DateTime']['output'];
  /** Where. */
  conversation: Conversation;
  /** Give the last one to `events(after:)` to go on from there. */
  cursor: Scalars['String']['output'];
  /** Names the event for good. */
  id: Scalars['ID']['output'];
  /** Whose devices, as a member, with the mark as it is now. Of who has left since, as in MessagesRead. */
  member: Member;
  /** The `seq` of the newest message that was delivered by then. */
  upToSeq: Scalars['Int']['output'];
  /** Whose devices. */
  user: User;
};

/** A member read on. In a group of more than 32 members once a second, for all who did by then. */
export type MessagesRead = Event & {
  __typename?: 'MessagesRead';
  /** When it was read. */
  at: Scalars['DateTime']['output'];
  /** Where. */
  conversation: Conversation;
  /** Give the last one to `events(after:)` to go on from there. */
  cursor: Scalars['String']['output'];
  /** Names the event for good. */
  id: Scalars['ID']['output'];
  /** Who, as a member, with the mark as it is now. Of who has left since: a MEMBER with this mark, who joined by then; no more is kept. */
  member: Member;
  /** The `seq` of the newest message that was read by then. */
  upToSeq: Scalars['Int']['output'];
  /** Who. */
  user: User;
};

/** What can be done. Several in one document are done one after the other. */
export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Adds people to a group; any member may. They see all of it, also what was before. Who is in it already stays as is. Somebody who is
   * apart from who adds them by a block: BLOCKED.
   */
  addMembers: ConversationPayload;
  /** Reacts to a message; each person each kind once, 20 kinds a message. A deleted message is CONFLICT. BLOCKED as in `sendMessage`. */
  addReaction: MessagePayload;
  /** Puts people into a room, all or none. Who is in it already stays so. A deleted room is CONFLICT. */
  addRoomMembers: RoomPayload;
  /**
   * Blocks a person. As long as one of the two has blocked the other, both are `BLOCKED`, in the same words, where they would write, edit or
   * react in their direct conversation, start one, or bring the other into a group. What was written stays, and both may delete their own of
   * it; groups that they share go on as before, and a message that an admin sends as an admin comes through. Who is blocked already stays
   * so. The viewer's own devices hear of it.
   */
  blockUser: UserPayload;
  /**
   * Sends a broadcast, to everyone or to a room. Answered once it is durable (on a majority of the database's nodes, journaled);
   * whoever retries with the same clientId gets the same broadcast.
   */
  broadcast: BroadcastPayload;
  /** Starts a group; who starts it becomes its OWNER. With somebody who is apart from them by a block: BLOCKED. */
  createGroup: ConversationPayload;
  /** Makes a room, with nobody in it. */
  createRoom: RoomPayload;
  /**
   * Reserves an attachment. Its bytes are then sent by PUT to `uploadUrl`, as they are; the answer is 204 once they are all
   * there and are what was said (mimeType, by their content), else a 4xx with `code` and `message`. An upload that was cut off
   * can be sent again; one that is complete can't be replaced: 409. With 100 uploads that are used nowhere yet, it is CONFLICT.
   */
  createUpload: UploadPayload;
  /** Empties a broadcast, for good and for all whom it was for. What was deleted before stays so, and nothing changes. */
  deleteBroadcast: BroadcastPayload;
  /**
   * Empties a message, for good. Who sent it may, an OWNER of its group, and an admin. What was deleted before stays so, and
   * nothing changes.
   */
  deleteMessage: MessagePayload;
  /** Marks a room as deleted, for good. It stays, with its broadcasts. What was deleted before stays so, and nothing changes. */
  deleteRoom: RoomPayload;
  /** Changes the text of one of one's own messages. The same text changes nothing; a deleted message is CONFLICT. BLOCKED as in `sendMessage`. */
  editMessage: MessagePayload;
  /**
   * Erases a person, for good: name, picture, messages' contents, reactions, mentions and files. It is hidden at once, everywhere;
   * within minutes the database and the storage have nothing of it any more, and members are told by MessageChanged, message by message.
   * The person leaves groups and rooms, their tokens are UNAUTHENTICATED from now on, their sockets are closed with 4403, and neither a
   * newer token nor `upsertUsers` brings them back.
   *
   * What stays: direct conversations, for the other person, to which nothing more is sent; each message's place, as a tombstone; what
   * was broadcast in the place's name; what reports keep of messages; the audit log. Erasing once more changes nothing.
   */
  eraseUser: UserPayload;
  /**
   * Takes 1 to 1,000 messages over from another system. Either all are valid or none is written; what is valid is written conversation
   * by conversation, in the order of `createdAt` and then of the list. A sourceId that was imported before is skipped, so a call that was
   * cut off may be repeated as it is.
   *
   * Imported messages get the next `seq` of their conversation: they lie behind what is there already, so history is imported before
   * people write. Two members have their direct conversation. More have a group of their own, the one that imports have made for just
   * these people; who leaves or joins it later changes nothing in that. It makes no events: clients see it when they load afresh. It is in the
   * audit log, once for each conversation.
   */
  importMessages: ImportPayload;
  /**
   * Comes into a room: from here on its broadcasts are the viewer's, and none from before. Who is in it already stays so, and nothing
   * changes. A deleted room is CONFLICT.
   */
  joinRoom: RoomPayload;
  /** Leaves a group. When its last OWNER leaves, the longest member becomes one; a group of none is gone. */
  leaveConversation: LeavePayload;
  /**
   * Leaves a room: what was broadcast while the viewer was in it stays the viewer's, what comes later isn't. Who isn't in it stays so,
   * and nothing changes.
   */
  leaveRoom: RoomPayload;
  /** Moves the viewer's mark: to the newest broadcast, or up to the one named. Marks never go back. */
  markBroadcastsRead: BroadcastsReadPayload;
  /**
   * Marks all messages of a conversation as read. In a group of more than 32 members marks are written together, once a second: it
   * is then answered within about a second.
   */
  markConversationRead: ConversationPayload;
  /**
   * Marks the message, and all before it in its conversation, as read. Marks never go back. In a group of more than 32 members
   * they are written together, once a second: it is then answered within about a second.
   */
  markMessageRead: ConversationPayload;
  /**
   * Gets the direct conversation with a person, or starts it. With oneself: BAD_USER_INPUT; with who isn't known: NOT_FOUND.
   * The other one hears of it with the first message. BLOCKED where it isn't there yet and one of the two has blocked the other.
   */
  openConversation: ConversationPayload;
  /** Pins a message for all members; any member may. 50 a conversation; a deleted message is CONFLICT. */
  pinMessage: MessagePayload;
  /** Removes a member; only an OWNER may. From that commit on, the person sees nothing of the group any more. */
  removeMember: ConversationPayload;
  /** Takes a reaction back; one that isn't there changes nothing. */
  removeReaction: MessagePayload;
  /** Takes people out of a room. Who isn't in it stays so. */
  removeRoomMembers: RoomPayload;
  /**
   * Tells the admins of a message, which others learn nothing of. Whoever sees the message may; one's own is BAD_USER_INPUT, a
   * deleted one CONFLICT. The same message again, while one's report of it is open, is the same report, as it was. A person has at
   * most 100 open reports; one more is BAD_USER_INPUT.
   */
  reportMessage: ReportPayload;
  /**
   * Deals with a report: what is done, the report's new state and the entry of the audit log are one. A report that was resolved
   * before is CONFLICT.
   */
  resolveReport: ReportPayload;
  /** Ends a person's suspension. Who isn't suspended stays so, and nothing changes. */
  restoreUser: UserPayload;
  /** Writes to one person as an admin: the message says so. No block stops it, of either of the two. */
  sendAdminMessage: MessagePayload;
  /**
   * Sends a message. Answered once it is durable (on a majority of the database's nodes, journaled); whoever retries with the
   * same clientId gets the same message, also after having left its group: without reactions and what it answers, in a conversation that
   * shows nothing else any more. In a direct conversation whose two are apart by a block: BLOCKED.
   */
  sendMessage: MessagePayload;
  /** Chooses what to be seen as while connected, on all devices, until it is chosen anew. */
  setAvailability: UserPayload;
  /** Puts a conversation away for oneself, or takes it out again. */
  setConversationArchived: ConversationPayload;
  /** Mutes a conversation for oneself, or no longer. */
  setConversationMuted: ConversationPayload;
  /** Says what a member may do; only an OWNER may. A group keeps at least one OWNER: CONFLICT. */
  setMemberRole: ConversationPayload;
  /**
   * Says that one is writing something, or no longer. It ends by itself after 6 seconds, with the message sent, and with the last
   * connection; so repeat it, every 3 seconds or so, for as long as it lasts. Repeated within 2 seconds it only lasts longer, and makes no event.
   */
  setTyping: TypingPayload;
  /**
   * Suspends a person, or changes until when and why. It holds at once where it was said, and within half a second on all other
   * processes. Everybody but the caller can be suspended, admins too: what they did before stays. The same once more changes nothing.
   */
  suspendUser: UserPayload;
  /** Takes the viewer's own block back; one by the other person stays. Who isn't blocked stays so. The viewer's own devices hear of it. */
  unblockUser: UserPayload;
  /** Unpins a message; any member may. One that isn't pinned changes nothing. */
  unpinMessage: MessagePayload;
  /** Renames a group, or gives it a picture; any member may. A direct conversation is CONFLICT. */
  updateGroup: ConversationPayload;
  /** Changes what others see of the viewer. Those whom one shares a conversation with hear of it as UserChanged. */
  updateProfile: UserPayload;
  /** Gives a room another name or description. A deleted one is CONFLICT. */
  updateRoom: RoomPayload;
  /**
   * Makes people known ahead of their first token, or renews what is known of them: a shop's own list, 1,000 at most at a time.
   * Who is named twice is BAD_USER_INPUT. Nothing is written if one of them isn't valid.
   */
  upsertUsers: UsersPayload;
};


/** What can be done. Several in one document are done one after the other. */
export type MutationAddMembersArgs = {
  conversationId: Scalars['ID']['input'];
  userIds: Array<Scalars['ID']['input']>;
};


/** What can be done. Several in one document are done one after the other. */
export type MutationAddReactionArgs = {
  emoji: Scalars['String']['input'];
  messageId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationAddRoomMembersArgs = {
  roomId: Scalars['ID']['input'];
  userIds: Array<Scalars['ID']['input']>;
};


/** What can be done. Several in one document are done one after the other. */
export type MutationBlockUserArgs = {
  userId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationBroadcastArgs = {
  input: BroadcastInput;
};


/** What can be done. Several in one document are done one after the other. */
export type MutationCreateGroupArgs = {
  input: CreateGroupInput;
};


/** What can be done. Several in one document are done one after the other. */
export type MutationCreateRoomArgs = {
  input: CreateRoomInput;
};


/** What can be done. Several in one document are done one after the other. */
export type MutationCreateUploadArgs = {
  input: CreateUploadInput;
};


/** What can be done. Several in one document are done one after the other. */
export type MutationDeleteBroadcastArgs = {
  broadcastId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationDeleteMessageArgs = {
  messageId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationDeleteRoomArgs = {
  roomId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationEditMessageArgs = {
  messageId: Scalars['ID']['input'];
  text: Scalars['String']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationEraseUserArgs = {
  userId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationImportMessagesArgs = {
  input: Array<ImportMessageInput>;
};


/** What can be done. Several in one document are done one after the other. */
export type MutationJoinRoomArgs = {
  roomId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationLeaveConversationArgs = {
  conversationId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationLeaveRoomArgs = {
  roomId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationMarkBroadcastsReadArgs = {
  upToId?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be done. Several in one document are done one after the other. */
export type MutationMarkConversationReadArgs = {
  conversationId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationMarkMessageReadArgs = {
  messageId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationOpenConversationArgs = {
  userId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationPinMessageArgs = {
  messageId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationRemoveMemberArgs = {
  conversationId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationRemoveReactionArgs = {
  emoji: Scalars['String']['input'];
  messageId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationRemoveRoomMembersArgs = {
  roomId: Scalars['ID']['input'];
  userIds: Array<Scalars['ID']['input']>;
};


/** What can be done. Several in one document are done one after the other. */
export type MutationReportMessageArgs = {
  messageId: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationResolveReportArgs = {
  action: ReportAction;
  note?: InputMaybe<Scalars['String']['input']>;
  reportId: Scalars['ID']['input'];
  suspendUntil?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be done. Several in one document are done one after the other. */
export type MutationRestoreUserArgs = {
  userId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationSendAdminMessageArgs = {
  input: AdminMessageInput;
};


/** What can be done. Several in one document are done one after the other. */
export type MutationSendMessageArgs = {
  input: SendMessageInput;
};


/** What can be done. Several in one document are done one after the other. */
export type MutationSetAvailabilityArgs = {
  availability: Availability;
};


/** What can be done. Several in one document are done one after the other. */
export type MutationSetConversationArchivedArgs = {
  archived: Scalars['Boolean']['input'];
  conversationId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationSetConversationMutedArgs = {
  conversationId: Scalars['ID']['input'];
  muted: Scalars['Boolean']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationSetMemberRoleArgs = {
  conversationId: Scalars['ID']['input'];
  role: MemberRole;
  userId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationSetTypingArgs = {
  conversationId: Scalars['ID']['input'];
  isTyping: Scalars['Boolean']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationSuspendUserArgs = {
  reason: Scalars['String']['input'];
  until?: InputMaybe<Scalars['DateTime']['input']>;
  userId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationUnblockUserArgs = {
  userId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationUnpinMessageArgs = {
  messageId: Scalars['ID']['input'];
};


/** What can be done. Several in one document are done one after the other. */
export type MutationUpdateGroupArgs = {
  input: UpdateGroupInput;
};


/** What can be done. Several in one document are done one after the other. */
export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};


/** What can be done. Several in one document are done one after the other. */
export type MutationUpdateRoomArgs = {
  input: UpdateRoomInput;
};


/** What can be done. Several in one document are done one after the other. */
export type MutationUpsertUsersArgs = {
  input: Array<UpsertUserInput>;
};

/** Where a page lies in its list, as Relay's connections have it. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** The cursor of the page's last edge; null for an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there is more after the page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether there is more before the page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the page's first edge; null for an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** What can be asked. */
export type Query = {
  __typename?: 'Query';
  /**
   * An attachment by id, with fresh addresses: for its owner, for the members of the conversation that it is used in, and for admins
   * and those whom the broadcast is for that it is used in. null for what isn't there, isn't one's own, or was deleted.
   */
  attachment?: Maybe<Attachment>;
  /** What admins did, newest first. A message that one deletes as its sender, or as an owner of its group, isn't an admin's doing. */
  auditLog: AuditEntryConnection;
  /** The people whom the viewer has blocked, the newest first. */
  blockedUsers: UserConnection;
  /**
   * The broadcasts that are the viewer's, newest first: those to everyone since the viewer became known, and those to rooms while
   * the viewer was in them. An admin sees all.
   */
  broadcasts: BroadcastConnection;
  /** A conversation by id; null for what isn't there or isn't the viewer's. */
  conversation?: Maybe<Conversation>;
  /** The viewer's conversations, newest activity first. One that was opened and is still empty shows to its opener alone. */
  conversations: ConversationConnection;
  /**
   * Where the viewer's event stream stands. Read before anything else in the same operation, so that what a client
   * loads beside it, followed by `events(after:)`, leaves no gap between the two.
   */
  cursor: Scalars['String']['output'];
  /**
   * All messages of a conversation, or all that a person has sent, oldest first, tombstones among them. Every use is in the audit log, with
   * which messages were given, before it is answered. Of a conversation that the admin isn't a member of nothing else is shown with them: it has
   * its members, and no messages; what a person's message answers is null.
   */
  exportMessages: MessageConnection;
  /** A message by id; null for what isn't there or isn't in a conversation of the viewer's. */
  message?: Maybe<Message>;
  /** People who are online, by name; only those whom the viewer may list (see `users`). FORBIDDEN where only admins list people. */
  onlineUsers: UserConnection;
  /** What was reported, newest first unless `oldestFirst`. */
  reports: ReportConnection;
  /** A room by id, also a deleted one; null for what isn't there. */
  room?: Maybe<Room>;
  /** All rooms by name, deleted ones among them. */
  rooms: RoomConnection;
  /**
   * Messages of the viewer's conversations by their text, newest first: those that have every word of `query`, each as the start of
   * one of theirs, whatever its case and accents. Scripts without spaces between words, such as Chinese, Japanese and Thai, are found by
   * any piece. A message can be found within two seconds of its being sent or edited, and can't any more once it is deleted.
   *
   * What one search may cost is bounded. Where words that are frequent each rarely meet, a page may end before it is full, or even be
   * empty, while `hasNextPage` is true: go on from `endCursor`. A search that takes too long all the same is OPERATION_TOO_COMPLEX: name a
   * conversation, or a word that is rarer. Without `conversationId` the viewer's 10,000 conversations with the newest activity are searched.
   */
  searchMessages: MessageConnection;
  /** What the server does, over all processes. Numbers of a process that has ended count for the rest of their hour. */
  serverStatistics: ServerStatistics;
  /** How many of the viewer's broadcasts are above the viewer's mark, tombstones among them. */
  unreadBroadcastCount: Scalars['Int']['output'];
  /** How much the viewer hasn't read, over all conversations that aren't muted, archived ones included, and all broadcasts. */
  unreadCount: Scalars['Int']['output'];
  /** A person by id; null for who isn't known. */
  user?: Maybe<User>;
  /** A person's status; null for who isn't known, or isn't the viewer's to find. */
  userStatus?: Maybe<UserStatus>;
  /** People by name. */
  users: UserConnection;
  /** Who asks: the person of the token. */
  viewer: User;
};


/** What can be asked. */
export type QueryAttachmentArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryAuditLogArgs = {
  actorId?: InputMaybe<Scalars['ID']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  target?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QueryBlockedUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. */
export type QueryBroadcastsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. */
export type QueryConversationArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryConversationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  archived?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. */
export type QueryExportMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  conversationId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be asked. */
export type QueryMessageArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryOnlineUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QueryReportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  oldestFirst?: InputMaybe<Scalars['Boolean']['input']>;
  status?: InputMaybe<ReportStatus>;
};


/** What can be asked. */
export type QueryRoomArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryRoomsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. */
export type QuerySearchMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  conversationId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  query: Scalars['String']['input'];
};


/** What can be asked. */
export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryUserStatusArgs = {
  userId: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  suspended?: InputMaybe<Scalars['Boolean']['input']>;
};

/** One kind of reaction to a message, by whoever gave it. */
export type Reaction = {
  __typename?: 'Reaction';
  /** How many people gave it. */
  count: Scalars['Int']['output'];
  /** One emoji. */
  emoji: Scalars['String']['output'];
  /** Who gave it, first to last. */
  users: Array<User>;
  /** Whether the viewer gave it. */
  viewerHasReacted: Scalars['Boolean']['output'];
};

/** A message that somebody finds not to be right, for admins to look at. */
export type Report = {
  __typename?: 'Report';
  /** What was done; null while it is open. */
  action?: Maybe<ReportAction>;
  /** When the message was reported. */
  createdAt: Scalars['DateTime']['output'];
  /** Names the report for good. */
  id: Scalars['ID']['output'];
  /**
   * The message as it is now. To an admin who isn't a member of its conversation nothing else is shown of that: what it answers is
   * null, and the conversation has its members, and no messages.
   */
  message: Message;
  /** What the admin noted; null while it is open, and where they noted nothing. */
  note?: Maybe<Scalars['String']['output']>;
  /** Why, in the reporter's words; 1 to 1,000 characters. */
  reason: Scalars['String']['output'];
  /** Who reported it. Nobody but admins, and who reported it, learns who that was. */
  reporter: User;
  /** When it was done; null while it is open. */
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who did it; null while it is open. */
  resolvedBy?: Maybe<User>;
  /** Whether an admin has dealt with it. */
  status: ReportStatus;
  /** As it was when it was reported, whatever became of the message since; null where an IMAGE or FILE had none. */
  text?: Maybe<Scalars['String']['output']>;
};

/** What an admin does about a report. */
export type ReportAction =
  /** The message is deleted, as `deleteMessage` does it. */
  | 'DELETE_MESSAGE'
  /** Nothing: the message stays as it is. */
  | 'DISMISS'
  /** Who sent the message is suspended, as `suspendUser` does it. */
  | 'SUSPEND_SENDER';

/** A page of reports. */
export type ReportConnection = {
  __typename?: 'ReportConnection';
  /** The page's reports, each with the cursor to go on from. */
  edges: Array<ReportEdge>;
  /** The page's reports. */
  nodes: Array<Report>;
  /** Where the page lies in the list. */
  pageInfo: PageInfo;
  /** How many there are in all, counted up to 1,000, which then means “1,000 or more”. */
  totalCount: Scalars['Int']['output'];
};

/** A report in a page. */
export type ReportEdge = {
  __typename?: 'ReportEdge';
  /** To give as `after`. */
  cursor: Scalars['String']['output'];
  /** The report. */
  node: Report;
};

/** What a mutation of a report answers. */
export type ReportPayload = {
  __typename?: 'ReportPayload';
  /** The report as it is now. */
  report: Report;
};

/** Whether an admin has dealt with a report. */
export type ReportStatus =
  /** Nobody has yet. */
  | 'OPEN'
  /** An admin has. */
  | 'RESOLVED';

/** The cursor given is not one of the viewer's, or is older than what is kept: load afresh, then go on from this one. */
export type ResyncRequired = Event & {
  __typename?: 'ResyncRequired';
  /** When it was found out. */
  at: Scalars['DateTime']['output'];
  /** Give the last one to `events(after:)` to go on from there. */
  cursor: Scalars['String']['output'];
  /** Names the event for good. */
  id: Scalars['ID']['output'];
};

/** What a person may do, as the person's token says. */
export type Role =
  /** Who runs the place: the claim `role` of the token is `admin`. */
  | 'ADMIN'
  /** Everyone who signs in. */
  | 'USER';

/** An audience of broadcasts, which people join. A deleted one stays, marked so. */
export type Room = {
  __typename?: 'Room';
  /** 1 to 1,000 characters; null where there is none. */
  description?: Maybe<Scalars['String']['output']>;
  /** Names the room for good. */
  id: Scalars['ID']['output'];
  /** Whether it was deleted: nothing more is broadcast to it, and nobody comes in. */
  isDeleted: Scalars['Boolean']['output'];
  /** Whether the viewer is in it. */
  isMember: Scalars['Boolean']['output'];
  /** How many people are in it. */
  memberCount: Scalars['Int']['output'];
  /** Who is in it, in the order of their ids. For admins. */
  members: UserConnection;
  /** 1 to 100 characters, on one line. */
  name: Scalars['String']['output'];
};


/** An audience of broadcasts, which people join. A deleted one stays, marked so. */
export type RoomMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** The viewer came into a room or left it; or a room that the viewer is in was changed or deleted: the room as it is now. */
export type RoomChanged = Event & {
  __typename?: 'RoomChanged';
  /** When it happened. */
  at: Scalars['DateTime']['output'];
  /** Give the last one to `events(after:)` to go on from there. */
  cursor: Scalars['String']['output'];
  /** Names the event for good. */
  id: Scalars['ID']['output'];
  /** The room as it is now. */
  room: Room;
};

/** A page of rooms. */
export type RoomConnection = {
  __typename?: 'RoomConnection';
  /** The page's rooms, each with the cursor to go on from. */
  edges: Array<RoomEdge>;
  /** The page's rooms. */
  nodes: Array<Room>;
  /** Where the page lies in the list. */
  pageInfo: PageInfo;
  /** How many there are in all, deleted ones among them, counted up to 1,000, which then means “1,000 or more”. */
  totalCount: Scalars['Int']['output'];
};

/** A room in a page. */
export type RoomEdge = {
  __typename?: 'RoomEdge';
  /** To give as `after`. */
  cursor: Scalars['String']['output'];
  /** The room. */
  node: Room;
};

/** What a mutation of a room answers. */
export type RoomPayload = {
  __typename?: 'RoomPayload';
  /** The room as it is now. */
  room: Room;
};

/** A message to send. */
export type SendMessageInput = {
  /**
   * 1 to 10 for an IMAGE or FILE, none for a TEXT. Uploaded, one's own, and used nowhere yet: else NOT_FOUND. From the commit on they
   * are this message's for good.
   */
  attachmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /**
   * Named by the client (a UUID; 1 to 64 characters), unique in the conversation for its sender: a retry with the same one never
   * makes a second message. With another content it is IDEMPOTENCY_CONFLICT.
   */
  clientId: Scalars['ID']['input'];
  /** Where to; either this or `recipientId`. */
  conversationId?: InputMaybe<Scalars['ID']['input']>;
  /** What it carries. */
  kind?: InputMaybe<MessageKind>;
  /** Ids of members of the conversation who are named in the text, at most 50; others are BAD_USER_INPUT. */
  mentionIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Whom to; either this or `conversationId`. The direct conversation with the person is started where there is none. */
  recipientId?: InputMaybe<Scalars['ID']['input']>;
  /** The id of a message of the same conversation to answer; a deleted one is CONFLICT. */
  replyToId?: InputMaybe<Scalars['ID']['input']>;
  /**
   * 1 to 10,000 characters and at most 40,000 bytes, after white space at both ends was removed; no control characters but line
   * feed and tab. Kept in Unicode's normal form NFC.
   */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** What all processes do, and have done in the last hour. */
export type ServerStatistics = {
  __typename?: 'ServerStatistics';
  /** When it was asked. */
  at: Scalars['DateTime']['output'];
  /** WebSockets, and streams over HTTP, of people who have signed in. Those of other processes are some seconds behind. */
  connections: Scalars['Int']['output'];
  /** Events given to subscriptions in each of the last 60 minutes, likewise: one for each subscription that was given it. */
  deliveriesPerMinute: Array<Scalars['Int']['output']>;
  /** Messages sent in each of the last 60 minutes, oldest first; the last one is not over yet. Imported ones don't count. */
  messagesPerMinute: Array<Scalars['Int']['output']>;
  /** Different people who are connected, invisible ones among them. */
  peopleOnline: Scalars['Int']['output'];
  /** Processes that run on this database: whose lease hasn't ended. */
  processes: Scalars['Int']['output'];
  /** Subscriptions that are open. Those of other processes are some seconds behind. */
  subscriptions: Scalars['Int']['output'];
  /** The server's, as in its package. */
  version: Scalars['String']['output'];
};

/** What can be listened to, over WebSocket or server-sent events. */
export type Subscription = {
  __typename?: 'Subscription';
  /** The viewer's broadcasts as they are sent. From now on: nothing is made up after a break; `events` does that. */
  broadcastReceived: Broadcast;
  /**
   * All that concerns the viewer and is kept, in one ordered stream: each event once. Given the cursor of the last event
   * that a client has, first comes what it missed, then `CaughtUp`, then what happens now; without one it begins now, with
   * `CaughtUp` (missed: 0) at once, so that a client knows from when on it hears everything. A client that reconnects may give it as
   * `resume` in the connection's parameters instead (a cursor, or cursors by operation id), or over SSE as `Last-Event-ID`: it wins over an
   * `after` that is older or missing.
   */
  events: Event;
  /** Messages as they change. From now on: nothing is made up after a break; `events` does that. */
  messageChanged: Message;
  /** Messages as they are sent, one's own from other devices included. From now on: nothing is made up after a break; `events` does that. */
  messageReceived: Message;
  /** Read marks as they move. From now on: nothing is made up after a break; `events` does that. */
  messagesRead: MessagesRead;
  /**
   * That others begin or cease to write something; never what they write. From now on: it isn't kept, nothing is made up after a break,
   * and a reader that is slow is given the newest alone.
   */
  typingChanged: TypingChanged;
  /**
   * Of the people named; without names, of the people that the viewer has conversations with, as those come and go: those of the 5,000 that
   * were last active. An event comes when what the viewer sees changes, from now on: it isn't kept, nothing is made up after a break, and
   * a reader that is slow is given the newest alone.
   */
  userStatusChanged: UserStatus;
};


/** What can be listened to, over WebSocket or server-sent events. */
export type SubscriptionEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be listened to, over WebSocket or server-sent events. */
export type SubscriptionMessageChangedArgs = {
  conversationId?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be listened to, over WebSocket or server-sent events. */
export type SubscriptionMessageReceivedArgs = {
  conversationId?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be listened to, over WebSocket or server-sent events. */
export type SubscriptionMessagesReadArgs = {
  conversationId?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be listened to, over WebSocket or server-sent events. */
export type SubscriptionTypingChangedArgs = {
  conversationId?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be listened to, over WebSocket or server-sent events. */
export type SubscriptionUserStatusChangedArgs = {
  userIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/**
 * That an admin keeps a person out. From then on every operation of theirs but `viewer` is `SUSPENDED`, over HTTP, SSE and WebSocket alike;
 * their sockets are closed with 4403 “Suspended”, their streams over HTTP end, and so do the addresses that they were given for uploads.
 */
export type Suspension = {
  __typename?: 'Suspension';
  /** When it was said, or last changed. */
  at: Scalars['DateTime']['output'];
  /** The admin. */
  by: User;
  /** Why, 1 to 500 characters; the person is told. */
  reason: Scalars['String']['output'];
  /** When it ends by itself; null: once `restoreUser` ends it. */
  until?: Maybe<Scalars['DateTime']['output']>;
};

/** Somebody began to write something, or ceased. */
export type TypingChanged = {
  __typename?: 'TypingChanged';
  /** Where. */
  conversation: Conversation;
  /** When it ends by itself, unless another event comes before; where it has ended, when the event was made. */
  expiresAt: Scalars['DateTime']['output'];
  /** Whether the person is writing something now. */
  isTyping: Scalars['Boolean']['output'];
  /** Who. */
  user: User;
};

/** What `setTyping` answers. */
export type TypingPayload = {
  __typename?: 'TypingPayload';
  /** When it ends by itself; null where it has ended. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What to change of a group; what is left out stays. */
export type UpdateGroupInput = {
  /** An uploaded picture of one's own that is used nowhere yet, else NOT_FOUND; the one before is removed. null removes it. */
  avatarId?: InputMaybe<Scalars['ID']['input']>;
  /** The group's id. */
  conversationId: Scalars['ID']['input'];
  /** 1 to 100 characters, on one line. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** What to change of oneself; what is left out stays. */
export type UpdateProfileInput = {
  /**
   * An uploaded picture (PNG, JPEG, GIF, WebP or AVIF) of one's own that is used nowhere yet, else NOT_FOUND; its thumbnail is what
   * `User.avatarUrl` then shows, and the one before is removed. null removes it.
   */
  avatarId?: InputMaybe<Scalars['ID']['input']>;
};

/** A room with what changes of it. */
export type UpdateRoomInput = {
  /** 1 to 1,000 characters; left out, it stays; null or an empty one removes it. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 100 characters, on one line; left out or null, it stays. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The room's id; NOT_FOUND where it isn't there. */
  roomId: Scalars['ID']['input'];
};

/** What `createUpload` answers. */
export type UploadPayload = {
  __typename?: 'UploadPayload';
  /** The attachment; it can be used once its bytes are there. */
  attachment: Attachment;
  /** Until when the upload can begin; an hour from now at least. */
  expiresAt: Scalars['DateTime']['output'];
  /** Where its bytes go, by PUT. Signed: no token is needed. */
  uploadUrl: Scalars['String']['output'];
};

/** What a shop knows of a person. */
export type UpsertUserInput = {
  /** An https address, at most 2,000 characters, without a password; leaving it out or null removes it. */
  avatarUrl?: InputMaybe<Scalars['String']['input']>;
  /** The subject of the person's token; 1 to 128 characters. */
  id: Scalars['ID']['input'];
  /** 1 to 100 characters, on one line; one that looks like an admin's goes with who is known as an admin alone. */
  name: Scalars['String']['input'];
};

/** A person with a token. People become known by their first token, or ahead of it by `upsertUsers`. */
export type User = {
  __typename?: 'User';
  /**
   * Of a picture: the one that the person gave `updateProfile`, whose address holds for as long as it is theirs; else the https
   * address that `upsertUsers` gave.
   */
  avatarUrl?: Maybe<Scalars['String']['output']>;
  /** The subject of the person's token, as it is. */
  id: Scalars['ID']['output'];
  /** Whether the viewer has blocked the person; nobody learns who has blocked them. */
  isBlocked: Scalars['Boolean']['output'];
  /**
   * Whether an admin has erased the person, for good. Their name is then “Deleted user”, and they have no picture; the messages that
   * they sent are shown as deleted ones, and mentions and reactions of theirs aren't shown.
   */
  isErased: Scalars['Boolean']['output'];
  /**
   * As the newest token that has one, or `upsertUsers`, says it, 1 to 100 characters; the id where none did. A name that looks like
   * an admin's is an admin's alone: in the token of anybody else it says nothing. What can't be seen in a name is left out.
   */
  name: Scalars['String']['output'];
  /** As the person's last token said. What counts for an operation is the role in its own token. */
  role: Role;
  /** Whether the person is connected, as the viewer may know it. One's own is as it is, also while INVISIBLE. */
  status: UserStatus;
  /** The person's suspension; null for who isn't suspended, or not any more. */
  suspension?: Maybe<Suspension>;
};

/**
 * A person whom one shares a conversation with, or oneself, is known by another name or picture, or was erased; or a person was blocked
 * by the viewer, or is so no longer.
 */
export type UserChanged = Event & {
  __typename?: 'UserChanged';
  /** When it changed. */
  at: Scalars['DateTime']['output'];
  /** Give the last one to `events(after:)` to go on from there. */
  cursor: Scalars['String']['output'];
  /** Names the event for good. */
  id: Scalars['ID']['output'];
  /** The person as known now. */
  user: User;
};

/** A page of people. */
export type UserConnection = {
  __typename?: 'UserConnection';
  /** The page's people, each with the cursor to go on from. */
  edges: Array<UserEdge>;
  /** The page's people. */
  nodes: Array<User>;
  /** Where the page lies in the list. */
  pageInfo: PageInfo;
  /** How many there are in all, counted up to 1,000, which then means “1,000 or more”. */
  totalCount: Scalars['Int']['output'];
};

/** A person in a page. */
export type UserEdge = {
  __typename?: 'UserEdge';
  /** To give as `after`. */
  cursor: Scalars['String']['output'];
  /** The person. */
  node: User;
};

/** What a mutation of a person answers. */
export type UserPayload = {
  __typename?: 'UserPayload';
  /** The person as they are now. */
  user: User;
};

/**
 * Whether a person is connected, as the viewer may know it. Between people of whom one has blocked the other, and of people whom the
 * viewer isn't to find (the server's setting `DIRECTORY`), it is that of somebody who was never there.
 */
export type UserStatus = {
  __typename?: 'UserStatus';
  /** What the person chose to be seen as. null to others while the person is offline or invisible. */
  availability?: Maybe<Availability>;
  /** The person's. */
  id: Scalars['ID']['output'];
  /**
   * Whether the person is connected with at least one device: a WebSocket, or a stream over HTTP. Who is back within the server's
   * `GRACE_MS` (5 seconds) never was offline. Who is INVISIBLE is offline to others.
   */
  isOnline: Scalars['Boolean']['output'];
  /**
   * When the person was last connected; null while online, and before the first connection. To others it stays, while the person is
   * INVISIBLE, when they were last seen.
   */
  lastSeenAt?: Maybe<Scalars['DateTime']['output']>;
  /** Since when without a break, over all devices; to others at the earliest since the person stopped being INVISIBLE. null while offline. */
  onlineSince?: Maybe<Scalars['DateTime']['output']>;
  /** Whose status it is. */
  user: User;
};

/** What `upsertUsers` answers. */
export type UsersPayload = {
  __typename?: 'UsersPayload';
  /** The people as they are now, in the order given. */
  users: Array<User>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AdminMessageInput: AdminMessageInput;
  Attachment: ResolverTypeWrapper<AttachmentRow>;
  AuditEntry: ResolverTypeWrapper<AuditRow>;
  AuditEntryConnection: ResolverTypeWrapper<AuditPage>;
  AuditEntryEdge: ResolverTypeWrapper<Omit<AuditEntryEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  Availability: Availability;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Broadcast: ResolverTypeWrapper<BroadcastRow>;
  BroadcastAdded: ResolverTypeWrapper<StreamEvent>;
  BroadcastChanged: ResolverTypeWrapper<StreamEvent>;
  BroadcastConnection: ResolverTypeWrapper<BroadcastPage>;
  BroadcastEdge: ResolverTypeWrapper<Omit<BroadcastEdge, 'node'> & { node: ResolversTypes['Broadcast'] }>;
  BroadcastInput: BroadcastInput;
  BroadcastPayload: ResolverTypeWrapper<Omit<BroadcastPayload, 'broadcast'> & { broadcast: ResolversTypes['Broadcast'] }>;
  BroadcastStatistics: ResolverTypeWrapper<BroadcastStatistics>;
  BroadcastsRead: ResolverTypeWrapper<StreamEvent>;
  BroadcastsReadPayload: ResolverTypeWrapper<BroadcastsReadPayload>;
  CaughtUp: ResolverTypeWrapper<StreamEvent>;
  Conversation: ResolverTypeWrapper<ConversationRow>;
  ConversationChanged: ResolverTypeWrapper<StreamEvent>;
  ConversationConnection: ResolverTypeWrapper<ConversationPage>;
  ConversationEdge: ResolverTypeWrapper<Omit<ConversationEdge, 'node'> & { node: ResolversTypes['Conversation'] }>;
  ConversationKind: ConversationKind;
  ConversationLeft: ResolverTypeWrapper<StreamEvent>;
  ConversationPayload: ResolverTypeWrapper<Omit<ConversationPayload, 'conversation'> & { conversation: ResolversTypes['Conversation'] }>;
  CreateGroupInput: CreateGroupInput;
  CreateRoomInput: CreateRoomInput;
  CreateUploadInput: CreateUploadInput;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeliveryState: DeliveryState;
  ErrorCode: ErrorCode;
  Event: ResolverTypeWrapper<StreamEvent>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ImportMessageInput: ImportMessageInput;
  ImportPayload: ResolverTypeWrapper<ImportPayload>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  LeavePayload: ResolverTypeWrapper<LeavePayload>;
  Member: ResolverTypeWrapper<Membership>;
  MemberRole: MemberRole;
  Message: ResolverTypeWrapper<MessageRow>;
  MessageAdded: ResolverTypeWrapper<StreamEvent>;
  MessageChanged: ResolverTypeWrapper<StreamEvent>;
  MessageConnection: ResolverTypeWrapper<MessagePage>;
  MessageEdge: ResolverTypeWrapper<Omit<MessageEdge, 'node'> & { node: ResolversTypes['Message'] }>;
  MessageKind: MessageKind;
  MessagePayload: ResolverTypeWrapper<Omit<MessagePayload, 'message'> & { message: ResolversTypes['Message'] }>;
  MessagesDelivered: ResolverTypeWrapper<StreamEvent>;
  MessagesRead: ResolverTypeWrapper<StreamEvent>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Reaction: ResolverTypeWrapper<ReactionRow>;
  Report: ResolverTypeWrapper<ReportRow>;
  ReportAction: ReportAction;
  ReportConnection: ResolverTypeWrapper<ReportPage>;
  ReportEdge: ResolverTypeWrapper<Omit<ReportEdge, 'node'> & { node: ResolversTypes['Report'] }>;
  ReportPayload: ResolverTypeWrapper<Omit<ReportPayload, 'report'> & { report: ResolversTypes['Report'] }>;
  ReportStatus: ReportStatus;
  ResyncRequired: ResolverTypeWrapper<StreamEvent>;
  Role: Role;
  Room: ResolverTypeWrapper<RoomRow>;
  RoomChanged: ResolverTypeWrapper<StreamEvent>;
  RoomConnection: ResolverTypeWrapper<RoomPage>;
  RoomEdge: ResolverTypeWrapper<Omit<RoomEdge, 'node'> & { node: ResolversTypes['Room'] }>;
  RoomPayload: ResolverTypeWrapper<Omit<RoomPayload, 'room'> & { room: ResolversTypes['Room'] }>;
  SendMessageInput: SendMessageInput;
  ServerStatistics: ResolverTypeWrapper<ServerStatistics>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Suspension: ResolverTypeWrapper<SuspensionRow>;
  TypingChanged: ResolverTypeWrapper<TypingEvent>;
  TypingPayload: ResolverTypeWrapper<TypingPayload>;
  UpdateGroupInput: UpdateGroupInput;
  UpdateProfileInput: UpdateProfileInput;
  UpdateRoomInput: UpdateRoomInput;
  UploadPayload: ResolverTypeWrapper<Omit<UploadPayload, 'attachment'> & { attachment: ResolversTypes['Attachment'] }>;
  UpsertUserInput: UpsertUserInput;
  User: ResolverTypeWrapper<UserRow>;
  UserChanged: ResolverTypeWrapper<StreamEvent>;
  UserConnection: ResolverTypeWrapper<UserPage>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserPayload: ResolverTypeWrapper<Omit<UserPayload, 'user'> & { user: ResolversTypes['User'] }>;
  UserStatus: ResolverTypeWrapper<Status>;
  UsersPayload: ResolverTypeWrapper<Omit<UsersPayload, 'users'> & { users: Array<ResolversTypes['User']> }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AdminMessageInput: AdminMessageInput;
  Attachment: AttachmentRow;
  AuditEntry: AuditRow;
  AuditEntryConnection: AuditPage;
  AuditEntryEdge: Omit<AuditEntryEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  Boolean: Scalars['Boolean']['output'];
  Broadcast: BroadcastRow;
  BroadcastAdded: StreamEvent;
  BroadcastChanged: StreamEvent;
  BroadcastConnection: BroadcastPage;
  BroadcastEdge: Omit<BroadcastEdge, 'node'> & { node: ResolversParentTypes['Broadcast'] };
  BroadcastInput: BroadcastInput;
  BroadcastPayload: Omit<BroadcastPayload, 'broadcast'> & { broadcast: ResolversParentTypes['Broadcast'] };
  BroadcastStatistics: BroadcastStatistics;
  BroadcastsRead: StreamEvent;
  BroadcastsReadPayload: BroadcastsReadPayload;
  CaughtUp: StreamEvent;
  Conversation: ConversationRow;
  ConversationChanged: StreamEvent;
  ConversationConnection: ConversationPage;
  ConversationEdge: Omit<ConversationEdge, 'node'> & { node: ResolversParentTypes['Conversation'] };
  ConversationLeft: StreamEvent;
  ConversationPayload: Omit<ConversationPayload, 'conversation'> & { conversation: ResolversParentTypes['Conversation'] };
  CreateGroupInput: CreateGroupInput;
  CreateRoomInput: CreateRoomInput;
  CreateUploadInput: CreateUploadInput;
  DateTime: Scalars['DateTime']['output'];
  Event: StreamEvent;
  ID: Scalars['ID']['output'];
  ImportMessageInput: ImportMessageInput;
  ImportPayload: ImportPayload;
  Int: Scalars['Int']['output'];
  LeavePayload: LeavePayload;
  Member: Membership;
  Message: MessageRow;
  MessageAdded: StreamEvent;
  MessageChanged: StreamEvent;
  MessageConnection: MessagePage;
  MessageEdge: Omit<MessageEdge, 'node'> & { node: ResolversParentTypes['Message'] };
  MessagePayload: Omit<MessagePayload, 'message'> & { message: ResolversParentTypes['Message'] };
  MessagesDelivered: StreamEvent;
  MessagesRead: StreamEvent;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  Reaction: ReactionRow;
  Report: ReportRow;
  ReportConnection: ReportPage;
  ReportEdge: Omit<ReportEdge, 'node'> & { node: ResolversParentTypes['Report'] };
  ReportPayload: Omit<ReportPayload, 'report'> & { report: ResolversParentTypes['Report'] };
  ResyncRequired: StreamEvent;
  Room: RoomRow;
  RoomChanged: StreamEvent;
  RoomConnection: RoomPage;
  RoomEdge: Omit<RoomEdge, 'node'> & { node: ResolversParentTypes['Room'] };
  RoomPayload: Omit<RoomPayload, 'room'> & { room: ResolversParentTypes['Room'] };
  SendMessageInput: SendMessageInput;
  ServerStatistics: ServerStatistics;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  Suspension: SuspensionRow;
  TypingChanged: TypingEvent;
  TypingPayload: TypingPayload;
  UpdateGroupInput: UpdateGroupInput;
  UpdateProfileInput: UpdateProfileInput;
  UpdateRoomInput: UpdateRoomInput;
  UploadPayload: Omit<UploadPayload, 'attachment'> & { attachment: ResolversParentTypes['Attachment'] };
  UpsertUserInput: UpsertUserInput;
  User: UserRow;
  UserChanged: StreamEvent;
  UserConnection: UserPage;
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserPayload: Omit<UserPayload, 'user'> & { user: ResolversParentTypes['User'] };
  UserStatus: Status;
  UsersPayload: Omit<UsersPayload, 'users'> & { users: Array<ResolversParentTypes['User']> };
};

export type AuthDirectiveArgs = {
  role?: Role;
};

export type AuthDirectiveResolver<Result, Parent, ContextType = Context, Args = AuthDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ViewerDirectiveArgs = { };

export type ViewerDirectiveResolver<Result, Parent, ContextType = Context, Args = ViewerDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AttachmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Attachment'] = ResolversParentTypes['Attachment']> = {
  height: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mimeType: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  size: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  thumbnailUrl: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  urlExpiresAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  width: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  action: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  detail: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  target: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  edges: Resolver<Array<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['AuditEntry']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type BroadcastResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Broadcast'] = ResolversParentTypes['Broadcast']> = {
  attachments: Resolver<Array<ResolversTypes['Attachment']>, ParentType, ContextType>;
  createdAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deletedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isRead: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind: Resolver<ResolversTypes['MessageKind'], ParentType, ContextType>;
  room: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
  sender: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  statistics: Resolver<Maybe<ResolversTypes['BroadcastStatistics']>, ParentType, ContextType>;
  text: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type BroadcastAddedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BroadcastAdded'] = ResolversParentTypes['BroadcastAdded']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  broadcast: Resolver<ResolversTypes['Broadcast'], ParentType, ContextType>;
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BroadcastChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BroadcastChanged'] = ResolversParentTypes['BroadcastChanged']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  broadcast: Resolver<ResolversTypes['Broadcast'], ParentType, ContextType>;
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BroadcastConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BroadcastConnection'] = ResolversParentTypes['BroadcastConnection']> = {
  edges: Resolver<Array<ResolversTypes['BroadcastEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['Broadcast']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BroadcastEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BroadcastEdge'] = ResolversParentTypes['BroadcastEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Broadcast'], ParentType, ContextType>;
};

export type BroadcastPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BroadcastPayload'] = ResolversParentTypes['BroadcastPayload']> = {
  broadcast: Resolver<ResolversTypes['Broadcast'], ParentType, ContextType>;
  deduplicated: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type BroadcastStatisticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BroadcastStatistics'] = ResolversParentTypes['BroadcastStatistics']> = {
  audience: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  delivered: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  read: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BroadcastsReadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BroadcastsRead'] = ResolversParentTypes['BroadcastsRead']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unreadBroadcastCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BroadcastsReadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BroadcastsReadPayload'] = ResolversParentTypes['BroadcastsReadPayload']> = {
  unreadBroadcastCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unreadCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CaughtUpResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CaughtUp'] = ResolversParentTypes['CaughtUp']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  missed: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Conversation'] = ResolversParentTypes['Conversation']> = {
  avatar: Resolver<Maybe<ResolversTypes['Attachment']>, ParentType, ContextType>;
  createdAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  firstUnread: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isArchived: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isMuted: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind: Resolver<ResolversTypes['ConversationKind'], ParentType, ContextType>;
  lastActivityAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastMessage: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  lastSeq: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  members: Resolver<Array<ResolversTypes['Member']>, ParentType, ContextType>;
  messages: Resolver<ResolversTypes['MessageConnection'], ParentType, ContextType, Partial<ConversationMessagesArgs>>;
  peer: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  pinned: Resolver<Array<ResolversTypes['Message']>, ParentType, ContextType>;
  title: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  typing: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  unreadCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unreadMentionCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerMember: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
};

export type ConversationChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationChanged'] = ResolversParentTypes['ConversationChanged']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationConnection'] = ResolversParentTypes['ConversationConnection']> = {
  edges: Resolver<Array<ResolversTypes['ConversationEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['Conversation']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ConversationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationEdge'] = ResolversParentTypes['ConversationEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export type ConversationLeftResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationLeft'] = ResolversParentTypes['ConversationLeft']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversationId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationPayload'] = ResolversParentTypes['ConversationPayload']> = {
  conversation: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type EventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Event'] = ResolversParentTypes['Event']> = {
  __resolveType: TypeResolveFn<'BroadcastAdded' | 'BroadcastChanged' | 'BroadcastsRead' | 'CaughtUp' | 'ConversationChanged' | 'ConversationLeft' | 'MessageAdded' | 'MessageChanged' | 'MessagesDelivered' | 'MessagesRead' | 'ResyncRequired' | 'RoomChanged' | 'UserChanged', ParentType, ContextType>;
};

export type ImportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportPayload'] = ResolversParentTypes['ImportPayload']> = {
  imported: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  skipped: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LeavePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeavePayload'] = ResolversParentTypes['LeavePayload']> = {
  conversationId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Member'] = ResolversParentTypes['Member']> = {
  deliveredSeq: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  joinedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  readAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  readSeq: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  role: Resolver<ResolversTypes['MemberRole'], ParentType, ContextType>;
  user: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type MessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message']> = {
  attachments: Resolver<Array<ResolversTypes['Attachment']>, ParentType, ContextType>;
  clientId: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  conversation: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
  createdAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deletedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  editedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isFromAdmin: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isRead: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind: Resolver<ResolversTypes['MessageKind'], ParentType, ContextType>;
  mentions: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  reactions: Resolver<Array<ResolversTypes['Reaction']>, ParentType, ContextType>;
  readBy: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  replyTo: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  sender: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  seq: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state: Resolver<ResolversTypes['DeliveryState'], ParentType, ContextType>;
  text: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MessageAddedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageAdded'] = ResolversParentTypes['MessageAdded']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageChanged'] = ResolversParentTypes['MessageChanged']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageConnection'] = ResolversParentTypes['MessageConnection']> = {
  edges: Resolver<Array<ResolversTypes['MessageEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['Message']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MessageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageEdge'] = ResolversParentTypes['MessageEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type MessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessagePayload'] = ResolversParentTypes['MessagePayload']> = {
  deduplicated: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type MessagesDeliveredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessagesDelivered'] = ResolversParentTypes['MessagesDelivered']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  member: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  upToSeq: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  user: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessagesReadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessagesRead'] = ResolversParentTypes['MessagesRead']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  member: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  upToSeq: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  user: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addMembers: Resolver<ResolversTypes['ConversationPayload'], ParentType, ContextType, RequireFields<MutationAddMembersArgs, 'conversationId' | 'userIds'>>;
  addReaction: Resolver<ResolversTypes['MessagePayload'], ParentType, ContextType, RequireFields<MutationAddReactionArgs, 'emoji' | 'messageId'>>;
  addRoomMembers: Resolver<ResolversTypes['RoomPayload'], ParentType, ContextType, RequireFields<MutationAddRoomMembersArgs, 'roomId' | 'userIds'>>;
  blockUser: Resolver<ResolversTypes['UserPayload'], ParentType, ContextType, RequireFields<MutationBlockUserArgs, 'userId'>>;
  broadcast: Resolver<ResolversTypes['BroadcastPayload'], ParentType, ContextType, RequireFields<MutationBroadcastArgs, 'input'>>;
  createGroup: Resolver<ResolversTypes['ConversationPayload'], ParentType, ContextType, RequireFields<MutationCreateGroupArgs, 'input'>>;
  createRoom: Resolver<ResolversTypes['RoomPayload'], ParentType, ContextType, RequireFields<MutationCreateRoomArgs, 'input'>>;
  createUpload: Resolver<ResolversTypes['UploadPayload'], ParentType, ContextType, RequireFields<MutationCreateUploadArgs, 'input'>>;
  deleteBroadcast: Resolver<ResolversTypes['BroadcastPayload'], ParentType, ContextType, RequireFields<MutationDeleteBroadcastArgs, 'broadcastId'>>;
  deleteMessage: Resolver<ResolversTypes['MessagePayload'], ParentType, ContextType, RequireFields<MutationDeleteMessageArgs, 'messageId'>>;
  deleteRoom: Resolver<ResolversTypes['RoomPayload'], ParentType, ContextType, RequireFields<MutationDeleteRoomArgs, 'roomId'>>;
  editMessage: Resolver<ResolversTypes['MessagePayload'], ParentType, ContextType, RequireFields<MutationEditMessageArgs, 'messageId' | 'text'>>;
  eraseUser: Resolver<ResolversTypes['UserPayload'], ParentType, ContextType, RequireFields<MutationEraseUserArgs, 'userId'>>;
  importMessages: Resolver<ResolversTypes['ImportPayload'], ParentType, ContextType, RequireFields<MutationImportMessagesArgs, 'input'>>;
  joinRoom: Resolver<ResolversTypes['RoomPayload'], ParentType, ContextType, RequireFields<MutationJoinRoomArgs, 'roomId'>>;
  leaveConversation: Resolver<ResolversTypes['LeavePayload'], ParentType, ContextType, RequireFields<MutationLeaveConversationArgs, 'conversationId'>>;
  leaveRoom: Resolver<ResolversTypes['RoomPayload'], ParentType, ContextType, RequireFields<MutationLeaveRoomArgs, 'roomId'>>;
  markBroadcastsRead: Resolver<ResolversTypes['BroadcastsReadPayload'], ParentType, ContextType, Partial<MutationMarkBroadcastsReadArgs>>;
  markConversationRead: Resolver<ResolversTypes['ConversationPayload'], ParentType, ContextType, RequireFields<MutationMarkConversationReadArgs, 'conversationId'>>;
  markMessageRead: Resolver<ResolversTypes['ConversationPayload'], ParentType, ContextType, RequireFields<MutationMarkMessageReadArgs, 'messageId'>>;
  openConversation: Resolver<ResolversTypes['ConversationPayload'], ParentType, ContextType, RequireFields<MutationOpenConversationArgs, 'userId'>>;
  pinMessage: Resolver<ResolversTypes['MessagePayload'], ParentType, ContextType, RequireFields<MutationPinMessageArgs, 'messageId'>>;
  removeMember: Resolver<ResolversTypes['ConversationPayload'], ParentType, ContextType, RequireFields<MutationRemoveMemberArgs, 'conversationId' | 'userId'>>;
  removeReaction: Resolver<ResolversTypes['MessagePayload'], ParentType, ContextType, RequireFields<MutationRemoveReactionArgs, 'emoji' | 'messageId'>>;
  removeRoomMembers: Resolver<ResolversTypes['RoomPayload'], ParentType, ContextType, RequireFields<MutationRemoveRoomMembersArgs, 'roomId' | 'userIds'>>;
  reportMessage: Resolver<ResolversTypes['ReportPayload'], ParentType, ContextType, RequireFields<MutationReportMessageArgs, 'messageId' | 'reason'>>;
  resolveReport: Resolver<ResolversTypes['ReportPayload'], ParentType, ContextType, RequireFields<MutationResolveReportArgs, 'action' | 'reportId'>>;
  restoreUser: Resolver<ResolversTypes['UserPayload'], ParentType, ContextType, RequireFields<MutationRestoreUserArgs, 'userId'>>;
  sendAdminMessage: Resolver<ResolversTypes['MessagePayload'], ParentType, ContextType, RequireFields<MutationSendAdminMessageArgs, 'input'>>;
  sendMessage: Resolver<ResolversTypes['MessagePayload'], ParentType, ContextType, RequireFields<MutationSendMessageArgs, 'input'>>;
  setAvailability: Resolver<ResolversTypes['UserPayload'], ParentType, ContextType, RequireFields<MutationSetAvailabilityArgs, 'availability'>>;
  setConversationArchived: Resolver<ResolversTypes['ConversationPayload'], ParentType, ContextType, RequireFields<MutationSetConversationArchivedArgs, 'archived' | 'conversationId'>>;
  setConversationMuted: Resolver<ResolversTypes['ConversationPayload'], ParentType, ContextType, RequireFields<MutationSetConversationMutedArgs, 'conversationId' | 'muted'>>;
  setMemberRole: Resolver<ResolversTypes['ConversationPayload'], ParentType, ContextType, RequireFields<MutationSetMemberRoleArgs, 'conversationId' | 'role' | 'userId'>>;
  setTyping: Resolver<ResolversTypes['TypingPayload'], ParentType, ContextType, RequireFields<MutationSetTypingArgs, 'conversationId' | 'isTyping'>>;
  suspendUser: Resolver<ResolversTypes['UserPayload'], ParentType, ContextType, RequireFields<MutationSuspendUserArgs, 'reason' | 'userId'>>;
  unblockUser: Resolver<ResolversTypes['UserPayload'], ParentType, ContextType, RequireFields<MutationUnblockUserArgs, 'userId'>>;
  unpinMessage: Resolver<ResolversTypes['MessagePayload'], ParentType, ContextType, RequireFields<MutationUnpinMessageArgs, 'messageId'>>;
  updateGroup: Resolver<ResolversTypes['ConversationPayload'], ParentType, ContextType, RequireFields<MutationUpdateGroupArgs, 'input'>>;
  updateProfile: Resolver<ResolversTypes['UserPayload'], ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
  updateRoom: Resolver<ResolversTypes['RoomPayload'], ParentType, ContextType, RequireFields<MutationUpdateRoomArgs, 'input'>>;
  upsertUsers: Resolver<ResolversTypes['UsersPayload'], ParentType, ContextType, RequireFields<MutationUpsertUsersArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  attachment: Resolver<Maybe<ResolversTypes['Attachment']>, ParentType, ContextType, RequireFields<QueryAttachmentArgs, 'id'>>;
  auditLog: Resolver<ResolversTypes['AuditEntryConnection'], ParentType, ContextType, RequireFields<QueryAuditLogArgs, 'first'>>;
  blockedUsers: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<QueryBlockedUsersArgs, 'first'>>;
  broadcasts: Resolver<ResolversTypes['BroadcastConnection'], ParentType, ContextType, RequireFields<QueryBroadcastsArgs, 'first'>>;
  conversation: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType, RequireFields<QueryConversationArgs, 'id'>>;
  conversations: Resolver<ResolversTypes['ConversationConnection'], ParentType, ContextType, RequireFields<QueryConversationsArgs, 'archived' | 'first'>>;
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  exportMessages: Resolver<ResolversTypes['MessageConnection'], ParentType, ContextType, RequireFields<QueryExportMessagesArgs, 'first'>>;
  message: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType, RequireFields<QueryMessageArgs, 'id'>>;
  onlineUsers: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<QueryOnlineUsersArgs, 'first'>>;
  reports: Resolver<ResolversTypes['ReportConnection'], ParentType, ContextType, RequireFields<QueryReportsArgs, 'first' | 'oldestFirst' | 'status'>>;
  room: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType, RequireFields<QueryRoomArgs, 'id'>>;
  rooms: Resolver<ResolversTypes['RoomConnection'], ParentType, ContextType, RequireFields<QueryRoomsArgs, 'first'>>;
  searchMessages: Resolver<ResolversTypes['MessageConnection'], ParentType, ContextType, RequireFields<QuerySearchMessagesArgs, 'first' | 'query'>>;
  serverStatistics: Resolver<ResolversTypes['ServerStatistics'], ParentType, ContextType>;
  unreadBroadcastCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unreadCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  user: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
  userStatus: Resolver<Maybe<ResolversTypes['UserStatus']>, ParentType, ContextType, RequireFields<QueryUserStatusArgs, 'userId'>>;
  users: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<QueryUsersArgs, 'first'>>;
  viewer: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type ReactionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reaction'] = ResolversParentTypes['Reaction']> = {
  count: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  emoji: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  users: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  viewerHasReacted: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Report'] = ResolversParentTypes['Report']> = {
  action: Resolver<Maybe<ResolversTypes['ReportAction']>, ParentType, ContextType>;
  createdAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  note: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reporter: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  resolvedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  resolvedBy: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  status: Resolver<ResolversTypes['ReportStatus'], ParentType, ContextType>;
  text: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ReportConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportConnection'] = ResolversParentTypes['ReportConnection']> = {
  edges: Resolver<Array<ResolversTypes['ReportEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['Report']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReportEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportEdge'] = ResolversParentTypes['ReportEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Report'], ParentType, ContextType>;
};

export type ReportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportPayload'] = ResolversParentTypes['ReportPayload']> = {
  report: Resolver<ResolversTypes['Report'], ParentType, ContextType>;
};

export type ResyncRequiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResyncRequired'] = ResolversParentTypes['ResyncRequired']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoomResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Room'] = ResolversParentTypes['Room']> = {
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isDeleted: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isMember: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  memberCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  members: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<RoomMembersArgs, 'first'>>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RoomChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomChanged'] = ResolversParentTypes['RoomChanged']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  room: Resolver<ResolversTypes['Room'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoomConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomConnection'] = ResolversParentTypes['RoomConnection']> = {
  edges: Resolver<Array<ResolversTypes['RoomEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['Room']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RoomEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomEdge'] = ResolversParentTypes['RoomEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Room'], ParentType, ContextType>;
};

export type RoomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomPayload'] = ResolversParentTypes['RoomPayload']> = {
  room: Resolver<ResolversTypes['Room'], ParentType, ContextType>;
};

export type ServerStatisticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServerStatistics'] = ResolversParentTypes['ServerStatistics']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  connections: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  deliveriesPerMinute: Resolver<Array<ResolversTypes['Int']>, ParentType, ContextType>;
  messagesPerMinute: Resolver<Array<ResolversTypes['Int']>, ParentType, ContextType>;
  peopleOnline: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  processes: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  subscriptions: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  broadcastReceived: SubscriptionResolver<ResolversTypes['Broadcast'], "broadcastReceived", ParentType, ContextType>;
  events: SubscriptionResolver<ResolversTypes['Event'], "events", ParentType, ContextType, Partial<SubscriptionEventsArgs>>;
  messageChanged: SubscriptionResolver<ResolversTypes['Message'], "messageChanged", ParentType, ContextType, Partial<SubscriptionMessageChangedArgs>>;
  messageReceived: SubscriptionResolver<ResolversTypes['Message'], "messageReceived", ParentType, ContextType, Partial<SubscriptionMessageReceivedArgs>>;
  messagesRead: SubscriptionResolver<ResolversTypes['MessagesRead'], "messagesRead", ParentType, ContextType, Partial<SubscriptionMessagesReadArgs>>;
  typingChanged: SubscriptionResolver<ResolversTypes['TypingChanged'], "typingChanged", ParentType, ContextType, Partial<SubscriptionTypingChangedArgs>>;
  userStatusChanged: SubscriptionResolver<ResolversTypes['UserStatus'], "userStatusChanged", ParentType, ContextType, Partial<SubscriptionUserStatusChangedArgs>>;
};

export type SuspensionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Suspension'] = ResolversParentTypes['Suspension']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  reason: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  until: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type TypingChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TypingChanged'] = ResolversParentTypes['TypingChanged']> = {
  conversation: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
  expiresAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isTyping: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  user: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type TypingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TypingPayload'] = ResolversParentTypes['TypingPayload']> = {
  expiresAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type UploadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadPayload'] = ResolversParentTypes['UploadPayload']> = {
  attachment: Resolver<ResolversTypes['Attachment'], ParentType, ContextType>;
  expiresAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  uploadUrl: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  avatarUrl: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isBlocked: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isErased: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['UserStatus'], ParentType, ContextType>;
  suspension: Resolver<Maybe<ResolversTypes['Suspension']>, ParentType, ContextType>;
};

export type UserChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserChanged'] = ResolversParentTypes['UserChanged']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  user: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges: Resolver<Array<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserPayload'] = ResolversParentTypes['UserPayload']> = {
  user: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UserStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserStatus'] = ResolversParentTypes['UserStatus']> = {
  availability: Resolver<Maybe<ResolversTypes['Availability']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isOnline: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastSeenAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  onlineSince: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  user: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UsersPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UsersPayload'] = ResolversParentTypes['UsersPayload']> = {
  users: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Attachment: AttachmentResolvers<ContextType>;
  AuditEntry: AuditEntryResolvers<ContextType>;
  AuditEntryConnection: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge: AuditEntryEdgeResolvers<ContextType>;
  Broadcast: BroadcastResolvers<ContextType>;
  BroadcastAdded: BroadcastAddedResolvers<ContextType>;
  BroadcastChanged: BroadcastChangedResolvers<ContextType>;
  BroadcastConnection: BroadcastConnectionResolvers<ContextType>;
  BroadcastEdge: BroadcastEdgeResolvers<ContextType>;
  BroadcastPayload: BroadcastPayloadResolvers<ContextType>;
  BroadcastStatistics: BroadcastStatisticsResolvers<ContextType>;
  BroadcastsRead: BroadcastsReadResolvers<ContextType>;
  BroadcastsReadPayload: BroadcastsReadPayloadResolvers<ContextType>;
  CaughtUp: CaughtUpResolvers<ContextType>;
  Conversation: ConversationResolvers<ContextType>;
  ConversationChanged: ConversationChangedResolvers<ContextType>;
  ConversationConnection: ConversationConnectionResolvers<ContextType>;
  ConversationEdge: ConversationEdgeResolvers<ContextType>;
  ConversationLeft: ConversationLeftResolvers<ContextType>;
  ConversationPayload: ConversationPayloadResolvers<ContextType>;
  DateTime: GraphQLScalarType;
  Event: EventResolvers<ContextType>;
  ImportPayload: ImportPayloadResolvers<ContextType>;
  LeavePayload: LeavePayloadResolvers<ContextType>;
  Member: MemberResolvers<ContextType>;
  Message: MessageResolvers<ContextType>;
  MessageAdded: MessageAddedResolvers<ContextType>;
  MessageChanged: MessageChangedResolvers<ContextType>;
  MessageConnection: MessageConnectionResolvers<ContextType>;
  MessageEdge: MessageEdgeResolvers<ContextType>;
  MessagePayload: MessagePayloadResolvers<ContextType>;
  MessagesDelivered: MessagesDeliveredResolvers<ContextType>;
  MessagesRead: MessagesReadResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  PageInfo: PageInfoResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  Reaction: ReactionResolvers<ContextType>;
  Report: ReportResolvers<ContextType>;
  ReportConnection: ReportConnectionResolvers<ContextType>;
  ReportEdge: ReportEdgeResolvers<ContextType>;
  ReportPayload: ReportPayloadResolvers<ContextType>;
  ResyncRequired: ResyncRequiredResolvers<ContextType>;
  Room: RoomResolvers<ContextType>;
  RoomChanged: RoomChangedResolvers<ContextType>;
  RoomConnection: RoomConnectionResolvers<ContextType>;
  RoomEdge: RoomEdgeResolvers<ContextType>;
  RoomPayload: RoomPayloadResolvers<ContextType>;
  ServerStatistics: ServerStatisticsResolvers<ContextType>;
  Subscription: SubscriptionResolvers<ContextType>;
  Suspension: SuspensionResolvers<ContextType>;
  TypingChanged: TypingChangedResolvers<ContextType>;
  TypingPayload: TypingPayloadResolvers<ContextType>;
  UploadPayload: UploadPayloadResolvers<ContextType>;
  User: UserResolvers<ContextType>;
  UserChanged: UserChangedResolvers<ContextType>;
  UserConnection: UserConnectionResolvers<ContextType>;
  UserEdge: UserEdgeResolvers<ContextType>;
  UserPayload: UserPayloadResolvers<ContextType>;
  UserStatus: UserStatusResolvers<ContextType>;
  UsersPayload: UsersPayloadResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  auth: AuthDirectiveResolver<any, any, ContextType>;
  viewer: ViewerDirectiveResolver<any, any, ContextType>;
};
