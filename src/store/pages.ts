import type { Page } from '../kernel/page.ts'
import type { AuditRow, ReportRow } from './moderation-rows.ts'
import type { BroadcastRow, ConversationRow, MessageRow, RoomRow, UserRow } from './rows.ts'

/** What the schema's connections are made of. */
export type UserPage = Page<UserRow>
export type ConversationPage = Page<ConversationRow>
export type MessagePage = Page<MessageRow>
export type BroadcastPage = Page<BroadcastRow>
export type RoomPage = Page<RoomRow>
export type ReportPage = Page<ReportRow>
export type AuditPage = Page<AuditRow>
