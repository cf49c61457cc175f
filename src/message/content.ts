import { hash } from 'node:crypto'
import { badInput } from '../kernel/errors.ts'
import { readText } from '../kernel/text.ts'
import type { MessageRow } from '../store/rows.ts'

export type Content = Pick<MessageRow, 'kind' | 'text' | 'attachmentIds' | 'replyToId'>

export interface ContentInput {
  kind?: MessageRow['kind'] | null
  text?: string | null
  attachmentIds?: readonly string[] | null
  replyToId?: string | null
}

const textRule = { max: 10_000, maxBytes: 40_000 }
const maxAttachments = 10

/** What a message carries, as it is kept; BAD_USER_INPUT where it can't be. */
export const readContent = ({ kind, text, attachmentIds, replyToId }: ContentInput): Content => {
  const attached = readAttachmentIds(kind ?? 'TEXT', attachmentIds ?? [])
  const hasText = attached.length === 0 || (text !== null && text !== undefined)
  return {
    kind: kind ?? 'TEXT',
    text: hasText ? readText(text, 'text', textRule) : null,
    ...(attached.length > 0 && { attachmentIds: attached }),
    replyToId: replyToId ?? null,
  }
}

const readAttachmentIds = (kind: MessageRow['kind'], ids: readonly string[]): string[] => {
  if (kind === 'TEXT' && ids.length > 0)
    throw badInput('attachmentIds', 'A message of the kind TEXT has no attachments.')
  if (kind !== 'TEXT' && (ids.length < 1 || ids.length > maxAttachments))
    throw badInput('attachmentIds', `A message of the kind ${kind} has 1 to ${maxAttachments} attachments.`)
  if (new Set(ids).size < ids.length) throw badInput('attachmentIds', 'An attachment is named twice.')
  return [...ids]
}

/** Kept with the message, so that a retry is told from another message under the same clientId. */
export const hashContent = ({ kind, text, attachmentIds = [], replyToId }: Content): string =>
  hash('sha256', JSON.stringify([kind, text, replyToId, ...attachmentIds]), 'base64url').slice(0, 22)
