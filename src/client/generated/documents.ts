/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import { document } from '../document.ts'
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

/** What a conversation is between. */
export type ConversationKind =
  /** Two people; there is one for each pair, and it can't be left. */
  | 'DIRECT'
  /** 1 to 256 people, who come and go. */
  | 'GROUP';

/** A group to start. */
export type CreateGroupInput = {
  /**
   * Named by the client (a UUID; 1 to 64 characters): a retry gets the group that it made the first time. With another content
   * it is IDEMPOTENCY_CONFLICT.
   */
  clientId?: string | null | undefined;
  /** The other members' ids, at most 255; oneself is a member anyway. */
  memberIds: Array<string>;
  /** 1 to 100 characters, on one line. */
  title: string;
};

/** A file to upload. */
export type CreateUploadInput = {
  /** Its media type, e.g. image/png. The bytes have to be that; `application/octet-stream` is true of all. */
  mimeType: string;
  /** The file's name, with neither folders nor control characters; 1 to 255 characters. */
  name: string;
  /** Its bytes, exactly; from 1 to the server's limit (25 MB where nothing else is set). */
  size: number;
};

/** What a member may do in a group. */
export type MemberRole =
  /** May send, add people and rename. */
  | 'MEMBER'
  /** May remove people, set roles, and delete others' messages. */
  | 'OWNER';

/** What a message carries. */
export type MessageKind =
  /** 1 to 10 files of any kind, with or without a text. */
  | 'FILE'
  /** 1 to 10 pictures (PNG, JPEG, GIF, WebP or AVIF), with or without a text. */
  | 'IMAGE'
  /** Text alone. */
  | 'TEXT';

/** What a person may do, as the person's token says. */
export type Role =
  /** Who runs the place: the claim `role` of the token is `admin`. */
  | 'ADMIN'
  /** Everyone who signs in. */
  | 'USER';

/** A message to send. */
export type SendMessageInput = {
  /**
   * 1 to 10 for an IMAGE or FILE, none for a TEXT. Uploaded, one's own, and used nowhere yet: else NOT_FOUND. From the commit on they
   * are this message's for good.
   */
  attachmentIds?: Array<string> | null | undefined;
  /**
   * Named by the client (a UUID; 1 to 64 characters), unique in the conversation for its sender: a retry with the same one never
   * makes a second message. With another content it is IDEMPOTENCY_CONFLICT.
   */
  clientId: string;
  /** Where to; either this or `recipientId`. */
  conversationId?: string | null | undefined;
  /** What it carries. */
  kind?: MessageKind | null | undefined;
  /** Ids of members of the conversation who are named in the text, at most 50; others are BAD_USER_INPUT. */
  mentionIds?: Array<string> | null | undefined;
  /** Whom to; either this or `conversationId`. The direct conversation with the person is started where there is none. */
  recipientId?: string | null | undefined;
  /** The id of a message of the same conversation to answer; a deleted one is CONFLICT. */
  replyToId?: string | null | undefined;
  /**
   * 1 to 10,000 characters and at most 40,000 bytes, after white space at both ends was removed; no control characters but line
   * feed and tab. Kept in Unicode's normal form NFC.
   */
  text?: string | null | undefined;
};

/** What to change of a group; what is left out stays. */
export type UpdateGroupInput = {
  /** An uploaded picture of one's own that is used nowhere yet, else NOT_FOUND; the one before is removed. null removes it. */
  avatarId?: string | null | undefined;
  /** The group's id. */
  conversationId: string;
  /** 1 to 100 characters, on one line. */
  title?: string | null | undefined;
};

/** What to change of oneself; what is left out stays. */
export type UpdateProfileInput = {
  /**
   * An uploaded picture (PNG, JPEG, GIF, WebP or AVIF) of one's own that is used nowhere yet, else NOT_FOUND; its thumbnail is what
   * `User.avatarUrl` then shows, and the one before is removed. null removes it.
   */
  avatarId?: string | null | undefined;
};

