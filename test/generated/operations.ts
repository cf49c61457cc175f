/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A message from an admin, as an admin. */
export type AdminMessageInput = {
  /** As in `sendMessage`. */
  attachmentIds?: Array<string> | null | undefined;
  /** As in `sendMessage`. */
  clientId: string;
  /** What it carries. */
  kind?: MessageKind | null | undefined;
  /** Whom to; the direct conversation with the person is started where there is none. */
  recipientId: string;
  /** As in `sendMessage`. */
  text?: string | null | undefined;
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

/** A broadcast to send. */
export type BroadcastInput = {
  /**
   * 1 to 10 for an IMAGE or FILE, none for a TEXT. Uploaded, one's own, and used nowhere yet: else NOT_FOUND. From the commit on they
   * are this broadcast's for good.
   */
  attachmentIds?: Array<string> | null | undefined;
  /**
   * Named by the client (a UUID; 1 to 64 characters), unique for its sender: a retry with the same one never makes a second
   * broadcast. With another content it is IDEMPOTENCY_CONFLICT.
   */
  clientId: string;
  /** What it carries. */
  kind?: MessageKind | null | undefined;
  /** The room that it is for: NOT_FOUND where it isn't there, CONFLICT where it was deleted. Left out or null: everyone. */
  roomId?: string | null | undefined;
  /**
   * 1 to 10,000 characters and at most 40,000 bytes, after white space at both ends was removed; no control characters but line
   * feed and tab. Kept in Unicode's normal form NFC.
   */
  text?: string | null | undefined;
};

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

/** A room to make. */
export type CreateRoomInput = {
  /** 1 to 1,000 characters; leaving it out, null or an empty one: none. */
  description?: string | null | undefined;
  /** 1 to 100 characters, on one line. */
  name: string;
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

/** What the other members' receipts add up to. */
export type DeliveryState =
  /** A device of each of the other members was given it. */
  | 'DELIVERED'
  /** All other members have read it. */
  | 'READ'
  /** It is durable on the server. */
  | 'SENT';

/** A message of another system. */
export type ImportMessageInput = {
  /** When it was sent, from 1970 on, and not in the future. */
  createdAt: string;
  /** What it was. Files aren't taken over: also an IMAGE or a FILE has a text, and no attachments. */
  kind?: MessageKind | null | undefined;
  /** The ids of everybody in its conversation, 2 to 256 different people who are known; NOT_FOUND otherwise. */
  memberIds: Array<string>;
  /** Who has read it, and all before it, of `memberIds`; for everybody else it is unread. */
  readByIds?: Array<string> | null | undefined;
  /** Who sent it, one of `memberIds`. They have read it, and all before it. */
  senderId: string;
  /** The other system's name for it, 1 to 128 characters; unique for good. */
  sourceId: string;
  /** As that of a message which is sent: 1 to 10,000 characters. */
  text?: string | null | undefined;
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

/** What an admin does about a report. */
export type ReportAction =
  /** The message is deleted, as `deleteMessage` does it. */
  | 'DELETE_MESSAGE'
  /** Nothing: the message stays as it is. */
  | 'DISMISS'
  /** Who sent the message is suspended, as `suspendUser` does it. */
  | 'SUSPEND_SENDER';

/** Whether an admin has dealt with a report. */
export type ReportStatus =
  /** Nobody has yet. */
  | 'OPEN'
  /** An admin has. */
  | 'RESOLVED';

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

/** A room with what changes of it. */
export type UpdateRoomInput = {
  /** 1 to 1,000 characters; left out, it stays; null or an empty one removes it. */
  description?: string | null | undefined;
  /** 1 to 100 characters, on one line; left out or null, it stays. */
  name?: string | null | undefined;
  /** The room's id; NOT_FOUND where it isn't there. */
  roomId: string;
};

/** What a shop knows of a person. */
export type UpsertUserInput = {
  /** An https address, at most 2,000 characters, without a password; leaving it out or null removes it. */
  avatarUrl?: string | null | undefined;
  /** The subject of the person's token; 1 to 128 characters. */
  id: string;
  /** 1 to 100 characters, on one line; one that looks like an admin's goes with who is known as an admin alone. */
  name: string;
};

export type MessagePartsFragment = { id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } };

export type ConversationPartsFragment = { id: string, kind: ConversationKind, title: string | null, isMuted: boolean, isArchived: boolean, lastSeq: number, unreadCount: number, unreadMentionCount: number, lastActivityAt: string, createdAt: string, pinned: Array<{ id: string, text: string | null }>, peer: { id: string, name: string } | null, members: Array<{ id: string, role: MemberRole, deliveredSeq: number, readSeq: number, readAt: string | null, joinedAt: string, user: { id: string, name: string } }>, viewerMember: { id: string, readSeq: number } | null, lastMessage: { id: string, seq: number, text: string | null } | null, firstUnread: { id: string, seq: number } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { cursor: string, viewer: { id: string, name: string, avatarUrl: string | null, role: Role } };

export type UserQueryVariables = Exact<{
  id: string;
}>;


export type UserQuery = { user: { id: string, name: string, avatarUrl: string | null, role: Role } | null };

export type UsersQueryVariables = Exact<{
  search?: string | null | undefined;
  suspended?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type UsersQuery = { users: { totalCount: number, nodes: Array<{ id: string, name: string }>, edges: Array<{ cursor: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type ConversationQueryVariables = Exact<{
  id: string;
}>;


export type ConversationQuery = { conversation: { id: string, kind: ConversationKind, title: string | null, isMuted: boolean, isArchived: boolean, lastSeq: number, unreadCount: number, unreadMentionCount: number, lastActivityAt: string, createdAt: string, pinned: Array<{ id: string, text: string | null }>, peer: { id: string, name: string } | null, members: Array<{ id: string, role: MemberRole, deliveredSeq: number, readSeq: number, readAt: string | null, joinedAt: string, user: { id: string, name: string } }>, viewerMember: { id: string, readSeq: number } | null, lastMessage: { id: string, seq: number, text: string | null } | null, firstUnread: { id: string, seq: number } | null } | null };

export type ConversationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  archived?: boolean | null | undefined;
}>;


export type ConversationsQuery = { conversations: { totalCount: number, nodes: Array<{ id: string, kind: ConversationKind, title: string | null, isMuted: boolean, isArchived: boolean, lastSeq: number, unreadCount: number, unreadMentionCount: number, lastActivityAt: string, createdAt: string, pinned: Array<{ id: string, text: string | null }>, peer: { id: string, name: string } | null, members: Array<{ id: string, role: MemberRole, deliveredSeq: number, readSeq: number, readAt: string | null, joinedAt: string, user: { id: string, name: string } }>, viewerMember: { id: string, readSeq: number } | null, lastMessage: { id: string, seq: number, text: string | null } | null, firstUnread: { id: string, seq: number } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type HistoryQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  around?: string | null | undefined;
}>;


export type HistoryQuery = { conversation: { messages: { totalCount: number, nodes: Array<{ id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } }>, edges: Array<{ cursor: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type MessageQueryVariables = Exact<{
  id: string;
}>;


export type MessageQuery = { message: { id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } } | null };

export type UnreadCountQueryVariables = Exact<{ [key: string]: never; }>;


export type UnreadCountQuery = { unreadCount: number };

export type SnapshotQueryVariables = Exact<{ [key: string]: never; }>;


export type SnapshotQuery = { cursor: string, unreadCount: number, conversations: { nodes: Array<{ id: string, kind: ConversationKind, title: string | null, isMuted: boolean, isArchived: boolean, lastSeq: number, unreadCount: number, unreadMentionCount: number, lastActivityAt: string, createdAt: string, messages: { nodes: Array<{ id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } }> }, pinned: Array<{ id: string, text: string | null }>, peer: { id: string, name: string } | null, members: Array<{ id: string, role: MemberRole, deliveredSeq: number, readSeq: number, readAt: string | null, joinedAt: string, user: { id: string, name: string } }>, viewerMember: { id: string, readSeq: number } | null, lastMessage: { id: string, seq: number, text: string | null } | null, firstUnread: { id: string, seq: number } | null }> } };

export type OpenConversationMutationVariables = Exact<{
  userId: string;
}>;


export type OpenConversationMutation = { openConversation: { conversation: { id: string, kind: ConversationKind, title: string | null, isMuted: boolean, isArchived: boolean, lastSeq: number, unreadCount: number, unreadMentionCount: number, lastActivityAt: string, createdAt: string, pinned: Array<{ id: string, text: string | null }>, peer: { id: string, name: string } | null, members: Array<{ id: string, role: MemberRole, deliveredSeq: number, readSeq: number, readAt: string | null, joinedAt: string, user: { id: string, name: string } }>, viewerMember: { id: string, readSeq: number } | null, lastMessage: { id: string, seq: number, text: string | null } | null, firstUnread: { id: string, seq: number } | null } } };

export type SendMessageMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SendMessageMutation = { sendMessage: { deduplicated: boolean, message: { id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } } } };

export type DeleteMessageMutationVariables = Exact<{
  messageId: string;
}>;


export type DeleteMessageMutation = { deleteMessage: { message: { id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } } } };

export type EditMessageMutationVariables = Exact<{
  messageId: string;
  text: string;
}>;


export type EditMessageMutation = { editMessage: { message: { id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } } } };

export type AddReactionMutationVariables = Exact<{
  messageId: string;
  emoji: string;
}>;


export type AddReactionMutation = { addReaction: { message: { id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } } } };

export type RemoveReactionMutationVariables = Exact<{
  messageId: string;
  emoji: string;
}>;


export type RemoveReactionMutation = { removeReaction: { message: { id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } } } };

export type PinMessageMutationVariables = Exact<{
  messageId: string;
}>;


export type PinMessageMutation = { pinMessage: { message: { id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } } } };

export type UnpinMessageMutationVariables = Exact<{
  messageId: string;
}>;


export type UnpinMessageMutation = { unpinMessage: { message: { id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } } } };

export type SendAdminMessageMutationVariables = Exact<{
  input: AdminMessageInput;
}>;


export type SendAdminMessageMutation = { sendAdminMessage: { deduplicated: boolean, message: { id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } } } };

export type AttachmentPartsFragment = { id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null };

export type AttachmentQueryVariables = Exact<{
  id: string;
}>;


export type AttachmentQuery = { attachment: { id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null };

export type MessageFilesQueryVariables = Exact<{
  id: string;
}>;


export type MessageFilesQuery = { message: { id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, attachments: Array<{ id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } } | null };

export type PicturesQueryVariables = Exact<{
  userId: string;
  conversationId: string;
}>;


export type PicturesQuery = { user: { avatarUrl: string | null } | null, conversation: { title: string | null, avatar: { id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null } | null };

export type CreateUploadMutationVariables = Exact<{
  input: CreateUploadInput;
}>;


export type CreateUploadMutation = { createUpload: { uploadUrl: string, expiresAt: string, attachment: { id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } } };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile: { user: { id: string, avatarUrl: string | null } } };

export type GivePictureMutationVariables = Exact<{
  input: UpdateGroupInput;
}>;


export type GivePictureMutation = { updateGroup: { conversation: { id: string, avatar: { id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null } } };

export type MarkMessageReadMutationVariables = Exact<{
  messageId: string;
}>;


export type MarkMessageReadMutation = { markMessageRead: { conversation: { id: string, kind: ConversationKind, title: string | null, isMuted: boolean, isArchived: boolean, lastSeq: number, unreadCount: number, unreadMentionCount: number, lastActivityAt: string, createdAt: string, pinned: Array<{ id: string, text: string | null }>, peer: { id: string, name: string } | null, members: Array<{ id: string, role: MemberRole, deliveredSeq: number, readSeq: number, readAt: string | null, joinedAt: string, user: { id: string, name: string } }>, viewerMember: { id: string, readSeq: number } | null, lastMessage: { id: string, seq: number, text: string | null } | null, firstUnread: { id: string, seq: number } | null } } };

export type MarkConversationReadMutationVariables = Exact<{
  conversationId: string;
}>;


export type MarkConversationReadMutation = { markConversationRead: { conversation: { id: string, kind: ConversationKind, title: string | null, isMuted: boolean, isArchived: boolean, lastSeq: number, unreadCount: number, unreadMentionCount: number, lastActivityAt: string, createdAt: string, pinned: Array<{ id: string, text: string | null }>, peer: { id: string, name: string } | null, members: Array<{ id: string, role: MemberRole, deliveredSeq: number, readSeq: number, readAt: string | null, joinedAt: string, user: { id: string, name: string } }>, viewerMember: { id: string, readSeq: number } | null, lastMessage: { id: string, seq: number, text: string | null } | null, firstUnread: { id: string, seq: number } | null } } };

export type CreateGroupMutationVariables = Exact<{
  input: CreateGroupInput;
}>;


export type CreateGroupMutation = { createGroup: { conversation: { id: string, kind: ConversationKind, title: string | null, isMuted: boolean, isArchived: boolean, lastSeq: number, unreadCount: number, unreadMentionCount: number, lastActivityAt: string, createdAt: string, pinned: Array<{ id: string, text: string | null }>, peer: { id: string, name: string } | null, members: Array<{ id: string, role: MemberRole, deliveredSeq: number, readSeq: number, readAt: string | null, joinedAt: string, user: { id: string, name: string } }>, viewerMember: { id: string, readSeq: number } | null, lastMessage: { id: string, seq: number, text: string | null } | null, firstUnread: { id: string, seq: number } | null } } };

export type UpdateGroupMutationVariables = Exact<{
  input: UpdateGroupInput;
}>;


export type UpdateGroupMutation = { updateGroup: { conversation: { id: string, kind: ConversationKind, title: string | null, isMuted: boolean, isArchived: boolean, lastSeq: number, unreadCount: number, unreadMentionCount: number, lastActivityAt: string, createdAt: string, pinned: Array<{ id: string, text: string | null }>, peer: { id: string, name: string } | null, members: Array<{ id: string, role: MemberRole, deliveredSeq: number, readSeq: number, readAt: string | null, joinedAt: string, user: { id: string, name: string } }>, viewerMember: { id: string, readSeq: number } | null, lastMessage: { id: string, seq: number, text: string | null } | null, firstUnread: { id: string, seq: number } | null } } };

export type AddMembersMutationVariables = Exact<{
  conversationId: string;
  userIds: Array<string> | string;
}>;


export type AddMembersMutation = { addMembers: { conversation: { id: string, kind: ConversationKind, title: string | null, isMuted: boolean, isArchived: boolean, lastSeq: number, unreadCount: number, unreadMentionCount: number, lastActivityAt: string, createdAt: string, pinned: Array<{ id: string, text: string | null }>, peer: { id: string, name: string } | null, members: Array<{ id: string, role: MemberRole, deliveredSeq: number, readSeq: number, readAt: string | null, joinedAt: string, user: { id: string, name: string } }>, viewerMember: { id: string, readSeq: number } | null, lastMessage: { id: string, seq: number, text: string | null } | null, firstUnread: { id: string, seq: number } | null } } };

export type RemoveMemberMutationVariables = Exact<{
  conversationId: string;
  userId: string;
}>;


export type RemoveMemberMutation = { removeMember: { conversation: { id: string, kind: ConversationKind, title: string | null, isMuted: boolean, isArchived: boolean, lastSeq: number, unreadCount: number, unreadMentionCount: number, lastActivityAt: string, createdAt: string, pinned: Array<{ id: string, text: string | null }>, peer: { id: string, name: string } | null, members: Array<{ id: string, role: MemberRole, deliveredSeq: number, readSeq: number, readAt: string | null, joinedAt: string, user: { id: string, name: string } }>, viewerMember: { id: string, readSeq: number } | null, lastMessage: { id: string, seq: number, text: string | null } | null, firstUnread: { id: string, seq: number } | null } } };

export type LeaveConversationMutationVariables = Exact<{
  conversationId: string;
}>;


export type LeaveConversationMutation = { leaveConversation: { conversationId: string } };

export type SetMemberRoleMutationVariables = Exact<{
  conversationId: string;
  userId: string;
  role: MemberRole;
}>;


export type SetMemberRoleMutation = { setMemberRole: { conversation: { id: string, kind: ConversationKind, title: string | null, isMuted: boolean, isArchived: boolean, lastSeq: number, unreadCount: number, unreadMentionCount: number, lastActivityAt: string, createdAt: string, pinned: Array<{ id: string, text: string | null }>, peer: { id: string, name: string } | null, members: Array<{ id: string, role: MemberRole, deliveredSeq: number, readSeq: number, readAt: string | null, joinedAt: string, user: { id: string, name: string } }>, viewerMember: { id: string, readSeq: number } | null, lastMessage: { id: string, seq: number, text: string | null } | null, firstUnread: { id: string, seq: number } | null } } };

export type SetConversationMutedMutationVariables = Exact<{
  conversationId: string;
  muted: boolean;
}>;


export type SetConversationMutedMutation = { setConversationMuted: { conversation: { id: string, kind: ConversationKind, title: string | null, isMuted: boolean, isArchived: boolean, lastSeq: number, unreadCount: number, unreadMentionCount: number, lastActivityAt: string, createdAt: string, pinned: Array<{ id: string, text: string | null }>, peer: { id: string, name: string } | null, members: Array<{ id: string, role: MemberRole, deliveredSeq: number, readSeq: number, readAt: string | null, joinedAt: string, user: { id: string, name: string } }>, viewerMember: { id: string, readSeq: number } | null, lastMessage: { id: string, seq: number, text: string | null } | null, firstUnread: { id: string, seq: number } | null } } };

export type SetConversationArchivedMutationVariables = Exact<{
  conversationId: string;
  archived: boolean;
}>;


export type SetConversationArchivedMutation = { setConversationArchived: { conversation: { id: string, kind: ConversationKind, title: string | null, isMuted: boolean, isArchived: boolean, lastSeq: number, unreadCount: number, unreadMentionCount: number, lastActivityAt: string, createdAt: string, pinned: Array<{ id: string, text: string | null }>, peer: { id: string, name: string } | null, members: Array<{ id: string, role: MemberRole, deliveredSeq: number, readSeq: number, readAt: string | null, joinedAt: string, user: { id: string, name: string } }>, viewerMember: { id: string, readSeq: number } | null, lastMessage: { id: string, seq: number, text: string | null } | null, firstUnread: { id: string, seq: number } | null } } };

export type UpsertUsersMutationVariables = Exact<{
  input: Array<UpsertUserInput> | UpsertUserInput;
}>;


export type UpsertUsersMutation = { upsertUsers: { users: Array<{ id: string, name: string, avatarUrl: string | null, role: Role }> } };

export type EventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type EventsSubscription = { events:
    | { __typename: 'BroadcastAdded', id: string, cursor: string, at: string, broadcast: { id: string, kind: MessageKind, text: string | null, isRead: boolean, createdAt: string, deletedAt: string | null, sender: { id: string }, room: { id: string } | null, attachments: Array<{ id: string, name: string }> } }
    | { __typename: 'BroadcastChanged', id: string, cursor: string, at: string, broadcast: { id: string, kind: MessageKind, text: string | null, isRead: boolean, createdAt: string, deletedAt: string | null, sender: { id: string }, room: { id: string } | null, attachments: Array<{ id: string, name: string }> } }
    | { __typename: 'BroadcastsRead', unreadBroadcastCount: number, id: string, cursor: string, at: string }
    | { __typename: 'CaughtUp', missed: number, id: string, cursor: string, at: string }
    | { __typename: 'ConversationChanged', id: string, cursor: string, at: string, conversation: { id: string, kind: ConversationKind, title: string | null, isMuted: boolean, isArchived: boolean, lastSeq: number, unreadCount: number, unreadMentionCount: number, lastActivityAt: string, createdAt: string, pinned: Array<{ id: string, text: string | null }>, peer: { id: string, name: string } | null, members: Array<{ id: string, role: MemberRole, deliveredSeq: number, readSeq: number, readAt: string | null, joinedAt: string, user: { id: string, name: string } }>, viewerMember: { id: string, readSeq: number } | null, lastMessage: { id: string, seq: number, text: string | null } | null, firstUnread: { id: string, seq: number } | null } }
    | { __typename: 'ConversationLeft', conversationId: string, id: string, cursor: string, at: string }
    | { __typename: 'MessageAdded', id: string, cursor: string, at: string, message: { id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } } }
    | { __typename: 'MessageChanged', id: string, cursor: string, at: string, message: { id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } } }
    | { __typename: 'MessagesDelivered', upToSeq: number, id: string, cursor: string, at: string, user: { id: string }, member: { id: string, deliveredSeq: number }, conversation: { id: string } }
    | { __typename: 'MessagesRead', upToSeq: number, id: string, cursor: string, at: string, user: { id: string }, member: { id: string, readSeq: number }, conversation: { id: string, unreadCount: number } }
    | { __typename: 'ResyncRequired', id: string, cursor: string, at: string }
    | { __typename: 'RoomChanged', id: string, cursor: string, at: string, room: { id: string, name: string, description: string | null, memberCount: number, isMember: boolean, isDeleted: boolean } }
    | { __typename: 'UserChanged', id: string, cursor: string, at: string, user: { id: string, name: string, avatarUrl: string | null } }
   };

export type MessageReceivedSubscriptionVariables = Exact<{
  conversationId?: string | null | undefined;
}>;


export type MessageReceivedSubscription = { messageReceived: { id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } } };

