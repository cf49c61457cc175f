import type { Chat } from '../support/chat.ts'
import type { Person } from '../support/person.ts'
import { ReportMessageDocument } from '../generated/operations.ts'
import { openPage, type OpenBrowser, type PageOptions, type PageWindow } from './page.ts'

export type AdminPart = 'Overview' | 'Reports' | 'People' | 'Broadcasts' | 'Audit log'

export interface AdminWindow extends PageWindow {
  /** Goes to a part of the admin area. */
  goes(part: AdminPart): Promise<void>
}

/** An admin's window, at the admin area. */
export const openAdmin = async (
  browser: OpenBrowser,
  chat: Pick<Chat, 'url' | 'user' | 'admin'>,
  { at = '/admin', who, ...options }: PageOptions & { who?: Person } = {},
): Promise<AdminWindow> => {
  const window = await openPage(browser, chat, who ?? (await chat.admin()), { at, ...options })
  await window.page.getByRole('heading', { level: 1, name: 'Admin' }).waitFor()
  const parts = window.page.getByRole('main').getByRole('navigation')
  return Object.assign(window, {
    goes: (part: AdminPart) => parts.getByRole('link', { name: new RegExp(`^${part}`) }).click(),
  })
}

export const reports = async (by: Person, messageId: string, reason: string): Promise<string> =>
  (await by.does(ReportMessageDocument, { messageId, reason })).reportMessage.report.id
