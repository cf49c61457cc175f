import { hash } from 'node:crypto'
import { badInput } from '../kernel/errors.ts'
import { readText } from '../kernel/text.ts'

export interface Content {
  kind: 'TEXT'
  text: string
  replyToId: string | null
  mentionIds: string[]
  isFromAdmin: boolean
}

/** Of what is written to people. */
export const textRule = { max: 10_000, maxBytes: 40_000 }

const maxMentions = 50

export interface GivenContent {
  text?: string | null
  replyToId?: string | null
  mentionIds?: readonly string[] | null
}

/** What a message carries, as it is kept; BAD_USER_INPUT where it can't be. */
export const readContent = (given: GivenContent, isFromAdmin: boolean): Content => {
  const mentionIds = [...new Set(given.mentionIds ?? [])]
  if (mentionIds.length > maxMentions) throw badInput('mentionIds', `A message names at most ${maxMentions} people.`)
  return {
    kind: 'TEXT',
    text: readMessageText(given.text),
    replyToId: given.replyToId ?? null,
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

/** Kept with the message, so that a retry is told from another message under the same clientId. */
export const hashContent = ({ kind, text, replyToId, mentionIds, isFromAdmin }: Content): string =>
  hash('sha256', JSON.stringify([kind, text, replyToId, mentionIds, isFromAdmin]), 'base64url').slice(0, 22)
