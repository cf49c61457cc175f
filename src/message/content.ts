import { hash } from 'node:crypto'
import { claim, isPicture } from '../attachment/rules.ts'
import { badInput } from '../kernel/errors.ts'
import { readText } from '../kernel/text.ts'
import type { View } from '../store/commit/entry.ts'
import type { AttachmentRow, MessageRow } from '../store/rows.ts'

export type Content = Pick<MessageRow, 'kind' | 'text' | 'attachmentIds' | 'replyToId' | 'isFromAdmin'> & {
  mentionIds: string[]
}

export interface ContentInput {
  kind?: MessageRow['kind'] | null
  text?: string | null
  attachmentIds?: readonly string[] | null
  replyToId?: string | null
  mentionIds?: readonly string[] | null
}

/** Of what is written to people. */
export const textRule = { max: 10_000, maxBytes: 40_000 }
const maxAttachments = 10
const maxMentions = 50

/** What a message carries, as it is kept; BAD_USER_INPUT where it can't be. */
export const readContent = (input: ContentInput, isFromAdmin: boolean): Content => {
  const kind = input.kind ?? 'TEXT'
  const attached = readAttachmentIds(kind, input.attachmentIds ?? [])
  const hasText = attached.length === 0 || (input.text !== null && input.text !== undefined)
  const mentionIds = [...new Set(input.mentionIds ?? [])]
  if (mentionIds.length > maxMentions) throw badInput('mentionIds', `A message names at most ${maxMentions} people.`)
  return {
    kind,
    text: hasText ? readMessageText(input.text) : null,
    ...(attached.length > 0 && { attachmentIds: attached }),
    replyToId: input.replyToId ?? null,
    mentionIds,
    isFromAdmin,
  }
}

export const readMessageText = (text: string | null | undefined): string => readText(text, 'text', textRule)

/** One emoji as people see it, and nothing else. */
export const readEmoji = (emoji: string): string => {
  if (emoji.length > 64 || !/^\p{RGI_Emoji}$/v.test(emoji)) throw badInput('emoji', '`emoji` is one emoji.')
  return emoji
}

const readAttachmentIds = (kind: MessageRow['kind'], ids: readonly string[]): string[] => {
  if (kind === 'TEXT' && ids.length > 0)
    throw badInput('attachmentIds', 'A message of the kind TEXT has no attachments.')
  if (kind !== 'TEXT' && (ids.length < 1 || ids.length > maxAttachments))
    throw badInput('attachmentIds', `A message of the kind ${kind} has 1 to ${maxAttachments} attachments.`)
  if (new Set(ids).size < ids.length) throw badInput('attachmentIds', 'An attachment is named twice.')
  return [...ids]
}

/** The content's attachments, as used from now on; NOT_FOUND or BAD_USER_INPUT where one can't be. */
export const claimAttached = (
  view: Pick<View<unknown>, 'attachment'>,
  { kind, attachmentIds = [] }: Pick<Content, 'kind' | 'attachmentIds'>,
  by: { ownerId: string; usedIn: NonNullable<AttachmentRow['usedIn']> },
): AttachmentRow[] => {
  const claimed = claim(view, attachmentIds, { ...by, argument: 'attachmentIds' })
  if (kind === 'IMAGE' && !claimed.every(isPicture))
    throw badInput('attachmentIds', 'An IMAGE has pictures alone: PNG, JPEG, GIF, WebP and AVIF.')
  return claimed
}

/** Kept with the message, so that a retry is told from another message under the same clientId. */
export const hashContent = ({ kind, text, attachmentIds = [], replyToId, mentionIds, isFromAdmin }: Content): string =>
  hash('sha256', JSON.stringify([kind, text, replyToId, attachmentIds, mentionIds, isFromAdmin]), 'base64url').slice(
    0,
    22,
  )