export type MessageChangedSubscriptionVariables = Exact<{
  conversationId?: string | null | undefined;
}>;


export type MessageChangedSubscription = { messageChanged: { id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } } };

export type MessagesReadSubscriptionVariables = Exact<{
  conversationId?: string | null | undefined;
}>;


export type MessagesReadSubscription = { messagesRead: { id: string, cursor: string, upToSeq: number, user: { id: string }, member: { readSeq: number } } };

export type BroadcastPartsFragment = { id: string, kind: MessageKind, text: string | null, isRead: boolean, createdAt: string, deletedAt: string | null, sender: { id: string }, room: { id: string } | null, attachments: Array<{ id: string, name: string }> };

export type RoomPartsFragment = { id: string, name: string, description: string | null, memberCount: number, isMember: boolean, isDeleted: boolean };

export type BroadcastsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BroadcastsQuery = { unreadBroadcastCount: number, unreadCount: number, broadcasts: { totalCount: number, nodes: Array<{ id: string, kind: MessageKind, text: string | null, isRead: boolean, createdAt: string, deletedAt: string | null, sender: { id: string }, room: { id: string } | null, attachments: Array<{ id: string, name: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type BroadcastStatisticsQueryVariables = Exact<{ [key: string]: never; }>;


export type BroadcastStatisticsQuery = { broadcasts: { nodes: Array<{ id: string, text: string | null, statistics: { audience: number, delivered: number, read: number } | null }> } };

export type BroadcastMutationVariables = Exact<{
  input: BroadcastInput;
}>;


export type BroadcastMutation = { broadcast: { deduplicated: boolean, broadcast: { id: string, kind: MessageKind, text: string | null, isRead: boolean, createdAt: string, deletedAt: string | null, sender: { id: string }, room: { id: string } | null, attachments: Array<{ id: string, name: string }> } } };

export type DeleteBroadcastMutationVariables = Exact<{
  broadcastId: string;
}>;


export type DeleteBroadcastMutation = { deleteBroadcast: { broadcast: { id: string, kind: MessageKind, text: string | null, isRead: boolean, createdAt: string, deletedAt: string | null, sender: { id: string }, room: { id: string } | null, attachments: Array<{ id: string, name: string }> } } };

export type MarkBroadcastsReadMutationVariables = Exact<{
  upToId?: string | null | undefined;
}>;


export type MarkBroadcastsReadMutation = { markBroadcastsRead: { unreadBroadcastCount: number, unreadCount: number } };

export type RoomQueryVariables = Exact<{
  id: string;
}>;


export type RoomQuery = { room: { id: string, name: string, description: string | null, memberCount: number, isMember: boolean, isDeleted: boolean } | null };

export type RoomsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RoomsQuery = { rooms: { totalCount: number, nodes: Array<{ id: string, name: string, description: string | null, memberCount: number, isMember: boolean, isDeleted: boolean }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RoomMembersQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RoomMembersQuery = { room: { members: { totalCount: number, nodes: Array<{ id: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CreateRoomMutationVariables = Exact<{
  input: CreateRoomInput;
}>;


export type CreateRoomMutation = { createRoom: { room: { id: string, name: string, description: string | null, memberCount: number, isMember: boolean, isDeleted: boolean } } };

export type UpdateRoomMutationVariables = Exact<{
  input: UpdateRoomInput;
}>;


export type UpdateRoomMutation = { updateRoom: { room: { id: string, name: string, description: string | null, memberCount: number, isMember: boolean, isDeleted: boolean } } };

export type DeleteRoomMutationVariables = Exact<{
  roomId: string;
}>;


export type DeleteRoomMutation = { deleteRoom: { room: { id: string, name: string, description: string | null, memberCount: number, isMember: boolean, isDeleted: boolean } } };

export type JoinRoomMutationVariables = Exact<{
  roomId: string;
}>;


export type JoinRoomMutation = { joinRoom: { room: { id: string, name: string, description: string | null, memberCount: number, isMember: boolean, isDeleted: boolean } } };

export type LeaveRoomMutationVariables = Exact<{
  roomId: string;
}>;


export type LeaveRoomMutation = { leaveRoom: { room: { id: string, name: string, description: string | null, memberCount: number, isMember: boolean, isDeleted: boolean } } };

export type AddRoomMembersMutationVariables = Exact<{
  roomId: string;
  userIds: Array<string> | string;
}>;


export type AddRoomMembersMutation = { addRoomMembers: { room: { id: string, name: string, description: string | null, memberCount: number, isMember: boolean, isDeleted: boolean } } };

export type RemoveRoomMembersMutationVariables = Exact<{
  roomId: string;
  userIds: Array<string> | string;
}>;


export type RemoveRoomMembersMutation = { removeRoomMembers: { room: { id: string, name: string, description: string | null, memberCount: number, isMember: boolean, isDeleted: boolean } } };

export type BroadcastReceivedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type BroadcastReceivedSubscription = { broadcastReceived: { id: string, kind: MessageKind, text: string | null, isRead: boolean, createdAt: string, deletedAt: string | null, sender: { id: string }, room: { id: string } | null, attachments: Array<{ id: string, name: string }> } };

export type SearchMessagesQueryVariables = Exact<{
  query: string;
  conversationId?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchMessagesQuery = { searchMessages: { nodes: Array<{ id: string, text: string | null, sender: { id: string }, conversation: { id: string } }>, edges: Array<{ cursor: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CountFoundQueryVariables = Exact<{
  query: string;
  conversationId?: string | null | undefined;
}>;


export type CountFoundQuery = { searchMessages: { totalCount: number } };

export type StatusPartsFragment = { id: string, isOnline: boolean, onlineSince: string | null, availability: Availability | null, lastSeenAt: string | null };

export type UserStatusQueryVariables = Exact<{
  userId: string;
}>;


export type UserStatusQuery = { userStatus: { id: string, isOnline: boolean, onlineSince: string | null, availability: Availability | null, lastSeenAt: string | null, user: { id: string, name: string } } | null };

export type StatusOfUserQueryVariables = Exact<{
  id: string;
}>;


export type StatusOfUserQuery = { user: { id: string, status: { id: string, isOnline: boolean, onlineSince: string | null, availability: Availability | null, lastSeenAt: string | null } } | null };

export type OnlineUsersQueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OnlineUsersQuery = { onlineUsers: { totalCount: number, nodes: Array<{ id: string, name: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SetAvailabilityMutationVariables = Exact<{
  availability: Availability;
}>;


export type SetAvailabilityMutation = { setAvailability: { user: { id: string, status: { id: string, isOnline: boolean, onlineSince: string | null, availability: Availability | null, lastSeenAt: string | null } } } };

export type UserStatusChangedSubscriptionVariables = Exact<{
  userIds?: Array<string> | string | null | undefined;
}>;


export type UserStatusChangedSubscription = { userStatusChanged: { id: string, isOnline: boolean, onlineSince: string | null, availability: Availability | null, lastSeenAt: string | null, user: { id: string, name: string } } };

export type TypingQueryVariables = Exact<{
  id: string;
}>;


export type TypingQuery = { conversation: { typing: Array<{ id: string }> } | null };

export type SetTypingMutationVariables = Exact<{
  conversationId: string;
  isTyping: boolean;
}>;


export type SetTypingMutation = { setTyping: { expiresAt: string | null } };

export type TypingChangedSubscriptionVariables = Exact<{
  conversationId?: string | null | undefined;
}>;


export type TypingChangedSubscription = { typingChanged: { isTyping: boolean, expiresAt: string, conversation: { id: string }, user: { id: string } } };

export type SuspensionPartsFragment = { id: string, suspension: { at: string, until: string | null, reason: string, by: { id: string } } | null };

export type SuspensionOfQueryVariables = Exact<{
  id: string;
}>;


export type SuspensionOfQuery = { user: { id: string, suspension: { at: string, until: string | null, reason: string, by: { id: string } } | null } | null };

export type SuspendUserMutationVariables = Exact<{
  userId: string;
  until?: string | null | undefined;
  reason: string;
}>;


export type SuspendUserMutation = { suspendUser: { user: { id: string, suspension: { at: string, until: string | null, reason: string, by: { id: string } } | null } } };

export type RestoreUserMutationVariables = Exact<{
  userId: string;
}>;


export type RestoreUserMutation = { restoreUser: { user: { id: string, suspension: { at: string, until: string | null, reason: string, by: { id: string } } | null } } };

export type AuditLogQueryVariables = Exact<{
  actorId?: string | null | undefined;
  target?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditLogQuery = { auditLog: { totalCount: number, nodes: Array<{ id: string, action: string, target: string | null, detail: string | null, at: string, actor: { id: string } }>, edges: Array<{ cursor: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string | null } } };

export type BlockUserMutationVariables = Exact<{
  userId: string;
}>;


export type BlockUserMutation = { blockUser: { user: { id: string, isBlocked: boolean } } };

export type UnblockUserMutationVariables = Exact<{
  userId: string;
}>;


export type UnblockUserMutation = { unblockUser: { user: { id: string, isBlocked: boolean } } };

export type IsBlockedQueryVariables = Exact<{
  id: string;
}>;


export type IsBlockedQuery = { user: { isBlocked: boolean } | null };

export type BlockedUsersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BlockedUsersQuery = { blockedUsers: { totalCount: number, nodes: Array<{ id: string, isBlocked: boolean }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string | null } } };

export type ImportMessagesMutationVariables = Exact<{
  input: Array<ImportMessageInput> | ImportMessageInput;
}>;


export type ImportMessagesMutation = { importMessages: { imported: number, skipped: number } };

export type ExportMessagesQueryVariables = Exact<{
  conversationId?: string | null | undefined;
  userId?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ExportMessagesQuery = { exportMessages: { totalCount: number, nodes: Array<{ id: string, seq: number, text: string | null, createdAt: string, deletedAt: string | null, sender: { id: string } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string | null } } };

export type ServerStatisticsQueryVariables = Exact<{ [key: string]: never; }>;


export type ServerStatisticsQuery = { serverStatistics: { at: string, version: string, processes: number, peopleOnline: number, connections: number, subscriptions: number, messagesPerMinute: Array<number>, deliveriesPerMinute: Array<number> } };

export type ReportPartsFragment = { id: string, text: string | null, reason: string, status: ReportStatus, action: ReportAction | null, resolvedAt: string | null, note: string | null, createdAt: string, message: { id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } }, reporter: { id: string }, resolvedBy: { id: string } | null };

export type ReportsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  status?: ReportStatus | null | undefined;
  oldestFirst?: boolean | null | undefined;
}>;


export type ReportsQuery = { reports: { totalCount: number, nodes: Array<{ id: string, text: string | null, reason: string, status: ReportStatus, action: ReportAction | null, resolvedAt: string | null, note: string | null, createdAt: string, message: { id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } }, reporter: { id: string }, resolvedBy: { id: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string | null } } };

export type ReportMessageMutationVariables = Exact<{
  messageId: string;
  reason: string;
}>;


export type ReportMessageMutation = { reportMessage: { report: { id: string, text: string | null, reason: string, status: ReportStatus, action: ReportAction | null, resolvedAt: string | null, note: string | null, createdAt: string, message: { id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } }, reporter: { id: string }, resolvedBy: { id: string } | null } } };

export type ResolveReportMutationVariables = Exact<{
  reportId: string;
  action: ReportAction;
  suspendUntil?: string | null | undefined;
  note?: string | null | undefined;
}>;


export type ResolveReportMutation = { resolveReport: { report: { id: string, text: string | null, reason: string, status: ReportStatus, action: ReportAction | null, resolvedAt: string | null, note: string | null, createdAt: string, message: { id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, version: number, state: DeliveryState, isRead: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, isFromAdmin: boolean, mentions: Array<{ id: string }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean, users: Array<{ id: string }> }>, sender: { id: string, name: string }, replyTo: { id: string, text: string | null } | null, readBy: Array<{ id: string }>, conversation: { id: string } }, reporter: { id: string }, resolvedBy: { id: string } | null } } };

export type EraseUserMutationVariables = Exact<{
  userId: string;
}>;


export type EraseUserMutation = { eraseUser: { user: { id: string, name: string, avatarUrl: string | null, isErased: boolean } } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ConversationPartsFragmentDoc = new TypedDocumentString(`
    fragment ConversationParts on Conversation {
  id
  kind
  title
  isMuted
  isArchived
  lastSeq
  unreadCount
  unreadMentionCount
  pinned {
    id
    text
  }
  lastActivityAt
  createdAt
  peer {
    id
    name
  }
  members {
    id
    role
    deliveredSeq
    readSeq
    readAt
    joinedAt
    user {
      id
      name
    }
  }
  viewerMember {
    id
    readSeq
  }
  lastMessage {
    id
    seq
    text
  }
  firstUnread {
    id
    seq
  }
}
    `, {"fragmentName":"ConversationParts"}) as unknown as TypedDocumentString<ConversationPartsFragment, unknown>;
export const AttachmentPartsFragmentDoc = new TypedDocumentString(`
    fragment AttachmentParts on Attachment {
  id
  name
  mimeType
  size
  url
  urlExpiresAt
  width
  height
  thumbnailUrl
}
    `, {"fragmentName":"AttachmentParts"}) as unknown as TypedDocumentString<AttachmentPartsFragment, unknown>;
export const BroadcastPartsFragmentDoc = new TypedDocumentString(`
    fragment BroadcastParts on Broadcast {
  id
  kind
  text
  isRead
  createdAt
  deletedAt
  sender {
    id
  }
  room {
    id
  }
  attachments {
    id
    name
  }
}
    `, {"fragmentName":"BroadcastParts"}) as unknown as TypedDocumentString<BroadcastPartsFragment, unknown>;
export const RoomPartsFragmentDoc = new TypedDocumentString(`
    fragment RoomParts on Room {
  id
  name
  description
  memberCount
  isMember
  isDeleted
}
    `, {"fragmentName":"RoomParts"}) as unknown as TypedDocumentString<RoomPartsFragment, unknown>;
export const StatusPartsFragmentDoc = new TypedDocumentString(`
    fragment StatusParts on UserStatus {
  id
  isOnline
  onlineSince
  availability
  lastSeenAt
}
    `, {"fragmentName":"StatusParts"}) as unknown as TypedDocumentString<StatusPartsFragment, unknown>;
export const SuspensionPartsFragmentDoc = new TypedDocumentString(`
    fragment SuspensionParts on User {
  id
  suspension {
    at
    until
    reason
    by {
      id
    }
  }
}
    `, {"fragmentName":"SuspensionParts"}) as unknown as TypedDocumentString<SuspensionPartsFragment, unknown>;
export const MessagePartsFragmentDoc = new TypedDocumentString(`
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}
    `, {"fragmentName":"MessageParts"}) as unknown as TypedDocumentString<MessagePartsFragment, unknown>;
export const ReportPartsFragmentDoc = new TypedDocumentString(`
    fragment ReportParts on Report {
  id
  message {
    ...MessageParts
  }
  text
  reporter {
    id
  }
  reason
  status
  action
  resolvedBy {
    id
  }
  resolvedAt
  note
  createdAt
}
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}`, {"fragmentName":"ReportParts"}) as unknown as TypedDocumentString<ReportPartsFragment, unknown>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    id
    name
    avatarUrl
    role
  }
  cursor
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const UserDocument = new TypedDocumentString(`
    query User($id: ID!) {
  user(id: $id) {
    id
    name
    avatarUrl
    role
  }
}
    `) as unknown as TypedDocumentString<UserQuery, UserQueryVariables>;
export const UsersDocument = new TypedDocumentString(`
    query Users($search: String, $suspended: Boolean, $first: Int, $after: String) {
  users(search: $search, suspended: $suspended, first: $first, after: $after) {
    nodes {
      id
      name
    }
    edges {
      cursor
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<UsersQuery, UsersQueryVariables>;
export const ConversationDocument = new TypedDocumentString(`
    query Conversation($id: ID!) {
  conversation(id: $id) {
    ...ConversationParts
  }
}
    fragment ConversationParts on Conversation {
  id
  kind
  title
  isMuted
  isArchived
  lastSeq
  unreadCount
  unreadMentionCount
  pinned {
    id
    text
  }
  lastActivityAt
  createdAt
  peer {
    id
    name
  }
  members {
    id
    role
    deliveredSeq
    readSeq
    readAt
    joinedAt
    user {
      id
      name
    }
  }
  viewerMember {
    id
    readSeq
  }
  lastMessage {
    id
    seq
    text
  }
  firstUnread {
    id
    seq
  }
}`) as unknown as TypedDocumentString<ConversationQuery, ConversationQueryVariables>;
export const ConversationsDocument = new TypedDocumentString(`
    query Conversations($first: Int, $after: String, $archived: Boolean) {
  conversations(first: $first, after: $after, archived: $archived) {
    nodes {
      ...ConversationParts
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    totalCount
  }
}
    fragment ConversationParts on Conversation {
  id
  kind
  title
  isMuted
  isArchived
  lastSeq
  unreadCount
  unreadMentionCount
  pinned {
    id
    text
  }
  lastActivityAt
  createdAt
  peer {
    id
    name
  }
  members {
    id
    role
    deliveredSeq
    readSeq
    readAt
    joinedAt
    user {
      id
      name
    }
  }
  viewerMember {
    id
    readSeq
  }
  lastMessage {
    id
    seq
    text
  }
  firstUnread {
    id
    seq
  }
}`) as unknown as TypedDocumentString<ConversationsQuery, ConversationsQueryVariables>;
export const HistoryDocument = new TypedDocumentString(`
    query History($id: ID!, $first: Int, $after: String, $last: Int, $before: String, $around: ID) {
  conversation(id: $id) {
    messages(
      first: $first
      after: $after
      last: $last
      before: $before
      around: $around
    ) {
      nodes {
        ...MessageParts
      }
      edges {
        cursor
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      totalCount
    }
  }
}
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}`) as unknown as TypedDocumentString<HistoryQuery, HistoryQueryVariables>;
export const MessageDocument = new TypedDocumentString(`
    query Message($id: ID!) {
  message(id: $id) {
    ...MessageParts
  }
}
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}`) as unknown as TypedDocumentString<MessageQuery, MessageQueryVariables>;
export const UnreadCountDocument = new TypedDocumentString(`
    query UnreadCount {
  unreadCount
}
    `) as unknown as TypedDocumentString<UnreadCountQuery, UnreadCountQueryVariables>;
export const SnapshotDocument = new TypedDocumentString(`
    query Snapshot {
  cursor
  unreadCount
  conversations(first: 15) {
    nodes {
      ...ConversationParts
      messages(last: 100) {
        nodes {
          ...MessageParts
        }
      }
    }
  }
}
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}
fragment ConversationParts on Conversation {
  id
  kind
  title
  isMuted
  isArchived
  lastSeq
  unreadCount
  unreadMentionCount
  pinned {
    id
    text
  }
  lastActivityAt
  createdAt
  peer {
    id
    name
  }
  members {
    id
    role
    deliveredSeq
    readSeq
    readAt
    joinedAt
    user {
      id
      name
    }
  }
  viewerMember {
    id
    readSeq
  }
  lastMessage {
    id
    seq
    text
  }
  firstUnread {
    id
    seq
  }
}`) as unknown as TypedDocumentString<SnapshotQuery, SnapshotQueryVariables>;
export const OpenConversationDocument = new TypedDocumentString(`
    mutation OpenConversation($userId: ID!) {
  openConversation(userId: $userId) {
    conversation {
      ...ConversationParts
    }
  }
}
    fragment ConversationParts on Conversation {
  id
  kind
  title
  isMuted
  isArchived
  lastSeq
  unreadCount
  unreadMentionCount
  pinned {
    id
    text
  }
  lastActivityAt
  createdAt
  peer {
    id
    name
  }
  members {
    id
    role
    deliveredSeq
    readSeq
    readAt
    joinedAt
    user {
      id
      name
    }
  }
  viewerMember {
    id
    readSeq
  }
  lastMessage {
    id
    seq
    text
  }
  firstUnread {
    id
    seq
  }
}`) as unknown as TypedDocumentString<OpenConversationMutation, OpenConversationMutationVariables>;
export const SendMessageDocument = new TypedDocumentString(`
    mutation SendMessage($input: SendMessageInput!) {
  sendMessage(input: $input) {
    deduplicated
    message {
      ...MessageParts
    }
  }
}
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}`) as unknown as TypedDocumentString<SendMessageMutation, SendMessageMutationVariables>;
export const DeleteMessageDocument = new TypedDocumentString(`
    mutation DeleteMessage($messageId: ID!) {
  deleteMessage(messageId: $messageId) {
    message {
      ...MessageParts
    }
  }
}
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}`) as unknown as TypedDocumentString<DeleteMessageMutation, DeleteMessageMutationVariables>;
export const EditMessageDocument = new TypedDocumentString(`
    mutation EditMessage($messageId: ID!, $text: String!) {
  editMessage(messageId: $messageId, text: $text) {
    message {
      ...MessageParts
    }
  }
}
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}`) as unknown as TypedDocumentString<EditMessageMutation, EditMessageMutationVariables>;
export const AddReactionDocument = new TypedDocumentString(`
    mutation AddReaction($messageId: ID!, $emoji: String!) {
  addReaction(messageId: $messageId, emoji: $emoji) {
    message {
      ...MessageParts
    }
  }
}
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}`) as unknown as TypedDocumentString<AddReactionMutation, AddReactionMutationVariables>;
export const RemoveReactionDocument = new TypedDocumentString(`
    mutation RemoveReaction($messageId: ID!, $emoji: String!) {
  removeReaction(messageId: $messageId, emoji: $emoji) {
    message {
      ...MessageParts
    }
  }
}
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}`) as unknown as TypedDocumentString<RemoveReactionMutation, RemoveReactionMutationVariables>;
export const PinMessageDocument = new TypedDocumentString(`
    mutation PinMessage($messageId: ID!) {
  pinMessage(messageId: $messageId) {
    message {
      ...MessageParts
    }
  }
}
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}`) as unknown as TypedDocumentString<PinMessageMutation, PinMessageMutationVariables>;
export const UnpinMessageDocument = new TypedDocumentString(`
    mutation UnpinMessage($messageId: ID!) {
  unpinMessage(messageId: $messageId) {
    message {
      ...MessageParts
    }
  }
}
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}`) as unknown as TypedDocumentString<UnpinMessageMutation, UnpinMessageMutationVariables>;
export const SendAdminMessageDocument = new TypedDocumentString(`
    mutation SendAdminMessage($input: AdminMessageInput!) {
  sendAdminMessage(input: $input) {
    deduplicated
    message {
      ...MessageParts
    }
  }
}
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}`) as unknown as TypedDocumentString<SendAdminMessageMutation, SendAdminMessageMutationVariables>;
export const AttachmentDocument = new TypedDocumentString(`
    query Attachment($id: ID!) {
  attachment(id: $id) {
    ...AttachmentParts
  }
}
    fragment AttachmentParts on Attachment {
  id
  name
  mimeType
  size
  url
  urlExpiresAt
  width
  height
  thumbnailUrl
}`) as unknown as TypedDocumentString<AttachmentQuery, AttachmentQueryVariables>;
export const MessageFilesDocument = new TypedDocumentString(`
    query MessageFiles($id: ID!) {
  message(id: $id) {
    ...MessageParts
    attachments {
      ...AttachmentParts
    }
  }
}
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}
fragment AttachmentParts on Attachment {
  id
  name
  mimeType
  size
  url
  urlExpiresAt
  width
  height
  thumbnailUrl
}`) as unknown as TypedDocumentString<MessageFilesQuery, MessageFilesQueryVariables>;
export const PicturesDocument = new TypedDocumentString(`
    query Pictures($userId: ID!, $conversationId: ID!) {
  user(id: $userId) {
    avatarUrl
  }
  conversation(id: $conversationId) {
    title
    avatar {
      ...AttachmentParts
    }
  }
}
    fragment AttachmentParts on Attachment {
  id
  name
  mimeType
  size
  url
  urlExpiresAt
  width
  height
  thumbnailUrl
}`) as unknown as TypedDocumentString<PicturesQuery, PicturesQueryVariables>;
export const CreateUploadDocument = new TypedDocumentString(`
    mutation CreateUpload($input: CreateUploadInput!) {
  createUpload(input: $input) {
    uploadUrl
    expiresAt
    attachment {
      ...AttachmentParts
    }
  }
}
    fragment AttachmentParts on Attachment {
  id
  name
  mimeType
  size
  url
  urlExpiresAt
  width
  height
  thumbnailUrl
}`) as unknown as TypedDocumentString<CreateUploadMutation, CreateUploadMutationVariables>;
export const UpdateProfileDocument = new TypedDocumentString(`
    mutation UpdateProfile($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    user {
      id
      avatarUrl
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const GivePictureDocument = new TypedDocumentString(`
    mutation GivePicture($input: UpdateGroupInput!) {
  updateGroup(input: $input) {
    conversation {
      id
      avatar {
        ...AttachmentParts
      }
    }
  }
}
    fragment AttachmentParts on Attachment {
  id
  name
  mimeType
  size
  url
  urlExpiresAt
  width
  height
  thumbnailUrl
}`) as unknown as TypedDocumentString<GivePictureMutation, GivePictureMutationVariables>;
export const MarkMessageReadDocument = new TypedDocumentString(`
    mutation MarkMessageRead($messageId: ID!) {
  markMessageRead(messageId: $messageId) {
    conversation {
      ...ConversationParts
    }
  }
}
    fragment ConversationParts on Conversation {
  id
  kind
  title
  isMuted
  isArchived
  lastSeq
  unreadCount
  unreadMentionCount
  pinned {
    id
    text
  }
  lastActivityAt
  createdAt
  peer {
    id
    name
  }
  members {
    id
    role
    deliveredSeq
    readSeq
    readAt
    joinedAt
    user {
      id
      name
    }
  }
  viewerMember {
    id
    readSeq
  }
  lastMessage {
    id
    seq
    text
  }
  firstUnread {
    id
    seq
  }
}`) as unknown as TypedDocumentString<MarkMessageReadMutation, MarkMessageReadMutationVariables>;
export const MarkConversationReadDocument = new TypedDocumentString(`
    mutation MarkConversationRead($conversationId: ID!) {
  markConversationRead(conversationId: $conversationId) {
    conversation {
      ...ConversationParts
    }
  }
}
    fragment ConversationParts on Conversation {
  id
  kind
  title
  isMuted
  isArchived
  lastSeq
  unreadCount
  unreadMentionCount
  pinned {
    id
    text
  }
  lastActivityAt
  createdAt
  peer {
    id
    name
  }
  members {
    id
    role
    deliveredSeq
    readSeq
    readAt
    joinedAt
    user {
      id
      name
    }
  }
  viewerMember {
    id
    readSeq
  }
  lastMessage {
    id
    seq
    text
  }
  firstUnread {
    id
    seq
  }
}`) as unknown as TypedDocumentString<MarkConversationReadMutation, MarkConversationReadMutationVariables>;
export const CreateGroupDocument = new TypedDocumentString(`
    mutation CreateGroup($input: CreateGroupInput!) {
  createGroup(input: $input) {
    conversation {
      ...ConversationParts
    }
  }
}
    fragment ConversationParts on Conversation {
  id
  kind
  title
  isMuted
  isArchived
  lastSeq
  unreadCount
  unreadMentionCount
  pinned {
    id
    text
  }
  lastActivityAt
  createdAt
  peer {
    id
    name
  }
  members {
    id
    role
    deliveredSeq
    readSeq
    readAt
    joinedAt
    user {
      id
      name
    }
  }
  viewerMember {
    id
    readSeq
  }
  lastMessage {
    id
    seq
    text
  }
  firstUnread {
    id
    seq
  }
}`) as unknown as TypedDocumentString<CreateGroupMutation, CreateGroupMutationVariables>;
export const UpdateGroupDocument = new TypedDocumentString(`
    mutation UpdateGroup($input: UpdateGroupInput!) {
  updateGroup(input: $input) {
    conversation {
      ...ConversationParts
    }
  }
}
    fragment ConversationParts on Conversation {
  id
  kind
  title
  isMuted
  isArchived
  lastSeq
  unreadCount
  unreadMentionCount
  pinned {
    id
    text
  }
  lastActivityAt
  createdAt
  peer {
    id
    name
  }
  members {
    id
    role
    deliveredSeq
    readSeq
    readAt
    joinedAt
    user {
      id
      name
    }
  }
  viewerMember {
    id
    readSeq
  }
  lastMessage {
    id
    seq
    text
  }
  firstUnread {
    id
    seq
  }
}`) as unknown as TypedDocumentString<UpdateGroupMutation, UpdateGroupMutationVariables>;
export const AddMembersDocument = new TypedDocumentString(`
    mutation AddMembers($conversationId: ID!, $userIds: [ID!]!) {
  addMembers(conversationId: $conversationId, userIds: $userIds) {
    conversation {
      ...ConversationParts
    }
  }
}
    fragment ConversationParts on Conversation {
  id
  kind
  title
  isMuted
  isArchived
  lastSeq
  unreadCount
  unreadMentionCount
  pinned {
    id
    text
  }
  lastActivityAt
  createdAt
  peer {
    id
    name
  }
  members {
    id
    role
    deliveredSeq
    readSeq
    readAt
    joinedAt
    user {
      id
      name
    }
  }
  viewerMember {
    id
    readSeq
  }
  lastMessage {
    id
    seq
    text
  }
  firstUnread {
    id
    seq
  }
}`) as unknown as TypedDocumentString<AddMembersMutation, AddMembersMutationVariables>;
export const RemoveMemberDocument = new TypedDocumentString(`
    mutation RemoveMember($conversationId: ID!, $userId: ID!) {
  removeMember(conversationId: $conversationId, userId: $userId) {
    conversation {
      ...ConversationParts
    }
  }
}
    fragment ConversationParts on Conversation {
  id
  kind
  title
  isMuted
  isArchived
  lastSeq
  unreadCount
  unreadMentionCount
  pinned {
    id
    text
  }
  lastActivityAt
  createdAt
  peer {
    id
    name
  }
  members {
    id
    role
    deliveredSeq
    readSeq
    readAt
    joinedAt
    user {
      id
      name
    }
  }
  viewerMember {
    id
    readSeq
  }
  lastMessage {
    id
    seq
    text
  }
  firstUnread {
    id
    seq
  }
}`) as unknown as TypedDocumentString<RemoveMemberMutation, RemoveMemberMutationVariables>;
export const LeaveConversationDocument = new TypedDocumentString(`
    mutation LeaveConversation($conversationId: ID!) {
  leaveConversation(conversationId: $conversationId) {
    conversationId
  }
}
    `) as unknown as TypedDocumentString<LeaveConversationMutation, LeaveConversationMutationVariables>;
export const SetMemberRoleDocument = new TypedDocumentString(`
    mutation SetMemberRole($conversationId: ID!, $userId: ID!, $role: MemberRole!) {
  setMemberRole(conversationId: $conversationId, userId: $userId, role: $role) {
    conversation {
      ...ConversationParts
    }
  }
}
    fragment ConversationParts on Conversation {
  id
  kind
  title
  isMuted
  isArchived
  lastSeq
  unreadCount
  unreadMentionCount
  pinned {
    id
    text
  }
  lastActivityAt
  createdAt
  peer {
    id
    name
  }
  members {
    id
    role
    deliveredSeq
    readSeq
    readAt
    joinedAt
    user {
      id
      name
    }
  }
  viewerMember {
    id
    readSeq
  }
  lastMessage {
    id
    seq
    text
  }
  firstUnread {
    id
    seq
  }
}`) as unknown as TypedDocumentString<SetMemberRoleMutation, SetMemberRoleMutationVariables>;
export const SetConversationMutedDocument = new TypedDocumentString(`
    mutation SetConversationMuted($conversationId: ID!, $muted: Boolean!) {
  setConversationMuted(conversationId: $conversationId, muted: $muted) {
    conversation {
      ...ConversationParts
    }
  }
}
    fragment ConversationParts on Conversation {
  id
  kind
  title
  isMuted
  isArchived
  lastSeq
  unreadCount
  unreadMentionCount
  pinned {
    id
    text
  }
  lastActivityAt
  createdAt
  peer {
    id
    name
  }
  members {
    id
    role
    deliveredSeq
    readSeq
    readAt
    joinedAt
    user {
      id
      name
    }
  }
  viewerMember {
    id
    readSeq
  }
  lastMessage {
    id
    seq
    text
  }
  firstUnread {
    id
    seq
  }
}`) as unknown as TypedDocumentString<SetConversationMutedMutation, SetConversationMutedMutationVariables>;
export const SetConversationArchivedDocument = new TypedDocumentString(`
    mutation SetConversationArchived($conversationId: ID!, $archived: Boolean!) {
  setConversationArchived(conversationId: $conversationId, archived: $archived) {
    conversation {
      ...ConversationParts
    }
  }
}
    fragment ConversationParts on Conversation {
  id
  kind
  title
  isMuted
  isArchived
  lastSeq
  unreadCount
  unreadMentionCount
  pinned {
    id
    text
  }
  lastActivityAt
  createdAt
  peer {
    id
    name
  }
  members {
    id
    role
    deliveredSeq
    readSeq
    readAt
    joinedAt
    user {
      id
      name
    }
  }
  viewerMember {
    id
    readSeq
  }
  lastMessage {
    id
    seq
    text
  }
  firstUnread {
    id
    seq
  }
}`) as unknown as TypedDocumentString<SetConversationArchivedMutation, SetConversationArchivedMutationVariables>;
export const UpsertUsersDocument = new TypedDocumentString(`
    mutation UpsertUsers($input: [UpsertUserInput!]!) {
  upsertUsers(input: $input) {
    users {
      id
      name
      avatarUrl
      role
    }
  }
}
    `) as unknown as TypedDocumentString<UpsertUsersMutation, UpsertUsersMutationVariables>;
export const EventsDocument = new TypedDocumentString(`
    subscription Events($after: String) {
  events(after: $after) {
    __typename
    id
    cursor
    at
    ... on MessageAdded {
      message {
        ...MessageParts
      }
    }
    ... on MessageChanged {
      message {
        ...MessageParts
      }
    }
    ... on MessagesRead {
      upToSeq
      user {
        id
      }
      member {
        id
        readSeq
      }
      conversation {
        id
        unreadCount
      }
    }
    ... on MessagesDelivered {
      upToSeq
      user {
        id
      }
      member {
        id
        deliveredSeq
      }
      conversation {
        id
      }
    }
    ... on ConversationChanged {
      conversation {
        ...ConversationParts
      }
    }
    ... on ConversationLeft {
      conversationId
    }
    ... on UserChanged {
      user {
        id
        name
        avatarUrl
      }
    }
    ... on BroadcastAdded {
      broadcast {
        ...BroadcastParts
      }
    }
    ... on BroadcastChanged {
      broadcast {
        ...BroadcastParts
      }
    }
    ... on BroadcastsRead {
      unreadBroadcastCount
    }
    ... on RoomChanged {
      room {
        ...RoomParts
      }
    }
    ... on CaughtUp {
      missed
    }
  }
}
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}
fragment ConversationParts on Conversation {
  id
  kind
  title
  isMuted
  isArchived
  lastSeq
  unreadCount
  unreadMentionCount
  pinned {
    id
    text
  }
  lastActivityAt
  createdAt
  peer {
    id
    name
  }
  members {
    id
    role
    deliveredSeq
    readSeq
    readAt
    joinedAt
    user {
      id
      name
    }
  }
  viewerMember {
    id
    readSeq
  }
  lastMessage {
    id
    seq
    text
  }
  firstUnread {
    id
    seq
  }
}
fragment BroadcastParts on Broadcast {
  id
  kind
  text
  isRead
  createdAt
  deletedAt
  sender {
    id
  }
  room {
    id
  }
  attachments {
    id
    name
  }
}
fragment RoomParts on Room {
  id
  name
  description
  memberCount
  isMember
  isDeleted
}`) as unknown as TypedDocumentString<EventsSubscription, EventsSubscriptionVariables>;
export const MessageReceivedDocument = new TypedDocumentString(`
    subscription MessageReceived($conversationId: ID) {
  messageReceived(conversationId: $conversationId) {
    ...MessageParts
  }
}
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}`) as unknown as TypedDocumentString<MessageReceivedSubscription, MessageReceivedSubscriptionVariables>;
export const MessageChangedDocument = new TypedDocumentString(`
    subscription MessageChanged($conversationId: ID) {
  messageChanged(conversationId: $conversationId) {
    ...MessageParts
  }
}
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}`) as unknown as TypedDocumentString<MessageChangedSubscription, MessageChangedSubscriptionVariables>;
export const MessagesReadDocument = new TypedDocumentString(`
    subscription MessagesRead($conversationId: ID) {
  messagesRead(conversationId: $conversationId) {
    id
    cursor
    upToSeq
    user {
      id
    }
    member {
      readSeq
    }
  }
}
    `) as unknown as TypedDocumentString<MessagesReadSubscription, MessagesReadSubscriptionVariables>;
export const BroadcastsDocument = new TypedDocumentString(`
    query Broadcasts($first: Int, $after: String) {
  broadcasts(first: $first, after: $after) {
    nodes {
      ...BroadcastParts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
  unreadBroadcastCount
  unreadCount
}
    fragment BroadcastParts on Broadcast {
  id
  kind
  text
  isRead
  createdAt
  deletedAt
  sender {
    id
  }
  room {
    id
  }
  attachments {
    id
    name
  }
}`) as unknown as TypedDocumentString<BroadcastsQuery, BroadcastsQueryVariables>;
export const BroadcastStatisticsDocument = new TypedDocumentString(`
    query BroadcastStatistics {
  broadcasts {
    nodes {
      id
      text
      statistics {
        audience
        delivered
        read
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BroadcastStatisticsQuery, BroadcastStatisticsQueryVariables>;
export const BroadcastDocument = new TypedDocumentString(`
    mutation Broadcast($input: BroadcastInput!) {
  broadcast(input: $input) {
    deduplicated
    broadcast {
      ...BroadcastParts
    }
  }
}
    fragment BroadcastParts on Broadcast {
  id
  kind
  text
  isRead
  createdAt
  deletedAt
  sender {
    id
  }
  room {
    id
  }
  attachments {
    id
    name
  }
}`) as unknown as TypedDocumentString<BroadcastMutation, BroadcastMutationVariables>;
export const DeleteBroadcastDocument = new TypedDocumentString(`
    mutation DeleteBroadcast($broadcastId: ID!) {
  deleteBroadcast(broadcastId: $broadcastId) {
    broadcast {
      ...BroadcastParts
    }
  }
}
    fragment BroadcastParts on Broadcast {
  id
  kind
  text
  isRead
  createdAt
  deletedAt
  sender {
    id
  }
  room {
    id
  }
  attachments {
    id
    name
  }
}`) as unknown as TypedDocumentString<DeleteBroadcastMutation, DeleteBroadcastMutationVariables>;
export const MarkBroadcastsReadDocument = new TypedDocumentString(`
    mutation MarkBroadcastsRead($upToId: ID) {
  markBroadcastsRead(upToId: $upToId) {
    unreadBroadcastCount
    unreadCount
  }
}
    `) as unknown as TypedDocumentString<MarkBroadcastsReadMutation, MarkBroadcastsReadMutationVariables>;
export const RoomDocument = new TypedDocumentString(`
    query Room($id: ID!) {
  room(id: $id) {
    ...RoomParts
  }
}
    fragment RoomParts on Room {
  id
  name
  description
  memberCount
  isMember
  isDeleted
}`) as unknown as TypedDocumentString<RoomQuery, RoomQueryVariables>;
export const RoomsDocument = new TypedDocumentString(`
    query Rooms($first: Int, $after: String) {
  rooms(first: $first, after: $after) {
    nodes {
      ...RoomParts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment RoomParts on Room {
  id
  name
  description
  memberCount
  isMember
  isDeleted
}`) as unknown as TypedDocumentString<RoomsQuery, RoomsQueryVariables>;
export const RoomMembersDocument = new TypedDocumentString(`
    query RoomMembers($id: ID!, $first: Int, $after: String) {
  room(id: $id) {
    members(first: $first, after: $after) {
      nodes {
        id
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    `) as unknown as TypedDocumentString<RoomMembersQuery, RoomMembersQueryVariables>;
export const CreateRoomDocument = new TypedDocumentString(`
    mutation CreateRoom($input: CreateRoomInput!) {
  createRoom(input: $input) {
    room {
      ...RoomParts
    }
  }
}
    fragment RoomParts on Room {
  id
  name
  description
  memberCount
  isMember
  isDeleted
}`) as unknown as TypedDocumentString<CreateRoomMutation, CreateRoomMutationVariables>;
export const UpdateRoomDocument = new TypedDocumentString(`
    mutation UpdateRoom($input: UpdateRoomInput!) {
  updateRoom(input: $input) {
    room {
      ...RoomParts
    }
  }
}
    fragment RoomParts on Room {
  id
  name
  description
  memberCount
  isMember
  isDeleted
}`) as unknown as TypedDocumentString<UpdateRoomMutation, UpdateRoomMutationVariables>;
export const DeleteRoomDocument = new TypedDocumentString(`
    mutation DeleteRoom($roomId: ID!) {
  deleteRoom(roomId: $roomId) {
    room {
      ...RoomParts
    }
  }
}
    fragment RoomParts on Room {
  id
  name
  description
  memberCount
  isMember
  isDeleted
}`) as unknown as TypedDocumentString<DeleteRoomMutation, DeleteRoomMutationVariables>;
export const JoinRoomDocument = new TypedDocumentString(`
    mutation JoinRoom($roomId: ID!) {
  joinRoom(roomId: $roomId) {
    room {
      ...RoomParts
    }
  }
}
    fragment RoomParts on Room {
  id
  name
  description
  memberCount
  isMember
  isDeleted
}`) as unknown as TypedDocumentString<JoinRoomMutation, JoinRoomMutationVariables>;
export const LeaveRoomDocument = new TypedDocumentString(`
    mutation LeaveRoom($roomId: ID!) {
  leaveRoom(roomId: $roomId) {
    room {
      ...RoomParts
    }
  }
}
    fragment RoomParts on Room {
  id
  name
  description
  memberCount
  isMember
  isDeleted
}`) as unknown as TypedDocumentString<LeaveRoomMutation, LeaveRoomMutationVariables>;
export const AddRoomMembersDocument = new TypedDocumentString(`
    mutation AddRoomMembers($roomId: ID!, $userIds: [ID!]!) {
  addRoomMembers(roomId: $roomId, userIds: $userIds) {
    room {
      ...RoomParts
    }
  }
}
    fragment RoomParts on Room {
  id
  name
  description
  memberCount
  isMember
  isDeleted
}`) as unknown as TypedDocumentString<AddRoomMembersMutation, AddRoomMembersMutationVariables>;
export const RemoveRoomMembersDocument = new TypedDocumentString(`
    mutation RemoveRoomMembers($roomId: ID!, $userIds: [ID!]!) {
  removeRoomMembers(roomId: $roomId, userIds: $userIds) {
    room {
      ...RoomParts
    }
  }
}
    fragment RoomParts on Room {
  id
  name
  description
  memberCount
  isMember
  isDeleted
}`) as unknown as TypedDocumentString<RemoveRoomMembersMutation, RemoveRoomMembersMutationVariables>;
export const BroadcastReceivedDocument = new TypedDocumentString(`
    subscription BroadcastReceived {
  broadcastReceived {
    ...BroadcastParts
  }
}
    fragment BroadcastParts on Broadcast {
  id
  kind
  text
  isRead
  createdAt
  deletedAt
  sender {
    id
  }
  room {
    id
  }
  attachments {
    id
    name
  }
}`) as unknown as TypedDocumentString<BroadcastReceivedSubscription, BroadcastReceivedSubscriptionVariables>;
export const SearchMessagesDocument = new TypedDocumentString(`
    query SearchMessages($query: String!, $conversationId: ID, $first: Int, $after: String) {
  searchMessages(
    query: $query
    conversationId: $conversationId
    first: $first
    after: $after
  ) {
    nodes {
      id
      text
      sender {
        id
      }
      conversation {
        id
      }
    }
    edges {
      cursor
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<SearchMessagesQuery, SearchMessagesQueryVariables>;
export const CountFoundDocument = new TypedDocumentString(`
    query CountFound($query: String!, $conversationId: ID) {
  searchMessages(query: $query, conversationId: $conversationId, first: 1) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<CountFoundQuery, CountFoundQueryVariables>;
export const UserStatusDocument = new TypedDocumentString(`
    query UserStatus($userId: ID!) {
  userStatus(userId: $userId) {
    ...StatusParts
    user {
      id
      name
    }
  }
}
    fragment StatusParts on UserStatus {
  id
  isOnline
  onlineSince
  availability
  lastSeenAt
}`) as unknown as TypedDocumentString<UserStatusQuery, UserStatusQueryVariables>;
export const StatusOfUserDocument = new TypedDocumentString(`
    query StatusOfUser($id: ID!) {
  user(id: $id) {
    id
    status {
      ...StatusParts
    }
  }
}
    fragment StatusParts on UserStatus {
  id
  isOnline
  onlineSince
  availability
  lastSeenAt
}`) as unknown as TypedDocumentString<StatusOfUserQuery, StatusOfUserQueryVariables>;
export const OnlineUsersDocument = new TypedDocumentString(`
    query OnlineUsers($search: String, $first: Int, $after: String) {
  onlineUsers(search: $search, first: $first, after: $after) {
    nodes {
      id
      name
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<OnlineUsersQuery, OnlineUsersQueryVariables>;
export const SetAvailabilityDocument = new TypedDocumentString(`
    mutation SetAvailability($availability: Availability!) {
  setAvailability(availability: $availability) {
    user {
      id
      status {
        ...StatusParts
      }
    }
  }
}
    fragment StatusParts on UserStatus {
  id
  isOnline
  onlineSince
  availability
  lastSeenAt
}`) as unknown as TypedDocumentString<SetAvailabilityMutation, SetAvailabilityMutationVariables>;
export const UserStatusChangedDocument = new TypedDocumentString(`
    subscription UserStatusChanged($userIds: [ID!]) {
  userStatusChanged(userIds: $userIds) {
    ...StatusParts
    user {
      id
      name
    }
  }
}
    fragment StatusParts on UserStatus {
  id
  isOnline
  onlineSince
  availability
  lastSeenAt
}`) as unknown as TypedDocumentString<UserStatusChangedSubscription, UserStatusChangedSubscriptionVariables>;
export const TypingDocument = new TypedDocumentString(`
    query Typing($id: ID!) {
  conversation(id: $id) {
    typing {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<TypingQuery, TypingQueryVariables>;
export const SetTypingDocument = new TypedDocumentString(`
    mutation SetTyping($conversationId: ID!, $isTyping: Boolean!) {
  setTyping(conversationId: $conversationId, isTyping: $isTyping) {
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<SetTypingMutation, SetTypingMutationVariables>;
export const TypingChangedDocument = new TypedDocumentString(`
    subscription TypingChanged($conversationId: ID) {
  typingChanged(conversationId: $conversationId) {
    conversation {
      id
    }
    user {
      id
    }
    isTyping
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<TypingChangedSubscription, TypingChangedSubscriptionVariables>;
export const SuspensionOfDocument = new TypedDocumentString(`
    query SuspensionOf($id: ID!) {
  user(id: $id) {
    ...SuspensionParts
  }
}
    fragment SuspensionParts on User {
  id
  suspension {
    at
    until
    reason
    by {
      id
    }
  }
}`) as unknown as TypedDocumentString<SuspensionOfQuery, SuspensionOfQueryVariables>;
export const SuspendUserDocument = new TypedDocumentString(`
    mutation SuspendUser($userId: ID!, $until: DateTime, $reason: String!) {
  suspendUser(userId: $userId, until: $until, reason: $reason) {
    user {
      ...SuspensionParts
    }
  }
}
    fragment SuspensionParts on User {
  id
  suspension {
    at
    until
    reason
    by {
      id
    }
  }
}`) as unknown as TypedDocumentString<SuspendUserMutation, SuspendUserMutationVariables>;
export const RestoreUserDocument = new TypedDocumentString(`
    mutation RestoreUser($userId: ID!) {
  restoreUser(userId: $userId) {
    user {
      ...SuspensionParts
    }
  }
}
    fragment SuspensionParts on User {
  id
  suspension {
    at
    until
    reason
    by {
      id
    }
  }
}`) as unknown as TypedDocumentString<RestoreUserMutation, RestoreUserMutationVariables>;
export const AuditLogDocument = new TypedDocumentString(`
    query AuditLog($actorId: ID, $target: String, $first: Int, $after: String) {
  auditLog(actorId: $actorId, target: $target, first: $first, after: $after) {
    nodes {
      id
      actor {
        id
      }
      action
      target
      detail
      at
    }
    edges {
      cursor
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<AuditLogQuery, AuditLogQueryVariables>;
export const BlockUserDocument = new TypedDocumentString(`
    mutation BlockUser($userId: ID!) {
  blockUser(userId: $userId) {
    user {
      id
      isBlocked
    }
  }
}
    `) as unknown as TypedDocumentString<BlockUserMutation, BlockUserMutationVariables>;
export const UnblockUserDocument = new TypedDocumentString(`
    mutation UnblockUser($userId: ID!) {
  unblockUser(userId: $userId) {
    user {
      id
      isBlocked
    }
  }
}
    `) as unknown as TypedDocumentString<UnblockUserMutation, UnblockUserMutationVariables>;
export const IsBlockedDocument = new TypedDocumentString(`
    query IsBlocked($id: ID!) {
  user(id: $id) {
    isBlocked
  }
}
    `) as unknown as TypedDocumentString<IsBlockedQuery, IsBlockedQueryVariables>;
export const BlockedUsersDocument = new TypedDocumentString(`
    query BlockedUsers($first: Int, $after: String) {
  blockedUsers(first: $first, after: $after) {
    nodes {
      id
      isBlocked
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<BlockedUsersQuery, BlockedUsersQueryVariables>;
export const ImportMessagesDocument = new TypedDocumentString(`
    mutation ImportMessages($input: [ImportMessageInput!]!) {
  importMessages(input: $input) {
    imported
    skipped
  }
}
    `) as unknown as TypedDocumentString<ImportMessagesMutation, ImportMessagesMutationVariables>;
export const ExportMessagesDocument = new TypedDocumentString(`
    query ExportMessages($conversationId: ID, $userId: ID, $first: Int, $after: String) {
  exportMessages(
    conversationId: $conversationId
    userId: $userId
    first: $first
    after: $after
  ) {
    nodes {
      id
      seq
      text
      createdAt
      deletedAt
      sender {
        id
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<ExportMessagesQuery, ExportMessagesQueryVariables>;
export const ServerStatisticsDocument = new TypedDocumentString(`
    query ServerStatistics {
  serverStatistics {
    at
    version
    processes
    peopleOnline
    connections
    subscriptions
    messagesPerMinute
    deliveriesPerMinute
  }
}
    `) as unknown as TypedDocumentString<ServerStatisticsQuery, ServerStatisticsQueryVariables>;
export const ReportsDocument = new TypedDocumentString(`
    query Reports($first: Int, $after: String, $status: ReportStatus = OPEN, $oldestFirst: Boolean) {
  reports(
    first: $first
    after: $after
    status: $status
    oldestFirst: $oldestFirst
  ) {
    nodes {
      ...ReportParts
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      endCursor
    }
    totalCount
  }
}
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}
fragment ReportParts on Report {
  id
  message {
    ...MessageParts
  }
  text
  reporter {
    id
  }
  reason
  status
  action
  resolvedBy {
    id
  }
  resolvedAt
  note
  createdAt
}`) as unknown as TypedDocumentString<ReportsQuery, ReportsQueryVariables>;
export const ReportMessageDocument = new TypedDocumentString(`
    mutation ReportMessage($messageId: ID!, $reason: String!) {
  reportMessage(messageId: $messageId, reason: $reason) {
    report {
      ...ReportParts
    }
  }
}
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}
fragment ReportParts on Report {
  id
  message {
    ...MessageParts
  }
  text
  reporter {
    id
  }
  reason
  status
  action
  resolvedBy {
    id
  }
  resolvedAt
  note
  createdAt
}`) as unknown as TypedDocumentString<ReportMessageMutation, ReportMessageMutationVariables>;
export const ResolveReportDocument = new TypedDocumentString(`
    mutation ResolveReport($reportId: ID!, $action: ReportAction!, $suspendUntil: DateTime, $note: String) {
  resolveReport(
    reportId: $reportId
    action: $action
    suspendUntil: $suspendUntil
    note: $note
  ) {
    report {
      ...ReportParts
    }
  }
}
    fragment MessageParts on Message {
  id
  seq
  clientId
  kind
  text
  version
  state
  isRead
  createdAt
  editedAt
  deletedAt
  isFromAdmin
  mentions {
    id
  }
  reactions {
    emoji
    count
    viewerHasReacted
    users {
      id
    }
  }
  sender {
    id
    name
  }
  replyTo {
    id
    text
  }
  readBy {
    id
  }
  conversation {
    id
  }
}
fragment ReportParts on Report {
  id
  message {
    ...MessageParts
  }
  text
  reporter {
    id
  }
  reason
  status
  action
  resolvedBy {
    id
  }
  resolvedAt
  note
  createdAt
}`) as unknown as TypedDocumentString<ResolveReportMutation, ResolveReportMutationVariables>;
export const EraseUserDocument = new TypedDocumentString(`
    mutation EraseUser($userId: ID!) {
  eraseUser(userId: $userId) {
    user {
      id
      name
      avatarUrl
      isErased
    }
  }
}
    `) as unknown as TypedDocumentString<EraseUserMutation, EraseUserMutationVariables>;