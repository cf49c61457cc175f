import { expect, test } from 'vitest'
import {
  CountFoundDocument,
  CreateGroupDocument,
  DeleteMessageDocument,
  EditMessageDocument,
  LeaveConversationDocument,
  OpenConversationDocument,
  SearchMessagesDocument,
  type SearchMessagesQuery,
} from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { expectFound, textsFor } from './found.ts'

const chat = await startSharedChat()

test('newest first, over all of one’s conversations or in one', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const first = await ann.sends(bob, 'hello 1')
  await cat.sends(ann, 'hello 2')
  await bob.sends(ann, 'hello 3')
  await expectFound(ann, 'hello', ['hello 3', 'hello 2', 'hello 1'])
  await expectFound(ann, 'hello', ['hello 3', 'hello 1'], { conversationId: first.conversation.id })
  expect(await textsFor(ann, 'hello', { first: 1 })).toEqual(['hello 3'])
})

test('others’ conversations are not searched, and are not there to be named', async () => {
  const [ann, bob, eve] = await chat.people('ann', 'bob', 'eve')
  const { conversation } = await ann.sends(bob, 'a secret')
  await expectFound(bob, 'secret', ['a secret'])
  expect(await textsFor(eve, 'secret')).toEqual([])
  expect(await eve.does(CountFoundDocument, { query: 'secret' })).toEqual({ searchMessages: { totalCount: 0 } })
  for (const conversationId of [conversation.id, 'nowhere'])
    expect(await eve.refused(SearchMessagesDocument, { query: 'secret', conversationId })).toBe(
      'NOT_FOUND conversationId',
    )
})

test('who left a group finds nothing of it; who comes finds what was before', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const group = await ann.does(CreateGroupDocument, { input: { title: 'Group', memberIds: [bob.id] } })
  const { id } = group.createGroup.conversation
  await ann.sends(id, 'before')
  await expectFound(bob, 'before', ['before'])
  await bob.does(LeaveConversationDocument, { conversationId: id })
  expect(await textsFor(bob, 'before')).toEqual([])
  expect(await bob.refused(SearchMessagesDocument, { query: 'before', conversationId: id })).toBe(
    'NOT_FOUND conversationId',
  )
  await expectFound(ann, 'before', ['before'])
})

test('an opened, empty conversation is its opener’s to name, and nobody else’s', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { conversation } = (await ann.does(OpenConversationDocument, { userId: bob.id })).openConversation
  const where = { query: 'x', conversationId: conversation.id }
  expect((await ann.does(SearchMessagesDocument, where)).searchMessages.nodes).toEqual([])
  expect(await bob.refused(SearchMessagesDocument, where)).toBe('NOT_FOUND conversationId')
})

test('an edited message is found by its new text alone, a deleted one by nothing', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const edited = await ann.sends(bob, 'apples today')
  const deleted = await ann.sends(bob, 'pears today')
  await expectFound(bob, 'today', ['pears today', 'apples today'])
  await ann.does(EditMessageDocument, { messageId: edited.id, text: 'plums today' })
  expect(await textsFor(bob, 'apples')).toEqual([])
  await expectFound(bob, 'plums', ['plums today'])
  await ann.does(DeleteMessageDocument, { messageId: deleted.id })
  expect(await textsFor(bob, 'pears')).toEqual([])
  await expectFound(bob, 'today', ['plums today'])
  await expect.poll(() => chat.app.database.searchRows.countDocuments({ _id: deleted.id })).toBe(0)
})

test('pages follow on each other while messages arrive, and count all', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const texts = range(1, 25).map((i) => `page ${i}`)
  for (const [i, text] of texts.entries()) await ann.sends(i % 2 ? bob : cat, text)
  await expectFound(ann, 'page', texts.toReversed())
  const seen: (string | null)[] = []
  let after: string | null = null
  for (let page = 1; ; page++) {
    const { searchMessages }: SearchMessagesQuery = await ann.does(SearchMessagesDocument, {
      query: 'page',
      first: 10,
      after,
    })
    seen.push(...searchMessages.nodes.map(({ text }) => text))
    expect(searchMessages.pageInfo.hasPreviousPage).toBe(page > 1)
    expect(searchMessages.edges.at(-1)?.cursor).toBe(searchMessages.pageInfo.endCursor)
    if (page === 1) {
      await ann.sends(bob, 'page late')
      await expectFound(ann, 'late', ['page late'])
    }
    if (!searchMessages.pageInfo.hasNextPage) break
    after = searchMessages.pageInfo.endCursor
  }
  expect(seen).toEqual(texts.toReversed())
  expect((await ann.does(CountFoundDocument, { query: 'page' })).searchMessages.totalCount).toBe(26)
})

test('a page of 50 takes as many commands as one of 5', async () => {
  // What a process looks after by itself comes in between too rarely to be counted.
  await using quiet = await startChat({ limits: { lookEveryMs: 3_600_000, leaseMs: 3_600_000 } })
  const ann = await quiet.user('ann')
  const others = await quiet.users(...range(1, 10).map((i) => `other-${i}`))
  for (const i of range(1, 60)) await others[i % 10]!.sends(ann, `many ${i}`)
  await expect.poll(async () => (await textsFor(ann, 'many')).length).toBe(60)
  const commands = (first: number) =>
    quiet.commands(() =>
      ann.does(
        `{ searchMessages(query: "many", first: ${first}) { nodes { text isRead sender { name } conversation { members { user { name } } } } } }`,
      ),
    )
  const five = (await commands(5)).filter((name) => name !== 'killCursors')
  const fifty = (await commands(50)).filter((name) => name !== 'killCursors')
  expect(fifty).toEqual(five)
})
