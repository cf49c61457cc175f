import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import * as operations from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { startChat } from '../support/chat.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()
const root = await chat.admin()
const block = async (one: Person, other: Person) =>
  (await one.does(operations.BlockUserDocument, { userId: other.id })).blockUser.user.isBlocked
const unblock = async (one: Person, other: Person) =>
  (await one.does(operations.UnblockUserDocument, { userId: other.id })).unblockUser.user.isBlocked
const isBlocked = async (one: Person, other: Person) =>
  (await one.does(operations.IsBlockedDocument, { id: other.id })).user!.isBlocked
const open = async (one: Person, other: Person) =>
  (await one.does(operations.OpenConversationDocument, { userId: other.id })).openConversation.conversation
const group = async (owner: Person, ...members: Person[]) => {
  const input = { title: 'A group', memberIds: members.map(({ id }) => id) }
  return (await owner.does(operations.CreateGroupDocument, { input })).createGroup.conversation
}
const conversationsOf = async (person: Person) =>
  (await person.does(operations.ConversationsDocument)).conversations.nodes
/** What somebody is told who tries to write: to the person, or into the conversation. */
const sending = (
  from: Person,
  to: { recipientId: string } | { conversationId: string },
  clientId: string = randomUUID(),
) => from.ask(operations.SendMessageDocument, { input: { ...to, clientId, text: 'hello' } })
const refusalOf = async (answer: ReturnType<typeof sending>) => {
  const { message, extensions } = (await answer).errors![0]!
  return { message, code: extensions.code }
}

test('neither of the two writes to the other any more, and both are told the same', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { conversation } = await ann.sends(bob, 'before')
  expect(await block(ann, bob)).toBe(true)
  const refused = { code: 'BLOCKED', message: 'One of you has blocked the other.' }
  for (const [from, to] of [
    [ann, bob],
    [bob, ann],
  ] as const) {
    expect(await refusalOf(sending(from, { recipientId: to.id }))).toEqual(refused)
    expect(await refusalOf(sending(from, { conversationId: conversation.id }))).toEqual(refused)
  }
  expect((await ann.history(conversation.id)).map(({ text }) => text)).toEqual(['before'])
  expect(await unblock(ann, bob)).toBe(false)
  await bob.sends(ann, 'after')
  expect((await bob.history(conversation.id)).map(({ text }) => text)).toEqual(['before', 'after'])
})

test('where each has blocked the other, one who takes it back isn’t enough', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await block(ann, bob)
  await block(bob, ann)
  await unblock(ann, bob)
  expect([await isBlocked(ann, bob), await isBlocked(bob, ann)]).toEqual([false, true])
  expect(await refusalOf(sending(ann, { recipientId: bob.id }))).toMatchObject({ code: 'BLOCKED' })
  await unblock(bob, ann)
  await ann.sends(bob, 'hello')
})

test('a send that was answered before the block is answered again, and not sent again', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id, clientId } = await bob.sends(ann, 'hello')
  await block(ann, bob)
  expect((await sending(bob, { recipientId: ann.id }, clientId)).data).toMatchObject({
    sendMessage: { deduplicated: true, message: { id } },
  })
})

test('what is sent while the block lands comes before it or not at all, on all processes', async () => {
  await using other = await chat.another()
  const [ann, bob] = await chat.people('ann', 'bob')
  const bobThere = await other.user(bob.id, { displayName: 'bob' })
  const { conversation } = await ann.sends(bob, 'hello')
  const lastSeq = async () =>
    (await ann.does(operations.ConversationDocument, { id: conversation.id })).conversation!.lastSeq
  /** How many were taken until one was refused. */
  const writeOn = async (from: Person) => {
    for (let sent = 0; ; sent++) {
      const { errors } = await sending(from, { recipientId: ann.id })
      if (errors) return { sent, code: errors[0]!.extensions.code }
    }
  }
  const writers = [bob, bobThere, bob, bobThere, bob, bobThere].map(writeOn)
  while ((await lastSeq()) < 20);
  await block(ann, bob)
  const byThen = await lastSeq()
  const written = await Promise.all(writers)
  expect(new Set(written.map(({ code }) => code))).toEqual(new Set(['BLOCKED']))
  expect(written.reduce((sum, { sent }) => sum + sent, 1)).toBe(byThen)
  expect(await lastSeq()).toBe(byThen)
})

