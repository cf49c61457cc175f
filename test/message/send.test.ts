import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { SendMessageDocument } from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'

test('a message to a person starts their conversation, and is there for both', async () => {
  await using chat = await startChat()
  const [ann, bob] = await chat.users('ann', 'bob')
  await using phone = await bob.events()
  expect(await phone.next()).toMatchObject({ __typename: 'CaughtUp', missed: 0 })
  const message = await ann.sends(bob, 'Hello Bob')
  expect(message).toMatchObject({
    seq: 1,
    text: 'Hello Bob',
    version: 1,
    state: 'SENT',
    isRead: true,
    sender: { id: 'ann' },
  })
  expect(await phone.next()).toMatchObject({
    __typename: 'MessageAdded',
    message: { id: message.id, text: 'Hello Bob', isRead: false },
  })
  expect(await bob.history(message.conversation.id)).toMatchObject([{ text: 'Hello Bob' }])
})

test('64 equal sends at once make one message', async () => {
  await using chat = await startChat()
  const [ann, bob] = await chat.users('ann', 'bob')
  const input = { recipientId: bob.id, clientId: randomUUID(), text: 'once' }
  const answers = await Promise.all(Array.from({ length: 64 }, () => ann.does(SendMessageDocument, { input })))
  expect(new Set(answers.map(({ sendMessage }) => sendMessage.message.id)).size).toBe(1)
  expect(answers.filter(({ sendMessage }) => !sendMessage.deduplicated)).toHaveLength(1)
  expect(await ann.history(answers[0]!.sendMessage.message.conversation.id)).toHaveLength(1)
})

test('a retry gets the message that it made, also much later; another content is a conflict', async () => {
  await using chat = await startChat()
  const [ann, bob] = await chat.users('ann', 'bob')
  const input = { recipientId: bob.id, clientId: 'first', text: 'once' }
  const first = await ann.does(SendMessageDocument, { input })
  await ann.sends(bob, 'another')
  const again = await ann.does(SendMessageDocument, { input })
  expect(again.sendMessage).toMatchObject({ deduplicated: true, message: { id: first.sendMessage.message.id, seq: 1 } })
  expect(await ann.refused(SendMessageDocument, { input: { ...input, text: 'twice' } })).toBe(
    'IDEMPOTENCY_CONFLICT clientId',
  )
  expect(await bob.sends(ann, 'mine', { clientId: 'first' })).toMatchObject({ seq: 3, text: 'mine' })
})
