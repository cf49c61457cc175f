/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import { document } from '../../client/document.ts'
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

/** What a shop knows of a person. */
export type UpsertUserInput = {
  /** An https address, at most 2,000 characters, without a password; leaving it out or null removes it. */
  avatarUrl?: string | null | undefined;
  /** The subject of the person's token; 1 to 128 characters. */
  id: string;
  /** 1 to 100 characters, on one line; one that looks like an admin's goes with who is known as an admin alone. */
  name: string;
};

export type SendBroadcastMutationVariables = Exact<{
  input: BroadcastInput;
}>;


export type SendBroadcastMutation = { broadcast: { deduplicated: boolean, broadcast: { id: string, text: string | null, createdAt: string, room: { id: string, name: string } | null, statistics: { audience: number, delivered: number, read: number } | null } } };

export type BroadcastPlacesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BroadcastPlacesQuery = { broadcasts: { edges: Array<{ cursor: string, node: { id: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type BroadcastStatisticsAtQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type BroadcastStatisticsAtQuery = { broadcasts: { nodes: Array<{ id: string, statistics: { audience: number, delivered: number, read: number } | null }> } };

export type ExportMessagesQueryVariables = Exact<{
  conversationId?: string | null | undefined;
  userId?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type ExportMessagesQuery = { exportMessages: { edges: Array<{ cursor: string, node: { id: string, seq: number, kind: MessageKind, text: string | null, isFromAdmin: boolean, createdAt: string, editedAt: string | null, deletedAt: string | null, conversation: { id: string }, sender: { id: string, name: string }, attachments: Array<{ id: string, name: string, mimeType: string, size: number }>, mentions: Array<{ id: string }>, replyTo: { id: string } | null } }>, pageInfo: { hasNextPage: boolean } } };

export type ImportMessagesMutationVariables = Exact<{
  input: Array<ImportMessageInput> | ImportMessageInput;
}>;


export type ImportMessagesMutation = { importMessages: { imported: number, skipped: number } };

export type IsKnownQueryVariables = Exact<{
  id: string;
}>;


export type IsKnownQuery = { user: { id: string } | null };

export type SendAdminMessageMutationVariables = Exact<{
  input: AdminMessageInput;
}>;


export type SendAdminMessageMutation = { sendAdminMessage: { deduplicated: boolean, message: { id: string, seq: number, clientId: string, text: string | null, createdAt: string, conversation: { id: string, peer: { id: string, name: string } | null } } } };

export type AdminReportFragment = { id: string, text: string | null, reason: string, status: ReportStatus, action: ReportAction | null, note: string | null, createdAt: string, resolvedAt: string | null, resolvedBy: { id: string, name: string } | null, reporter: { id: string, name: string }, message: { id: string, seq: number, kind: MessageKind, text: string | null, createdAt: string, deletedAt: string | null, sender: { id: string, name: string }, conversation: { id: string } } };

export type AdminReportsQueryVariables = Exact<{
  status?: ReportStatus | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AdminReportsQuery = { reports: { nodes: Array<{ id: string, text: string | null, reason: string, status: ReportStatus, action: ReportAction | null, note: string | null, createdAt: string, resolvedAt: string | null, resolvedBy: { id: string, name: string } | null, reporter: { id: string, name: string }, message: { id: string, seq: number, kind: MessageKind, text: string | null, createdAt: string, deletedAt: string | null, sender: { id: string, name: string }, conversation: { id: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ResolveReportMutationVariables = Exact<{
  reportId: string;
  action: ReportAction;
  suspendUntil?: string | null | undefined;
  note?: string | null | undefined;
}>;


export type ResolveReportMutation = { resolveReport: { report: { id: string, text: string | null, reason: string, status: ReportStatus, action: ReportAction | null, note: string | null, createdAt: string, resolvedAt: string | null, resolvedBy: { id: string, name: string } | null, reporter: { id: string, name: string }, message: { id: string, seq: number, kind: MessageKind, text: string | null, createdAt: string, deletedAt: string | null, sender: { id: string, name: string }, conversation: { id: string } } } } };

export type AdminUserFragment = { id: string, name: string, avatarUrl: string | null, role: Role, isErased: boolean, suspension: { at: string, until: string | null, reason: string, by: { id: string, name: string } } | null };

export type AdminUsersQueryVariables = Exact<{
  search?: string | null | undefined;
  suspended?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AdminUsersQuery = { users: { nodes: Array<{ id: string, name: string, avatarUrl: string | null, role: Role, isErased: boolean, suspension: { at: string, until: string | null, reason: string, by: { id: string, name: string } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AdminUserQueryVariables = Exact<{
  id: string;
}>;


export type AdminUserQuery = { user: { id: string, name: string, avatarUrl: string | null, role: Role, isErased: boolean, suspension: { at: string, until: string | null, reason: string, by: { id: string, name: string } } | null } | null };

export type SuspendUserMutationVariables = Exact<{
  userId: string;
  until?: string | null | undefined;
  reason: string;
}>;


export type SuspendUserMutation = { suspendUser: { user: { id: string, name: string, avatarUrl: string | null, role: Role, isErased: boolean, suspension: { at: string, until: string | null, reason: string, by: { id: string, name: string } } | null } } };

export type RestoreUserMutationVariables = Exact<{
  userId: string;
}>;


export type RestoreUserMutation = { restoreUser: { user: { id: string, name: string, avatarUrl: string | null, role: Role, isErased: boolean, suspension: { at: string, until: string | null, reason: string, by: { id: string, name: string } } | null } } };

export type EraseUserMutationVariables = Exact<{
  userId: string;
}>;


export type EraseUserMutation = { eraseUser: { user: { id: string, name: string, avatarUrl: string | null, role: Role, isErased: boolean, suspension: { at: string, until: string | null, reason: string, by: { id: string, name: string } } | null } } };

export type UpsertUsersMutationVariables = Exact<{
  input: Array<UpsertUserInput> | UpsertUserInput;
}>;


export type UpsertUsersMutation = { upsertUsers: { users: Array<{ id: string }> } };

export const SendBroadcastDocument = /* #__PURE__ */ document<SendBroadcastMutation, SendBroadcastMutationVariables>("mutation SendBroadcast($input:BroadcastInput!){broadcast(input:$input){deduplicated broadcast{id text createdAt room{id name}statistics{audience delivered read}}}}")
export const BroadcastPlacesDocument = /* #__PURE__ */ document<BroadcastPlacesQuery, BroadcastPlacesQueryVariables>("query BroadcastPlaces($first:Int$after:String){broadcasts(first:$first after:$after){edges{cursor node{id}}pageInfo{hasNextPage endCursor}}}")
export const BroadcastStatisticsAtDocument = /* #__PURE__ */ document<BroadcastStatisticsAtQuery, BroadcastStatisticsAtQueryVariables>("query BroadcastStatisticsAt($after:String){broadcasts(first:1 after:$after){nodes{id statistics{audience delivered read}}}}")
export const ExportMessagesDocument = /* #__PURE__ */ document<ExportMessagesQuery, ExportMessagesQueryVariables>("query ExportMessages($conversationId:ID$userId:ID$after:String){exportMessages(conversationId:$conversationId userId:$userId first:100 after:$after){edges{cursor node{id seq conversation{id}sender{id name}kind text attachments{id name mimeType size}mentions{id}replyTo{id}isFromAdmin createdAt editedAt deletedAt}}pageInfo{hasNextPage}}}")
export const ImportMessagesDocument = /* #__PURE__ */ document<ImportMessagesMutation, ImportMessagesMutationVariables>("mutation ImportMessages($input:[ImportMessageInput!]!){importMessages(input:$input){imported skipped}}")
export const IsKnownDocument = /* #__PURE__ */ document<IsKnownQuery, IsKnownQueryVariables>("query IsKnown($id:ID!){user(id:$id){id}}")
export const SendAdminMessageDocument = /* #__PURE__ */ document<SendAdminMessageMutation, SendAdminMessageMutationVariables>("mutation SendAdminMessage($input:AdminMessageInput!){sendAdminMessage(input:$input){deduplicated message{id seq clientId text createdAt conversation{id peer{id name}}}}}")
export const AdminReportFragmentDoc = /* #__PURE__ */ document<AdminReportFragment, object>("fragment AdminReport on Report{id text reason status action note createdAt resolvedAt resolvedBy{id name}reporter{id name}message{id seq kind text createdAt deletedAt sender{id name}conversation{id}}}")
export const AdminReportsDocument = /* #__PURE__ */ document<AdminReportsQuery, AdminReportsQueryVariables>("query AdminReports($status:ReportStatus$first:Int$after:String){reports(status:$status first:$first after:$after){nodes{...AdminReport}pageInfo{hasNextPage endCursor}}}", [AdminReportFragmentDoc])
export const ResolveReportDocument = /* #__PURE__ */ document<ResolveReportMutation, ResolveReportMutationVariables>("mutation ResolveReport($reportId:ID!$action:ReportAction!$suspendUntil:DateTime$note:String){resolveReport(reportId:$reportId action:$action suspendUntil:$suspendUntil note:$note){report{...AdminReport}}}", [AdminReportFragmentDoc])
export const AdminUserFragmentDoc = /* #__PURE__ */ document<AdminUserFragment, object>("fragment AdminUser on User{id name avatarUrl role isErased suspension{at until reason by{id name}}}")
export const AdminUsersDocument = /* #__PURE__ */ document<AdminUsersQuery, AdminUsersQueryVariables>("query AdminUsers($search:String$suspended:Boolean$first:Int$after:String){users(search:$search suspended:$suspended first:$first after:$after){nodes{...AdminUser}pageInfo{hasNextPage endCursor}}}", [AdminUserFragmentDoc])
export const AdminUserDocument = /* #__PURE__ */ document<AdminUserQuery, AdminUserQueryVariables>("query AdminUser($id:ID!){user(id:$id){...AdminUser}}", [AdminUserFragmentDoc])
export const SuspendUserDocument = /* #__PURE__ */ document<SuspendUserMutation, SuspendUserMutationVariables>("mutation SuspendUser($userId:ID!$until:DateTime$reason:String!){suspendUser(userId:$userId until:$until reason:$reason){user{...AdminUser}}}", [AdminUserFragmentDoc])
export const RestoreUserDocument = /* #__PURE__ */ document<RestoreUserMutation, RestoreUserMutationVariables>("mutation RestoreUser($userId:ID!){restoreUser(userId:$userId){user{...AdminUser}}}", [AdminUserFragmentDoc])
export const EraseUserDocument = /* #__PURE__ */ document<EraseUserMutation, EraseUserMutationVariables>("mutation EraseUser($userId:ID!){eraseUser(userId:$userId){user{...AdminUser}}}", [AdminUserFragmentDoc])
export const UpsertUsersDocument = /* #__PURE__ */ document<UpsertUsersMutation, UpsertUsersMutationVariables>("mutation UpsertUsers($input:[UpsertUserInput!]!){upsertUsers(input:$input){users{id}}}")