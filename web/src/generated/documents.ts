/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import { document } from '../../../src/client/document.ts'
import { UserFieldsFragmentDoc, AttachmentFieldsFragmentDoc, MessageFieldsFragmentDoc, StatusFieldsFragmentDoc, UserWithBlockFragmentDoc } from '../../../src/client/generated/documents.ts'
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

export type MessagePageQueryVariables = Exact<{
  conversationId: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  around?: string | null | undefined;
}>;


export type MessagePageQuery = { conversation: { id: string, messages: { edges: Array<{ cursor: string, node: { __typename: 'Message', id: string, seq: number, clientId: string, kind: MessageKind, text: string | null, isFromAdmin: boolean, version: number, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { __typename: 'Conversation', id: string }, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, text: string | null, deletedAt: string | null, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null, mentions: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }> }> } }>, pageInfo: { hasPreviousPage: boolean, hasNextPage: boolean } } } | null };

export type FirstUnreadQueryVariables = Exact<{
  conversationId: string;
}>;


export type FirstUnreadQuery = { conversation: { id: string, firstUnread: { id: string } | null } | null };

export type ConversationLiveQueryVariables = Exact<{
  conversationId: string;
}>;


export type ConversationLiveQuery = { conversation: { id: string, typing: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, members: Array<{ id: string, user: { id: string, status: { __typename: 'UserStatus', id: string, isOnline: boolean, onlineSince: string | null, availability: Availability | null, lastSeenAt: string | null } } }> } | null };

export type OwnStatusQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnStatusQuery = { viewer: { id: string, status: { __typename: 'UserStatus', id: string, isOnline: boolean, onlineSince: string | null, availability: Availability | null, lastSeenAt: string | null } } };

export type ListLiveQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  archived?: boolean | null | undefined;
}>;


export type ListLiveQuery = { conversations: { nodes: Array<{ id: string, typing: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, peer: { id: string, status: { __typename: 'UserStatus', id: string, isOnline: boolean, onlineSince: string | null, availability: Availability | null, lastSeenAt: string | null } } | null }> } };

export type PersonQueryVariables = Exact<{
  id: string;
}>;


export type PersonQuery = { user: { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean, status: { __typename: 'UserStatus', id: string, isOnline: boolean, onlineSince: string | null, availability: Availability | null, lastSeenAt: string | null } } | null };

export type FindPeopleQueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FindPeopleQuery = { users: { nodes: Array<{ __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean, status: { __typename: 'UserStatus', id: string, isOnline: boolean, onlineSince: string | null, availability: Availability | null, lastSeenAt: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type BlockedQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BlockedQuery = { blockedUsers: { nodes: Array<{ __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FindMessagesQueryVariables = Exact<{
  query: string;
  conversationId?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FindMessagesQuery = { searchMessages: { nodes: Array<{ id: string, text: string | null, createdAt: string, sender: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, conversation: { id: string, kind: ConversationKind, title: string | null, avatar: { __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null, peer: { __typename: 'User', isBlocked: boolean, id: string, name: string, avatarUrl: string | null, isErased: boolean } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type GroupTitlesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  archived?: boolean | null | undefined;
}>;


export type GroupTitlesQuery = { conversations: { nodes: Array<{ id: string, kind: ConversationKind, title: string | null, avatar: { __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export const MessagePageDocument = /* #__PURE__ */ document<MessagePageQuery, MessagePageQueryVariables>("query MessagePage($conversationId:ID!$first:Int$after:String$last:Int$before:String$around:ID){conversation(id:$conversationId){id messages(first:$first after:$after last:$last before:$before around:$around){edges{cursor node{...MessageFields}}pageInfo{hasPreviousPage hasNextPage}}}}", [MessageFieldsFragmentDoc])
export const FirstUnreadDocument = /* #__PURE__ */ document<FirstUnreadQuery, FirstUnreadQueryVariables>("query FirstUnread($conversationId:ID!){conversation(id:$conversationId){id firstUnread{id}}}")
export const ConversationLiveDocument = /* #__PURE__ */ document<ConversationLiveQuery, ConversationLiveQueryVariables>("query ConversationLive($conversationId:ID!){conversation(id:$conversationId){id typing{...UserFields}members{id user{id status{...StatusFields}}}}}", [UserFieldsFragmentDoc, StatusFieldsFragmentDoc])
export const OwnStatusDocument = /* #__PURE__ */ document<OwnStatusQuery, OwnStatusQueryVariables>("query OwnStatus{viewer{id status{...StatusFields}}}", [StatusFieldsFragmentDoc])
export const ListLiveDocument = /* #__PURE__ */ document<ListLiveQuery, ListLiveQueryVariables>("query ListLive($first:Int$after:String$archived:Boolean){conversations(first:$first after:$after archived:$archived){nodes{id typing{...UserFields}peer{id status{...StatusFields}}}}}", [UserFieldsFragmentDoc, StatusFieldsFragmentDoc])
export const PersonDocument = /* #__PURE__ */ document<PersonQuery, PersonQueryVariables>("query Person($id:ID!){user(id:$id){...UserWithBlock status{...StatusFields}}}", [UserWithBlockFragmentDoc, StatusFieldsFragmentDoc])
export const FindPeopleDocument = /* #__PURE__ */ document<FindPeopleQuery, FindPeopleQueryVariables>("query FindPeople($search:String$first:Int$after:String){users(search:$search first:$first after:$after){nodes{...UserWithBlock status{...StatusFields}}pageInfo{hasNextPage endCursor}}}", [UserWithBlockFragmentDoc, StatusFieldsFragmentDoc])
export const BlockedDocument = /* #__PURE__ */ document<BlockedQuery, BlockedQueryVariables>("query Blocked($first:Int$after:String){blockedUsers(first:$first after:$after){nodes{...UserFields}pageInfo{hasNextPage endCursor}}}", [UserFieldsFragmentDoc])
export const FindMessagesDocument = /* #__PURE__ */ document<FindMessagesQuery, FindMessagesQueryVariables>("query FindMessages($query:String!$conversationId:ID$first:Int$after:String){searchMessages(query:$query conversationId:$conversationId first:$first after:$after){nodes{id text createdAt sender{...UserFields}conversation{id kind title avatar{...AttachmentFields}peer{...UserWithBlock}}}pageInfo{hasNextPage endCursor}}}", [UserFieldsFragmentDoc, AttachmentFieldsFragmentDoc, UserWithBlockFragmentDoc])
export const GroupTitlesDocument = /* #__PURE__ */ document<GroupTitlesQuery, GroupTitlesQueryVariables>("query GroupTitles($first:Int$after:String$archived:Boolean){conversations(first:$first after:$after archived:$archived){nodes{id kind title avatar{...AttachmentFields}}pageInfo{hasNextPage endCursor}}}", [AttachmentFieldsFragmentDoc])