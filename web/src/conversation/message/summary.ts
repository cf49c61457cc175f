import type { Texts } from '../../text/en.ts'

interface Summed {
  text?: string | null
  deletedAt?: string | null
  kind?: string
  attachments?: readonly unknown[]
}

/** A message in a few words, on one line. */
export const summaryOf = (text: Texts, { text: said, deletedAt, kind, attachments = [] }: Summed): string => {
  if (deletedAt) return text.deletedMessage
  if (said) return said.slice(0, 300).replaceAll(/\s+/g, ' ')
  const count = attachments.length || 1
  return kind === 'IMAGE' ? text.conversation.images(count) : text.conversation.files(count)
}

/** An erased person's name is the server's word for it, in its own language. */
export const nameOf = (text: Texts, { name, isErased }: { name: string; isErased: boolean }): string =>
  isErased ? text.conversation.someone : name