export type EventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type EventsSubscription = { events:
    | { __typename: 'BroadcastAdded', id: string, cursor: string, at: string, broadcast: { __typename: 'Broadcast', id: string, kind: MessageKind, text: string | null, createdAt: string, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, room: { __typename: 'Room', id: string, name: string } | null } }
    | { __typename: 'BroadcastChanged', id: string, cursor: string, at: string, broadcast: { __typename: 'Broadcast', id: string, kind: MessageKind, text: string | null, createdAt: string, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, room: { __typename: 'Room', id: string, name: string } | null } }
    | { __typename: 'BroadcastsRead', unreadBroadcastCount: number, id: string, cursor: string, at: string }
    | { __typename: 'CaughtUp', missed: number, id: string, cursor: string, at: string }
    | { __typename: 'ConversationChanged', id: string, cursor: string, at: string, conversation: { __typename: 'Conversation', id: string, kind: ConversationKind, title: string | null, lastSeq: number, lastActivityAt: string, unreadCount: number, unreadMentionCount: number, isMuted: boolean, isArchived: boolean, avatar: { __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null, peer: { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean } | null, members: Array<{ __typename: 'Member', id: string, role: MemberRole, deliveredSeq: number, readSeq: number, joinedAt: string, user: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }>, lastMessage: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } | null, pinned: Array<{ __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }> } }
    | { __typename: 'ConversationLeft', conversationId: string, id: string, cursor: string, at: string }
    | { __typename: 'MessageAdded', id: string, cursor: string, at: string, message: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } }
    | { __typename: 'MessageChanged', id: string, cursor: string, at: string, message: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string, pinned: Array<{ __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }> }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } }
    | { __typename: 'MessagesDelivered', upToSeq: number, id: string, cursor: string, at: string, user: { __typename: 'User', id: string }, member: { __typename: 'Member', id: string, deliveredSeq: number }, conversation: { __typename: 'Conversation', id: string } }
    | { __typename: 'MessagesRead', upToSeq: number, id: string, cursor: string, at: string, user: { __typename: 'User', id: string }, member: { __typename: 'Member', id: string, readSeq: number }, conversation: { __typename: 'Conversation', id: string } }
    | { __typename: 'ResyncRequired', id: string, cursor: string, at: string }
    | { __typename: 'RoomChanged', id: string, cursor: string, at: string, room: { __typename: 'Room', id: string, name: string, description: string | null, memberCount: number, isMember: boolean, isDeleted: boolean } }
    | { __typename: 'UserChanged', id: string, cursor: string, at: string, user: { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean } }
   };

export type TypingChangedSubscriptionVariables = Exact<{
  conversationId?: string | null | undefined;
}>;


export type TypingChangedSubscription = { typingChanged: { isTyping: boolean, expiresAt: string, conversation: { id: string }, user: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } };

export type UserStatusChangedSubscriptionVariables = Exact<{
  userIds?: Array<string> | string | null | undefined;
}>;


export type UserStatusChangedSubscription = { userStatusChanged: { __typename: 'UserStatus', id: string, isOnline: boolean, onlineSince: string | null, availability: Availability | null, lastSeenAt: string | null } };

export type UserFieldsFragment = { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean };

export type UserWithBlockFragment = { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean };

export type StatusFieldsFragment = { __typename: 'UserStatus', id: string, isOnline: boolean, onlineSince: string | null, availability: Availability | null, lastSeenAt: string | null };

export type AttachmentFieldsFragment = { __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null };

export type MessageFieldsFragment = { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> };

export type PinnedFieldsFragment = { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } };

export type PinnedMessagesFragment = { __typename: 'Conversation', id: string, pinned: Array<{ __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }> };

export type MemberFieldsFragment = { __typename: 'Member', id: string, role: MemberRole, deliveredSeq: number, readSeq: number, joinedAt: string, user: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } };

export type ConversationFieldsFragment = { __typename: 'Conversation', id: string, kind: ConversationKind, title: string | null, lastSeq: number, lastActivityAt: string, unreadCount: number, unreadMentionCount: number, isMuted: boolean, isArchived: boolean, avatar: { __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null, peer: { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean } | null, members: Array<{ __typename: 'Member', id: string, role: MemberRole, deliveredSeq: number, readSeq: number, joinedAt: string, user: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }>, lastMessage: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } | null, pinned: Array<{ __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }> };

export type BroadcastFieldsFragment = { __typename: 'Broadcast', id: string, kind: MessageKind, text: string | null, createdAt: string, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, room: { __typename: 'Room', id: string, name: string } | null };

export type RoomFieldsFragment = { __typename: 'Room', id: string, name: string, description: string | null, memberCount: number, isMember: boolean, isDeleted: boolean };

export type SendMessageMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SendMessageMutation = { sendMessage: { deduplicated: boolean, message: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } } };

export type EditMessageMutationVariables = Exact<{
  messageId: string;
  text: string;
}>;


export type EditMessageMutation = { editMessage: { message: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } } };

export type DeleteMessageMutationVariables = Exact<{
  messageId: string;
}>;


export type DeleteMessageMutation = { deleteMessage: { message: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } } };

export type AddReactionMutationVariables = Exact<{
  messageId: string;
  emoji: string;
}>;


export type AddReactionMutation = { addReaction: { message: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } } };

export type RemoveReactionMutationVariables = Exact<{
  messageId: string;
  emoji: string;
}>;


export type RemoveReactionMutation = { removeReaction: { message: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } } };

export type PinMessageMutationVariables = Exact<{
  messageId: string;
}>;


export type PinMessageMutation = { pinMessage: { message: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string, pinned: Array<{ __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }> }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } } };

export type UnpinMessageMutationVariables = Exact<{
  messageId: string;
}>;


export type UnpinMessageMutation = { unpinMessage: { message: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string, pinned: Array<{ __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }> }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } } };

export type MarkMessageReadMutationVariables = Exact<{
  messageId: string;
}>;


export type MarkMessageReadMutation = { markMessageRead: { conversation: { __typename: 'Conversation', id: string, kind: ConversationKind, title: string | null, lastSeq: number, lastActivityAt: string, unreadCount: number, unreadMentionCount: number, isMuted: boolean, isArchived: boolean, avatar: { __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null, peer: { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean } | null, members: Array<{ __typename: 'Member', id: string, role: MemberRole, deliveredSeq: number, readSeq: number, joinedAt: string, user: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }>, lastMessage: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } | null, pinned: Array<{ __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }> } } };

