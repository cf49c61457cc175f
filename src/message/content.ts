import { hash } from 'node:crypto'
import { readText } from '../kernel/text.ts'

export interface Content {
  kind: 'TEXT'
  text: string
  replyToId: string | null
}

/** Of what is written to people. */
export const textRule = { max: 10_000, maxBytes: 40_000 }

/** What a message carries, as it is kept; BAD_USER_INPUT where it can't be. */
export const readContent = (input: { text?: string | null; replyToId?: string | null }): Content => ({
  kind: 'TEXT',
  text: readText(input.text, 'text', textRule),
  replyToId: input.replyToId ?? null,
})

/** Kept with the message, so that a retry is told from another message under the same clientId. */
export const hashContent = ({ kind, text, replyToId }: Content): string =>
  hash('sha256', JSON.stringify([kind, text, replyToId]), 'base64url').slice(0, 22)
