import { expect, test } from 'vitest'
import {
  AddMembersDocument,
  ConversationDocument,
  ConversationsDocument,
  CreateGroupDocument,
  DeleteMessageDocument,
  LeaveConversationDocument,
  MessageDocument,
  OpenConversationDocument,
  RemoveMemberDocument,
  SendMessageDocument,
  SetMemberRoleDocument,
  UpdateGroupDocument,
  ViewerDocument,
} from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()

const start = async (owner: Person, ...others: Person[]) => {
  const input = { title: 'Ring fans', memberIds: others.map(({ id }) => id) }
  return (await owner.does(CreateGroupDocument, { input })).createGroup.conversation
}
const rolesIn = (conversation: { members: { role: string; user: { id: string } }[] }) =>
  conversation.members.map(({ role, user }) => [user.id, role])

test('who starts a group is its owner; all members hear of it and see it, still empty', async () => {
  const [ann, bob, cid] = await chat.people('ann', 'bob', 'cid')
  await using phone = await bob.events()
  await phone.next()
  const group = await start(ann, bob, cid)
  expect(group).toMatchObject({ kind: 'GROUP', title: 'Ring fans', peer: null, lastSeq: 0 })
  expect(rolesIn(group)).toEqual([
    [ann.id, 'OWNER'],
    [bob.id, 'MEMBER'],
    [cid.id, 'MEMBER'],
  ])
  expect(await phone.next()).toMatchObject({ __typename: 'ConversationChanged', conversation: { id: group.id } })
  const { conversations } = await cid.does(ConversationsDocument, {})
  expect(conversations.nodes.map(({ id }) => id)).toEqual([group.id])
})

test('a retry with the same clientId gets the same group; another content is a conflict', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const input = { clientId: 'fans', title: 'Fans', memberIds: [bob.id] }
  const create = async () => (await ann.does(CreateGroupDocument, { input })).createGroup.conversation.id
  expect(new Set(await Promise.all([create(), create(), create()])).size).toBe(1)
  expect(await ann.refused(CreateGroupDocument, { input: { ...input, title: 'Others' } })).toBe(
    'IDEMPOTENCY_CONFLICT clientId',
  )
  expect(await bob.refused(CreateGroupDocument, { input: { title: ' ', memberIds: [] } })).toBe('BAD_USER_INPUT title')
  expect(await bob.refused(CreateGroupDocument, { input: { title: 'Fans', memberIds: ['nobody'] } })).toBe(
    'NOT_FOUND memberIds',
  )
})

test('a message to a group goes to each of its members, and to nobody else', async () => {
  const [ann, bob, cid, eve] = await chat.people('ann', 'bob', 'cid', 'eve')
  const group = await start(ann, bob, cid)
  await using phone = await cid.events()
  await phone.next()
  const sent = await bob.sends(group.id, 'Hello all')
  expect(await phone.next()).toMatchObject({ message: { id: sent.id, text: 'Hello all' } })
  expect(sent).toMatchObject({ state: 'SENT', readBy: [] })
  const input = { conversationId: group.id, clientId: 'x', text: 'let me in' }
  expect(await eve.refused(SendMessageDocument, { input })).toBe('NOT_FOUND conversationId')
  expect((await eve.does(ConversationDocument, { id: group.id })).conversation).toBeNull()
})

test('any member renames it and adds people, who see all of it and have read what was there', async () => {
  const [ann, bob, cid, dan] = await chat.people('ann', 'bob', 'cid', 'dan')
  const group = await start(ann, bob)
  for (const i of range(1, 3)) await ann.sends(group.id, `before ${i}`)
  const renamed = await bob.does(UpdateGroupDocument, { input: { conversationId: group.id, title: 'Silver' } })
  expect(renamed.updateGroup.conversation.title).toBe('Silver')
  await using phone = await cid.events()
  await phone.next()
  const { addMembers } = await bob.does(AddMembersDocument, { conversationId: group.id, userIds: [cid.id, ann.id] })
  expect(addMembers.conversation.members).toHaveLength(3)
  expect(await phone.next()).toMatchObject({ __typename: 'ConversationChanged', conversation: { title: 'Silver' } })
  expect(await cid.history(group.id)).toHaveLength(3)
  expect((await cid.does(ConversationDocument, { id: group.id })).conversation).toMatchObject({ unreadCount: 0 })
  expect(await dan.refused(AddMembersDocument, { conversationId: group.id, userIds: [dan.id] })).toBe(
    'NOT_FOUND conversationId',
  )
})

