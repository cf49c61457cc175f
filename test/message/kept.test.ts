import { expect, test } from 'vitest'
import * as operations from '../generated/operations.ts'
import { startChat, type Chat } from '../support/chat.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'

/** What a process looks after by itself comes in between too rarely to be counted; by then one is deaf to the others. */
const never = 3_600_000
const limits = { lookEveryMs: never, leaseMs: never }

const shown = async (chat: Chat, conversationId: string) => {
  const person = await chat.user('ann')
  const messages = await person.history(conversationId, { last: 10 })
  return messages.map(({ id, seq, text, deletedAt, version, reactions, replyTo }) => ({
    id,
    seq,
    text,
    version,
    isDeleted: deletedAt !== null,
    reactions: reactions.map(({ emoji, count }) => `${emoji} ${count}`),
    answered: replyTo?.text ?? null,
  }))
}

/** The same, as it is in the database. */
const there = async ({ app: { database } }: Chat, conversationId: string) => {
  const rows = await database.messages.find({ conversationId }).sort({ seq: 1 }).toArray()
  return rows.slice(-10).map(({ _id, seq, text, version, deletedAt, reactions = [], replyToId }) => ({
    id: _id,
    seq,
    text,
    version,
    isDeleted: deletedAt !== null,
    reactions: reactions.map(({ emoji, userIds }) => `${emoji} ${userIds.length}`),
    answered: rows.find((row) => row._id === replyToId)?.text ?? null,
  }))
}

test.each([
  ['hears nothing of it', never],
  ['hears of it late', 30],
])(
  'a process that %s never shows messages as they were before another one has changed them',
  async (_, lookEveryMs) => {
    await using one = await startChat()
    await using two = await one.another({ limits: { lookEveryMs } })
    const [ann, bob] = await one.users('ann', 'bob')
    const first = await ann.sends(bob, '1')
    const { id } = first.conversation
    for (const n of range(2, 14)) await (n % 2 ? ann : bob).sends(id, String(n), n % 3 ? {} : { replyToId: first.id })
    const messages = await ann.history(id, { last: 100 })
    const own = messages.filter(({ sender }) => sender.id === ann.id).map((message) => message.id)
    const changes: (() => Promise<unknown>)[] = [
      () => ann.sends(id, 'one more'),
      () => ann.does(operations.EditMessageDocument, { messageId: own.at(-1)!, text: 'edited' }),
      () => bob.does(operations.AddReactionDocument, { messageId: own.at(-2)!, emoji: '👍' }),
      () => ann.does(operations.AddReactionDocument, { messageId: own.at(-2)!, emoji: '👍' }),
      () => bob.does(operations.RemoveReactionDocument, { messageId: own.at(-2)!, emoji: '👍' }),
      () => bob.does(operations.MarkConversationReadDocument, { conversationId: id }),
      // It isn't on the page: others answer it.
      () => ann.does(operations.EditMessageDocument, { messageId: first.id, text: 'edited too' }),
      () => ann.does(operations.DeleteMessageDocument, { messageId: own.at(-3)! }),
      () => Promise.all(range(1, 5).map((n) => bob.sends(id, `more ${n}`))),
      () => ann.does(operations.DeleteMessageDocument, { messageId: first.id }),
    ]
    for (const change of changes) {
      // Read twice, so that what was kept of the first is what the second would show.
      await shown(two, id)
      await shown(two, id)
      await change()
      const expected = await there(one, id)
      expect(await shown(two, id)).toEqual(expected)
      expect(await shown(one, id)).toEqual(expected)
    }
  },
)

const chat = await startSharedChat({ limits })
const page = `query Page($id: ID!) { conversation(id: $id) { messages(last: 50) { nodes {
  id seq text sender { id name } replyTo { id text } reactions { emoji count }
} } } }`

test('a page costs four commands, and two where it was read of late: whoever may see it, and whose it is', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const first = await ann.sends(bob, 'the first')
  const { id } = first.conversation
  for (const n of range(1, 60)) await ann.sends(id, String(n), n === 60 ? { replyToId: first.id } : {})
  const read = () => chat.commands(() => bob.ask(page, { id }))
  expect(await read()).toEqual(['find', 'find', 'find', 'find'])
  expect(await read()).toEqual(['find', 'find'])
  // Whoever has read up to somewhere has changed no message.
  await bob.does(operations.MarkConversationReadDocument, { conversationId: id })
  expect(await read()).toEqual(['find', 'find'])
  // What is sent here goes on with what is kept.
  await ann.sends(id, 'one more')
  expect(await read()).toEqual(['find', 'find'])
})
