/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import { document } from '../../../src/client/document.ts'
import { UserFieldsFragmentDoc, StatusFieldsFragmentDoc, AttachmentFieldsFragmentDoc } from '../../../src/client/generated/documents.ts'
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

export type PersonForAdminsFragment = { __typename: 'User', role: Role, id: string, name: string, avatarUrl: string | null, isErased: boolean, suspension: { at: string, until: string | null, reason: string, by: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null };

export type PeopleForAdminsQueryVariables = Exact<{
  search?: string | null | undefined;
  suspended?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PeopleForAdminsQuery = { users: { nodes: Array<{ __typename: 'User', role: Role, id: string, name: string, avatarUrl: string | null, isErased: boolean, status: { __typename: 'UserStatus', id: string, isOnline: boolean, onlineSince: string | null, availability: Availability | null, lastSeenAt: string | null }, suspension: { at: string, until: string | null, reason: string, by: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SuspendUserMutationVariables = Exact<{
  userId: string;
  until?: string | null | undefined;
  reason: string;
}>;


export type SuspendUserMutation = { suspendUser: { user: { __typename: 'User', role: Role, id: string, name: string, avatarUrl: string | null, isErased: boolean, suspension: { at: string, until: string | null, reason: string, by: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null } } };

export type RestoreUserMutationVariables = Exact<{
  userId: string;
}>;


export type RestoreUserMutation = { restoreUser: { user: { __typename: 'User', role: Role, id: string, name: string, avatarUrl: string | null, isErased: boolean, suspension: { at: string, until: string | null, reason: string, by: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null } } };

export type EraseUserMutationVariables = Exact<{
  userId: string;
}>;


export type EraseUserMutation = { eraseUser: { user: { __typename: 'User', role: Role, id: string, name: string, avatarUrl: string | null, isErased: boolean, suspension: { at: string, until: string | null, reason: string, by: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null } } };

export type SendAdminMessageMutationVariables = Exact<{
  input: AdminMessageInput;
}>;


export type SendAdminMessageMutation = { sendAdminMessage: { message: { id: string, conversation: { id: string } } } };

export type ReportFieldsFragment = { id: string, text: string | null, reason: string, status: ReportStatus, action: ReportAction | null, resolvedAt: string | null, note: string | null, createdAt: string, message: { id: string, kind: MessageKind, text: string | null, createdAt: string, editedAt: string | null, deletedAt: string | null, sender: { __typename: 'User', role: Role, id: string, name: string, avatarUrl: string | null, isErased: boolean, suspension: { at: string, until: string | null, reason: string, by: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, conversation: { id: string, kind: ConversationKind, title: string | null, lastSeq: number } }, reporter: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, resolvedBy: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } | null };

export type ReportsQueryVariables = Exact<{
  status: ReportStatus;
  oldestFirst?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReportsQuery = { reports: { nodes: Array<{ id: string, text: string | null, reason: string, status: ReportStatus, action: ReportAction | null, resolvedAt: string | null, note: string | null, createdAt: string, message: { id: string, kind: MessageKind, text: string | null, createdAt: string, editedAt: string | null, deletedAt: string | null, sender: { __typename: 'User', role: Role, id: string, name: string, avatarUrl: string | null, isErased: boolean, suspension: { at: string, until: string | null, reason: string, by: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } } | null }, attachments: Array<{ __typename: 'Attachment', id: string, name: string, mimeType: string, size: number, url: string, urlExpiresAt: string, width: number | null, height: number | null, thumbnailUrl: string | null }>, conversation: { id: string, kind: ConversationKind, title: string | null, lastSeq: number } }, reporter: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean }, resolvedBy: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OpenReportsQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenReportsQuery = { reports: { totalCount: number } };

export type ResolveReportMutationVariables = Exact<{
  reportId: string;
  action: ReportAction;
  suspendUntil?: string | null | undefined;
  note?: string | null | undefined;
}>;


export type ResolveReportMutation = { resolveReport: { report: { id: string } } };

export type BroadcastMutationVariables = Exact<{
  input: BroadcastInput;
}>;


export type BroadcastMutation = { broadcast: { broadcast: { id: string } } };

export type DeleteBroadcastMutationVariables = Exact<{
  broadcastId: string;
}>;


export type DeleteBroadcastMutation = { deleteBroadcast: { broadcast: { id: string } } };

export type BroadcastStatisticsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BroadcastStatisticsQuery = { broadcasts: { nodes: Array<{ id: string, deletedAt: string | null, statistics: { audience: number, delivered: number, read: number } | null }> } };

export type AuditLogQueryVariables = Exact<{
  actorId?: string | null | undefined;
  target?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditLogQuery = { auditLog: { nodes: Array<{ id: string, action: string, target: string | null, detail: string | null, at: string, actor: { __typename: 'User', id: string, name: string, avatarUrl: string | null, isErased: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ServerStatisticsQueryVariables = Exact<{ [key: string]: never; }>;


export type ServerStatisticsQuery = { serverStatistics: { at: string, version: string, processes: number, peopleOnline: number, connections: number, subscriptions: number, messagesPerMinute: Array<number>, deliveriesPerMinute: Array<number> } };

export const PersonForAdminsFragmentDoc = /* #__PURE__ */ document<PersonForAdminsFragment, object>("fragment PersonForAdmins on User{...UserFields role suspension{at until reason by{...UserFields}}}", [UserFieldsFragmentDoc])
export const PeopleForAdminsDocument = /* #__PURE__ */ document<PeopleForAdminsQuery, PeopleForAdminsQueryVariables>("query PeopleForAdmins($search:String$suspended:Boolean$first:Int$after:String){users(search:$search suspended:$suspended first:$first after:$after){nodes{...PersonForAdmins status{...StatusFields}}pageInfo{hasNextPage endCursor}}}", [PersonForAdminsFragmentDoc, StatusFieldsFragmentDoc])
export const SuspendUserDocument = /* #__PURE__ */ document<SuspendUserMutation, SuspendUserMutationVariables>("mutation SuspendUser($userId:ID!$until:DateTime$reason:String!){suspendUser(userId:$userId until:$until reason:$reason){user{...PersonForAdmins}}}", [PersonForAdminsFragmentDoc])
export const RestoreUserDocument = /* #__PURE__ */ document<RestoreUserMutation, RestoreUserMutationVariables>("mutation RestoreUser($userId:ID!){restoreUser(userId:$userId){user{...PersonForAdmins}}}", [PersonForAdminsFragmentDoc])
export const EraseUserDocument = /* #__PURE__ */ document<EraseUserMutation, EraseUserMutationVariables>("mutation EraseUser($userId:ID!){eraseUser(userId:$userId){user{...PersonForAdmins}}}", [PersonForAdminsFragmentDoc])
export const SendAdminMessageDocument = /* #__PURE__ */ document<SendAdminMessageMutation, SendAdminMessageMutationVariables>("mutation SendAdminMessage($input:AdminMessageInput!){sendAdminMessage(input:$input){message{id conversation{id}}}}")
export const ReportFieldsFragmentDoc = /* #__PURE__ */ document<ReportFieldsFragment, object>("fragment ReportFields on Report{id message{id kind text createdAt editedAt deletedAt sender{...PersonForAdmins}attachments{...AttachmentFields}conversation{id kind title lastSeq}}text reporter{...UserFields}reason status action resolvedBy{...UserFields}resolvedAt note createdAt}", [PersonForAdminsFragmentDoc, AttachmentFieldsFragmentDoc, UserFieldsFragmentDoc])
export const ReportsDocument = /* #__PURE__ */ document<ReportsQuery, ReportsQueryVariables>("query Reports($status:ReportStatus!$oldestFirst:Boolean$first:Int$after:String){reports(status:$status oldestFirst:$oldestFirst first:$first after:$after){nodes{...ReportFields}pageInfo{hasNextPage endCursor}}}", [ReportFieldsFragmentDoc])
export const OpenReportsDocument = /* #__PURE__ */ document<OpenReportsQuery, OpenReportsQueryVariables>("query OpenReports{reports(status:OPEN first:1){totalCount}}")
export const ResolveReportDocument = /* #__PURE__ */ document<ResolveReportMutation, ResolveReportMutationVariables>("mutation ResolveReport($reportId:ID!$action:ReportAction!$suspendUntil:DateTime$note:String){resolveReport(reportId:$reportId action:$action suspendUntil:$suspendUntil note:$note){report{id}}}")
export const BroadcastDocument = /* #__PURE__ */ document<BroadcastMutation, BroadcastMutationVariables>("mutation Broadcast($input:BroadcastInput!){broadcast(input:$input){broadcast{id}}}")
export const DeleteBroadcastDocument = /* #__PURE__ */ document<DeleteBroadcastMutation, DeleteBroadcastMutationVariables>("mutation DeleteBroadcast($broadcastId:ID!){deleteBroadcast(broadcastId:$broadcastId){broadcast{id}}}")
export const BroadcastStatisticsDocument = /* #__PURE__ */ document<BroadcastStatisticsQuery, BroadcastStatisticsQueryVariables>("query BroadcastStatistics($first:Int$after:String){broadcasts(first:$first after:$after){nodes{id deletedAt statistics{audience delivered read}}}}")
export const AuditLogDocument = /* #__PURE__ */ document<AuditLogQuery, AuditLogQueryVariables>("query AuditLog($actorId:ID$target:String$first:Int$after:String){auditLog(actorId:$actorId target:$target first:$first after:$after){nodes{id actor{...UserFields}action target detail at}pageInfo{hasNextPage endCursor}}}", [UserFieldsFragmentDoc])
export const ServerStatisticsDocument = /* #__PURE__ */ document<ServerStatisticsQuery, ServerStatisticsQueryVariables>("query ServerStatistics{serverStatistics{at version processes peopleOnline connections subscriptions messagesPerMinute deliveriesPerMinute}}")