test('only an owner removes people; who is out sees nothing of it any more, by any way', async () => {
  const [ann, bob, cid] = await chat.people('ann', 'bob', 'cid')
  const group = await start(ann, bob, cid)
  const { cursor } = await cid.does(ViewerDocument)
  const secret = await ann.sends(group.id, 'a secret')
  await using phone = await cid.events()
  await phone.next()
  expect(await bob.refused(RemoveMemberDocument, { conversationId: group.id, userId: cid.id })).toBe(
    'FORBIDDEN conversationId',
  )
  expect(await ann.refused(RemoveMemberDocument, { conversationId: group.id, userId: ann.id })).toBe(
    'BAD_USER_INPUT userId',
  )
  const { removeMember } = await ann.does(RemoveMemberDocument, { conversationId: group.id, userId: cid.id })
  expect(rolesIn(removeMember.conversation).map(([id]) => id)).toEqual([ann.id, bob.id])
  expect(await phone.next()).toMatchObject({ __typename: 'ConversationLeft', conversationId: group.id })

  await ann.sends(group.id, 'after')
  await ann.sends(cid, 'to you alone')
  expect(await phone.next()).toMatchObject({ message: { text: 'to you alone' } })
  expect((await cid.does(ConversationDocument, { id: group.id })).conversation).toBeNull()
  expect((await cid.does(MessageDocument, { id: secret.id })).message).toBeNull()
  expect(await cid.refused(DeleteMessageDocument, { messageId: secret.id })).toBe('NOT_FOUND messageId')
  const { conversations } = await cid.does(ConversationsDocument, {})
  expect(conversations.nodes.map(({ kind }) => kind)).toEqual(['DIRECT'])
  // A replay of the time when the person was a member tells only that it was left.
  await using again = await cid.events({ after: cursor })
  const missed = await again.until('CaughtUp')
  expect(missed.map(({ __typename }) => __typename)).toEqual(['ConversationLeft', 'MessageAdded', 'CaughtUp'])
})

test('who comes back sees all of it again', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const group = await start(ann, bob)
  await ann.sends(group.id, 'one')
  await bob.does(LeaveConversationDocument, { conversationId: group.id })
  await ann.sends(group.id, 'two')
  await ann.does(AddMembersDocument, { conversationId: group.id, userIds: [bob.id] })
  expect((await bob.history(group.id)).map(({ text }) => text)).toEqual(['one', 'two'])
  expect((await bob.does(ConversationDocument, { id: group.id })).conversation).toMatchObject({ unreadCount: 0 })
})

test('when the last owner leaves, the longest member becomes one; a group of none is gone', async () => {
  const [ann, bob, cid] = await chat.people('ann', 'bob', 'cid')
  const group = await start(ann, bob, cid)
  await ann.does(LeaveConversationDocument, { conversationId: group.id })
  const { conversation } = await bob.does(ConversationDocument, { id: group.id })
  expect(rolesIn(conversation!)).toEqual([
    [bob.id, 'OWNER'],
    [cid.id, 'MEMBER'],
  ])
  await bob.does(LeaveConversationDocument, { conversationId: group.id })
  await cid.does(LeaveConversationDocument, { conversationId: group.id })
  expect(await ann.refused(AddMembersDocument, { conversationId: group.id, userIds: [ann.id] })).toBe(
    'NOT_FOUND conversationId',
  )
})

test('owners make others owners; a group keeps one', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id: conversationId } = await start(ann, bob)
  const set = (userId: string, role: 'OWNER' | 'MEMBER') => ({ conversationId, userId, role })
  expect(await bob.refused(SetMemberRoleDocument, set(bob.id, 'OWNER'))).toBe('FORBIDDEN conversationId')
  expect(await ann.refused(SetMemberRoleDocument, set(ann.id, 'MEMBER'))).toBe('CONFLICT role')
  await ann.does(SetMemberRoleDocument, set(bob.id, 'OWNER'))
  const { setMemberRole } = await bob.does(SetMemberRoleDocument, set(ann.id, 'MEMBER'))
  expect(rolesIn(setMemberRole.conversation)).toEqual([
    [ann.id, 'MEMBER'],
    [bob.id, 'OWNER'],
  ])
  const sent = await ann.sends(conversationId, 'oops')
  const { deleteMessage } = await bob.does(DeleteMessageDocument, { messageId: sent.id })
  expect(deleteMessage.message.text).toBeNull()
})

test('a direct conversation can’t be left, renamed or added to', async () => {
  const [ann, bob, cid] = await chat.people('ann', 'bob', 'cid')
  const { conversation } = (await ann.does(OpenConversationDocument, { userId: bob.id })).openConversation
  const conversationId = conversation.id
  expect(await ann.refused(LeaveConversationDocument, { conversationId })).toBe('CONFLICT conversationId')
  expect(await ann.refused(UpdateGroupDocument, { input: { conversationId, title: 'Us' } })).toBe(
    'CONFLICT conversationId',
  )
  expect(await ann.refused(AddMembersDocument, { conversationId, userIds: [cid.id] })).toBe('CONFLICT conversationId')
  expect(await ann.refused(RemoveMemberDocument, { conversationId, userId: bob.id })).toBe('CONFLICT conversationId')
})

test('a group has 256 members at most', async () => {
  const [ann] = await chat.people('ann')
  const admin = await chat.admin()
  const ids = range(1, 256).map((i) => `crowd-${i}`)
  const input = ids.map((id) => ({ id, name: id }))
  await admin.does('mutation ($input: [UpsertUserInput!]!) { upsertUsers(input: $input) { users { id } } }', { input })
  const create = (memberIds: string[]) => ({ input: { title: 'Crowd', memberIds } })
  expect(await ann.refused(CreateGroupDocument, create(ids))).toBe('BAD_USER_INPUT memberIds')
  const { createGroup } = await ann.does(CreateGroupDocument, create(ids.slice(1)))
  expect(createGroup.conversation.members).toHaveLength(256)
  const more = { conversationId: createGroup.conversation.id, userIds: [ids[0]!] }
  expect(await ann.refused(AddMembersDocument, more)).toBe('BAD_USER_INPUT userIds')
})
