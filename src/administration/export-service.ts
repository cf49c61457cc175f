import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { badInput, notFound } from '../kernel/errors.ts'
import { isGiven } from '../kernel/given.ts'
import { countLimit, decodePlace, encodePlace, forwardPage, pageSize, readTimePlace } from '../kernel/page.ts'
import { asExportedTo, asSeenBy } from '../message/seen-alone.ts'
import { auditRow } from '../store/audit.ts'
import type { Database } from '../store/database.ts'
import { withoutErased } from '../store/erased.ts'
import type { Loaders } from '../store/loaders.ts'
import type { MessagePage } from '../store/pages.ts'

export interface ExportMessages {
  conversationId?: string | null
  userId?: string | null
  first?: number | null
  after?: string | null
}

export type ExportService = ReturnType<typeof createExportService>

export const createExportService = ({ database, clock }: { database: Database; clock: Clock }) => {
  const { messages, audit } = database

  const ofConversation = async (
    id: string,
    size: number,
    after: string | null,
    { conversation, user }: Loaders,
  ): Promise<MessagePage> => {
    const row = await conversation.load(id)
    if (!row) throw notFound('conversationId', 'conversation')
    const from = after === null ? 0 : decodePlace(after, [0], 'after')[0]
    const found = await messages
      .find({ conversationId: id, seq: { $gt: from } })
      .sort({ seq: 1 })
      .limit(size + 1)
      .toArray()
    return forwardPage(await withoutErased(found, user), size, {
      after: after !== null,
      cursorOf: ({ seq }) => encodePlace(seq),
      count: () => Math.min(row.lastSeq, countLimit),
    })
  }

  const ofSender = async (id: string, size: number, after: string | null, { user }: Loaders): Promise<MessagePage> => {
    if (!(await user.load(id))) throw notFound('userId', 'person')
    const behind = after === null ? null : readTimePlace(after)
    const found = await messages
      .find({
        senderId: id,
        ...(behind && {
          createdAt: { $gte: behind.at },
          $or: [{ createdAt: { $gt: behind.at } }, { _id: { $gt: behind.id } }],
        }),
      })
      .sort({ createdAt: 1, _id: 1 })
      .limit(size + 1)
      .toArray()
    return forwardPage(await withoutErased(found, user), size, {
      after: after !== null,
      cursorOf: ({ createdAt, _id }) => encodePlace(createdAt.getTime(), _id),
      count: () => messages.countDocuments({ senderId: id }, { limit: countLimit }),
    })
  }

  return {
    /** The audit log has it, durably, before anything is given. */
    export: async (
      actor: Actor,
      { conversationId, userId, first, after = null }: ExportMessages,
      loaders: Loaders,
    ): Promise<MessagePage> => {
      const size = pageSize(first, 100)
      if (isGiven(conversationId) === isGiven(userId))
        throw badInput('conversationId', 'Give `conversationId` or `userId`: one of the two.')
      const page = isGiven(conversationId)
        ? await ofConversation(conversationId, size, after, loaders)
        : await ofSender(userId!, size, after, loaders)
      const [oldest, newest] = [page.nodes[0], page.nodes.at(-1)]
      const detail = oldest
        ? `${page.nodes.length} ${page.nodes.length === 1 ? 'message' : 'messages'}, of ${oldest.createdAt.toISOString()} to ${newest!.createdAt.toISOString()}`
        : 'no messages'
      const what = { actorId: actor.id, action: 'exportMessages', target: conversationId ?? userId!, detail }
      await audit.insertOne(auditRow(what, clock.now()))
      // What isn't in the audit log isn't given: nothing else of the conversations that the messages are in.
      const shown = isGiven(conversationId) ? asExportedTo : asSeenBy
      const nodes = await Promise.all(page.nodes.map((message) => shown(actor, message, loaders)))
      return { ...page, nodes }
    },
  }
}
