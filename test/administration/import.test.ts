import { expect, test } from 'vitest'
import {
  AuditLogDocument,
  ConversationsDocument,
  DeleteMessageDocument,
  ImportMessagesDocument,
  LeaveConversationDocument,
  type ImportMessageInput,
} from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import type { Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { expectFound } from '../search/found.ts'

const chat = await startSharedChat()
const root = await chat.admin()
let made = 0

/** A message of the other system, from the first of the people to the others. */
const message = (people: Person[], text: string, more: Partial<ImportMessageInput> = {}): ImportMessageInput => ({
  sourceId: `source-${++made}`,
  memberIds: people.map(({ id }) => id),
  senderId: people[0]!.id,
  text,
  createdAt: '2020-01-01T00:00:00.000Z',
  ...more,
})

const imports = async (input: ImportMessageInput[]) =>
  (await root.does(ImportMessagesDocument, { input })).importMessages

const conversationsOf = async (person: Person) =>
  (await person.does(ConversationsDocument, { first: 20 })).conversations.nodes

test('messages come in the order of when they were sent, then of the list, each with its own time', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const at = (createdAt: string) => ({ createdAt })
  const input = [
    message([ann, bob], 'third', at('2020-01-03T00:00:00.000Z')),
    message([bob, ann], 'first', at('2020-01-01T00:00:00.000Z')),
    message([ann, bob], 'second', at('2020-01-02T00:00:00.000Z')),
    message([bob, ann], 'fourth', at('2020-01-03T00:00:00.000Z')),
  ]
  expect(await imports(input)).toEqual({ imported: 4, skipped: 0 })
  const [conversation] = await conversationsOf(ann)
  expect(conversation).toMatchObject({ kind: 'DIRECT', lastSeq: 4, lastActivityAt: '2020-01-03T00:00:00.000Z' })
  const history = await ann.history(conversation!.id)
  expect(history.map(({ seq, text }) => [seq, text])).toEqual([
    [1, 'first'],
    [2, 'second'],
    [3, 'third'],
    [4, 'fourth'],
  ])
  expect(history[0]).toMatchObject({ createdAt: '2020-01-01T00:00:00.000Z', sender: { id: bob.id } })
})

test('the same sourceId again is skipped, and a call that was cut off goes on where it stopped', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const input = [
    ...range(1, 250).map((i) => message([ann, bob], `to bob ${i}`)),
    ...range(1, 5).map((i) => message([ann, cat], `to cat ${i}`)),
  ]
  expect(await imports(input.slice(0, 120))).toEqual({ imported: 120, skipped: 0 })
  expect(await imports([...input, input[0]!])).toEqual({ imported: 135, skipped: 121 })
  expect(await imports(input)).toEqual({ imported: 0, skipped: 255 })
  expect((await conversationsOf(ann)).map(({ lastSeq }) => lastSeq).sort((a, b) => a - b)).toEqual([5, 250])
  // For good: also where it is named for other people, or was deleted meanwhile.
  expect(await imports([{ ...input[0]!, memberIds: [ann.id, cat.id] }])).toEqual({ imported: 0, skipped: 1 })
  const [first] = await ann.history((await conversationsOf(cat))[0]!.id)
  await ann.does(DeleteMessageDocument, { messageId: first!.id })
  expect(await imports(input.slice(250))).toEqual({ imported: 0, skipped: 5 })
})

test('the same call twice at once, on two processes, makes each message once', async () => {
  await using one = await startChat()
  await using two = await one.another()
  const [ann, bob] = await one.users('ann', 'bob')
  const roots = [await one.admin(), await two.admin()]
  const input = range(1, 300).map((i) => message([ann, bob], `twice ${i}`))
  const results = await Promise.all(
    roots.map(async (admin) => (await admin.does(ImportMessagesDocument, { input })).importMessages),
  )
  expect(results[0]!.imported + results[1]!.imported).toBe(300)
  expect(results[0]!.skipped + results[1]!.skipped).toBe(300)
  const history = await ann.history((await conversationsOf(ann))[0]!.id, { first: 100 })
  expect(history.map(({ seq, text }) => [seq, text])).toEqual(range(1, 100).map((i) => [i, `twice ${i}`]))
})

test('what was read is said by readByIds and by who sent; for everybody else it is unread', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  await imports([
    message([ann, bob, cat], 'one', { readByIds: [bob.id] }),
    message([ann, bob, cat], 'two', { readByIds: [bob.id] }),
    message([ann, bob, cat], 'three'),
  ])
  const unread = await Promise.all([ann, bob, cat].map(async (who) => (await conversationsOf(who))[0]!.unreadCount))
  expect(unread).toEqual([0, 1, 3])
})

