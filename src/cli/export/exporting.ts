import type { Ask } from '../../client/ask.ts'
import { ExportMessagesDocument, type ExportMessagesQuery } from '../generated/documents.ts'
import { patiently } from '../patience.ts'

/** Whose messages: one of the two. */
export type Exported = { conversationId: string } | { userId: string }

type Edge = ExportMessagesQuery['exportMessages']['edges'][number]

/** A message as its line has it, with the cursor to go on from. */
export const exportLine = ({ cursor, node }: Edge) => {
  const { conversation, replyTo, mentions, ...message } = node
  return {
    cursor,
    ...message,
    conversationId: conversation.id,
    replyToId: replyTo?.id ?? null,
    mentionIds: mentions.map(({ id }) => id),
  }
}

export type ExportLine = ReturnType<typeof exportLine>

/** Page by page, oldest first, behind the cursor. */
export async function* exportPages(
  ask: Ask,
  what: Exported,
  after: string | null,
  signal: AbortSignal,
): AsyncGenerator<ExportLine[]> {
  for (;;) {
    const variables = { ...what, after }
    const { exportMessages } = await patiently(() => ask(ExportMessagesDocument, variables, { signal }), signal)
    if (exportMessages.edges.length > 0) yield exportMessages.edges.map(exportLine)
    if (!exportMessages.pageInfo.hasNextPage) return
    after = exportMessages.edges.at(-1)!.cursor
  }
}

/** Where an export's last line says to go on; none of another export. */
export const linesOf = (what: Exported) => ({
  begin: '{"cursor":"',
  read: (line: string): string => {
    const { cursor, conversationId, sender } = parsed(line)
    if (typeof cursor !== 'string') throw new Error('it is not an export.')
    const isSame = 'userId' in what ? sender?.id === what.userId : conversationId === what.conversationId
    if (!isSame) throw new Error('it is an export of something else.')
    return cursor
  },
})

const parsed = (line: string): Partial<ExportLine> => {
  try {
    return (JSON.parse(line) ?? {}) as Partial<ExportLine>
  } catch {
    return {}
  }
}