export type MarkConversationReadMutationVariables = Exact<{
  conversationId: string;
}>;


export type MarkConversationReadMutation = { markConversationRead: { conversation: { __typename: 'Conversation', id: string, kind: ConversationKind, title: string | null, lastSeq: number, lastActivityAt: string, unreadCount: number, unreadMentionCount: number, isMuted: boolean, isArchived: boolean, avatar: { __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null, peer: { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean } | null, members: Array<{ __typename: 'Member', id: string, role: MemberRole, deliveredSeq: number, readSeq: number, joinedAt: string, user: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }>, lastMessage: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } | null, pinned: Array<{ __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }> } } };

export type OpenConversationMutationVariables = Exact<{
  userId: string;
}>;


export type OpenConversationMutation = { openConversation: { conversation: { __typename: 'Conversation', id: string, kind: ConversationKind, title: string | null, lastSeq: number, lastActivityAt: string, unreadCount: number, unreadMentionCount: number, isMuted: boolean, isArchived: boolean, avatar: { __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null, peer: { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean } | null, members: Array<{ __typename: 'Member', id: string, role: MemberRole, deliveredSeq: number, readSeq: number, joinedAt: string, user: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }>, lastMessage: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } | null, pinned: Array<{ __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }> } } };

export type CreateGroupMutationVariables = Exact<{
  input: CreateGroupInput;
}>;


export type CreateGroupMutation = { createGroup: { conversation: { __typename: 'Conversation', id: string, kind: ConversationKind, title: string | null, lastSeq: number, lastActivityAt: string, unreadCount: number, unreadMentionCount: number, isMuted: boolean, isArchived: boolean, avatar: { __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null, peer: { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean } | null, members: Array<{ __typename: 'Member', id: string, role: MemberRole, deliveredSeq: number, readSeq: number, joinedAt: string, user: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }>, lastMessage: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } | null, pinned: Array<{ __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }> } } };

export type UpdateGroupMutationVariables = Exact<{
  input: UpdateGroupInput;
}>;


export type UpdateGroupMutation = { updateGroup: { conversation: { __typename: 'Conversation', id: string, kind: ConversationKind, title: string | null, lastSeq: number, lastActivityAt: string, unreadCount: number, unreadMentionCount: number, isMuted: boolean, isArchived: boolean, avatar: { __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null, peer: { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean } | null, members: Array<{ __typename: 'Member', id: string, role: MemberRole, deliveredSeq: number, readSeq: number, joinedAt: string, user: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }>, lastMessage: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } | null, pinned: Array<{ __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }> } } };

export type AddMembersMutationVariables = Exact<{
  conversationId: string;
  userIds: Array<string> | string;
}>;


export type AddMembersMutation = { addMembers: { conversation: { __typename: 'Conversation', id: string, kind: ConversationKind, title: string | null, lastSeq: number, lastActivityAt: string, unreadCount: number, unreadMentionCount: number, isMuted: boolean, isArchived: boolean, avatar: { __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null, peer: { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean } | null, members: Array<{ __typename: 'Member', id: string, role: MemberRole, deliveredSeq: number, readSeq: number, joinedAt: string, user: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }>, lastMessage: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } | null, pinned: Array<{ __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }> } } };

export type RemoveMemberMutationVariables = Exact<{
  conversationId: string;
  userId: string;
}>;


export type RemoveMemberMutation = { removeMember: { conversation: { __typename: 'Conversation', id: string, kind: ConversationKind, title: string | null, lastSeq: number, lastActivityAt: string, unreadCount: number, unreadMentionCount: number, isMuted: boolean, isArchived: boolean, avatar: { __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null, peer: { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean } | null, members: Array<{ __typename: 'Member', id: string, role: MemberRole, deliveredSeq: number, readSeq: number, joinedAt: string, user: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }>, lastMessage: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } | null, pinned: Array<{ __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }> } } };

export type LeaveConversationMutationVariables = Exact<{
  conversationId: string;
}>;


export type LeaveConversationMutation = { leaveConversation: { conversationId: string } };

export type SetMemberRoleMutationVariables = Exact<{
  conversationId: string;
  userId: string;
  role: MemberRole;
}>;


export type SetMemberRoleMutation = { setMemberRole: { conversation: { __typename: 'Conversation', id: string, kind: ConversationKind, title: string | null, lastSeq: number, lastActivityAt: string, unreadCount: number, unreadMentionCount: number, isMuted: boolean, isArchived: boolean, avatar: { __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null, peer: { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean } | null, members: Array<{ __typename: 'Member', id: string, role: MemberRole, deliveredSeq: number, readSeq: number, joinedAt: string, user: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }>, lastMessage: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } | null, pinned: Array<{ __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }> } } };

export type SetConversationMutedMutationVariables = Exact<{
  conversationId: string;
  muted: boolean;
}>;


