import { expect, test } from 'vitest'
import {
  AddMembersDocument,
  AddReactionDocument,
  ConversationDocument,
  CreateGroupDocument,
  DeleteMessageDocument,
  EditMessageDocument,
  PinMessageDocument,
  RemoveMemberDocument,
  RemoveReactionDocument,
  SendAdminMessageDocument,
  SendMessageDocument,
  UnpinMessageDocument,
} from '../generated/operations.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()

const started = async () => {
  const [ann, bob, eve] = await chat.people('ann', 'bob', 'eve')
  return { ann, bob, eve, sent: await ann.sends(bob, 'Hello') }
}

test('who sent a message edits it: all members hear of it, as it is now', async () => {
  const { ann, bob, sent } = await started()
  await using phone = await bob.events()
  await phone.next()
  const { editMessage } = await ann.does(EditMessageDocument, { messageId: sent.id, text: ' Hello Bob ' })
  expect(editMessage.message).toMatchObject({ text: 'Hello Bob', version: 2, seq: 1 })
  expect(editMessage.message.editedAt).not.toBeNull()
  expect(await phone.next()).toMatchObject({ __typename: 'MessageChanged', message: { text: 'Hello Bob', version: 2 } })
  // The same text changes nothing, and nobody hears of it.
  const again = await ann.does(EditMessageDocument, { messageId: sent.id, text: 'Hello Bob' })
  expect(again.editMessage.message.version).toBe(2)
  await ann.sends(bob, 'next')
  expect(await phone.next()).toMatchObject({ __typename: 'MessageAdded' })
})

test('nobody else edits it, and nobody a deleted one', async () => {
  const { ann, bob, eve, sent } = await started()
  const edit = { messageId: sent.id, text: 'mine now' }
  expect(await bob.refused(EditMessageDocument, edit)).toBe('FORBIDDEN messageId')
  expect(await eve.refused(EditMessageDocument, edit)).toBe('NOT_FOUND messageId')
  expect(await ann.refused(EditMessageDocument, { ...edit, text: ' ' })).toBe('BAD_USER_INPUT text')
  await ann.does(DeleteMessageDocument, { messageId: sent.id })
  expect(await ann.refused(EditMessageDocument, edit)).toBe('CONFLICT messageId')
})

test('each person reacts with each emoji once, and takes it back', async () => {
  const { ann, bob, sent } = await started()
  const react = (emoji: string) => ({ messageId: sent.id, emoji })
  await bob.does(AddReactionDocument, react('👍🏽'))
  await bob.does(AddReactionDocument, react('👍🏽'))
  await ann.does(AddReactionDocument, react('👍🏽'))
  const { addReaction } = await ann.does(AddReactionDocument, react('❤️'))
  expect(addReaction.message).toMatchObject({
    version: 4,
    reactions: [
      { emoji: '👍🏽', count: 2, viewerHasReacted: true, users: [{ id: bob.id }, { id: ann.id }] },
      { emoji: '❤️', count: 1, viewerHasReacted: true },
    ],
  })
  await ann.does(RemoveReactionDocument, react('❤️'))
  const { removeReaction } = await bob.does(RemoveReactionDocument, react('👍🏽'))
  expect(removeReaction.message.reactions).toMatchObject([
    { count: 1, viewerHasReacted: false, users: [{ id: ann.id }] },
  ])
  const unchanged = await bob.does(RemoveReactionDocument, react('👍🏽'))
  expect(unchanged.removeReaction.message.version).toBe(removeReaction.message.version)
})

test('a reaction is one emoji; there are 20 kinds a message, none on a deleted one, none by a stranger', async () => {
  const { ann, bob, eve, sent } = await started()
  const react = (emoji: string) => ({ messageId: sent.id, emoji })
  for (const wrong of ['', 'a', '👍👍', '1', '👍 ', '<b>', '👍'.repeat(40)])
    expect(await bob.refused(AddReactionDocument, react(wrong))).toBe('BAD_USER_INPUT emoji')
  for (const i of range(0, 19)) await bob.does(AddReactionDocument, react(String.fromCodePoint(0x1f600 + i)))
  expect(await ann.refused(AddReactionDocument, react('👍'))).toBe('BAD_USER_INPUT emoji')
  expect(await eve.refused(AddReactionDocument, react('👍'))).toBe('NOT_FOUND messageId')
  const { deleteMessage } = await ann.does(DeleteMessageDocument, { messageId: sent.id })
  expect(deleteMessage.message.reactions).toEqual([])
  expect(await bob.refused(AddReactionDocument, react('👍'))).toBe('CONFLICT messageId')
})

