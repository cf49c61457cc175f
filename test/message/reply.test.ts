import { expect, test } from 'vitest'
import { DeleteMessageDocument, SendMessageDocument } from '../generated/operations.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()

test('a message may answer another of its conversation', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const question = await ann.sends(bob, 'a question')
  const answer = await bob.sends(ann, 'an answer', { replyToId: question.id })
  expect(answer.replyTo).toMatchObject({ id: question.id, text: 'a question' })
  expect((await ann.history(question.conversation.id))[1]!.replyTo).toMatchObject({ text: 'a question' })
  expect(question.replyTo).toBeNull()
})

test('not one of another conversation, nor one that is not there', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const elsewhere = await ann.sends(cat, 'elsewhere')
  const refusal = (replyToId: string) =>
    ann.refused(SendMessageDocument, { input: { recipientId: bob.id, clientId: 'reply', text: 'hello', replyToId } })
  expect(await refusal(elsewhere.id)).toBe('BAD_USER_INPUT replyToId')
  expect(await refusal('nothing')).toBe('BAD_USER_INPUT replyToId')
})

test('not a deleted one', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const gone = await ann.sends(bob, 'gone')
  await ann.does(DeleteMessageDocument, { messageId: gone.id })
  const input = { recipientId: ann.id, clientId: 'reply', text: 'hello', replyToId: gone.id }
  expect(await bob.refused(SendMessageDocument, { input })).toBe('CONFLICT replyToId')
})

test('an answer shows what it answers as that is now', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const question = await ann.sends(bob, 'a question')
  await bob.sends(ann, 'an answer', { replyToId: question.id })
  await ann.does(DeleteMessageDocument, { messageId: question.id })
  const [, answer] = await bob.history(question.conversation.id)
  expect(answer).toMatchObject({ text: 'an answer', replyTo: { id: question.id, text: null } })
})