test('more than two have a group of their own, which further imports find again', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  await imports([message([ann, bob, cat], 'one'), message([ann, bob], 'aside')])
  await imports([message([cat, ann, bob], 'two', { createdAt: '2021-01-01T00:00:00.000Z' })])
  const [group, direct] = await conversationsOf(ann)
  expect(group).toMatchObject({ kind: 'GROUP', title: 'ann, bob, cat', lastSeq: 2 })
  expect(direct).toMatchObject({ kind: 'DIRECT', lastSeq: 1 })
  expect(group!.members.filter(({ role }) => role === 'OWNER').map(({ user }) => user.id)).toEqual([ann.id])

  await bob.does(LeaveConversationDocument, { conversationId: group!.id })
  expect(await imports([message([bob, ann, cat], 'after all')])).toEqual({ imported: 1, skipped: 0 })
  expect((await ann.history(group!.id)).map(({ text }) => text)).toEqual(['one', 'two', 'after all'])
  expect((await conversationsOf(bob)).map(({ kind }) => kind)).toEqual(['DIRECT'])
})

test('it lies behind what people wrote before, makes no events, and what they write next comes behind it', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { conversation } = await ann.sends(bob, 'live 1')
  await using events = await bob.events()
  await events.until('CaughtUp')
  await imports([message([ann, bob], 'imported')])
  await ann.sends(bob, 'live 2')
  const heard = await events.next()
  expect(heard).toMatchObject({ __typename: 'MessageAdded', message: { text: 'live 2', seq: 3 } })
  expect((await bob.history(conversation.id)).map(({ text }) => text)).toEqual(['live 1', 'imported', 'live 2'])
  const [row] = await conversationsOf(bob)
  expect(row!.lastActivityAt > '2021').toBe(true)
})

test('on another process, what comes next is decided on what was imported', async () => {
  await using one = await startChat()
  await using two = await one.another()
  const [ann, bob] = await one.users('ann', 'bob')
  const anns = await two.user('ann')
  const { conversation } = await anns.sends(bob, 'live 1')
  const input = [message([ann, bob], 'imported')]
  await (await one.admin()).does(ImportMessagesDocument, { input })
  expect((await anns.sends(bob, 'live 2')).seq).toBe(3)
  expect((await bob.history(conversation.id)).map(({ text }) => text)).toEqual(['live 1', 'imported', 'live 2'])
})

test('imported messages are found', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await imports([message([ann, bob], 'walnuts'), message([ann, bob], 'chestnuts')])
  await expectFound(bob, 'walnuts', ['walnuts'])
  await expect.poll(() => chat.app.database.searchQueue.countDocuments()).toBe(0)
})

test('one that is wrong keeps all from being written, and is named', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const good = message([ann, bob], 'good')
  const refused = (more: Partial<ImportMessageInput>) =>
    root.refused(ImportMessagesDocument, { input: [good, { ...message([ann, bob], 'bad'), ...more }] })
  expect(await refused({ memberIds: [ann.id, 'nobody'] })).toBe('NOT_FOUND input[1].memberIds')
  expect(await refused({ memberIds: [ann.id, ann.id] })).toBe('BAD_USER_INPUT input[1].memberIds')
  expect(await refused({ senderId: 'nobody' })).toBe('BAD_USER_INPUT input[1].senderId')
  expect(await refused({ readByIds: ['nobody'] })).toBe('BAD_USER_INPUT input[1].readByIds')
  expect(await refused({ sourceId: '' })).toBe('BAD_USER_INPUT input[1].sourceId')
  expect(await refused({ sourceId: 'x'.repeat(129) })).toBe('BAD_USER_INPUT input[1].sourceId')
  expect(await refused({ text: ' ' })).toBe('BAD_USER_INPUT input[1].text')
  expect(await refused({ createdAt: '2999-01-01T00:00:00.000Z' })).toBe('BAD_USER_INPUT input[1].createdAt')
  expect(await refused({ createdAt: '1969-12-31T23:59:59.000Z' })).toBe('BAD_USER_INPUT input[1].createdAt')
  expect(await root.refused(ImportMessagesDocument, { input: [] })).toBe('BAD_USER_INPUT input')
  const many = range(1, 1001).map(() => ({ ...good, text: null }))
  expect(await root.refused(ImportMessagesDocument, { input: many })).toBe('BAD_USER_INPUT input')
  expect(await conversationsOf(ann)).toEqual([])
})

test('only an admin may, and the audit log has it', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const input = [message([ann, bob], 'one'), message([ann, bob], 'two')]
  expect(await ann.refused(ImportMessagesDocument, { input })).toBe('FORBIDDEN')
  expect(await conversationsOf(ann)).toEqual([])
  await imports(input)
  await imports(input)
  const target = (await conversationsOf(ann))[0]!.id
  const { auditLog } = await root.does(AuditLogDocument, { target })
  expect(auditLog.nodes).toMatchObject([
    { actor: { id: root.id }, action: 'importMessages', target, detail: '2 imported, 0 skipped' },
  ])
})