test('in their direct conversation nobody edits or reacts; to take back, to delete and to pin go on', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const message = await bob.sends(ann, 'hello')
  const messageId = message.id
  await bob.does(operations.AddReactionDocument, { messageId, emoji: '👍' })
  await block(ann, bob)
  for (const person of [ann, bob])
    expect(await person.refused(operations.AddReactionDocument, { messageId, emoji: '🎉' })).toBe('BLOCKED messageId')
  expect(await bob.refused(operations.EditMessageDocument, { messageId, text: 'changed' })).toBe('BLOCKED messageId')
  // What changes nothing says nothing new to anybody.
  await bob.does(operations.AddReactionDocument, { messageId, emoji: '👍' })
  await bob.does(operations.EditMessageDocument, { messageId, text: 'hello' })
  await bob.does(operations.RemoveReactionDocument, { messageId, emoji: '👍' })
  await ann.does(operations.PinMessageDocument, { messageId })
  await bob.does(operations.DeleteMessageDocument, { messageId })
  expect(await ann.history(message.conversation.id)).toMatchObject([{ text: null, reactions: [] }])
})

test('a conversation that is there stays there; a new one can’t be started', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const { conversation } = await ann.sends(bob, 'hello')
  await block(ann, bob)
  expect((await open(bob, ann)).id).toBe(conversation.id)
  expect((await conversationsOf(bob)).map(({ id }) => id)).toEqual([conversation.id])
  await block(ann, cat)
  for (const [one, other] of [
    [ann, cat],
    [cat, ann],
  ] as const)
    expect(await one.refused(operations.OpenConversationDocument, { userId: other.id })).toBe('BLOCKED userId')
})

test('who is blocked learns nothing of it, nor later that it was so', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await block(ann, bob)
  expect(await isBlocked(bob, ann)).toBe(false)
  for (const person of [ann, bob]) expect(await conversationsOf(person)).toEqual([])
  await unblock(ann, bob)
  expect(await conversationsOf(bob)).toEqual([])
  const since = new Date().toISOString()
  const { id } = await open(bob, ann)
  const query = `{ conversation(id: "${id}") { createdAt lastActivityAt members { joinedAt } } }`
  const { conversation } = (await bob.does(query)) as { conversation: Record<string, string> & { members: object[] } }
  expect(conversation['createdAt']! >= since && conversation['lastActivityAt']! >= since).toBe(true)
  for (const member of conversation.members as { joinedAt: string }[]) expect(member.joinedAt >= since).toBe(true)
  expect(await conversationsOf(ann)).toEqual([])
})

test('neither brings the other into a group, whoever has blocked whom', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const [anns, bobs] = [await group(ann, cat), await group(bob, cat)]
  await block(ann, bob)
  const add = (owner: Person, conversationId: string, userIds: string[]) =>
    owner.ask(operations.AddMembersDocument, { conversationId, userIds })
  const words = new Set<string>()
  for (const answer of [
    await add(ann, anns.id, [bob.id]),
    await add(bob, bobs.id, [cat.id, ann.id]),
    await ann.ask(operations.CreateGroupDocument, { input: { title: 'x', memberIds: [cat.id, bob.id] } }),
    await bob.ask(operations.CreateGroupDocument, { input: { title: 'x', memberIds: [ann.id] } }),
  ]) {
    const { message, extensions } = answer.errors![0]!
    words.add(message)
    expect(`${extensions.code} ${extensions.argument}`).toMatch(/^BLOCKED (userIds|memberIds)$/)
  }
  expect(words.size).toBe(1)
  // Somebody else may have both in one.
  expect((await group(cat, ann, bob)).members).toHaveLength(3)
})

test('groups that they share go on as before', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const shared = await group(cat, ann, bob)
  await block(ann, bob)
  const { id } = await bob.sends(shared, 'hello', { mentionIds: [ann.id] })
  await ann.sends(shared, 'hello', { replyToId: id })
  await ann.does(operations.AddReactionDocument, { messageId: id, emoji: '👍' })
  await bob.does(operations.EditMessageDocument, { messageId: id, text: 'changed' })
  // Who is in it already stays so, whoever says so.
  await ann.does(operations.AddMembersDocument, { conversationId: shared.id, userIds: [bob.id] })
  expect((await ann.history(shared.id)).map(({ text }) => text)).toEqual(['changed', 'hello'])
})

