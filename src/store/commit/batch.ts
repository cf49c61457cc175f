import { ChatError } from '../../kernel/errors.ts'
import { positionOf, type Position } from '../../kernel/position.ts'
import type { AttachmentRow, ConversationRow, LogEntry, MessageRow } from '../rows.ts'
import type { Decision, Entry, EventDraft, Once, Write } from './entry.ts'
import { partKey, type PartKind, type PartRow } from './parts.ts'
import type { Kind, Subjects } from './subjects.ts'

/** What a batch would write, decided entry by entry on rows that the transaction then checks. */
export interface Batch {
  /** One for each entry taken, in their order. */
  outcomes: Outcome[]
  rows: Changed<Subjects[Kind], { kind: Kind }>[]
  messages: Changed<MessageRow>[]
  /** Messages that entries looked at, changed ones among them as they were before. */
  looked: readonly MessageRow[]
  parts: Changed<PartRow, { of: PartKind }>[]
  writes: Write[]
  log: LogEntry[]
  /** The lane after it. */
  n: number
  tick: number
}

/** Rows as a batch's commit left them: what its events are of needs no read where they are told of at once. */
export interface Committed {
  conversations: readonly ConversationRow[]
  /** Those that it wrote, and those that its entries looked at, which their conversations' compare-and-set holds as they were. */
  messages: readonly MessageRow[]
}

export type Outcome = { result: unknown } | { refused: unknown }
export type Changed<Row, Extra = unknown> = Extra & { seen: Row | null; row: Row }

export interface BatchSource {
  row(kind: Kind, id: string): Subjects[Kind] | null
  message(id: string): MessageRow | null
  /** All that were read for it. */
  looked: readonly MessageRow[]
  attachment(id: string): AttachmentRow | null
  part(of: PartKind, id: string): PartRow | null
  /** The message that an entry made before, where that is known by now. */
  sent(once: Once<unknown>): MessageRow | undefined
  /** Why a person may not do anything at all; null where they may. */
  refusal(userId: string): Error | null
}

/** A batch ends before the entry that would bring its events' audiences over this, unless it is the first. */
export const maxRecipients = 20_000

export const onceKey = (
  conversationId: string,
  { senderId, clientId }: { senderId: string; clientId: string },
): string => JSON.stringify([conversationId, senderId, clientId])

export const buildBatch = (
  entries: readonly Entry[],
  source: BatchSource,
  lane: { id: number; n: number; tick: number },
  now: Date,
): Batch => {
  const rows = new Map<string, Changed<Subjects[Kind], { kind: Kind }>>()
  const messages = new Map<string, Changed<MessageRow>>()
  const attachments = new Map<string, AttachmentRow>()
  const parts = new Map<string, Changed<PartRow, { of: PartKind }>>()
  const sentHere = new Map<string, MessageRow>()
  const outcomes: Outcome[] = []
  const writes: Write[] = []
  const log: LogEntry[] = []
  let { n, tick } = lane
  let recipients = 0

  for (const entry of entries) {
    const key = `${entry.kind} ${entry.id}`
    const row = rows.get(key)?.row ?? source.row(entry.kind, entry.id)
    const once = entry.once && onceKey(entry.id, entry.once)
    const before = entry.once && ((once && sentHere.get(once)) || source.sent(entry.once))
    if (entry.once && before) {
      outcomes.push(repeated(entry.once, before))
      continue
    }
    const refused = entry.by !== null && source.refusal(entry.by)
    if (refused) {
      outcomes.push({ refused })
      continue
    }
    const decided = attempt(entry, {
      row,
      now,
      attachment: (id) => attachments.get(id) ?? source.attachment(id),
      message: (id) => {
        const message = messages.get(id)?.row ?? source.message(id)
        return message?.conversationId === entry.id ? message : null
      },
      part: (of, id) => (parts.get(partKey({ of, id }))?.row ?? source.part(of, id)) as never,
    })
    if ('refused' in decided) {
      outcomes.push(decided)
      continue
    }
    const size = (decided.events ?? []).reduce((sum, event) => sum + event.to.length, 0)
    if (recipients + size > maxRecipients && outcomes.length > 0) break
    recipients += size

    if (decided.row) apply(entry, key, row, { ...decided, row: decided.row })
    for (const message of decided.messages ?? []) {
      messages.set(message._id, { seen: messages.get(message._id)?.seen ?? source.message(message._id), row: message })
      if (once) sentHere.set(once, message)
    }
    for (const after of decided.attachments ?? []) {
      const { state } = attachments.get(after._id) ?? source.attachment(after._id)!
      attachments.set(after._id, after)
      writes.push(attachmentWrite(state, after))
    }
    for (const { of, row: part } of decided.parts ?? []) {
      const id = partKey({ of, id: part._id })
      const seen = parts.get(id)?.seen ?? source.part(of, part._id)
      const isNew = of === 'broadcast' && part.version === 1
      parts.set(id, { of, seen, row: isNew ? { ...part, position: log.at(-1)!._id } : part })
    }
    writes.push(...(decided.writes ?? []))
    outcomes.push({ result: decided.result })
  }
  return {
    outcomes,
    rows: [...rows.values()],
    messages: [...messages.values()],
    looked: source.looked,
    parts: [...parts.values()],
    writes,
    log,
    n,
    tick,
  }

  function apply(
    entry: Entry,
    key: string,
    before: Subjects[Kind] | null,
    { row, events = [] }: { row: Subjects[Kind]; events?: EventDraft[] },
  ): void {
    const rev = (before?.rev ?? 0) + 1
    let last: Position = before?.last ?? 0
    let rowTick = before?.tick ?? 0
    for (const event of events) {
      tick = Math.max(tick, rowTick) + 1
      const _id = positionOf(lane.id, ++n)
      log.push({ seq: null, ...event, _id, kind: entry.kind, on: entry.id, rev, dep: last, tick, at: now })
      last = _id
      rowTick = tick
    }
    const seen = rows.get(key)?.seen ?? source.row(entry.kind, entry.id)
    const { turn: _turn, ...after } = { ...row, rev, last, tick: rowTick }
    rows.set(key, { kind: entry.kind, seen, row: after })
  }
}

/** They are written in order, so that a second change in a batch finds the state that the first one left. */
const attachmentWrite = (seen: AttachmentRow['state'], { _id, state, usedIn }: AttachmentRow): Write => ({
  into: 'attachments',
  operation: { updateOne: { filter: { _id: _id as never, state: seen }, update: { $set: { state, usedIn } } } },
})

const attempt = (
  entry: Entry,
  view: Parameters<Entry['decide']>[0],
): Decision<Subjects[Kind], unknown> | { refused: unknown } => {
  try {
    return entry.decide(view)
  } catch (refused) {
    return { refused }
  }
}

/** The answer to an attempt whose clientId was used before. */
export const repeated = (once: Once<unknown>, message: MessageRow): Outcome =>
  message.contentHash === once.contentHash
    ? { result: once.repeated(message) }
    : {
        refused: new ChatError('IDEMPOTENCY_CONFLICT', {
          argument: 'clientId',
          message: 'This clientId was used before, with another content. Name a new message anew.',
        }),
      }

export const committedBy = ({ rows, messages, looked }: Batch): Committed => {
  const conversations = rows.flatMap(({ kind, row }) => (kind === 'conversation' ? [row as ConversationRow] : []))
  const checked = new Set(conversations.map(({ _id }) => _id))
  return {
    conversations,
    messages: [
      ...looked.filter(({ conversationId }) => checked.has(conversationId)),
      ...messages.map(({ row }) => row),
    ],
  }
}