test('members pin up to 50 messages; a deleted one is no longer pinned', async () => {
  const { ann, bob, eve, sent } = await started()
  const pinned = async () =>
    (await bob.does(ConversationDocument, { id: sent.conversation.id })).conversation!.pinned.map(({ id }) => id)
  const other = await bob.sends(ann, 'another')
  await bob.does(PinMessageDocument, { messageId: other.id })
  await bob.does(PinMessageDocument, { messageId: sent.id })
  await bob.does(PinMessageDocument, { messageId: sent.id })
  expect(await pinned()).toEqual([other.id, sent.id])
  expect(await eve.refused(PinMessageDocument, { messageId: sent.id })).toBe('NOT_FOUND messageId')
  await ann.does(UnpinMessageDocument, { messageId: other.id })
  expect(await pinned()).toEqual([sent.id])
  await ann.does(DeleteMessageDocument, { messageId: sent.id })
  expect(await pinned()).toEqual([])
  expect(await ann.refused(PinMessageDocument, { messageId: sent.id })).toBe('CONFLICT messageId')
  for (const i of range(1, 50)) await ann.does(PinMessageDocument, { messageId: (await ann.sends(bob, `pin ${i}`)).id })
  expect(await ann.refused(PinMessageDocument, { messageId: other.id })).toBe('BAD_USER_INPUT messageId')
})

test('mentions are of members, and are counted until they are read', async () => {
  const { ann, bob, eve } = await started()
  const { createGroup } = await ann.does(CreateGroupDocument, { input: { title: 'Group', memberIds: [bob.id] } })
  const { id } = createGroup.conversation
  const counted = async () => (await bob.does(ConversationDocument, { id })).conversation!.unreadMentionCount
  const sent = await ann.sends(id, 'Bob?', { mentionIds: [bob.id, bob.id] })
  expect(sent.mentions.map((user) => user.id)).toEqual([bob.id])
  const second = await ann.sends(id, 'Bob!', { mentionIds: [bob.id, ann.id] })
  await ann.sends(id, 'not you')
  expect(await counted()).toBe(2)
  await ann.does(EditMessageDocument, { messageId: second.id, text: 'Bob, are you there?' })
  expect(await counted()).toBe(2)
  await ann.does(DeleteMessageDocument, { messageId: second.id })
  expect(await counted()).toBe(1)
  await bob.sends(id, 'Here')
  expect(await counted()).toBe(0)
  await ann.sends(id, 'Bob?', { mentionIds: [bob.id] })
  expect(await counted()).toBe(1)
  await ann.does(RemoveMemberDocument, { conversationId: id, userId: bob.id })
  await ann.does(AddMembersDocument, { conversationId: id, userIds: [bob.id] })
  expect(await counted()).toBe(0)
  const input = { conversationId: id, clientId: 'x', text: 'Eve', mentionIds: [eve.id] }
  expect(await ann.refused(SendMessageDocument, { input })).toBe('BAD_USER_INPUT mentionIds')
})

test('an admin writes to a person as an admin, and the message says so', async () => {
  const { ann, bob } = await started()
  const admin = await chat.admin()
  const input = { recipientId: bob.id, clientId: 'notice', text: 'Your order is ready' }
  const first = await admin.does(SendAdminMessageDocument, { input })
  expect(first.sendAdminMessage).toMatchObject({ deduplicated: false, message: { isFromAdmin: true } })
  expect((await admin.does(SendAdminMessageDocument, { input })).sendAdminMessage.deduplicated).toBe(true)
  expect(await ann.refused(SendAdminMessageDocument, { input })).toBe('FORBIDDEN')
  expect(await admin.sends(bob, 'as myself')).toMatchObject({ isFromAdmin: false })
})
