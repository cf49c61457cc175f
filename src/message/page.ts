import { badInput, notFound } from '../kernel/errors.ts'
import { isGiven } from '../kernel/given.ts'
import { countLimit, decodePlace, encodePlace, pageSize, type Page } from '../kernel/page.ts'
import type { Loaders } from '../store/loaders.ts'
import { nothing } from '../store/nothing.ts'
import type { ConversationRow, MessageRow } from '../store/rows.ts'

export interface MessagePageArgs {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
  around?: string | null
}

const defaultSize = 50

/** A page of a conversation's history. As seq is dense, it is a range, and needs neither sorting nor counting. */
export const messagePage = async (
  row: ConversationRow,
  args: MessagePageArgs,
  { message, messages, user }: Loaders,
): Promise<Page<MessageRow>> => {
  const { from, to } = isGiven(args.around)
    ? middle(row, await seqOf(row, args.around, { message, user }), args)
    : range(row, args)
  return {
    nodes: to < from ? [] : await messages.load({ conversationId: row._id, rev: row.rev, from, to }),
    hasPreviousPage: row.lastSeq > 0 && from > 1,
    hasNextPage: to < row.lastSeq,
    cursorOf: ({ seq }) => encodePlace(seq),
    count: () => Math.min(row.lastSeq, countLimit),
  }
}

const range = ({ lastSeq }: ConversationRow, { first, after, last, before }: MessagePageArgs) => {
  if (isGiven(first) && isGiven(last)) throw badInput('last', 'Give `first` or `last`, never both.')
  let from = isGiven(after) ? decodePlace(after, [0], 'after')[0] + 1 : 1
  let to = isGiven(before) ? decodePlace(before, [0], 'before')[0] - 1 : lastSeq
  from = Math.max(from, 1)
  to = Math.min(to, lastSeq)
  if (isGiven(first) || (isGiven(after) && !isGiven(last))) to = Math.min(to, from + pageSize(first, defaultSize) - 1)
  else from = Math.max(from, to - pageSize(last, defaultSize, 'last') + 1)
  return { from, to }
}

const middle = ({ lastSeq }: ConversationRow, seq: number, { first, after, last, before }: MessagePageArgs) => {
  if (isGiven(last) || isGiven(after) || isGiven(before)) throw badInput('around', '`around` goes with `first` alone.')
  const size = pageSize(first, defaultSize)
  const to = Math.min(lastSeq, Math.max(size, seq + Math.ceil(size / 2) - 1))
  return { from: Math.max(1, to - size + 1), to }
}

const seqOf = async (
  row: ConversationRow,
  id: string,
  { message, user }: Pick<Loaders, 'message' | 'user'>,
): Promise<number> => {
  const found = await message.load(id)
  if (!found) await user.load(nothing)
  if (found?.conversationId !== row._id) throw notFound('around', 'message')
  return found.seq
}