export type SetConversationMutedMutation = { setConversationMuted: { conversation: { __typename: 'Conversation', id: string, kind: ConversationKind, title: string | null, lastSeq: number, lastActivityAt: string, unreadCount: number, unreadMentionCount: number, isMuted: boolean, isArchived: boolean, avatar: { __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null, peer: { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean } | null, members: Array<{ __typename: 'Member', id: string, role: MemberRole, deliveredSeq: number, readSeq: number, joinedAt: string, user: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }>, lastMessage: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } | null, pinned: Array<{ __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }> } } };

export type SetConversationArchivedMutationVariables = Exact<{
  conversationId: string;
  archived: boolean;
}>;


export type SetConversationArchivedMutation = { setConversationArchived: { conversation: { __typename: 'Conversation', id: string, kind: ConversationKind, title: string | null, lastSeq: number, lastActivityAt: string, unreadCount: number, unreadMentionCount: number, isMuted: boolean, isArchived: boolean, avatar: { __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null, peer: { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean } | null, members: Array<{ __typename: 'Member', id: string, role: MemberRole, deliveredSeq: number, readSeq: number, joinedAt: string, user: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }>, lastMessage: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } | null, pinned: Array<{ __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }> } } };

export type CreateUploadMutationVariables = Exact<{
  input: CreateUploadInput;
}>;


export type CreateUploadMutation = { createUpload: { uploadUrl: string, expiresAt: string, attachment: { __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } } };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile: { user: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } };

export type MarkBroadcastsReadMutationVariables = Exact<{
  upToId?: string | null | undefined;
}>;


export type MarkBroadcastsReadMutation = { markBroadcastsRead: { unreadBroadcastCount: number, unreadCount: number } };

export type JoinRoomMutationVariables = Exact<{
  roomId: string;
}>;


export type JoinRoomMutation = { joinRoom: { room: { __typename: 'Room', id: string, name: string, description: string | null, memberCount: number, isMember: boolean, isDeleted: boolean } } };

export type LeaveRoomMutationVariables = Exact<{
  roomId: string;
}>;


export type LeaveRoomMutation = { leaveRoom: { room: { __typename: 'Room', id: string, name: string, description: string | null, memberCount: number, isMember: boolean, isDeleted: boolean } } };

export type SetTypingMutationVariables = Exact<{
  conversationId: string;
  isTyping: boolean;
}>;


export type SetTypingMutation = { setTyping: { expiresAt: string | null } };

export type SetAvailabilityMutationVariables = Exact<{
  availability: Availability;
}>;


export type SetAvailabilityMutation = { setAvailability: { user: { id: string, status: { __typename: 'UserStatus', id: string, isOnline: boolean, onlineSince: string | null, availability: Availability | null, lastSeenAt: string | null } } } };

export type BlockUserMutationVariables = Exact<{
  userId: string;
}>;


export type BlockUserMutation = { blockUser: { user: { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean } } };

export type UnblockUserMutationVariables = Exact<{
  userId: string;
}>;


export type UnblockUserMutation = { unblockUser: { user: { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean } } };

export type ReportMessageMutationVariables = Exact<{
  messageId: string;
  reason: string;
}>;


export type ReportMessageMutation = { reportMessage: { report: { id: string } } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { __typename: 'User', role: Role, id: string, name: string, avatarUrl: string | null, isErased: boolean } };

export type InboxQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  archived?: boolean | null | undefined;
}>;


