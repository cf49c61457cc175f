import type { Page } from '../kernel/page.ts'
import type { ConversationRow, MessageRow, UserRow } from './rows.ts'

/** What the schema's connections are made of. */
export type UserPage = Page<UserRow>
export type ConversationPage = Page<ConversationRow>
export type MessagePage = Page<MessageRow>