test('a group that was started before is what a retry gets', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const input = { clientId: 'once', title: 'A group', memberIds: [bob.id] }
  const first = (await ann.does(operations.CreateGroupDocument, { input })).createGroup.conversation.id
  await block(bob, ann)
  expect((await ann.does(operations.CreateGroupDocument, { input })).createGroup.conversation.id).toBe(first)
})

test('what an admin sends as an admin comes through; what they send as anybody doesn’t', async () => {
  const [ann] = await chat.people('ann')
  await block(ann, root)
  const input = { recipientId: ann.id, clientId: '1', text: 'Your account' }
  expect((await root.does(operations.SendAdminMessageDocument, { input })).sendAdminMessage.message.isFromAdmin).toBe(
    true,
  )
  expect(await refusalOf(sending(root, { recipientId: ann.id }))).toMatchObject({ code: 'BLOCKED' })
})

test('one’s other devices hear of it, also later, and see what is so by then', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { cursor } = await ann.does(operations.ViewerDocument)
  await using phone = await ann.connect()
  const query = `subscription { events(after: "${cursor}") { __typename ... on UserChanged { user { id isBlocked } } } }`
  phone.send({ id: 'events', type: 'subscribe', payload: { query } })
  const next = async () => (await phone.nextOf('events')).payload.data.events
  expect(await next()).toEqual({ __typename: 'CaughtUp' })
  await block(ann, bob)
  expect(await next()).toEqual({ __typename: 'UserChanged', user: { id: bob.id, isBlocked: true } })
  await unblock(ann, bob)
  expect(await next()).toEqual({ __typename: 'UserChanged', user: { id: bob.id, isBlocked: false } })
  await using later = await ann.events({ after: cursor })
  expect((await later.until('CaughtUp')).map((event) => event.__typename)).toEqual([
    'UserChanged',
    'UserChanged',
    'CaughtUp',
  ])
})

test('the same once more changes nothing; who isn’t known is NOT_FOUND, and nobody blocks themselves', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  expect([await unblock(ann, bob), await block(ann, bob), await block(ann, bob)]).toEqual([false, true, true])
  const { totalCount } = (await ann.does(operations.BlockedUsersDocument)).blockedUsers
  expect(totalCount).toBe(1)
  expect(await ann.refused(operations.BlockUserDocument, { userId: ann.id })).toBe('BAD_USER_INPUT userId')
  expect(await ann.refused(operations.BlockUserDocument, { userId: 'nobody' })).toBe('NOT_FOUND userId')
  expect(await ann.refused(operations.UnblockUserDocument, { userId: 'nobody' })).toBe('NOT_FOUND userId')
})

test('one’s own list has the newest first, in pages; nobody else’s is in it', async () => {
  const [ann, bob, cat, dan] = await chat.people('ann', 'bob', 'cat', 'dan')
  for (const other of [bob, cat, dan]) await block(ann, other)
  await block(bob, ann)
  const list = async (page: object = {}) => (await ann.does(operations.BlockedUsersDocument, page)).blockedUsers
  expect((await list()).nodes).toEqual([dan, cat, bob].map(({ id }) => ({ id, isBlocked: true })))
  const first = await list({ first: 2 })
  expect(first).toMatchObject({ pageInfo: { hasNextPage: true, hasPreviousPage: false }, totalCount: 3 })
  const second = await list({ first: 2, after: first.pageInfo.endCursor })
  expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual([dan.id, cat.id, bob.id])
  expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
  await unblock(ann, cat)
  expect((await list()).nodes.map(({ id }) => id)).toEqual([dan.id, bob.id])
  expect(await ann.refused(operations.BlockedUsersDocument, { first: 0 })).toBe('BAD_USER_INPUT first')
  expect(await ann.refused(operations.BlockedUsersDocument, { after: 'nowhere' })).toBe('BAD_USER_INPUT after')
})

test('whom one has blocked is read at once for all of a page', async () => {
  // A process that doesn't look after what others do meanwhile, which would be counted.
  await using quiet = await startChat({ limits: { lookEveryMs: 3_600_000, leaseMs: 3_600_000 } })
  const [ann] = await quiet.users('ann', 'bob', 'cat', 'dan')
  const ask = (first: number) => quiet.commands(() => ann.does(`{ users(first: ${first}) { nodes { isBlocked } } }`))
  await ask(1)
  expect(await ask(10)).toEqual(await ask(2))
})