export type InboxQuery = { unreadCount: number, unreadBroadcastCount: number, viewer: { __typename: 'User', role: Role, id: string, name: string, avatarUrl: string | null, isErased: boolean }, conversations: { edges: Array<{ cursor: string, node: { __typename: 'Conversation', id: string, kind: ConversationKind, title: string | null, lastSeq: number, lastActivityAt: string, unreadCount: number, unreadMentionCount: number, isMuted: boolean, isArchived: boolean, avatar: { __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null, peer: { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean } | null, members: Array<{ __typename: 'Member', id: string, role: MemberRole, deliveredSeq: number, readSeq: number, joinedAt: string, user: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }>, lastMessage: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } | null, pinned: Array<{ __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type UnreadCountsQueryVariables = Exact<{ [key: string]: never; }>;


export type UnreadCountsQuery = { unreadCount: number, unreadBroadcastCount: number };

export type ConversationQueryVariables = Exact<{
  id: string;
}>;


export type ConversationQuery = { conversation: { __typename: 'Conversation', id: string, kind: ConversationKind, title: string | null, lastSeq: number, lastActivityAt: string, unreadCount: number, unreadMentionCount: number, isMuted: boolean, isArchived: boolean, avatar: { __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null, peer: { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean } | null, members: Array<{ __typename: 'Member', id: string, role: MemberRole, deliveredSeq: number, readSeq: number, joinedAt: string, user: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }>, lastMessage: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } | null, pinned: Array<{ __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }> } | null };

export type HistoryQueryVariables = Exact<{
  conversationId: string;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type HistoryQuery = { conversation: { id: string, messages: { edges: Array<{ node: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } }>, pageInfo: { hasPreviousPage: boolean, hasNextPage: boolean, startCursor: string | null } } } | null };

export type AroundQueryVariables = Exact<{
  conversationId: string;
  messageId: string;
  first?: number | null | undefined;
}>;


export type AroundQuery = { conversation: { id: string, messages: { edges: Array<{ node: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } }>, pageInfo: { hasPreviousPage: boolean, hasNextPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type UsersQueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type UsersQuery = { users: { edges: Array<{ cursor: string, node: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type BroadcastsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BroadcastsQuery = { unreadBroadcastCount: number, broadcasts: { edges: Array<{ cursor: string, node: { __typename: 'Broadcast', id: string, kind: MessageKind, text: string | null, createdAt: string, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, room: { __typename: 'Room', id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RoomsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RoomsQuery = { rooms: { edges: Array<{ cursor: string, node: { __typename: 'Room', id: string, name: string, description: string | null, memberCount: number, isMember: boolean, isDeleted: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AttachmentQueryVariables = Exact<{
  id: string;
}>;


export type AttachmentQuery = { attachment: { __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null };

export type UserStatusQueryVariables = Exact<{
  userId: string;
}>;


export type UserStatusQuery = { userStatus: { __typename: 'UserStatus', id: string, isOnline: boolean, onlineSince: string | null, availability: Availability | null, lastSeenAt: string | null } | null };

export type OnlineUsersQueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OnlineUsersQuery = { onlineUsers: { edges: Array<{ cursor: string, node: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean, status: { __typename: 'UserStatus', id: string, isOnline: boolean, onlineSince: string | null, availability: Availability | null, lastSeenAt: string | null } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type BlockedUsersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BlockedUsersQuery = { blockedUsers: { edges: Array<{ cursor: string, node: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SearchMessagesQueryVariables = Exact<{
  query: string;
  conversationId?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchMessagesQuery = { searchMessages: { edges: Array<{ cursor: string, node: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export const UserFieldsFragmentDoc = /* #__PURE__ */ document<UserFieldsFragment, object>("fragment UserFields on User{__typename id name avatarUrl isErased}")
export const AttachmentFieldsFragmentDoc = /* #__PURE__ */ document<AttachmentFieldsFragment, object>("fragment AttachmentFields on Attachment{__typename id name mimeType size url urlExpiresAt width height thumbnailUrl}")
export const MessageFieldsFragmentDoc = /* #__PURE__ */ document<MessageFieldsFragment, object>("fragment MessageFields on Message{__typename id conversation{__typename id}seq clientId sender{__typename ...UserFields}kind text attachments{__typename ...AttachmentFields}replyTo{__typename id seq kind text deletedAt sender{__typename ...UserFields}}mentions{__typename ...UserFields}reactions{__typename emoji count users{__typename ...UserFields}}isFromAdmin version createdAt editedAt deletedAt}", [UserFieldsFragmentDoc, AttachmentFieldsFragmentDoc])
export const PinnedFieldsFragmentDoc = /* #__PURE__ */ document<PinnedFieldsFragment, object>("fragment PinnedFields on Message{__typename id seq kind text deletedAt sender{__typename ...UserFields}}", [UserFieldsFragmentDoc])
export const MemberFieldsFragmentDoc = /* #__PURE__ */ document<MemberFieldsFragment, object>("fragment MemberFields on Member{__typename id role deliveredSeq readSeq joinedAt user{__typename ...UserFields}}", [UserFieldsFragmentDoc])
export const ConversationFieldsFragmentDoc = /* #__PURE__ */ document<ConversationFieldsFragment, object>("fragment ConversationFields on Conversation{__typename id kind title avatar{__typename ...AttachmentFields}peer{__typename ...UserFields isBlocked}members{__typename ...MemberFields}lastSeq lastActivityAt lastMessage{__typename ...MessageFields}pinned{__typename ...PinnedFields}unreadCount unreadMentionCount isMuted isArchived}", [AttachmentFieldsFragmentDoc, UserFieldsFragmentDoc, MemberFieldsFragmentDoc, MessageFieldsFragmentDoc, PinnedFieldsFragmentDoc])
export const BroadcastFieldsFragmentDoc = /* #__PURE__ */ document<BroadcastFieldsFragment, object>("fragment BroadcastFields on Broadcast{__typename id sender{__typename ...UserFields}kind text attachments{__typename ...AttachmentFields}room{__typename id name}createdAt deletedAt}", [UserFieldsFragmentDoc, AttachmentFieldsFragmentDoc])
export const RoomFieldsFragmentDoc = /* #__PURE__ */ document<RoomFieldsFragment, object>("fragment RoomFields on Room{__typename id name description memberCount isMember isDeleted}")
export const EventsDocument = /* #__PURE__ */ document<EventsSubscription, EventsSubscriptionVariables>("subscription Events($after:String){events(after:$after){__typename id cursor at ...on MessageAdded{message{__typename ...MessageFields}}...on MessageChanged{message{__typename ...MessageFields conversation{__typename id pinned{__typename ...PinnedFields}}}}...on MessagesRead{upToSeq user{__typename id}member{__typename id readSeq}conversation{__typename id}}...on MessagesDelivered{upToSeq user{__typename id}member{__typename id deliveredSeq}conversation{__typename id}}...on ConversationChanged{conversation{__typename ...ConversationFields}}...on ConversationLeft{conversationId}...on UserChanged{user{__typename ...UserFields isBlocked}}...on BroadcastAdded{broadcast{__typename ...BroadcastFields}}...on BroadcastChanged{broadcast{__typename ...BroadcastFields}}...on BroadcastsRead{unreadBroadcastCount}...on RoomChanged{room{__typename ...RoomFields}}...on CaughtUp{missed}}}", [MessageFieldsFragmentDoc, PinnedFieldsFragmentDoc, ConversationFieldsFragmentDoc, UserFieldsFragmentDoc, BroadcastFieldsFragmentDoc, RoomFieldsFragmentDoc])
export const TypingChangedDocument = /* #__PURE__ */ document<TypingChangedSubscription, TypingChangedSubscriptionVariables>("subscription TypingChanged($conversationId:ID){typingChanged(conversationId:$conversationId){conversation{id}user{...UserFields}isTyping expiresAt}}", [UserFieldsFragmentDoc])
export const StatusFieldsFragmentDoc = /* #__PURE__ */ document<StatusFieldsFragment, object>("fragment StatusFields on UserStatus{__typename id isOnline onlineSince availability lastSeenAt}")
export const UserStatusChangedDocument = /* #__PURE__ */ document<UserStatusChangedSubscription, UserStatusChangedSubscriptionVariables>("subscription UserStatusChanged($userIds:[ID!]){userStatusChanged(userIds:$userIds){...StatusFields}}", [StatusFieldsFragmentDoc])
export const UserWithBlockFragmentDoc = /* #__PURE__ */ document<UserWithBlockFragment, object>("fragment UserWithBlock on User{__typename ...UserFields isBlocked}", [UserFieldsFragmentDoc])
export const PinnedMessagesFragmentDoc = /* #__PURE__ */ document<PinnedMessagesFragment, object>("fragment PinnedMessages on Conversation{__typename id pinned{__typename ...PinnedFields}}", [PinnedFieldsFragmentDoc])
export const SendMessageDocument = /* #__PURE__ */ document<SendMessageMutation, SendMessageMutationVariables>("mutation SendMessage($input:SendMessageInput!){sendMessage(input:$input){deduplicated message{...MessageFields}}}", [MessageFieldsFragmentDoc])
export const EditMessageDocument = /* #__PURE__ */ document<EditMessageMutation, EditMessageMutationVariables>("mutation EditMessage($messageId:ID!$text:String!){editMessage(messageId:$messageId text:$text){message{...MessageFields}}}", [MessageFieldsFragmentDoc])
export const DeleteMessageDocument = /* #__PURE__ */ document<DeleteMessageMutation, DeleteMessageMutationVariables>("mutation DeleteMessage($messageId:ID!){deleteMessage(messageId:$messageId){message{...MessageFields}}}", [MessageFieldsFragmentDoc])
export const AddReactionDocument = /* #__PURE__ */ document<AddReactionMutation, AddReactionMutationVariables>("mutation AddReaction($messageId:ID!$emoji:String!){addReaction(messageId:$messageId emoji:$emoji){message{...MessageFields}}}", [MessageFieldsFragmentDoc])
export const RemoveReactionDocument = /* #__PURE__ */ document<RemoveReactionMutation, RemoveReactionMutationVariables>("mutation RemoveReaction($messageId:ID!$emoji:String!){removeReaction(messageId:$messageId emoji:$emoji){message{...MessageFields}}}", [MessageFieldsFragmentDoc])
export const PinMessageDocument = /* #__PURE__ */ document<PinMessageMutation, PinMessageMutationVariables>("mutation PinMessage($messageId:ID!){pinMessage(messageId:$messageId){message{...MessageFields conversation{id pinned{...PinnedFields}}}}}", [MessageFieldsFragmentDoc, PinnedFieldsFragmentDoc])
export const UnpinMessageDocument = /* #__PURE__ */ document<UnpinMessageMutation, UnpinMessageMutationVariables>("mutation UnpinMessage($messageId:ID!){unpinMessage(messageId:$messageId){message{...MessageFields conversation{id pinned{...PinnedFields}}}}}", [MessageFieldsFragmentDoc, PinnedFieldsFragmentDoc])
export const MarkMessageReadDocument = /* #__PURE__ */ document<MarkMessageReadMutation, MarkMessageReadMutationVariables>("mutation MarkMessageRead($messageId:ID!){markMessageRead(messageId:$messageId){conversation{...ConversationFields}}}", [ConversationFieldsFragmentDoc])
export const MarkConversationReadDocument = /* #__PURE__ */ document<MarkConversationReadMutation, MarkConversationReadMutationVariables>("mutation MarkConversationRead($conversationId:ID!){markConversationRead(conversationId:$conversationId){conversation{...ConversationFields}}}", [ConversationFieldsFragmentDoc])
export const OpenConversationDocument = /* #__PURE__ */ document<OpenConversationMutation, OpenConversationMutationVariables>("mutation OpenConversation($userId:ID!){openConversation(userId:$userId){conversation{...ConversationFields}}}", [ConversationFieldsFragmentDoc])
export const CreateGroupDocument = /* #__PURE__ */ document<CreateGroupMutation, CreateGroupMutationVariables>("mutation CreateGroup($input:CreateGroupInput!){createGroup(input:$input){conversation{...ConversationFields}}}", [ConversationFieldsFragmentDoc])
export const UpdateGroupDocument = /* #__PURE__ */ document<UpdateGroupMutation, UpdateGroupMutationVariables>("mutation UpdateGroup($input:UpdateGroupInput!){updateGroup(input:$input){conversation{...ConversationFields}}}", [ConversationFieldsFragmentDoc])
export const AddMembersDocument = /* #__PURE__ */ document<AddMembersMutation, AddMembersMutationVariables>("mutation AddMembers($conversationId:ID!$userIds:[ID!]!){addMembers(conversationId:$conversationId userIds:$userIds){conversation{...ConversationFields}}}", [ConversationFieldsFragmentDoc])
export const RemoveMemberDocument = /* #__PURE__ */ document<RemoveMemberMutation, RemoveMemberMutationVariables>("mutation RemoveMember($conversationId:ID!$userId:ID!){removeMember(conversationId:$conversationId userId:$userId){conversation{...ConversationFields}}}", [ConversationFieldsFragmentDoc])
export const LeaveConversationDocument = /* #__PURE__ */ document<LeaveConversationMutation, LeaveConversationMutationVariables>("mutation LeaveConversation($conversationId:ID!){leaveConversation(conversationId:$conversationId){conversationId}}")
export const SetMemberRoleDocument = /* #__PURE__ */ document<SetMemberRoleMutation, SetMemberRoleMutationVariables>("mutation SetMemberRole($conversationId:ID!$userId:ID!$role:MemberRole!){setMemberRole(conversationId:$conversationId userId:$userId role:$role){conversation{...ConversationFields}}}", [ConversationFieldsFragmentDoc])
export const SetConversationMutedDocument = /* #__PURE__ */ document<SetConversationMutedMutation, SetConversationMutedMutationVariables>("mutation SetConversationMuted($conversationId:ID!$muted:Boolean!){setConversationMuted(conversationId:$conversationId muted:$muted){conversation{...ConversationFields}}}", [ConversationFieldsFragmentDoc])
export const SetConversationArchivedDocument = /* #__PURE__ */ document<SetConversationArchivedMutation, SetConversationArchivedMutationVariables>("mutation SetConversationArchived($conversationId:ID!$archived:Boolean!){setConversationArchived(conversationId:$conversationId archived:$archived){conversation{...ConversationFields}}}", [ConversationFieldsFragmentDoc])
export const CreateUploadDocument = /* #__PURE__ */ document<CreateUploadMutation, CreateUploadMutationVariables>("mutation CreateUpload($input:CreateUploadInput!){createUpload(input:$input){uploadUrl expiresAt attachment{...AttachmentFields}}}", [AttachmentFieldsFragmentDoc])
export const UpdateProfileDocument = /* #__PURE__ */ document<UpdateProfileMutation, UpdateProfileMutationVariables>("mutation UpdateProfile($input:UpdateProfileInput!){updateProfile(input:$input){user{...UserFields}}}", [UserFieldsFragmentDoc])
export const MarkBroadcastsReadDocument = /* #__PURE__ */ document<MarkBroadcastsReadMutation, MarkBroadcastsReadMutationVariables>("mutation MarkBroadcastsRead($upToId:ID){markBroadcastsRead(upToId:$upToId){unreadBroadcastCount unreadCount}}")
export const JoinRoomDocument = /* #__PURE__ */ document<JoinRoomMutation, JoinRoomMutationVariables>("mutation JoinRoom($roomId:ID!){joinRoom(roomId:$roomId){room{...RoomFields}}}", [RoomFieldsFragmentDoc])
export const LeaveRoomDocument = /* #__PURE__ */ document<LeaveRoomMutation, LeaveRoomMutationVariables>("mutation LeaveRoom($roomId:ID!){leaveRoom(roomId:$roomId){room{...RoomFields}}}", [RoomFieldsFragmentDoc])
export const SetTypingDocument = /* #__PURE__ */ document<SetTypingMutation, SetTypingMutationVariables>("mutation SetTyping($conversationId:ID!$isTyping:Boolean!){setTyping(conversationId:$conversationId isTyping:$isTyping){expiresAt}}")
export const SetAvailabilityDocument = /* #__PURE__ */ document<SetAvailabilityMutation, SetAvailabilityMutationVariables>("mutation SetAvailability($availability:Availability!){setAvailability(availability:$availability){user{id status{...StatusFields}}}}", [StatusFieldsFragmentDoc])
export const BlockUserDocument = /* #__PURE__ */ document<BlockUserMutation, BlockUserMutationVariables>("mutation BlockUser($userId:ID!){blockUser(userId:$userId){user{...UserFields isBlocked}}}", [UserFieldsFragmentDoc])
export const UnblockUserDocument = /* #__PURE__ */ document<UnblockUserMutation, UnblockUserMutationVariables>("mutation UnblockUser($userId:ID!){unblockUser(userId:$userId){user{...UserFields isBlocked}}}", [UserFieldsFragmentDoc])
export const ReportMessageDocument = /* #__PURE__ */ document<ReportMessageMutation, ReportMessageMutationVariables>("mutation ReportMessage($messageId:ID!$reason:String!){reportMessage(messageId:$messageId reason:$reason){report{id}}}")
export const ViewerDocument = /* #__PURE__ */ document<ViewerQuery, ViewerQueryVariables>("query Viewer{viewer{...UserFields role}}", [UserFieldsFragmentDoc])
export const InboxDocument = /* #__PURE__ */ document<InboxQuery, InboxQueryVariables>("query Inbox($first:Int$after:String$archived:Boolean){viewer{...UserFields role}unreadCount unreadBroadcastCount conversations(first:$first after:$after archived:$archived){edges{cursor node{...ConversationFields}}pageInfo{hasNextPage endCursor}}}", [UserFieldsFragmentDoc, ConversationFieldsFragmentDoc])
export const UnreadCountsDocument = /* #__PURE__ */ document<UnreadCountsQuery, UnreadCountsQueryVariables>("query UnreadCounts{unreadCount unreadBroadcastCount}")
export const ConversationDocument = /* #__PURE__ */ document<ConversationQuery, ConversationQueryVariables>("query Conversation($id:ID!){conversation(id:$id){...ConversationFields}}", [ConversationFieldsFragmentDoc])
export const HistoryDocument = /* #__PURE__ */ document<HistoryQuery, HistoryQueryVariables>("query History($conversationId:ID!$last:Int$before:String){conversation(id:$conversationId){id messages(last:$last before:$before){edges{node{...MessageFields}}pageInfo{hasPreviousPage hasNextPage startCursor}}}}", [MessageFieldsFragmentDoc])
export const AroundDocument = /* #__PURE__ */ document<AroundQuery, AroundQueryVariables>("query Around($conversationId:ID!$messageId:ID!$first:Int){conversation(id:$conversationId){id messages(around:$messageId first:$first){edges{node{...MessageFields}}pageInfo{hasPreviousPage hasNextPage startCursor endCursor}}}}", [MessageFieldsFragmentDoc])
export const UsersDocument = /* #__PURE__ */ document<UsersQuery, UsersQueryVariables>("query Users($search:String$first:Int$after:String){users(search:$search first:$first after:$after){edges{cursor node{...UserFields}}pageInfo{hasNextPage endCursor}}}", [UserFieldsFragmentDoc])
export const BroadcastsDocument = /* #__PURE__ */ document<BroadcastsQuery, BroadcastsQueryVariables>("query Broadcasts($first:Int$after:String){broadcasts(first:$first after:$after){edges{cursor node{...BroadcastFields}}pageInfo{hasNextPage endCursor}}unreadBroadcastCount}", [BroadcastFieldsFragmentDoc])
export const RoomsDocument = /* #__PURE__ */ document<RoomsQuery, RoomsQueryVariables>("query Rooms($first:Int$after:String){rooms(first:$first after:$after){edges{cursor node{...RoomFields}}pageInfo{hasNextPage endCursor}}}", [RoomFieldsFragmentDoc])
export const AttachmentDocument = /* #__PURE__ */ document<AttachmentQuery, AttachmentQueryVariables>("query Attachment($id:ID!){attachment(id:$id){...AttachmentFields}}", [AttachmentFieldsFragmentDoc])
export const UserStatusDocument = /* #__PURE__ */ document<UserStatusQuery, UserStatusQueryVariables>("query UserStatus($userId:ID!){userStatus(userId:$userId){...StatusFields}}", [StatusFieldsFragmentDoc])
export const OnlineUsersDocument = /* #__PURE__ */ document<OnlineUsersQuery, OnlineUsersQueryVariables>("query OnlineUsers($search:String$first:Int$after:String){onlineUsers(search:$search first:$first after:$after){edges{cursor node{...UserFields status{...StatusFields}}}pageInfo{hasNextPage endCursor}}}", [UserFieldsFragmentDoc, StatusFieldsFragmentDoc])
export const BlockedUsersDocument = /* #__PURE__ */ document<BlockedUsersQuery, BlockedUsersQueryVariables>("query BlockedUsers($first:Int$after:String){blockedUsers(first:$first after:$after){edges{cursor node{...UserFields}}pageInfo{hasNextPage endCursor}}}", [UserFieldsFragmentDoc])
export const SearchMessagesDocument = /* #__PURE__ */ document<SearchMessagesQuery, SearchMessagesQueryVariables>("query SearchMessages($query:String!$conversationId:ID$first:Int$after:String){searchMessages(query:$query conversationId:$conversationId first:$first after:$after){edges{cursor node{...MessageFields}}pageInfo{hasNextPage endCursor}}}", [MessageFieldsFragmentDoc])