import { expect, test } from 'vitest'
import {
  CreateGroupDocument,
  DeleteMessageDocument,
  EditMessageDocument,
  MessageDocument,
  RemoveMemberDocument,
  ReportMessageDocument,
  ReportsDocument,
  type ReportsQuery,
} from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat({ limits: { lookEveryMs: 3_600_000, leaseMs: 3_600_000 } })
const root = await chat.admin()

const report = async (by: Person, messageId: string, reason = 'It is rude.') =>
  (await by.does(ReportMessageDocument, { messageId, reason })).reportMessage.report

const reportsOf = async (messageId: string) => {
  const { reports } = await root.does(ReportsDocument, { first: 100, status: null })
  return reports.nodes.filter(({ message }) => message.id === messageId)
}

test('who sees a message may report it; admins read it, with why, and by whom', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id } = await ann.sends(bob, 'you fool')
  const made = await report(bob, id, '  He insults me.\r\nTwice. ')
  expect(made).toMatchObject({
    message: { id, text: 'you fool' },
    text: 'you fool',
    reporter: { id: bob.id },
    reason: 'He insults me.\nTwice.',
    status: 'OPEN',
    action: null,
    resolvedBy: null,
    resolvedAt: null,
    note: null,
  })
  expect(await reportsOf(id)).toMatchObject([
    { id: made.id, reason: 'He insults me.\nTwice.', reporter: { id: bob.id } },
  ])
})

test('nobody but admins reads reports', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id } = await ann.sends(bob, 'you fool')
  await report(bob, id)
  for (const person of [ann, bob]) expect(await person.refused(ReportsDocument)).toBe('FORBIDDEN')
})

test('of a report nobody is told, nor is there anything to be seen of it at the message', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id } = await ann.sends(bob, 'you fool')
  await using phone = await ann.events()
  await phone.next()
  await report(bob, id)
  await bob.sends(ann, 'then')
  expect(await phone.next()).toMatchObject({ __typename: 'MessageAdded', message: { text: 'then' } })
  expect((await ann.does(MessageDocument, { id })).message).toMatchObject({ text: 'you fool', version: 1 })
})

test("a stranger's message is not there, and one's own is not reported", async () => {
  const [ann, bob, eve] = await chat.people('ann', 'bob', 'eve')
  const { id: messageId } = await ann.sends(bob, 'between us')
  const reason = 'It is rude.'
  expect(await eve.refused(ReportMessageDocument, { messageId, reason })).toBe('NOT_FOUND messageId')
  expect(await eve.refused(ReportMessageDocument, { messageId: 'nothing', reason })).toBe('NOT_FOUND messageId')
  expect(await ann.refused(ReportMessageDocument, { messageId, reason })).toBe('BAD_USER_INPUT messageId')
  expect(await reportsOf(messageId)).toEqual([])
})

test('who was removed from a group reports nothing of it any more', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { createGroup } = await ann.does(CreateGroupDocument, { input: { title: 'A group', memberIds: [bob.id] } })
  const { id: messageId } = await ann.sends(createGroup.conversation.id, 'you fool')
  await ann.does(RemoveMemberDocument, { conversationId: createGroup.conversation.id, userId: bob.id })
  expect(await bob.refused(ReportMessageDocument, { messageId, reason: 'It is rude.' })).toBe('NOT_FOUND messageId')
})

test('a reason has 1 to 1,000 characters', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id: messageId } = await ann.sends(bob, 'you fool')
  const refused = (reason: string) => bob.refused(ReportMessageDocument, { messageId, reason })
  expect(await refused('  ')).toBe('BAD_USER_INPUT reason')
  expect(await refused('x'.repeat(1001))).toBe('BAD_USER_INPUT reason')
  expect((await report(bob, messageId, '😀'.repeat(1000))).reason).toHaveLength(2000)
})

test('the same message again is the same report while it is open, also at the same time', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id } = await ann.sends(bob, 'you fool')
  const made = await Promise.all(range(1, 5).map((i) => report(bob, id, `The reason no. ${i}`)))
  expect(new Set(made.map((each) => each.id)).size).toBe(1)
  expect(new Set(made.map((each) => each.reason)).size).toBe(1)
  expect(await report(bob, id, 'Another reason')).toEqual(made[0])
  expect(await reportsOf(id)).toHaveLength(1)
})

test("another person's report of the same message is another report", async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const { createGroup } = await ann.does(CreateGroupDocument, {
    input: { title: 'A group', memberIds: [bob.id, cat.id] },
  })
  const { id } = await ann.sends(createGroup.conversation.id, 'you fools')
  await report(bob, id)
  await report(cat, id)
  expect((await reportsOf(id)).map(({ reporter }) => reporter.id)).toEqual([cat.id, bob.id])
})

test('it keeps the text that it was made about, whatever its sender does then', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id } = await ann.sends(bob, 'you fool')
  await report(bob, id)
  await ann.does(EditMessageDocument, { messageId: id, text: 'you friend' })
  expect(await reportsOf(id)).toMatchObject([{ text: 'you fool', message: { text: 'you friend' } }])
  await ann.does(DeleteMessageDocument, { messageId: id })
  expect(await reportsOf(id)).toMatchObject([{ text: 'you fool', message: { text: null } }])
})

test('a deleted message is not reported; who had reported it before gets that report', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const { createGroup } = await ann.does(CreateGroupDocument, {
    input: { title: 'A group', memberIds: [bob.id, cat.id] },
  })
  const { id: messageId } = await ann.sends(createGroup.conversation.id, 'you fools')
  const made = await report(bob, messageId)
  await ann.does(DeleteMessageDocument, { messageId })
  expect(await cat.refused(ReportMessageDocument, { messageId, reason: 'It is rude.' })).toBe('CONFLICT messageId')
  expect((await report(bob, messageId)).id).toBe(made.id)
})

test("to an admin who isn't a member nothing else of the conversation is shown", async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const before = await bob.sends(ann, 'a secret')
  const { id, conversation } = await ann.sends(bob, 'you fool', { replyToId: before.id })
  await report(bob, id)
  const everything = `{ reports(first: 1) { nodes { message { text replyTo { text } conversation {
    id members { user { id } } lastSeq lastMessage { text } firstUnread { text } pinned { text }
    messages { nodes { text } totalCount } around: messages(around: "${before.id}") { nodes { text } }
  } } } } }`
  const shownTo = async (admin: Person) => {
    const { reports } = (await admin.does(everything)) as {
      reports: { nodes: { message: { conversation: object } }[] }
    }
    return reports.nodes[0]!.message
  }
  expect(await shownTo(root)).toEqual({
    text: 'you fool',
    replyTo: null,
    conversation: {
      id: conversation.id,
      members: expect.arrayContaining([{ user: { id: ann.id } }, { user: { id: bob.id } }]),
      lastSeq: 0,
      lastMessage: null,
      firstUnread: null,
      pinned: [],
      messages: { nodes: [], totalCount: 0 },
      around: { nodes: [] },
    },
  })
  // One who is a member sees it as members do.
  const annAsAdmin = await chat.user(ann.id, { role: 'admin', displayName: 'ann' })
  expect(await shownTo(annAsAdmin)).toMatchObject({
    replyTo: { text: 'a secret' },
    conversation: { lastSeq: 2, messages: { totalCount: 2 } },
  })
  const { deleteMessage } = (await root.does(`mutation { deleteMessage(messageId: "${id}") {
    message { conversation { messages { nodes { text } } } } } }`)) as Record<string, object>
  expect(deleteMessage).toEqual({ message: { conversation: { messages: { nodes: [] } } } })
})

test('reports come in pages, newest first; those that are open, if not said otherwise', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const messages = await Promise.all(range(1, 5).map((i) => ann.sends(bob, `rude ${i}`)))
  const made: string[] = []
  for (const { id } of messages) made.unshift((await report(bob, id)).id)
  const page = async (after?: string | null) =>
    (await root.does(ReportsDocument, { first: 2, after: after ?? null, status: 'OPEN' })).reports
  const first = await page()
  const second = await page(first.pageInfo.endCursor)
  expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(made.slice(0, 4))
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
  expect(second.pageInfo.hasPreviousPage).toBe(true)
  expect(first.totalCount).toBeGreaterThanOrEqual(5)
  expect(await root.refused(ReportsDocument, { first: 101 })).toBe('BAD_USER_INPUT first')
  expect(await root.refused(ReportsDocument, { after: 'nonsense' })).toBe('BAD_USER_INPUT after')
  const { reports } = await root.does(ReportsDocument, { first: 100, status: 'RESOLVED' })
  expect(reports.nodes.filter(({ status }) => status === 'OPEN')).toEqual([])
})

test('reports come oldest first where one works through them', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const made: string[] = []
  for (const i of range(1, 3)) made.push((await report(bob, (await ann.sends(bob, `rude ${i}`)).id)).id)
  const seen: string[] = []
  let after: string | null = null
  do {
    const { reports }: ReportsQuery = await root.does(ReportsDocument, { first: 2, after, oldestFirst: true })
    seen.push(...reports.nodes.map(({ id }) => id))
    after = reports.pageInfo.hasNextPage ? (reports.pageInfo.endCursor ?? null) : null
  } while (after)
  expect(seen.filter((id) => made.includes(id))).toEqual(made)
  expect(seen).toHaveLength(new Set(seen).size)
  expect((await root.does(ReportsDocument, { first: 1 })).reports.nodes).toMatchObject([{ id: made.at(-1) }])
})

test('a page of reports takes as many commands whatever its size', async () => {
  const people = await chat.people(...range(1, 10).map((i) => `rude-${i}`))
  const [bob] = await chat.people('bob')
  for (const person of people) await report(bob, (await person.sends(bob, 'you fool')).id)
  const commandsFor = (first: number) => chat.commands(() => root.does(ReportsDocument, { first }))
  expect(await commandsFor(10)).toEqual(await commandsFor(2))
})

test('a person has at most 100 open reports', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const messages = await Promise.all(range(1, 101).map((i) => ann.sends(bob, `rude ${i}`)))
  for (const { id } of messages.slice(0, 100)) await report(bob, id)
  const reason = 'It is rude.'
  expect(await bob.refused(ReportMessageDocument, { messageId: messages[100]!.id, reason })).toBe(
    'BAD_USER_INPUT messageId',
  )
  expect((await report(bob, messages[0]!.id)).status).toBe('OPEN')
})
